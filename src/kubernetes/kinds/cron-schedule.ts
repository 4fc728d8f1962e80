/**
 * Cron schedules: which minutes they name, and which of them comes next.
 *
 * Five fields (minute, hour, day of the month, month, day of the week) with lists, ranges, steps,
 * names, `*` and `?`, or a macro: `@hourly`, `@every 90m`. Where both kinds of days are restricted,
 * one of them is enough.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
import { parseGoDuration } from '../../text/duration.js'
import { civil } from '../../text/time.js'
import { offsetAt } from '../../text/time-zone.js'
import { goQuote } from '../../text/goquote.js'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000
/** What has no match for so long has none. */
const LONGEST = 5 * 366 * DAY

/** The values of a field; `star` if it does not restrict anything. */
interface Field {
  readonly values: ReadonlySet<number>
  readonly star: boolean
}

/** A schedule that can be read. */
export type Schedule =
  | { readonly every: number }
  | {
      readonly minute: Field
      readonly hour: Field
      readonly day: Field
      readonly month: Field
      readonly weekday: Field
    }

/** A schedule that cannot be read; the message says why. */
class ScheduleError extends Error {
  override name = 'ScheduleError'
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const BOUNDS: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 6, names: WEEKDAYS },
]
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}
const EVERY = '@every '

/** The schedule that a text means, or why it means none. */
export function parseSchedule(text: string): Schedule | string {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof ScheduleError) return error.message
    throw error
  }
}

function read(text: string): Schedule {
  if (text === '') throw new ScheduleError('empty spec string')
  if (text.startsWith('@')) return readMacro(text)
  const fields = text.split(/\s+/).filter((field) => field !== '')
  if (fields.length !== BOUNDS.length)
    throw new ScheduleError(
      `expected exactly ${BOUNDS.length} fields, found ${fields.length}: [${fields.join(' ')}]`,
    )
  const [minute, hour, day, month, weekday] = fields.map((field, i) =>
    readField(field, BOUNDS[i] as Bounds),
  ) as [Field, Field, Field, Field, Field]
  return { minute, hour, day, month, weekday }
}

function readMacro(text: string): Schedule {
  if (Object.hasOwn(MACROS, text)) return read(MACROS[text] as string)
  if (!text.startsWith(EVERY)) throw new ScheduleError(`unrecognized descriptor: ${text}`)
  const duration = text.slice(EVERY.length)
  const every = parseGoDuration(duration)
  if (every === undefined)
    throw new ScheduleError(
      `failed to parse duration ${text}: time: invalid duration ${goQuote(duration)}`,
    )
  return { every: Math.max(1000, Math.floor(every / 1000) * 1000) }
}

function readField(text: string, bounds: Bounds): Field {
  const values = new Set<number>()
  let star = false
  for (const part of text.split(',')) {
    if (part === '') continue
    const range = readRange(part, bounds)
    for (let value = range.start; value <= range.end; value += range.step) values.add(value)
    star ||= range.star
  }
  return { values, star }
}

function readRange(text: string, { least, most, names }: Bounds) {
  const [span = '', stepText, ...slashes] = text.split('/')
  const [low = '', high, ...hyphens] = span.split('-')
  const isStar = low === '*' || low === '?'
  const start = isStar ? least : readValue(low, names)
  if (!isStar && hyphens.length > 0) throw new ScheduleError(`too many hyphens: ${text}`)
  let end = isStar ? most : high === undefined ? start : readValue(high, names)
  if (slashes.length > 0) throw new ScheduleError(`too many slashes: ${text}`)
  const step = stepText === undefined ? 1 : readNumber(stepText)
  if (stepText !== undefined && high === undefined) end = most
  if (start < least)
    throw new ScheduleError(`beginning of range (${start}) below minimum (${least}): ${text}`)
  if (end > most) throw new ScheduleError(`end of range (${end}) above maximum (${most}): ${text}`)
  if (start > end)
    throw new ScheduleError(`beginning of range (${start}) beyond end of range (${end}): ${text}`)
  if (step === 0) throw new ScheduleError(`step of range should be a positive number: ${text}`)
  return { start, end, step, star: isStar && step === 1 }
}

function readValue(text: string, names: readonly string[] | undefined): number {
  const index = names?.indexOf(text.toLowerCase()) ?? -1
  return index < 0 ? readNumber(text) : names === MONTHS ? index + 1 : index
}

function readNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text))
    throw new ScheduleError(
      `failed to parse int from ${text}: strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`,
    )
  const number = Number(text)
  if (number < 0) throw new ScheduleError(`negative number (${number}) not allowed: ${text}`)
  return number
}

/** The first time after `after` that a schedule names, by the clocks of a zone. */
export function nextTime(schedule: Schedule, after: number, zone: string): number | undefined {
  if ('every' in schedule) return Math.floor(after / 1000) * 1000 + schedule.every
  let time = Math.floor(after / MINUTE) * MINUTE + MINUTE
  const limit = after + LONGEST
  while (time <= limit) {
    const local = time + offsetAt(time, zone)
    const { month, day, hour, minute, weekday } = civil(local)
    if (!schedule.month.values.has(month) || !isDay(schedule, day, weekday))
      time = startOfNextDay(time, local, zone)
    else if (!schedule.hour.values.has(hour)) time += HOUR - (local % HOUR)
    else if (!schedule.minute.values.has(minute)) time += MINUTE
    else return time
  }
  return undefined
}

function isDay(
  { day, weekday }: Exclude<Schedule, { every: number }>,
  dayOfMonth: number,
  dayOfWeek: number,
): boolean {
  const [first, second] = [day.values.has(dayOfMonth), weekday.values.has(dayOfWeek)]
  return day.star || weekday.star ? first && second : first || second
}

/** Midnight of the next day, or what the clocks show instead where they skip it. */
function startOfNextDay(time: number, local: number, zone: string): number {
  const guess = time + DAY - (local % DAY)
  const shift = offsetAt(guess, zone) - (local - time)
  const midnight = guess - shift
  return midnight > time ? midnight : guess
}
