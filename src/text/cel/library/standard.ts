/**
 * The standard functions: sizes, conversions, texts, times.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions
 */
import { parseGoDuration } from '../../duration.js'
import { compiledPattern } from '../../go-pattern.js'
import { parseTime, rfc3339 } from '../../time.js'
import { fromUtf8, utf8 } from '../../utf8.js'
import type { FunctionTable } from '../functions.js'
import {
  CelError,
  type Duration,
  type MapValue,
  type Timestamp,
  TypeValue,
  type Uint,
  type Value,
  typeName,
} from '../values.js'
import { duration, int, timestamp, uint } from './operators.js'
import { times } from './times.js'

const MILLION = 1_000_000n

const sizes: FunctionTable = Object.fromEntries(
  (
    [
      ['string', (text: string) => BigInt([...text].length)],
      ['bytes', (bytes: Uint8Array) => BigInt(bytes.length)],
      ['list(A)', (list: readonly Value[]) => BigInt(list.length)],
      ['map(A, B)', (map: MapValue) => BigInt(map.size)],
    ] as const
  ).flatMap(([type, run]) => [
    [`size(${type}) int`, run],
    [`${type}.size() int`, run],
  ]),
)

/** @throws CelError for a pattern that is none */
export function pattern(text: string): RegExp {
  const made = compiledPattern(text)
  if (!made) throw new CelError(`error parsing regexp: ${text}`)
  return made
}

const matches = (text: string, regex: string): boolean => pattern(regex).test(text)

const texts: FunctionTable = {
  'string.contains(string) bool': (text: string, part: string) => text.includes(part),
  'string.startsWith(string) bool': (text: string, part: string) => text.startsWith(part),
  'string.endsWith(string) bool': (text: string, part: string) => text.endsWith(part),
  'string.matches(string) bool': matches,
  'matches(string, string) bool': matches,
}

/** A double without its fraction, if that is an int. @throws CelError */
function truncated(n: number): bigint {
  if (!Number.isFinite(n) || Math.abs(n) >= 2 ** 63) throw new CelError('integer overflow')
  return BigInt(Math.trunc(n))
}

function parsedInt(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text))
    throw new CelError(`strconv.ParseInt: parsing "${text}": invalid syntax`)
  return int(BigInt(text.replace(/^\+/, '')))
}

function parsedDouble(text: string): number {
  const named: Readonly<Record<string, number>> = {
    nan: Number.NaN,
    inf: Number.POSITIVE_INFINITY,
    '+inf': Number.POSITIVE_INFINITY,
    '-inf': Number.NEGATIVE_INFINITY,
    infinity: Number.POSITIVE_INFINITY,
    '-infinity': Number.NEGATIVE_INFINITY,
  }
  const name = named[text.toLowerCase()]
  if (name !== undefined) return name
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
    throw new CelError(`strconv.ParseFloat: parsing "${text}": invalid syntax`)
  return Number(text)
}

function shownDouble(n: number): string {
  if (Number.isNaN(n)) return 'NaN'
  if (!Number.isFinite(n)) return n > 0 ? '+Inf' : '-Inf'
  return String(n).replace(/e([-+])(\d)$/, 'e$10$2')
}

function parsedDuration(text: string): Duration {
  const found = /^[-+]?(\d+\.?\d*|\.\d+)s$/.exec(text)
  const ms = parseGoDuration(text)
  if (ms === undefined) throw new CelError(`time: invalid duration "${text}"`)
  return duration(found ? nanosOf(text.slice(0, -1)) : BigInt(Math.round(ms * 1e6)))
}

/** Decimal seconds as nanoseconds, exactly. */
function nanosOf(text: string): bigint {
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace(/^[-+]/, '').split('.')
  const ns = BigInt(whole || '0') * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9))
  return negative ? -ns : ns
}

