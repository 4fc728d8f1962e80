/**
 * `toMermaid`: a view as a flowchart in Mermaid's words, which GitHub and many wikis draw.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
import { type DrawOptions, layoutOf } from './layout.js'
import type { ClusterView, Part } from './parts.js'
import { lookOf, machineState } from './svg.js'
import { escaped } from './text.js'
import { trafficOf } from './traffic.js'

/** Text in quotes, as Mermaid takes it: with entities for what would end it. */
const quoted = (text: string): string => `"${escaped(text)}"`

/**
 * A cluster, or a Docker host, as a Mermaid flowchart: a subgraph for each machine with what runs
 * there, and arrows from services to pods, and from containers to their networks and volumes.
 *
 * @example console.log(`\`\`\`mermaid\n${toMermaid(clusterView(lab.state))}\`\`\``)
 */
export function toMermaid(view: ClusterView, options: DrawOptions = {}): string {
  const { boxes, machines } = layoutOf(view, options)
  const ids = new Map(Object.keys(boxes).map((key, i) => [key, `n${i}`]))
  const parts = new Map<string, Part>(
    [...view.machines, ...view.pods, ...view.containers, ...view.networks, ...view.volumes].map(
      (part) => [part.key, part],
    ),
  )
  const services = view.services.filter(({ key }) => ids.has(key))
  const lines = [
    'flowchart TD',
    ...services.map(
      ({ key, name, ports }) => `  ${ids.get(key)}([${quoted([name, ...ports].join(' '))}])`,
    ),
    ...machines.flatMap(({ key, items }) => [
      `  subgraph ${ids.get(key)}[${quoted(titleOf(parts.get(key)))}]`,
      ...items.map((item) => `    ${ids.get(item)}${shapeOf(parts.get(item))}`),
      '  end',
    ]),
    ...arrowsOf(view, ids),
  ]
  return `${lines.join('\n')}\n`
}

function titleOf(machine: Part | undefined): string {
  if (machine?.type !== 'machine') return ''
  const state = machineState(machine)
  return `${machine.name}${state ? ` (${state})` : ''}`
}

/** A part in the shape of its type, with its state after its name where that is not plain running. */
function shapeOf(part: Part | undefined): string {
  if (!part) return ''
  if (part.type === 'volume') return `[(${quoted(part.name)})]`
  if (part.type === 'network') return `{{${quoted(part.name)}}}`
  const seen = lookOf(part)
  return `[${quoted(seen?.look.sign ? `${part.name}: ${seen.word}` : part.name)}]`
}

function arrowsOf(view: ClusterView, ids: ReadonlyMap<string, string>): readonly string[] {
  const line = (from: string, arrow: string, to: string): readonly string[] =>
    ids.has(from) && ids.has(to) ? [`  ${ids.get(from)} ${arrow} ${ids.get(to)}`] : []
  return [
    ...trafficOf(view).flatMap(({ service, pod, ready }) =>
      line(service, ready ? '-->' : '-.->', pod),
    ),
    ...view.edges.flatMap(({ type, from, to }) =>
      type === 'mounts' || type === 'joins' ? line(from, '---', to) : [],
    ),
  ]
}
