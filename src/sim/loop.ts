/**
 * Reconcile loops: whatever acts by itself (a controller, a kubelet, a daemon, a process).
 *
 * A loop says which changes concern which of its keys, and what to do for a key. It is
 * level-triggered: `step` compares what is with what should be, and never learns which change woke
 * it. All it writes is one transaction.
 */
import type { Change, Tx } from './step.js'
import { type TableSpec, defineTable } from './table.js'
import type { Reader, VirtualTime } from './world.js'

/**
 * What comes after a step: nothing (a change will wake the loop), another look at a time, or a
 * retry with back-off.
 */
export type Outcome =
  | undefined
  | { readonly at: VirtualTime; readonly idle: boolean; readonly urgent?: boolean }
  | { readonly retry: true }

/** Nothing more to do until something changes. */
export const awaitChange: Outcome = undefined

/** Look again at `at`. This is waiting, so `settle` does not wait for it unless `idle` is false. */
export const requeueAt = (at: VirtualTime, { idle = true, urgent = false } = {}): Outcome => ({
  at,
  idle,
  urgent,
})

/** Try again after the loop's exponential back-off. */
export const retry: Outcome = { retry: true }

/** Which changes of a table wake which keys. */
export interface Watch {
  /** The name of a table; `api/custom/*` are all tables whose names begin so. */
  readonly table: string
  /** The keys that a change concerns; it also gets the rows of the moment, to follow references. */
  readonly wakes: (change: Change, tx: Tx) => readonly string[] | string | undefined
  /** How long after such a change the loop sees it, if not as long as after others. */
  readonly latency?: number
  /**
   * What such a change asks for is done before the rest of its instant. Of a thousand new
   * ReplicaSets, one after the other then gets its pods placed and started while they are at hand;
   * otherwise all sets' pods would be created, all placed, all started.
   */
  readonly urgent?: boolean
}

/** Something that acts by itself. */
export interface Loop {
  readonly name: string
  readonly watches: readonly Watch[]
  /**
   * Keys for which something has come true that is no change of a row of theirs; asked after each
   * step, so asking has to cost next to nothing while there are none.
   */
  awakened?(read: Reader): readonly string[]
  /** How long after a change the loop sees it, in milliseconds; 0 unless said otherwise. */
  readonly latency?: number
  step(tx: Tx, key: string): Outcome
  /**
   * Which errors end a step without an end to the loop: what was written stands, and the key is
   * tried again after the back-off.
   */
  readonly isRetried?: (error: unknown) => boolean
  /** It runs programs: its keys are those of processes. */
  readonly runsPrograms?: true
  /**
   * What it does, in a step of its own, after a step for a key threw an error that nobody expected:
   * a loop that runs programs ends the process, one that pulls images lets the pull fail. Without
   * it the key is tried again after the back-off, and given up after 15 such errors in a row until a
   * change wakes it.
   */
  recover?(tx: Tx, key: string, error: unknown): Outcome
  /**
   * What it is to the API server, if it is one of its clients: a schedule can then show it an older
   * world, and crash it.
   */
  readonly client?: Client
}

/**
 * A client of the API server: it reads through caches that follow watches, and keeps the rest in
 * memory.
 */
export interface Client {
  /** The names of the tables that it watches: it may see them as they were a while ago. */
  readonly informed: Pick<ReadonlySet<string>, 'has'>
  /** The process that a key belongs to, where there are several: a node's kubelet. */
  readonly processOf?: (key: string) => string
  /**
   * A process starts: it has nothing in memory, lists what there is, and names the keys that it
   * looks at first.
   */
  readonly start: (tx: Tx, process: string) => Iterable<string>
}

/** A typed watch: `watch(pods, ({ before, after }) => …)`. */
export function watch<Row>(
  table: TableSpec<Row>,
  wakes: (change: Change<Row>, tx: Tx) => readonly string[] | string | undefined,
  options: Pick<Watch, 'latency' | 'urgent'> = {},
): Watch {
  return { table: table.name, wakes: wakes as Watch['wakes'], ...options }
}

/** The steps of a (loop, key) that failed in a row. */
interface Failure {
  readonly count: number
  /** When it is tried again. */
  readonly until: VirtualTime
  /** The error that nobody expected, if the last of them was one. */
  readonly fault?: string
}

/** Keys are the loop's name and its key. */
export const failures = defineTable<Failure>('failures')

/**
 * Milliseconds until the next try after `count` failures in a row: 5 ms, doubled each time, 1000 s
 * at most, as in client-go's default rate limiter.
 */
export const backoff = (count: number): number => Math.min(5 * 2 ** (count - 1), 1_000_000)

/** A step of a loop; an error that the loop knows is tried again. */
export function attempt(loop: Loop, tx: Tx, key: string): Outcome {
  try {
    return loop.step(tx, key)
  } catch (error) {
    if (loop.isRetried?.(error)) return retry
    throw error
  }
}
