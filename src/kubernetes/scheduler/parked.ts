/**
 * Parked pods: those that fit nowhere. Each waits until something changes that its rejections were
 * about, and no less than its back-off.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/#queueinghint
 */
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import type { NodeInfo } from './node-info.js'

/** A parked pod. */
interface Parked {
  readonly key: string
  readonly attempts: number
  readonly attemptedAt: VirtualTime
  /** The plugins that rejected it. */
  readonly plugins: readonly string[]
}

/** Keys are pods' keys. */
export const parked = defineTable<Parked, 'byPlugin'>('scheduler/parked', {
  byPlugin: ({ plugins }) => plugins,
})

const FIRST_BACKOFF = 1_000
const LONGEST_BACKOFF = 10_000
/** After so long a pod is tried again whatever happens. */
export const FLUSH = 300_000

/** Any plugin: for pods that were rejected before there was a node to look at. */
const ANY = '*'

export function park(tx: Tx, key: string, plugins: readonly string[]): void {
  const attempts = (tx.get(parked, key)?.attempts ?? 0) + 1
  tx.put(parked, key, { key, attempts, attemptedAt: tx.now, plugins: [ANY, ...plugins] })
}

/** When a parked pod may be tried again. */
export const mayRetryAt = ({ attempts, attemptedAt }: Parked): VirtualTime =>
  attemptedAt + Math.min(FIRST_BACKOFF * 2 ** (attempts - 1), LONGEST_BACKOFF)

/** The plugins that could now say something else of a node. */
export function pluginsConcerned(
  before: NodeInfo | undefined,
  after: NodeInfo | undefined,
): readonly string[] {
  if (!after) return before ? ['PodTopologySpread'] : []
  if (!before) return [ANY]
  const concerned: string[] = []
  if (before.labels !== after.labels)
    concerned.push('NodeAffinity', 'PodTopologySpread', 'InterPodAffinity')
  if (before.taints !== after.taints) concerned.push('TaintToleration')
  if (before.unschedulable !== after.unschedulable) concerned.push('NodeUnschedulable')
  const grew =
    after.allocatable.cpu > before.allocatable.cpu ||
    after.allocatable.memory > before.allocatable.memory ||
    after.allocatablePods > before.allocatablePods
  const freed =
    after.pods < before.pods ||
    after.requested.cpu < before.requested.cpu ||
    after.requested.memory < before.requested.memory
  if (grew || freed) concerned.push('NodeResourcesFit')
  if (freed) concerned.push('NodePorts')
  if (after.pods !== before.pods) concerned.push('InterPodAffinity', 'PodTopologySpread')
  return concerned
}
