/**
 * Moments as users of Docker give them: a time, seconds since the epoch, or how long ago.
 *
 * @module
 */
import { parseGoDuration } from './duration.js'
import { parseTime } from './time.js'

/** The moment in milliseconds since the epoch; undefined for what is none. */
export function momentOf(text: string, now: number): number | undefined {
  const ago = parseGoDuration(text)
  if (ago !== undefined) return now - ago
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  return parseTime(text) ?? parseTime(`${text}Z`) ?? parseTime(`${text}T00:00:00Z`)
}
