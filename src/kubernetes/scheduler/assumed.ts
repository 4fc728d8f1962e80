/**
 * Assumed pods: those that the scheduler has bound and does not see on their nodes yet.
 *
 * They count as running where they were bound, or a cache that is late would have the scheduler
 * give their room away twice.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { hasSeen, seenFrom } from '../apiserver/informer.js'
import { type Stored, keyOf } from '../kinds/kind.js'

/** A bound pod, and when it was bound. */
interface Assumed {
  readonly pod: Stored<Pod>
  readonly node: string
  readonly since: VirtualTime
}

/** Keys are pods' keys. */
export const assumed = defineTable<Assumed, 'byNode'>('scheduler/assumed', {
  byNode: ({ node }) => node,
})

/** Counts a pod that was just bound; nothing to do where the binding shows at once. */
export function assume(tx: Tx, pod: Stored<Pod>, node: string): void {
  if (!hasSeen(tx, tx.now)) tx.put(assumed, keyOf(pod), { pod, node, since: tx.now })
}

/**
 * When the cache will show the next of the pods that are assumed on a node; undefined if there are
 * none.
 */
export function nextConfirmation(tx: Tx, node: string): VirtualTime | undefined {
  if (tx.count(assumed as never) === 0) return undefined
  const times = tx.by(assumed, 'byNode', node).map(({ since }) => seenFrom(tx, since))
  return times.length > 0 ? Math.min(...times) : undefined
}

/** Whether a pod is bound already, though the cache does not show it. */
export const isAssumed = (tx: Tx, { metadata }: Stored<Pod>): boolean =>
  tx.count(assumed as never) > 0 &&
  tx.get(assumed, keyOf({ metadata }))?.pod.metadata.uid === metadata.uid

/** The pods that are assumed on a node; those that the cache shows by now are forgotten. */
export function assumedOn(tx: Tx, node: string): readonly Stored<Pod>[] {
  if (tx.count(assumed as never) === 0) return []
  return tx.by(assumed, 'byNode', node).flatMap(({ pod, since }) => {
    if (!hasSeen(tx, since)) return pod
    tx.delete(assumed, keyOf(pod))
    return []
  })
}
