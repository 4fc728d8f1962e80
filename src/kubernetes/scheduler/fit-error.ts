/**
 * What is said of a pod that fits nowhere: how many nodes, for which reasons, and whether taking
 * other pods away would help.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
import type { Rejection } from './framework.js'

const NO_NODES = 'no nodes available to schedule pods'
const NO_CLAIMS = 'no new claims to deallocate'
export const NOT_HELPFUL = 'Preemption is not helpful for scheduling'
export const NO_VICTIMS = 'No preemption victims found for incoming pod'
export const NEVER_PREEMPTS = 'not eligible due to preemptionPolicy=Never.'
export const TERMINATING = 'not eligible due to a terminating pod on the nominated node.'

/**
 * `0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: …`;
 * `preemption` says why nothing could be taken away, and is undefined if something was.
 */
export function fitError(
  total: number,
  rejections: readonly Rejection[],
  preemption: string | undefined,
): string {
  if (total === 0) return NO_NODES
  const why = counted(
    total,
    rejections.flatMap(({ reasons }) => reasons),
  )
  return preemption === undefined ? why : `${why} ${NO_CLAIMS}, preemption: ${preemption}`
}

/** `0/2 nodes are available: persistentvolumeclaim "x" not found. not found` */
export const refusalText = (total: number, why: string): string =>
  total === 0 ? NO_NODES : `0/${total} nodes are available: ${why}. not found`

/** `0/3 nodes are available: 1 this, 2 that.` */
export function counted(total: number, reasons: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const texts = [...counts].map(([reason, count]) => `${count} ${reason}`)
  return `0/${total} nodes are available: ${texts.sort().join(', ')}.`
}
