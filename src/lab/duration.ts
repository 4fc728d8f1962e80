/**
 * Lengths of virtual time, as callers give them.
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import { parseGoDuration } from '../text/duration.js'

/** Milliseconds from a number of them or a duration such as `5s` or `1m30s`. @throws UsageError */
export function milliseconds(duration: number | string): number {
  const parsed = typeof duration === 'number' ? duration : parseGoDuration(duration)
  if (parsed === undefined || !Number.isFinite(parsed) || parsed < 0)
    throw new UsageError(
      `"${String(duration)}" is not a duration: use milliseconds or a text such as "5s" or "1m30s"`,
    )
  return Math.round(parsed)
}
