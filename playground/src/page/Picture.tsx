/**
 * The picture of a lab: machines with what runs on them, services, and requests that fly.
 *
 * Each part is a component that is drawn again only when the part or its place is another: a view
 * shares what has not changed.
 *
 * @module
 */
import { memo, useMemo } from 'react'
import {
  type Box,
  type ClusterView,
  type Layout,
  type Part,
  type ViewMachine,
  type ViewService,
  layoutOf,
  trafficOf,
} from 'kubarium/view'
import type { Client } from './client.js'
import { lookOf, saidOf } from './looks.js'
import { Requests } from './Requests.js'

interface Props {
  readonly client: Client
  readonly world: string
  readonly view: ClusterView
  /** Whether requests fly in it; not in the past. */
  readonly live: boolean
}

/** What is drawn of a view: all but the time. */
const DRAWN = [
  'machines',
  'pods',
  'containers',
  'services',
  'endpoints',
  'networks',
  'volumes',
] as const

/** The picture of a lab, and the same in words for those who do not see it. */
export const Picture = memo(
  Drawing,
  (a, b) => a.live === b.live && DRAWN.every((list) => a.view[list] === b.view[list]),
)

function Drawing({ client, world, view, live }: Props) {
  const layout = useLayout(view)
  const parts = useMemo(
    () =>
      new Map<string, Part>(
        [...view.pods, ...view.containers, ...view.networks, ...view.volumes].map((part) => [
          part.key,
          part,
        ]),
      ),
    [view.pods, view.containers, view.networks, view.volumes],
  )
  const drawn = layout.machines.flatMap(({ items }) => items)
  return (
    <div className="picture">
      <svg width={layout.width} viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true">
        <Traffic view={view} boxes={layout.boxes} />
        {view.services.map((service) => (
          <ServiceBox key={service.key} service={service} box={layout.boxes[service.key]} />
        ))}
        {view.machines.map((machine) => (
          <MachineBox key={machine.key} machine={machine} box={layout.boxes[machine.key]} />
        ))}
        {drawn.map((key) => (
          <Item key={key} part={parts.get(key)} box={layout.boxes[key]} />
        ))}
        {live && <Requests client={client} world={world} boxes={layout.boxes} />}
      </svg>
      <InWords view={view} drawn={drawn} parts={parts} />
    </div>
  )
}

/** Where everything stands: worked out again only when what is drawn has changed. */
function useLayout(view: ClusterView) {
  const { machines, pods, containers, services, networks, volumes, edges } = view
  return useMemo(
    () => layoutOf(view, { workstation: true }),
    // The time alone moves nothing.
    [machines, pods, containers, services, networks, volumes, edges],
  )
}

interface TrafficProps {
  readonly view: ClusterView
  readonly boxes: Layout['boxes']
}

/** From each service to the pods that its requests go to; dashed where one is not ready. */
const Traffic = memo(
  ({ view, boxes }: TrafficProps) =>
    trafficOf(view).map(({ service, pod, ready }) => {
      const [from, to] = [boxes[service], boxes[pod]]
      if (!from || !to) return null
      return (
        <line
          key={`${service} ${pod}`}
          className={ready ? 'traffic' : 'traffic unready'}
          x1={from.x + from.width / 2}
          y1={from.y + from.height}
          x2={to.x + 12}
          y2={to.y + 10}
        />
      )
    }),
  (a, b) => a.boxes === b.boxes && a.view.endpoints === b.view.endpoints,
)

interface PlacedProps {
  readonly box: Box | undefined
}

const sameBox = (a: PlacedProps, b: PlacedProps): boolean =>
  a.box?.x === b.box?.x && a.box?.y === b.box?.y && a.box?.height === b.box?.height

const MachineBox = memo(
  ({ machine, box }: PlacedProps & { readonly machine: ViewMachine }) =>
    box && (
      <g className={`machine ${machine.on && machine.node?.ready !== false ? 'on' : 'off'}`}>
        <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="10" />
        <text x={box.x + 14} y={box.y + 24}>
          {saidOf(machine)}
        </text>
      </g>
    ),
  (a, b) => a.machine === b.machine && sameBox(a, b),
)

const ServiceBox = memo(
  ({ service, box }: PlacedProps & { readonly service: ViewService }) =>
    box && (
      <g className="service">
        <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={box.height / 2} />
        <text x={box.x + 18} y={box.y + 25}>
          {[service.name, ...service.ports].join(' ').slice(0, 30)}
        </text>
      </g>
    ),
  (a, b) => a.service === b.service && sameBox(a, b),
)

const Item = memo(
  ({ part, box }: PlacedProps & { readonly part: Part | undefined }) => {
    if (!part || !box) return null
    const { state, sign } = lookOf(part)
    return (
      <g className={`item ${state}`} data-key={part.key}>
        <title>{saidOf(part)}</title>
        <circle cx={box.x + 12} cy={box.y + 12} r="9" />
        <text className="sign" x={box.x + 12} y={box.y + 16}>
          {sign}
        </text>
        {box.width > box.height && (
          <text x={box.x + 28} y={box.y + 17}>
            {part.name.slice(0, 27)}
          </text>
        )}
      </g>
    )
  },
  (a, b) => a.part === b.part && sameBox(a, b) && a.box?.width === b.box?.width,
)

interface WordsProps {
  readonly view: ClusterView
  readonly drawn: readonly string[]
  readonly parts: ReadonlyMap<string, Part>
}

/** The picture in words, which a screen reader finds in the place of the drawing. */
const InWords = memo(
  ({ view, drawn, parts }: WordsProps) => (
    <ul className="unseen" aria-label="What there is">
      {view.machines.map((machine) => (
        <li key={machine.key}>{`${machine.role} ${saidOf(machine)}`}</li>
      ))}
      {drawn.map((key) => {
        const part = parts.get(key)
        return part && <li key={key}>{saidOf(part)}</li>
      })}
    </ul>
  ),
  (a, b) =>
    a.view.machines === b.view.machines &&
    a.parts === b.parts &&
    a.drawn.length === b.drawn.length &&
    a.drawn.every((key, i) => key === b.drawn[i]),
)
