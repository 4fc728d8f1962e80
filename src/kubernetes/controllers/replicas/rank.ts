/**
 * Ranking: which pods go first when there are too many.
 *
 * Those without a node, those that do not run, those that are not ready, those that cost least to
 * delete, those that share their node with most others of the same kind, those that became ready
 * last, those that restarted most, the youngest. Ages count by their order of magnitude: of two
 * that are about as old, chance decides, so that the pods that stay are of all ages.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'
import { isReady, readySince } from '../pods.js'

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }
const NANOSECONDS = 1_000_000

/**
 * The pods in the order in which they are deleted. `onNode`: how many pods of the same kind a node
 * has.
 */
export function rankForDeletion(
  pods: readonly Stored<Pod>[],
  onNode: (node: string) => number,
  now: VirtualTime,
): readonly Stored<Pod>[] {
  return pods
    .map((pod) => ({ pod, rank: rankOf(pod, onNode, now) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ pod }) => pod)
}

/** Compared from the first to the last; the smaller goes first. */
type Rank = readonly (number | string)[]

function rankOf(pod: Stored<Pod>, onNode: (node: string) => number, now: VirtualTime): Rank {
  const node = pod.spec?.nodeName
  const readyMagnitude = magnitude(now - (readySince(pod) ?? now))
  return [
    node ? 1 : 0,
    PHASES[pod.status?.phase ?? 'Pending'] ?? 0,
    isReady(pod) ? 1 : 0,
    deletionCost(pod),
    node ? -onNode(node) : 0,
    readyMagnitude,
    -restarts(pod),
    magnitude(now - (parseTime(pod.metadata.creationTimestamp) ?? now)),
    pod.metadata.uid,
  ]
}

const magnitude = (milliseconds: number): number =>
  milliseconds <= 0 ? -1 : Math.floor(Math.log2(milliseconds * NANOSECONDS))

const restarts = ({ status }: Stored<Pod>): number =>
  Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }) => restartCount))

function deletionCost({ metadata }: Stored<Pod>): number {
  const cost = Number(metadata.annotations?.[DELETION_COST] ?? 0)
  return Number.isInteger(cost) ? cost : 0
}

function compare(a: Rank, b: Rank): number {
  for (let i = 0; i < a.length; i++) {
    const [left, right] = [a[i] as number | string, b[i] as number | string]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
