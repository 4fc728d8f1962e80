/**
 * The host's clock: the only place where real time comes in, for people who watch a lab play.
 *
 * Nothing that happens in a lab depends on it: a player only decides how much virtual time passes,
 * and when.
 *
 * @module
 */

/** A clock that runs by itself. */
export interface Clock {
  /** Milliseconds since whenever; never goes back. */
  now(): number
  /** Calls `run` once after about so many milliseconds; returns what prevents that. */
  after(milliseconds: number, run: () => void): () => void
}

/** What browsers, Node and workers all have. */
interface Host {
  readonly performance: { now(): number }
  setTimeout(run: () => void, milliseconds: number): unknown
  clearTimeout(timer: unknown): void
}

const host = (): Host => globalThis as unknown as Host

/** The clock of the browser, of Node, of a worker. */
export const hostClock: Clock = {
  now: () => host().performance.now(),
  after(milliseconds, run) {
    const timer = host().setTimeout(run, milliseconds)
    return () => host().clearTimeout(timer)
  },
}
