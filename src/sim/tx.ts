/**
 * What a step may do, and what it leaves behind: changes, bookings, news.
 *
 * @module
 */
import type { Draft } from './draft.js'
import type { Random } from './random.js'
import type { TableSpec } from './table.js'
import type { Reader, VirtualTime } from './world.js'

/** One changed row. */
export interface Change<Row = unknown> {
  /** Counts up through the life of a world. */
  readonly number: number
  readonly table: string
  readonly key: string
  /** The row as it was; undefined if it was added. */
  readonly before: Row | undefined
  /** The row as it is; undefined if it was deleted. */
  readonly after: Row | undefined
}

/** When work is booked, and what kind of waiting it is. */
export interface BookingOptions {
  /** When it is due; now unless said otherwise. */
  readonly at?: VirtualTime
  /** Periodic work, back-offs and waiting: `settle` does not wait for these. */
  readonly idle?: boolean
  /** Goes before what is not urgent at the same instant. */
  readonly urgent?: boolean
}

/**
 * What a step may do: read, write, book work, draw randomness. All of it is undone if the step
 * throws.
 */
export interface Tx extends Reader {
  /** The step's own randomness, which is the world's. */
  readonly random: Random
  /** Sets a row; returns it frozen (or the row that was there, if it is equal). */
  put<Row extends object>(table: TableSpec<Row>, key: string, row: Row): Row
  /** Changes a row by a recipe, which writes into a draft; returns the new row, or undefined if there is none. */
  update<Row extends object>(
    table: TableSpec<Row>,
    key: string,
    recipe: (draft: Draft<Row>) => void,
  ): Row | undefined
  delete<Row extends object>(table: TableSpec<Row>, key: string): boolean
  /** Puts (loop, key) on the agenda. */
  book(loop: string, key: string, options?: BookingOptions): void
  /** The next number of a named counter, from 1. */
  next(counter: string): number
  /** The number that a named counter gave last; 0 before the first one. */
  last(counter: string): number
  /**
   * Tells people who watch what is going on, besides changes; absent when nobody watches. Not part
   * of the world.
   */
  readonly tell: ((news: News) => void) | undefined
  /**
   * What a schedule does to a client of the API server in this step; absent for everyone else, and
   * where there is no schedule.
   */
  readonly disturbance?: Disturbance
}

/** How a step of a client of the API server is disturbed. */
export interface Disturbance {
  /** The step without it: what the API server itself reads and writes. */
  readonly present: Tx
  /** The time of the world that the client's caches show. */
  readonly seenAt: VirtualTime
  /** The client is cut off from the API server: what it writes does not arrive. */
  readonly isCut?: true
  /**
   * Carries out a write to the API, unless it is refused with a conflict, where it can be. Does not
   * come back if the client crashes after it.
   *
   * @throws what `conflict` gives
   */
  write<Result>(write: () => Result, conflict: (() => Error) | undefined): Result
}

/**
 * Something that happened in a step and is no change of a row, such as a request to the API server.
 */
export interface News {
  readonly type: string
  readonly about: unknown
}
