/**
 * Points in time, as text and as calendar dates, computed with civil-calendar arithmetic from
 * milliseconds since the Unix epoch (UTC).
 *
 * @module
 */

/** A calendar date and time of day, in UTC. */
interface Civil {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  /** 0 is Sunday. */
  readonly weekday: number
}

const DAY = 86_400_000

export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const
export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** The calendar date of a point in time. */
export function civil(ms: number): Civil {
  const days = Math.floor(ms / DAY)
  const rest = ms - days * DAY
  // Years are counted from March, so that the leap day is the last of its year.
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / 60_000) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: Math.floor(rest) % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

/** The point in time of a calendar date in UTC. */
export function fromCivil(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (
    (era * 146_097 + dayOfEra - 719_468) * DAY + hour * 3_600_000 + minute * 60_000 + second * 1000
  )
}

const two = (value: number): string => String(value).padStart(2, '0')

const date = ({ year, month, day }: Civil): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

const clock = ({ hour, minute, second }: Civil): string =>
  `${two(hour)}:${two(minute)}:${two(second)}`

/** RFC 3339 in whole seconds, as in the Kubernetes API: `2026-11-23T07:25:33Z`. */
export function rfc3339(ms: number): string {
  const at = civil(ms)
  return `${date(at)}T${clock(at)}Z`
}

/**
 * RFC 3339 with nine digits after the point, as in Docker's API: `2026-11-23T07:25:33.158000000Z`.
 */
export function rfc3339nano(ms: number): string {
  const at = civil(ms)
  return `${date(at)}T${clock(at)}.${String(at.millisecond).padStart(3, '0')}000000Z`
}

/** RFC 3339 with six digits after the point, as leases carry it: `2026-11-23T07:25:33.158000Z`. */
export const rfc3339micro = (ms: number): string => `${rfc3339nano(ms).slice(0, -4)}Z`

/**
 * RFC 1123 with a numeric zone, as kubectl describe shows it: `Mon, 23 Nov 2026 07:27:05 +0000`.
 */
export function rfc1123z(ms: number): string {
  const at = civil(ms)
  return `${WEEKDAYS[at.weekday]}, ${two(at.day)} ${MONTHS[at.month - 1]} ${at.year} ${clock(at)} +0000`
}

/** The date of an HTTP header: `Mon, 23 Nov 2026 07:27:05 GMT`. */
export const httpDate = (ms: number): string => rfc1123z(ms).replace('+0000', 'GMT')

/** The time that was read last: many objects of a list were made in the same second. */
let last: { readonly text: string; readonly ms: number | undefined } | undefined

/** The milliseconds of an RFC 3339 time with any fraction and zone, or undefined if it is none. */
export function parseTime(text: string): number | undefined {
  if (last?.text !== text) last = { text, ms: readTime(text) }
  return last.ms
}

function readTime(text: string): number | undefined {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([-+])(\d\d):(\d\d))$/.exec(
      text,
    )
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const zone =
    (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * 60_000 * (parts[8] === '-' ? -1 : 1)
  const milliseconds = Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000)
  const ms = fromCivil(year, month, day, hour, minute, second) + milliseconds
  const back = civil(ms)
  if (back.month !== month || back.day !== day || hour > 23 || minute > 59 || second > 59)
    return undefined
  return ms - zone
}

/** What Go says of a text that is no RFC 3339 time. */
export const timeError = (text: string): string =>
  `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(text)} as "2006"`