function parsedTimestamp(text: string): Timestamp {
  const found = /^(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|z|[-+]\d\d:\d\d)$/.exec(text)
  const ms = found && parseTime(`${found[1]?.toUpperCase()}${found[3]?.toUpperCase()}`)
  if (!found || ms === undefined || ms === null)
    throw new CelError(
      `parsing time "${text}" as "2006-01-02T15:04:05Z07:00": cannot parse "${text}" as "2006"`,
    )
  return timestamp(BigInt(ms) * MILLION + BigInt((found[2] ?? '').padEnd(9, '0').slice(0, 9)))
}

function shownTimestamp({ ns }: Timestamp): string {
  const billion = 1_000_000_000n
  const rest = ((ns % billion) + billion) % billion
  const text = rfc3339(Number((ns - rest) / MILLION))
  return rest === 0n
    ? text
    : text.replace('Z', `.${String(rest).padStart(9, '0').replace(/0+$/, '')}Z`)
}

function shownBool(text: string): boolean {
  if (['true', 'TRUE', 'True', 't', '1'].includes(text)) return true
  if (['false', 'FALSE', 'False', 'f', '0'].includes(text)) return false
  throw new CelError(`type conversion error from 'string' to 'bool'`)
}

const same = (value: Value): Value => value

const toInts: FunctionTable = {
  'int(int) int': same,
  'int(uint) int': (n: Uint) => int(n.n),
  'int(double) int': truncated,
  'int(string) int': parsedInt,
  'int(timestamp) int': ({ ns }: Timestamp) =>
    (ns - (((ns % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n)) / 1_000_000_000n,
  'int(duration) int': ({ ns }: Duration) => ns,
  'uint(uint) uint': same,
  'uint(int) uint': (n: bigint) => uint(n),
  'uint(double) uint': (n: number) => {
    if (!(n >= 0 && n < 2 ** 64)) throw new CelError('unsigned integer overflow')
    return uint(BigInt(Math.trunc(n)))
  },
  'uint(string) uint': (text: string) => {
    if (!/^\d+$/.test(text))
      throw new CelError(`strconv.ParseUint: parsing "${text}": invalid syntax`)
    return uint(BigInt(text))
  },
  'double(double) double': same,
  'double(int) double': Number,
  'double(uint) double': ({ n }: Uint) => Number(n),
  'double(string) double': parsedDouble,
}

const toTexts: FunctionTable = {
  'string(string) string': same,
  'string(int) string': String,
  'string(uint) string': ({ n }: Uint) => String(n),
  'string(double) string': shownDouble,
  'string(bool) string': String,
  'string(bytes) string': decoded,
  'string(timestamp) string': shownTimestamp,
  'string(duration) string': ({ ns }: Duration) => secondsText(ns),
  'bytes(bytes) bytes': same,
  'bytes(string) bytes': (text: string) => Uint8Array.from(utf8(text)),
  'bool(bool) bool': same,
  'bool(string) bool': shownBool,
  'dyn(A) dyn': same,
  'type(A) type(A)': (value: Value) => new TypeValue(typeName(value)),
  'duration(duration) duration': same,
  'duration(string) duration': parsedDuration,
  'duration(int) duration': (ns: bigint) => duration(ns),
  'timestamp(timestamp) timestamp': same,
  'timestamp(string) timestamp': parsedTimestamp,
  'timestamp(int) timestamp': (seconds: bigint) => timestamp(seconds * 1_000_000_000n),
}

/** Bytes as text. @throws CelError if they are none */
function decoded(bytes: Uint8Array): string {
  const text = fromUtf8([...bytes])
  if (utf8(text).length !== bytes.length || utf8(text).some((byte, i) => byte !== bytes[i]))
    throw new CelError('invalid UTF-8 in bytes, cannot convert to string')
  return text
}

/** A span of time in seconds. */
function secondsText(ns: bigint): string {
  const negative = ns < 0n
  const size = negative ? -ns : ns
  const fraction = String(size % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '')
  return `${negative ? '-' : ''}${size / 1_000_000_000n}${fraction === '' ? '' : `.${fraction}`}s`
}

export const standardFunctions: FunctionTable = {
  ...sizes,
  ...texts,
  ...toInts,
  ...toTexts,
  ...times,
}
