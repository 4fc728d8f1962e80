/**
 * Times as Go prints them, and as `--since` and `--until` take them.
 *
 * @module
 */
import { parseGoDuration } from '../../text/duration.js'
import { parseTime, rfc3339 } from '../../text/time.js'

/** `2026-11-23 07:25:33 +0000 UTC` */
export const goTime = (ms: number): string =>
  `${rfc3339(ms).replace('T', ' ').replace('Z', '')} +0000 UTC`

/**
 * The moment that a user gave: a time, seconds since the epoch, or how long ago. Undefined if it is
 * none of these.
 */
export function momentOf(text: string, now: number): number | undefined {
  const ago = parseGoDuration(text)
  if (ago !== undefined) return now - ago
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  return parseTime(text) ?? parseTime(`${text}Z`) ?? parseTime(`${text}T00:00:00Z`)
}
