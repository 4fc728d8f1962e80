/**
 * Waiting for a condition of the user's.
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import { type Expected, callback, check, duration, fields, text } from './arguments.js'
import type { Calls } from './history/calls.js'
import { milliseconds } from './duration.js'
import { SeenTimeoutError, type Witness, seenIn } from './seen.js'
import { TheirError } from './caller.js'

/** How long `until` goes on unless a time is given, in milliseconds of virtual time. */
const LONGEST_UNTIL = 600_000

/** Options of `lab.until`. */
export interface UntilOptions {
  /** How much virtual time may pass; ten minutes by default. */
  readonly timeout?: number | string
  /** What is waited for, for the message of the error; the condition's text by default. */
  readonly what?: string
}

const OPTIONS = fields({ timeout: duration, what: text } satisfies Record<
  keyof UntilOptions,
  Expected
>)

/** Runs until `condition` holds. What it throws keeps its place. @throws SeenTimeoutError */
export function runUntil(
  calls: Calls,
  condition: () => boolean,
  options: UntilOptions,
  witnesses: readonly Witness[],
): void {
  check('condition', condition, callback)
  check('options', options, OPTIONS)
  const { timeout = LONGEST_UNTIL, what } = options
  const { simulation } = calls
  const holds = (): boolean => answerOf(condition)
  const end = simulation.now + milliseconds(timeout)
  if (holds()) return
  while (calls.runNext(end)) if (holds()) return
  if (simulation.now < end) calls.advance(end - simulation.now)
  if (!holds())
    throw new SeenTimeoutError(
      `did not come true within ${String(timeout)}: ${what ?? String(condition)}`,
      seenIn(simulation.read(), witnesses),
    )
}

/** What the user's condition says. @throws TheirError when it throws */
function answerOf(condition: () => boolean): boolean {
  let answer: unknown
  try {
    answer = condition()
  } catch (error) {
    throw new TheirError(error)
  }
  if (typeof (answer as { readonly then?: unknown } | undefined)?.then === 'function')
    throw new UsageError(
      'condition must give true or false, not a promise: every call of a lab is over when it returns',
    )
  return Boolean(answer)
}
