/**
 * Waiting for a condition of the user's.
 *
 * @module
 */
import { TimeoutError } from '../sim/errors.js'
import type { Calls } from './history/calls.js'
import { milliseconds } from './duration.js'

/** How long `until` goes on unless it is told otherwise, in milliseconds of virtual time. */
const LONGEST_UNTIL = 600_000

/** Options of `lab.until`. */
export interface UntilOptions {
  /** How much virtual time may pass; ten minutes by default. */
  readonly timeout?: number | string
  /** What is waited for, for the message of the error; the condition's text by default. */
  readonly what?: string
}

/** Runs until `condition` holds. @throws TimeoutError */
export function runUntil(
  calls: Calls,
  condition: () => boolean,
  { timeout = LONGEST_UNTIL, what }: UntilOptions,
): void {
  const { simulation } = calls
  const end = simulation.now + milliseconds(timeout)
  if (condition()) return
  while (calls.runNext(end)) if (condition()) return
  if (simulation.now < end) calls.advance(end - simulation.now)
  if (!condition())
    throw new TimeoutError(
      `did not come true within ${String(timeout)}: ${what ?? String(condition)}`,
    )
}
