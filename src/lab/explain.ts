/**
 * `lab.explain`: why a pod is where it is, or nowhere.
 *
 * @module
 */
import type { Pod } from '../types/kubernetes/core/v1.js'
import { kindOf } from '../kubernetes/kinds/index.js'
import type { Stored } from '../kubernetes/kinds/kind.js'
import { type NodeVerdict, verdicts } from '../kubernetes/scheduler/explain.js'
import type { MorePlugins } from '../kubernetes/scheduler/index.js'
import { SCHEDULER } from '../kubernetes/scheduler/name.js'
import { Simulation } from '../sim/driver.js'
import { UsageError } from '../sim/errors.js'
import { HistoryError } from './history/moment.js'
import type { Change } from '../sim/step.js'
import type { VirtualTime, World } from '../sim/world.js'
import { tabwriter, KUBECTL_COLUMNS } from '../text/tabwriter.js'
import { rfc3339 } from '../text/time.js'

/** Why a pod is where it is, or nowhere. */
export interface Placement {
  /** `default/web`. */
  readonly pod: string
  /** Where it is; undefined if it has no node. */
  readonly node: string | undefined
  /** Where preemption makes room for it. */
  readonly nominated: string | undefined
  /** What the scheduler, or who took its place, said of it last. */
  readonly message: string
  /** When the scheduler looked; the present, if that is forgotten. */
  readonly time: VirtualTime
  /** What each filter and score said of each node then; the best first. */
  readonly nodes: readonly NodeVerdict[]
  /** A table for people. */
  toString(): string
}

/** What is needed of a lab. */
interface Explained {
  readonly simulation: Simulation
  readonly plugins: MorePlugins
  at(moment: { readonly revision: number }): World
  readonly loops: ConstructorParameters<typeof Simulation>[0]
}

const NO_ATTEMPT = 'the scheduler has not looked at it'
const GATED = 'its scheduling gates hold it back'

/** Explains a pod: `web`, or `shop/web`. @throws UsageError for a pod that is not there */
export function explainPod(lab: Explained, name: string): Placement {
  const key = name.includes('/') ? name : `default/${name}`
  const { table } = kindOf('Pod')
  const pod = lab.simulation.read().get(table, key)
  if (!pod) throw new UsageError(`there is no pod ${key}`)
  const attempt = lastAttempt(lab.simulation, table.name, key)
  const before = attempt === undefined ? undefined : worldBefore(lab, attempt.step)
  const world = before ?? lab.simulation.world
  const then = new Simulation(lab.loops, world)
  const { nodes, refused } = then.transact((tx) => {
    const known = (tx.get(table, key) as Stored<Pod> | undefined) ?? pod
    const { nodeName: _, ...spec } = known.spec ?? { containers: [] }
    return verdicts(tx, { ...known, spec }, lab.plugins)
  })
  const node = pod.spec?.nodeName
  const placement: Omit<Placement, 'toString'> = {
    pod: key,
    node,
    nominated: pod.status?.nominatedNodeName,
    message: refused ?? messageOf(pod, attempt !== undefined),
    time: before && attempt ? attempt.time : lab.simulation.world.now,
    nodes: [...nodes].sort(
      (a, b) =>
        Number(b.node === node) - Number(a.node === node) ||
        Number(b.fits) - Number(a.fits) ||
        b.total - a.total,
    ),
  }
  return { ...placement, toString: () => textOf(placement) }
}

/** The last step in which the scheduler placed the pod, or said that it fits nowhere. */
function lastAttempt(
  { trace }: Simulation,
  table: string,
  key: string,
): { readonly step: number; readonly time: VirtualTime } | undefined {
  const isIt = (change: Change): boolean => change.table === table && change.key === key
  return trace.list().findLast(({ loop, changes }) => loop === SCHEDULER && changes.some(isIt))
}

function worldBefore(lab: Explained, step: number): World | undefined {
  try {
    return lab.at({ revision: step - 1 })
  } catch (error) {
    if (error instanceof HistoryError) return undefined
    throw error
  }
}

function messageOf({ spec, status }: Stored<Pod>, attempted: boolean): string {
  if (spec?.nodeName) return ''
  const condition = status?.conditions?.find(({ type }) => type === 'PodScheduled')
  if (condition?.reason === 'SchedulingGated') return GATED
  return condition?.message ?? (attempted ? '' : NO_ATTEMPT)
}

function textOf({
  pod,
  node,
  nominated,
  message,
  time,
  nodes,
}: Omit<Placement, 'toString'>): string {
  const head = node
    ? `${pod} is on ${node}: placed at ${rfc3339(time)}\n`
    : `${pod} has no node${message ? `: ${message}` : ''}\n`
  const room = nominated && !node ? `room is being made for it on ${nominated}\n` : ''
  const rows = nodes.map(({ node: name, fits, filters, scores, total }) => {
    const why = filters
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ plugin, reasons }) => `${plugin}: ${reasons.join(', ')}`)
    const points = scores.map(({ plugin, score, weight }) => `${plugin} ${score}*${weight}`)
    return `${name}\t${fits ? total : 'no'}\t${(fits ? points : why).join('; ')}\n`
  })
  return head + room + tabwriter(`NODE\tSCORE\tWHY\n${rows.join('')}`, KUBECTL_COLUMNS)
}
