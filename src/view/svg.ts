/**
 * `toSvg`: a view as a picture for a page, a README, or a test that failed.
 *
 * @module
 */
import { type Box, type DrawOptions, type Layout, isDot, layoutOf } from './layout.js'
import { type Look, containerLook, podLook } from './look.js'
import type { ClusterView, Part, ViewMachine, ViewService } from './parts.js'
import { counted, escaped, shortened } from './text.js'
import { trafficOf } from './traffic.js'

/** How `toSvg` draws. */
export interface SvgOptions extends DrawOptions {
  /** Lines of text below the picture: what was typed, and what it printed. */
  readonly caption?: readonly string[]
}

const CAPTION_LINE = 18
const GREY = '#868e96'
const BLUE = '#1971c2'
const INK = '#212529'
/** Characters that fit into a machine's box. */
const ROOM = 29

/**
 * A cluster, or a Docker host, as an SVG document. Every part has its key in `data-key`, and a title
 * that says its state in words.
 *
 * @example writeFileSync('cluster.svg', toSvg(clusterView(lab.state)))
 */
export function toSvg(view: ClusterView, options: SvgOptions = {}): string {
  const layout = layoutOf(view, options)
  const caption = options.caption ?? []
  const height = layout.height + caption.length * CAPTION_LINE
  const byKey = new Map<string, Part>(
    [...view.pods, ...view.containers, ...view.networks, ...view.volumes].map((part) => [
      part.key,
      part,
    ]),
  )
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}" role="img" aria-label="${escaped(summaryOf(view, layout))}" font-family="monospace" font-size="13">`,
    `<rect width="${layout.width}" height="${height}" fill="#ffffff"/>`,
    ...linesToPods(view, layout),
    ...view.services.flatMap((service) => serviceOf(service, layout.boxes[service.key])),
    ...view.machines.flatMap((machine) => machineOf(machine, layout.boxes[machine.key])),
    ...layout.machines.flatMap(({ items }) =>
      items.map((key) => itemOf(byKey.get(key), layout.boxes[key])),
    ),
    ...caption.map((line, i) => text(20, layout.height + 5 + i * CAPTION_LINE, line, '#343a40')),
    '</svg>',
  ]
  return `${lines.filter((line) => line).join('\n')}\n`
}

/** A view in a sentence, for those who do not see the picture. */
function summaryOf(view: ClusterView, { machines }: Pick<Layout, 'machines'>): string {
  const drawn = new Set(machines.flatMap(({ items }) => items))
  const pods = view.pods.filter(({ key }) => drawn.has(key))
  const containers = view.containers.filter(({ key }) => drawn.has(key))
  return [
    counted(machines.length, 'machine'),
    ...(pods.length > 0
      ? [`${counted(pods.length, 'pod')} (${pods.filter(({ ready }) => ready).length} ready)`]
      : []),
    ...(containers.length > 0 ? [counted(containers.length, 'container')] : []),
  ].join(', ')
}

const text = (x: number, y: number, said: string, colour: string): string =>
  `<text x="${x}" y="${y}" xml:space="preserve" fill="${colour}">${escaped(said)}</text>`

const group = (key: string, title: string, ...inside: readonly string[]): string =>
  `<g data-key="${escaped(key)}"><title>${escaped(title)}</title>${inside.join('')}</g>`

/** What is to be known of a machine, in words. */
export const machineState = ({ on, node }: ViewMachine): string =>
  [on ? '' : 'off', node?.ready === false ? 'not ready' : '', node?.cordoned ? 'cordoned' : '']
    .filter((word) => word)
    .join(', ')

function machineOf(machine: ViewMachine, box: Box | undefined): readonly string[] {
  if (!box) return []
  const state = machineState(machine)
  const colour = machine.on && machine.node?.ready !== false ? BLUE : GREY
  const said = `${machine.name}${state ? ` (${state})` : ''}`
  const dashes = machine.on ? '' : ' stroke-dasharray="6 4"'
  return [
    group(
      machine.key,
      `${machine.role} ${said}`,
      `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="10" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`,
      text(box.x + 14, box.y + 24, shortened(said, ROOM), colour),
    ),
  ]
}

function serviceOf(service: ViewService, box: Box | undefined): readonly string[] {
  if (!box) return []
  const said = [service.name, ...service.ports].join(' ')
  return [
    group(
      service.key,
      `service ${service.namespace}/${service.name}, ${service.kind}`,
      `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${box.height / 2}" fill="#e7f5ff" stroke="${BLUE}"/>`,
      text(box.x + 18, box.y + 25, shortened(said, ROOM), INK),
    ),
  ]
}

/** From each service to the pods that its endpoints lead to; dashed where one is not ready. */
const linesToPods = (view: ClusterView, { boxes }: Layout): readonly string[] =>
  trafficOf(view).flatMap(({ service, pod, ready }) => {
    const [from, to] = [boxes[service], boxes[pod]]
    if (!from || !to) return []
    const dashes = ready ? '' : ' stroke-dasharray="4 4"'
    return [
      `<line x1="${from.x + from.width / 2}" y1="${from.y + from.height}" x2="${to.x + 12}" y2="${to.y + 10}" stroke="#a5d8ff"${dashes}/>`,
    ]
  })

/** How a part looks, and its state in words. */
interface Seen {
  readonly look: Look
  /** Its state in a word. */
  readonly word: string
  /** What it is, and its state. */
  readonly title: string
}

/** How a part looks. */
export function lookOf(part: Part): Seen | undefined {
  if (part.type === 'pod') {
    const { name, state, reason, ready, readyContainers, containers, restarts } = part
    const more = restarts > 0 ? `, ${counted(restarts, 'restart')}` : ''
    const word = reason ?? (state === 'running' && !ready ? 'not ready' : state)
    return {
      look: podLook(state, ready),
      word,
      title: `pod ${name}, ${word}, ${readyContainers}/${containers} ready${more}`,
    }
  }
  if (part.type === 'container') {
    const ports = part.ports.length > 0 ? `, ports ${part.ports.join(' ')}` : ''
    return {
      look: containerLook(part),
      word: part.status,
      title: `container ${part.name} of ${part.image}, ${part.status}${ports}`,
    }
  }
  if (part.type === 'network')
    return {
      look: { colour: BLUE, sign: '≡' },
      word: '',
      title: `network ${part.name} ${part.subnet ?? ''}`,
    }
  if (part.type === 'volume')
    return { look: { colour: '#5f3dc4', sign: '▪' }, word: '', title: `volume ${part.name}` }
  return undefined
}

function itemOf(part: Part | undefined, box: Box | undefined): string {
  const seen = part && lookOf(part)
  if (!seen || !box) return ''
  const { look, title } = seen
  const [x, y] = [box.x + 12, box.y + 12]
  const gone = part.type === 'pod' && part.state === 'terminating' ? ' opacity="0.6"' : ''
  const dot = `<circle cx="${x}" cy="${y}" r="9" fill="${look.colour}"${gone}/>`
  const sign = look.sign
    ? `<text x="${x}" y="${y + 4}" text-anchor="middle" fill="#ffffff">${look.sign}</text>`
    : ''
  const name = isDot(box) ? '' : text(x + 16, y + 5, shortened(part.name, ROOM - 2), INK)
  return group(part.key, title, dot, sign, name)
}
