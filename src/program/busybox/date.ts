/**
 * `date`: the machine's time, in UTC.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/date.html
 */
import { ERRNO } from '../../text/errno.js'
import { MONTHS, WEEKDAYS, fromCivil } from '../../text/time.js'
import { dateOf } from './date-text.js'
import { ToolError, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const DEFAULT = '%a %b %e %H:%M:%S UTC %Y'
const LONG_DAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const two = (value: number): string => String(value).padStart(2, '0')

export const date = instant('date', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'uRI::d:r:s:',
    idle: 'u',
    long: {
      utc: 'u',
      universal: 'u',
      date: 'd',
      'iso-8601': 'I',
      'rfc-email': 'R',
      reference: 'r',
      set: 's',
    },
    usage: 'date [OPTIONS] [+FMT] [[-s] TIME]\n\nDisplay time (using +FMT), or set time',
  })
  const [given, file] = [options.value('d'), options.value('r')]
  const at =
    file !== undefined
      ? system.files.stat(file).mtime
      : given === undefined
        ? system.now
        : dateOf(given, system.now, isGnu(system))
  if (at === undefined || Number.isNaN(at)) throw new ToolError(`invalid date '${given ?? ''}'`)
  const [format] = options.operands
  if (options.has('s') || (format !== undefined && !format.startsWith('+'))) {
    system.err(`date: ${isGnu(system) ? 'cannot' : "can't"} set date: ${ERRNO.EPERM}\n`)
    return 1
  }
  const pattern =
    format?.slice(1) ??
    (options.has('I')
      ? isoFormat(options.value('I') ?? '')
      : options.has('R')
        ? '%a, %d %b %Y %H:%M:%S +0000'
        : DEFAULT)
  system.out(`${strftime(at, pattern)}\n`)
  return 0
})

/** How exact `-I` is. @throws ToolError */
function isoFormat(unit: string): string {
  const formats: Readonly<Record<string, string>> = {
    '': '%Y-%m-%d',
    date: '%Y-%m-%d',
    hours: '%Y-%m-%dT%H+00:00',
    minutes: '%Y-%m-%dT%H:%M+00:00',
    seconds: '%Y-%m-%dT%H:%M:%S+00:00',
    ns: '%Y-%m-%dT%H:%M:%S,%N+00:00',
  }
  const full = Object.keys(formats).find(
    (one) => one.startsWith(unit) && (unit !== '' || one === ''),
  )
  if (full === undefined) throw new ToolError(`invalid argument '${unit}' for '--iso-8601'`)
  return formats[full] ?? ''
}

/** Writes a time as C's strftime does. */
export function strftime(at: number, format: string): string {
  const time = new Date(at)
  const day = WEEKDAYS[time.getUTCDay()] ?? ''
  const month = MONTHS[time.getUTCMonth()] ?? ''
  const hours = time.getUTCHours()
  const fields: Readonly<Record<string, () => string>> = {
    Y: () => String(time.getUTCFullYear()),
    y: () => two(time.getUTCFullYear() % 100),
    m: () => two(time.getUTCMonth() + 1),
    d: () => two(time.getUTCDate()),
    e: () => String(time.getUTCDate()).padStart(2),
    H: () => two(hours),
    I: () => two(hours % 12 || 12),
    M: () => two(time.getUTCMinutes()),
    S: () => two(time.getUTCSeconds()),
    N: () => `${String(time.getUTCMilliseconds()).padStart(3, '0')}000000`,
    s: () => String(Math.floor(at / 1000)),
    a: () => day,
    b: () => month,
    h: () => month,
    A: () => LONG_DAYS[time.getUTCDay()] ?? day,
    B: () => LONG_MONTHS[time.getUTCMonth()] ?? month,
    C: () => two(Math.floor(time.getUTCFullYear() / 100)),
    k: () => String(hours).padStart(2),
    l: () => String(hours % 12 || 12).padStart(2),
    P: () => (hours < 12 ? 'am' : 'pm'),
    x: () => strftime(at, '%m/%d/%y'),
    X: () => strftime(at, '%H:%M:%S'),
    r: () => strftime(at, '%I:%M:%S %p'),
    p: () => (hours < 12 ? 'AM' : 'PM'),
    Z: () => 'UTC',
    z: () => '+0000',
    j: () =>
      String(Math.floor((at - fromCivil(time.getUTCFullYear(), 1, 1)) / 86_400_000) + 1).padStart(
        3,
        '0',
      ),
    u: () => String(time.getUTCDay() || 7),
    w: () => String(time.getUTCDay()),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
    F: () => strftime(at, '%Y-%m-%d'),
    T: () => strftime(at, '%H:%M:%S'),
    R: () => strftime(at, '%H:%M'),
    D: () => strftime(at, '%m/%d/%y'),
    c: () => strftime(at, '%a %b %e %H:%M:%S %Y'),
  }
  return format.replace(
    /%([-_0^]?)(\d*)(.)/gs,
    (whole, flag: string, digits: string, letter: string) => {
      const value = Object.hasOwn(fields, letter) ? fields[letter]?.() : undefined
      if (value === undefined) return whole
      if (letter === 'N' && digits !== '') return value.slice(0, Number(digits))
      if (flag === '-') return value.replace(/^[0 ]+(?=.)/, '')
      if (flag === '_') return value.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length))
      return flag === '^' ? value.toUpperCase() : value
    },
  )
}
