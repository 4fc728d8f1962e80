/**
 * The back-off of a job: how long it waits before it replaces a failed pod.
 *
 * 10 s after the first failure, doubled with each that follows, 10 minutes at most; a success sets
 * it back. How many pods have failed in a row is in the controller's memory.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import { presentOf } from '../../apiserver/informer.js'
import { finishedAt } from './pods.js'

const FIRST = 10_000
const LONGEST = 600_000

/** The failures in a row, by the key of the job. */
interface Row {
  readonly uid: string
  readonly failures: number
  readonly last: VirtualTime
}

const backoffs = defineTable<Row>('job-backoffs')

/** When pods may be made again that follow so many failures in a row. */
export const backoffUntil = (failures: number, last: VirtualTime): VirtualTime =>
  failures <= 0 ? 0 : last + Math.min(FIRST * 2 ** Math.min(failures - 1, 10), LONGEST)

const rowOf = (tx: Tx, key: string, uid: string): Row | undefined => {
  const row = presentOf(tx).get(backoffs, key)
  return row?.uid === uid ? row : undefined
}

/** When a job may make pods again; 0 if nothing failed. */
export function mayCreateAt(tx: Tx, key: string, uid: string): VirtualTime {
  const row = rowOf(tx, key, uid)
  return row ? backoffUntil(row.failures, row.last) : 0
}

/** Notes how pods ended that were not known to have ended. */
export function noteEnds(
  tx: Tx,
  key: string,
  uid: string,
  succeeded: readonly Stored<Pod>[],
  failed: readonly Stored<Pod>[],
): void {
  if (succeeded.length === 0 && failed.length === 0) return
  const success = Math.max(-1, ...succeeded.map(finishedAt))
  const ends = failed.map(finishedAt).filter((at) => at > success)
  const before = succeeded.length > 0 ? undefined : rowOf(tx, key, uid)
  const failures = (before?.failures ?? 0) + ends.length
  if (failures === 0) forgetBackoff(tx, key)
  else tx.put(backoffs, key, { uid, failures, last: Math.max(before?.last ?? 0, ...ends) })
}

/** The job is gone or finished. */
export function forgetBackoff(tx: Tx, key: string): void {
  if (presentOf(tx).get(backoffs, key)) tx.delete(backoffs, key)
}

/** A controller that starts remembers nothing. */
export function forgetBackoffs(tx: Tx): void {
  const keys: string[] = []
  tx.each(backoffs, '', (_, key) => keys.push(key))
  for (const key of keys) tx.delete(backoffs, key)
}
