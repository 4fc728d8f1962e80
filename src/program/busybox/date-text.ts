/**
 * Dates as people write them after `date -d` and `touch -d`.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/Date-input-formats.html
 */
import type { VirtualTime } from '../../sim/world.js'
import { MONTHS, civil, fromCivil, parseTime } from '../../text/time.js'

const UNITS: Readonly<Record<string, number>> = {
  sec: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  fortnight: 1_209_600_000,
}
const DAYS: Readonly<Record<string, number>> = { today: 0, now: 0, yesterday: -1, tomorrow: 1 }
const DAY = 86_400_000
const CALENDAR = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const CLOCK = /^T?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?( ?[ap]m)?/i
const ZONE = /^(?:Z|UTC|GMT|([+-])(\d\d):?(\d\d))(?![a-z])/i
const WRITTEN =
  /^(\d{1,2}) ([a-z]{3})[a-z]*(?: (\d{4}))?|^([a-z]{3})[a-z]* (\d{1,2})(?:,? (\d{4}))?(?!:)/i
const RELATIVE = /^([+-]? ?\d+|next|last|a|an) ?([a-z]+?)s?( ago)?(?![a-z])/i

/** What is read of a date so far. */
interface Reading {
  at: number
  rest: string
}

/** The time; undefined if the text is no date. Relative ones are known where GNU's tools are. */
export function dateOf(text: string, now: VirtualTime, relative: boolean): VirtualTime | undefined {
  const seconds = /^@(-?\d+)(?:\.\d+)?$/.exec(text)?.[1]
  if (seconds !== undefined) return Number(seconds) * 1_000
  const whole = parseTime(text)
  if (whole !== undefined) return whole
  const reading: Reading = { at: now, rest: text.trim() }
  let isTimed = false
  for (let steps = 0; reading.rest !== '' && steps < 20; steps++) {
    const before = reading.rest
    if (calendar(reading, isTimed)) isTimed = true
    else if (clock(reading)) isTimed = true
    else if (!zone(reading) && !(relative && named(reading)) && !(relative && shifted(reading)))
      return undefined
    reading.rest = reading.rest.replace(/^[\s,]+/, '')
    if (reading.rest === before) return undefined
  }
  return Number.isFinite(reading.at) ? reading.at : undefined
}

const midnight = (at: number): number => Math.floor(at / DAY) * DAY

function taken(reading: Reading, found: RegExpExecArray | null): RegExpExecArray | null {
  if (found) reading.rest = reading.rest.slice(found[0].length)
  return found
}

/** `2024-02-29`, `29 Feb 2024`, `Feb 29 2024`. */
function calendar(reading: Reading, isTimed: boolean): boolean {
  const timeOfDay = isTimed ? reading.at - midnight(reading.at) : 0
  const [, year, month, day] = taken(reading, CALENDAR.exec(reading.rest)) ?? []
  if (year !== undefined) {
    reading.at = dayOf(Number(year), Number(month), Number(day)) + timeOfDay
    return true
  }
  const words = WRITTEN.exec(reading.rest)
  const name = (words?.[2] ?? words?.[4] ?? '').toLowerCase()
  const index = MONTHS.findIndex((one) => one.toLowerCase() === name)
  if (!words || index < 0) return false
  taken(reading, words)
  const of = words[3] ?? words[6] ?? String(civil(reading.at).year)
  reading.at = dayOf(Number(of), index + 1, Number(words[1] ?? words[5])) + timeOfDay
  return true
}

/** A day that there is; NaN if the month has no such day. */
function dayOf(year: number, month: number, day: number): number {
  const at = fromCivil(year, month, day)
  return civil(at).day === day && month >= 1 && month <= 12 ? at : Number.NaN
}

function clock(reading: Reading): boolean {
  const found = taken(reading, CLOCK.exec(reading.rest))
  if (!found) return false
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '', half] = found
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0)
  const inDay = (hour * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1_000
  const valid = hour < 24 && Number(minutes) < 60 && Number(seconds) < 61
  const ms = Math.floor(Number(`0.${fraction || '0'}`) * 1_000)
  reading.at = valid ? midnight(reading.at) + inDay + ms : Number.NaN
  return true
}

function zone(reading: Reading): boolean {
  const found = taken(reading, ZONE.exec(reading.rest))
  if (!found) return false
  const [, sign, hours = '0', minutes = '0'] = found
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  reading.at += sign === '+' ? -offset : offset
  return true
}

/** `yesterday`, `now`. */
function named(reading: Reading): boolean {
  const [word = ''] = /^[a-z]+/i.exec(reading.rest) ?? []
  const days = DAYS[word.toLowerCase()]
  if (days === undefined || !Object.hasOwn(DAYS, word.toLowerCase())) return false
  reading.rest = reading.rest.slice(word.length)
  reading.at += days * DAY
  return true
}

/** `+ 1 day`, `2 hours ago`, `next month`. */
function shifted(reading: Reading): boolean {
  const found = RELATIVE.exec(reading.rest)
  if (!found) return false
  const [, amount = '', word = '', ago] = found
  const unit = word.toLowerCase()
  const count =
    (/^next$/i.test(amount)
      ? 1
      : /^last$/i.test(amount)
        ? -1
        : /^an?$/i.test(amount)
          ? 1
          : Number(amount.replace(' ', ''))) * (ago === undefined ? 1 : -1)
  if (unit === 'month' || unit === 'year')
    reading.at = monthsLater(reading.at, unit === 'year' ? count * 12 : count)
  else if (Object.hasOwn(UNITS, unit)) reading.at += count * (UNITS[unit] ?? 0)
  else return false
  taken(reading, found)
  return true
}

function monthsLater(at: number, months: number): number {
  const date = civil(at)
  const month = date.month - 1 + months
  const first = fromCivil(date.year + Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1)
  return first + (date.day - 1) * DAY + (at - midnight(at))
}
