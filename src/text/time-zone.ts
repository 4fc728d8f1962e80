/**
 * Time zones: how far the clocks of a zone are from UTC, by the host's data about zones.
 *
 * @see https://tc39.es/ecma262/#sec-time-zone-offset-strings
 */
import { fromCivil } from './time.js'

const UTC = 'UTC'

/** Clocks change at full quarters of an hour. */
const QUARTER = 15 * 60_000
const DAY = 24 * 60 * 60_000

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** The quarter of an hour that was asked for last, and its offset. */
  quarter: number
  offset: number
}

const known = new Map<string, Zone>()

/** Whether the host knows a zone of this name; without data about zones it knows UTC alone. */
export function isTimeZone(name: string): boolean {
  if (name === UTC) return true
  if (typeof Intl !== 'object' || /^[+-]/.test(name)) return false
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}

/** By how many milliseconds the clocks of a zone are ahead of UTC at a time. */
export function offsetAt(time: number, zoneName: string): number {
  if (zoneName === UTC || Number.isNaN(time)) return 0
  let zone = known.get(zoneName)
  if (!zone) {
    zone = { format: formatOf(zoneName), quarter: Number.NaN, offset: 0 }
    known.set(zoneName, zone)
  }
  const quarter = Math.floor(time / QUARTER)
  if (quarter !== zone.quarter) {
    zone.offset = measure(time, zone.format)
    zone.quarter = quarter
  }
  return zone.offset
}

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

function measure(time: number, format: Intl.DateTimeFormat): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of format.formatToParts(time)) parts[type] = value
  const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year)
  const local = fromCivil(
    year,
    Number(parts.month),
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  )
  return local - Math.floor(time / 1000) * 1000
}

/**
 * The time at which the clocks of a zone show a local time. Where they show it twice, it is the
 * first; where they skip it, it is as if they had not been put forward yet.
 */
export function timeOf(local: number, zone: string): number {
  if (zone === UTC || Number.isNaN(local)) return local
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  if (before === after || offsetAt(local - before, zone) === before) return local - before
  return offsetAt(local - after, zone) === after ? local - after : local - before
}
