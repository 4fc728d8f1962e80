/**
 * `date`. The clocks of all machines show universal time.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/date.html
 */
import { MONTHS, WEEKDAYS, civil, fromCivil, parseTime, rfc1123z } from '../../text/time.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

const USAGE = 'date [OPTIONS] [+FMT] [[-s] TIME]\n\nDisplay time (using +FMT), or set time'
const LONG_MONTHS = 'January February March April May June July August September October November December'.split(' ')
const LONG_WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const DEFAULT_FORMAT = '%a %b %e %H:%M:%S UTC %Y'
const DAY = 86_400_000

/** A time in a format of strftime. */
export function strftime(format: string, time: number): string {
  const { year, month, day, hour, minute, second, weekday } = civil(time)
  const two = (value: number, fill = '0'): string => String(value).padStart(2, fill)
  const yearDay = Math.floor((time - fromCivil(year, 1, 1)) / DAY) + 1
  const values: Readonly<Record<string, string>> = {
    Y: String(year),
    y: two(year % 100),
    m: two(month),
    d: two(day),
    e: two(day, ' '),
    H: two(hour),
    k: two(hour, ' '),
    I: two(hour % 12 || 12),
    M: two(minute),
    S: two(second),
    N: `${String(time % 1_000).padStart(3, '0')}000000`,
    s: String(Math.floor(time / 1_000)),
    a: WEEKDAYS[weekday] ?? '',
    A: LONG_WEEKDAYS[weekday] ?? '',
    b: MONTHS[month - 1] ?? '',
    h: MONTHS[month - 1] ?? '',
    B: LONG_MONTHS[month - 1] ?? '',
    p: hour < 12 ? 'AM' : 'PM',
    j: String(yearDay).padStart(3, '0'),
    u: String(weekday === 0 ? 7 : weekday),
    w: String(weekday),
    Z: 'UTC',
    z: '+0000',
    n: '\n',
    t: '\t',
    '%': '%',
  }
  const compound: Readonly<Record<string, string>> = { F: '%Y-%m-%d', T: '%H:%M:%S', R: '%H:%M', D: '%m/%d/%y', c: '%a %b %e %H:%M:%S %Y', x: '%m/%d/%y', X: '%H:%M:%S', r: '%I:%M:%S %p' }
  return format.replace(/%([FTRDcxXr])/g, (all, letter: string) => compound[letter] ?? all).replace(/%[-_0]?([A-Za-z%])/g, (all, letter: string) => {
    const value = Object.hasOwn(values, letter) ? (values[letter] as string) : all
    return all[1] === '-' ? value.replace(/^[0 ]+(?=.)/, '') : value
  })
}

export const date = instant('date', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'uRd:s:r:I', long: { utc: 'u', date: 'd', 'rfc-email': 'R', 'iso-8601': 'I' }, usage: USAGE })
  const given = options.value('d')
  const file = options.value('r')
  const time = file !== undefined ? system.files.stat(file).mtime : given === undefined ? system.now : timeOf(given, system.now)
  if (options.has('s')) {
    system.err("date: can't set date: Operation not permitted\n")
    return 1
  }
  const format = options.operands[0]
  if (format !== undefined && !format.startsWith('+')) throw new ToolError(`invalid date '${format}'`)
  system.out(options.has('R') ? `${rfc1123z(time)}\n` : `${strftime(format?.slice(1) ?? (options.has('I') ? '%F' : DEFAULT_FORMAT), time)}\n`)
  return 0
})

function timeOf(text: string, now: number): number {
  if (text === 'now') return now
  if (/^@[0-9]{1,12}$/.test(text)) return Number(text.slice(1)) * 1_000
  const time = parseTime(text) ?? parseTime(`${text.replace(' ', 'T')}Z`) ?? parseTime(`${text}T00:00:00Z`)
  if (time === undefined) throw new ToolError(`invalid date '${text}'`)
  return time
}
