/**
 * Reconcile loops: whatever acts by itself (a controller, a kubelet, a daemon, a process).
 *
 * A loop says which changes concern which of its keys, and what to do for a key. It is level-triggered: `step` compares
 * what is with what should be, and never learns which change woke it. All it writes is one transaction.
 */
import type { Change, Tx } from './step.js'
import { type TableSpec, defineTable } from './table.js'
import type { VirtualTime } from './world.js'

/** What comes after a step: nothing (a change will wake the loop), another look at a time, or a retry with back-off. */
export type Outcome = undefined | { readonly at: VirtualTime; readonly idle: boolean } | { readonly retry: true }

/** Nothing more to do until something changes. */
export const awaitChange: Outcome = undefined

/** Look again at `at`. This is waiting, so `settle` does not wait for it unless `idle` is false. */
export const requeueAt = (at: VirtualTime, { idle = true } = {}): Outcome => ({ at, idle })

/** Try again after the loop's exponential back-off. */
export const retry: Outcome = { retry: true }

/** Which changes of a table wake which keys. */
export interface Watch {
  readonly table: string
  /** The keys that a change concerns; also told the rows of the moment, to follow references. */
  readonly wakes: (change: Change, tx: Tx) => readonly string[] | string | undefined
}

/** Something that acts by itself. */
export interface Loop {
  readonly name: string
  readonly watches: readonly Watch[]
  /** How long after a change the loop sees it, in milliseconds; 0 unless said otherwise. */
  readonly latency?: number
  step(tx: Tx, key: string): Outcome
}

/** A typed watch: `watch(pods, ({ before, after }) => …)`. */
export function watch<Row>(table: TableSpec<Row>, wakes: (change: Change<Row>, tx: Tx) => readonly string[] | string | undefined): Watch {
  return { table: table.name, wakes: wakes as Watch['wakes'] }
}

/** How often a (loop, key) failed in a row. */
export const failures = defineTable<{ readonly count: number }>('failures')

/** Milliseconds until the next try after `count` failures in a row: 5 ms, doubled each time, 1000 s at most, as in client-go's default rate limiter. */
export const backoff = (count: number): number => Math.min(5 * 2 ** (count - 1), 1_000_000)
