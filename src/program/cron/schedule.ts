/**
 * The lines of a crontab: when something runs, and what.
 *
 * @see https://man7.org/linux/man-pages/man5/crontab.5.html
 */
import { civil } from '../../text/time.js'

/** A line that says when a command runs. */
interface CronLine {
  /** The minutes, hours, days of the month, months and days of the week that fit. */
  readonly fields: readonly (readonly number[])[]
  /** Days of the month, or of the week, were `*`: then only the others count. */
  readonly anyDay: boolean
  readonly anyWeekday: boolean
  readonly atBoot: boolean
  readonly command: string
}

/** A crontab: its lines, and the variables that it sets for what comes after them. */
interface Crontab {
  readonly lines: readonly CronLine[]
  readonly env: Readonly<Record<string, string>>
  /** Lines that are none, by their numbers. */
  readonly errors: readonly number[]
}

const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DAYS = 'sun mon tue wed thu fri sat'.split(' ')
const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** The numbers of a field; undefined where it is none. */
function numbersOf(text: string, field: number): readonly number[] | undefined {
  const [low, high] = RANGES[field] as readonly [number, number]
  const names = field === 3 ? MONTHS : field === 4 ? DAYS : []
  const numberOf = (word: string): number => {
    const named = names.indexOf(word.toLowerCase())
    return named >= 0 ? named + (field === 3 ? 1 : 0) : /^\d+$/.test(word) ? Number(word) : -1
  }
  const found = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/')
    const [from = '', to] = range === '*' ? [String(low), String(high)] : range.split('-')
    const first = numberOf(from)
    const last = to === undefined ? (part.includes('/') ? high : first) : numberOf(to)
    const by = /^\d+$/.test(step) ? Number(step) : 0
    if (first < low || last > high || first > last || by < 1) return undefined
    for (let one = first; one <= last; one += by) found.add(field === 4 ? one % 7 : one)
  }
  return [...found]
}

/** A crontab as it is written. */
export function crontabOf(text: string): Crontab {
  const lines: CronLine[] = []
  const env: Record<string, string> = {}
  const errors: number[] = []
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trim()
    if (line === '' || line.startsWith('#')) continue
    const [, name, value] = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line) ?? []
    if (name !== undefined) {
      env[name] = (value ?? '').replace(/^(["'])(.*)\1$/, '$2')
      continue
    }
    const read = lineOf(line)
    if (read) lines.push(read)
    else errors.push(index + 1)
  }
  return { lines, env, errors }
}

function lineOf(line: string): CronLine | undefined {
  const [, nickname, after = ''] = /^(@\w+)\s+(.+)$/.exec(line) ?? []
  if (nickname === '@reboot')
    return { fields: [], anyDay: true, anyWeekday: true, atBoot: true, command: after }
  const text = nickname === undefined ? line : `${NICKNAMES[nickname] ?? ''} ${after}`
  const [, ...words] = /^(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(.+)$/.exec(text) ?? []
  const command = words[5]
  if (command === undefined) return undefined
  const fields = words.slice(0, 5).map((word, field) => numbersOf(word, field))
  if (fields.some((one) => one === undefined)) return undefined
  return {
    fields: fields as readonly (readonly number[])[],
    anyDay: words[2] === '*',
    anyWeekday: words[4] === '*',
    atBoot: false,
    command,
  }
}

/** Whether a line's command runs in the minute that begins at `time`. */
export function isDue({ fields, anyDay, anyWeekday, atBoot }: CronLine, time: number): boolean {
  if (atBoot) return false
  const { minute, hour, day, month, weekday } = civil(time)
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = fields
  if (!minutes.includes(minute) || !hours.includes(hour) || !months.includes(month)) return false
  const isDay = days.includes(day)
  const isWeekday = weekdays.includes(weekday)
  return anyDay || anyWeekday ? isDay && isWeekday : isDay || isWeekday
}
