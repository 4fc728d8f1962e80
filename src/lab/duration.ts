/**
 * Lengths of virtual time, as callers give them.
 *
 * @module
 */
import { parseGoDuration } from '../text/duration.js'
import { check, duration } from './arguments.js'

/** Milliseconds from a number of them or a duration such as `5s` or `1m30s`. @throws UsageError */
export function milliseconds(given: number | string): number {
  check('duration', given, duration)
  return Math.round(typeof given === 'number' ? given : (parseGoDuration(given) ?? 0))
}
