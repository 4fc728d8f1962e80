/**
 * Parts of times and of spans of time.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions
 */
import { civil, fromCivil } from '../../time.js'
import type { FunctionTable, Run } from '../functions.js'
import { CelError, type Duration, type Timestamp } from '../values.js'

const MILLION = 1_000_000n
const DAY = 86_400_000

type Civil = ReturnType<typeof civil>

const dayOfYear = ({ year, month, day }: Civil): number =>
  Math.round((fromCivil(year, month, day) - fromCivil(year, 1, 1)) / DAY)

const PARTS: Readonly<Record<string, (date: Civil) => number>> = {
  getFullYear: ({ year }) => year,
  getMonth: ({ month }) => month - 1,
  getDate: ({ day }) => day,
  getDayOfMonth: ({ day }) => day - 1,
  getDayOfYear: dayOfYear,
  getDayOfWeek: ({ weekday }) => weekday,
  getHours: ({ hour }) => hour,
  getMinutes: ({ minute }) => minute,
  getSeconds: ({ second }) => second,
  getMilliseconds: ({ millisecond }) => millisecond,
}

/** Milliseconds that a zone is ahead of UTC: `+02:00`, `UTC`. Zones by name are not known. */
function offsetOf(zone: string): number {
  if (/^(utc|gmt)$/i.test(zone)) return 0
  const found = /^([-+]?)(\d\d?):(\d\d)$/.exec(zone)
  if (!found) throw new CelError(`unknown time zone ${zone}`)
  const [, sign, hours, minutes] = found
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

const at = ({ ns }: Timestamp, offset = 0): Civil =>
  civil(Number((ns - (((ns % MILLION) + MILLION) % MILLION)) / MILLION) + offset)

const ofTimestamps: FunctionTable = Object.fromEntries(
  Object.entries(PARTS).flatMap(([name, part]): [string, Run][] => [
    [`timestamp.${name}() int`, (time: Timestamp) => BigInt(part(at(time)))],
    [
      `timestamp.${name}(string) int`,
      (time: Timestamp, zone: string) => BigInt(part(at(time, offsetOf(zone)))),
    ],
  ]),
)

const SECOND = 1_000_000_000n

export const times: FunctionTable = {
  ...ofTimestamps,
  'duration.getHours() int': ({ ns }: Duration) => ns / (3600n * SECOND),
  'duration.getMinutes() int': ({ ns }: Duration) => ns / (60n * SECOND),
  'duration.getSeconds() int': ({ ns }: Duration) => ns / SECOND,
  'duration.getMilliseconds() int': ({ ns }: Duration) => (ns % SECOND) / MILLION,
}
