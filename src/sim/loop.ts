/**
 * Reconcile loops: whatever acts by itself (a controller, a kubelet, a daemon, a process).
 *
 * A loop says which changes concern which of its keys, and what to do for a key. It is level-triggered: `step` compares
 * what is with what should be, and never learns which change woke it. All it writes is one transaction.
 */
import type { Change, Tx } from './step.js'
import { type TableSpec, defineTable } from './table.js'
import type { Reader, VirtualTime } from './world.js'

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
  /**
   * Keys for which something has come true that is no change of a row of theirs; asked after each step, so asking has to cost next to
   * nothing while there are none.
   */
  awakened?(read: Reader): readonly string[]
  /** How long after a change the loop sees it, in milliseconds; 0 unless said otherwise. */
  readonly latency?: number
  step(tx: Tx, key: string): Outcome
}

/** Loops with what a simulation looks up in them; made once for all the worlds that they run. */
export interface LoopTable {
  readonly list: readonly Loop[]
  readonly byName: ReadonlyMap<string, Loop>
  /** By table. */
  readonly watches: ReadonlyMap<string, readonly { readonly loop: Loop; readonly wakes: Watch['wakes'] }[]>
  /** The loops that wake for more than changes. */
  readonly attentive: readonly Required<Pick<Loop, 'name' | 'awakened'>>[]
}

/** Arranges loops for simulations. */
export function loopTable(list: readonly Loop[]): LoopTable {
  const watches = new Map<string, { loop: Loop; wakes: Watch['wakes'] }[]>()
  for (const loop of list) {
    for (const { table, wakes } of loop.watches) {
      const known = watches.get(table)
      if (known) known.push({ loop, wakes })
      else watches.set(table, [{ loop, wakes }])
    }
  }
  const attentive = list.flatMap(({ name, awakened }) => (awakened ? [{ name, awakened }] : []))
  return { list, byName: new Map(list.map((loop) => [loop.name, loop])), watches, attentive }
}

/** A typed watch: `watch(pods, ({ before, after }) => …)`. */
export function watch<Row>(table: TableSpec<Row>, wakes: (change: Change<Row>, tx: Tx) => readonly string[] | string | undefined): Watch {
  return { table: table.name, wakes: wakes as Watch['wakes'] }
}

/** How often a (loop, key) failed in a row. */
export const failures = defineTable<{ readonly count: number }>('failures')

/** Milliseconds until the next try after `count` failures in a row: 5 ms, doubled each time, 1000 s at most, as in client-go's default rate limiter. */
export const backoff = (count: number): number => Math.min(5 * 2 ** (count - 1), 1_000_000)
