/**
 * `date`: the machine's time, in UTC.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/date.html
 */
import { ERRNO } from '../../text/errno.js'
import { MONTHS, WEEKDAYS, fromCivil, parseTime } from '../../text/time.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

const DEFAULT = '%a %b %e %H:%M:%S UTC %Y'
const two = (value: number): string => String(value).padStart(2, '0')

export const date = instant('date', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'uRId:r:',
    long: { utc: 'u', date: 'd' },
    usage: 'date [OPTIONS] [+FMT] [[-s] TIME]\n\nDisplay time (using +FMT), or set time',
  })
  const given = options.value('d')
  const at =
    given === undefined
      ? system.now
      : given.startsWith('@')
        ? Number(given.slice(1)) * 1000
        : parseTime(given)
  if (at === undefined || Number.isNaN(at)) throw new ToolError(`invalid date '${given ?? ''}'`)
  const [format] = options.operands
  if (format !== undefined && !format.startsWith('+')) {
    system.err(`date: can't set date: ${ERRNO.EPERM}\n`)
    return 1
  }
  const pattern =
    format?.slice(1) ??
    (options.has('I') ? '%Y-%m-%d' : options.has('R') ? '%a, %d %b %Y %H:%M:%S +0000' : DEFAULT)
  system.out(`${strftime(at, pattern)}\n`)
  return 0
})

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
  return format.replace(/%(.)/gs, (whole, letter: string) =>
    Object.hasOwn(fields, letter) ? (fields[letter]?.() ?? whole) : whole,
  )
}
