/**
 * Where the parts of a picture stand: services in a row, below them a box for each machine with
 * what runs on it. It depends on the view alone, so that equal views give equal pictures.
 *
 * @module
 */
import type { ClusterView, ViewMachine } from './parts.js'

/** A place in a picture, in its units; x and y are those of the upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything stands. */
export interface Layout {
  readonly width: number
  readonly height: number
  /** By the keys of parts; a part that is not drawn has none. */
  readonly boxes: Readonly<Record<string, Box>>
  /** The machines that are drawn, and on each the keys of what is drawn there, in order. */
  readonly machines: readonly { readonly key: string; readonly items: readonly string[] }[]
}

/** What is drawn. */
export interface DrawOptions {
  /** Whether the cluster's own pods and services (of `kube-system`) are drawn. */
  readonly system?: boolean
  /** Whether the workstation is drawn also while there is nothing on it. */
  readonly workstation?: boolean
}

const SYSTEM = 'kube-system'
/** The Service of the API server, which every cluster has. */
const API_SERVER = 'service/default/kubernetes'
const MARGIN = 20
/** How many machines stand beside each other. */
const COLUMNS = 3
const MACHINE_WIDTH = 260
const HEADING = 40
const LINE = 24
const SERVICE_HEIGHT = 40
/** With more than this on one machine, each is a dot without its name. */
const NAMED = 12
const DOTS_IN_LINE = 10
/** Docker's own networks, which say nothing while nobody joins them. */
const PREDEFINED = ['bridge', 'host', 'none']

/** Where the parts of a view stand. */
export function layoutOf(view: ClusterView, options: DrawOptions = {}): Layout {
  const items = itemsOf(view, options)
  const machines = view.machines
    .filter(({ key, role }) => role === 'node' || options.workstation || items.has(key))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ key }) => ({ key, items: items.get(key) ?? [] }))
  const boxes: Record<string, Box> = {}
  const services = servicesOf(view, options)
  const across = Math.max(1, Math.min(COLUMNS, Math.max(machines.length, services.length)))
  for (const [i, { key }] of services.entries())
    boxes[key] = {
      x: left(i % across),
      y: MARGIN + Math.floor(i / across) * (SERVICE_HEIGHT + MARGIN),
      width: MACHINE_WIDTH,
      height: SERVICE_HEIGHT,
    }
  const below = MARGIN + Math.ceil(services.length / across) * (SERVICE_HEIGHT + 2 * MARGIN)
  const bottom = placeMachines(machines, { boxes, across, top: below })
  return { width: left(across), height: bottom, boxes, machines }
}

const left = (column: number): number => MARGIN + column * (MACHINE_WIDTH + MARGIN)
const rank = ({ role }: ViewMachine): number => (role === 'node' ? 1 : 0)

/** The services that are drawn. */
const servicesOf = ({ services }: ClusterView, { system }: DrawOptions) =>
  services.filter(({ key, namespace }) => system || (namespace !== SYSTEM && key !== API_SERVER))

/** The keys of what is drawn on each machine: pods, Docker's containers, networks, volumes. */
function itemsOf(view: ClusterView, { system }: DrawOptions): Map<string, string[]> {
  const machineOf = new Map<string, string>()
  const joined = new Set<string>()
  for (const { type, from, to } of view.edges)
    if (type === 'on') machineOf.set(from, to)
    else if (type === 'joins') joined.add(to)
  const drawn = [
    ...view.pods.filter(({ namespace }) => system || namespace !== SYSTEM),
    ...view.containers.filter(({ inPod }) => !inPod),
    ...view.networks.filter(({ name, key }) => !PREDEFINED.includes(name) && joined.has(key)),
    ...view.volumes.filter(({ kind }) => kind === 'docker'),
  ]
  const items = new Map<string, string[]>()
  for (const { key } of drawn) {
    const machine = machineOf.get(key)
    if (machine === undefined) continue
    const known = items.get(machine)
    if (known) known.push(key)
    else items.set(machine, [key])
  }
  return items
}

function placeMachines(
  machines: Layout['machines'],
  { boxes, across, top }: { boxes: Record<string, Box>; across: number; top: number },
): number {
  let y = top
  for (let i = 0; i < machines.length; i += across) {
    const row = machines.slice(i, i + across)
    const height = Math.max(...row.map(({ items }) => HEADING + linesOf(items) * LINE + MARGIN / 2))
    for (const [column, { key, items }] of row.entries()) {
      const box = { x: left(column), y, width: MACHINE_WIDTH, height }
      boxes[key] = box
      placeItems(items, box, boxes)
    }
    y += height + MARGIN
  }
  return y
}

const linesOf = ({ length }: readonly string[]): number =>
  Math.max(1, length > NAMED ? Math.ceil(length / DOTS_IN_LINE) : length)

function placeItems(items: readonly string[], machine: Box, boxes: Record<string, Box>): void {
  const areDots = items.length > NAMED
  const across = areDots ? DOTS_IN_LINE : 1
  const width = areDots ? LINE : MACHINE_WIDTH - MARGIN
  for (const [i, key] of items.entries())
    boxes[key] = {
      x: machine.x + MARGIN / 2 + (i % across) * width,
      y: machine.y + HEADING + Math.floor(i / across) * LINE,
      width,
      height: LINE,
    }
}

/** Whether a part is drawn as a dot alone, for want of room for its name. */
export const isDot = ({ width }: Box): boolean => width <= LINE
