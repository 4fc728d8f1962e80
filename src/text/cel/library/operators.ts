/**
 * Operators: arithmetic within the 64 bits of integers, comparison, membership.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#list-of-standard-definitions
 */
import type { FunctionTable, Run } from '../functions.js'
import {
  CelError,
  Duration,
  type MapValue,
  Timestamp,
  Uint,
  type Value,
  areEqual,
  numeric,
} from '../values.js'

const HALF = 2n ** 63n

/** An int, if it is one of 64 bits. @throws CelError */
export function int(n: bigint): bigint {
  if (n < -HALF || n >= HALF) throw new CelError('integer overflow')
  return n
}

/** A uint, if it is one of 64 bits. @throws CelError */
export function uint(n: bigint): Uint {
  if (n < 0n || n >= 2n * HALF) throw new CelError('unsigned integer overflow')
  return new Uint(n)
}

const LIMIT = 315_576_000_000_000_000_000n
/** A span of time, if it is not longer than it may be. @throws CelError */
export function duration(ns: bigint): Duration {
  if (ns >= HALF || ns < -HALF || ns > LIMIT) throw new CelError('integer overflow')
  return new Duration(ns)
}

const FIRST = -62_135_596_800_000_000_000n
const LAST = 253_402_300_800_000_000_000n
/** A time between the years 1 and 9999. @throws CelError */
export function timestamp(ns: bigint): Timestamp {
  if (ns < FIRST || ns >= LAST) throw new CelError('timestamp overflow')
  return new Timestamp(ns)
}

function nonZero(n: bigint, what: string): bigint {
  if (n === 0n) throw new CelError(what)
  return n
}

const DIVIDED = 'division by zero'
const MODULUS = 'modulus by zero'

const arithmetic: FunctionTable = {
  '_+_(int, int) int': (a: bigint, b: bigint) => int(a + b),
  '_+_(uint, uint) uint': (a: Uint, b: Uint) => uint(a.n + b.n),
  '_+_(double, double) double': (a: number, b: number) => a + b,
  '_+_(string, string) string': (a: string, b: string) => a + b,
  '_+_(bytes, bytes) bytes': (a: Uint8Array, b: Uint8Array) => new Uint8Array([...a, ...b]),
  '_+_(list(A), list(A)) list(A)': (a: readonly Value[], b: readonly Value[]) => [...a, ...b],
  '_+_(timestamp, duration) timestamp': (a: Timestamp, b: Duration) => timestamp(a.ns + b.ns),
  '_+_(duration, timestamp) timestamp': (a: Duration, b: Timestamp) => timestamp(a.ns + b.ns),
  '_+_(duration, duration) duration': (a: Duration, b: Duration) => duration(a.ns + b.ns),
  '_-_(int, int) int': (a: bigint, b: bigint) => int(a - b),
  '_-_(uint, uint) uint': (a: Uint, b: Uint) => uint(a.n - b.n),
  '_-_(double, double) double': (a: number, b: number) => a - b,
  '_-_(timestamp, timestamp) duration': (a: Timestamp, b: Timestamp) => duration(a.ns - b.ns),
  '_-_(timestamp, duration) timestamp': (a: Timestamp, b: Duration) => timestamp(a.ns - b.ns),
  '_-_(duration, duration) duration': (a: Duration, b: Duration) => duration(a.ns - b.ns),
  '_*_(int, int) int': (a: bigint, b: bigint) => int(a * b),
  '_*_(uint, uint) uint': (a: Uint, b: Uint) => uint(a.n * b.n),
  '_*_(double, double) double': (a: number, b: number) => a * b,
  '_/_(int, int) int': (a: bigint, b: bigint) => int(a / nonZero(b, DIVIDED)),
  '_/_(uint, uint) uint': (a: Uint, b: Uint) => uint(a.n / nonZero(b.n, DIVIDED)),
  '_/_(double, double) double': (a: number, b: number) => a / b,
  '_%_(int, int) int': (a: bigint, b: bigint) => {
    if (a === -HALF && b === -1n) throw new CelError('integer overflow')
    return a % nonZero(b, MODULUS)
  },
  '_%_(uint, uint) uint': (a: Uint, b: Uint) => uint(a.n % nonZero(b.n, MODULUS)),
  '-_(int) int': (a: bigint) => int(-a),
  '-_(double) double': (a: number) => -a,
  '!_(bool) bool': (a: boolean) => !a,
}

/** The order of two values of types that have one; NaN has none. */
export function order(a: Value, b: Value): number {
  const [x, y] = [numeric(a), numeric(b)]
  if (typeof x === 'number' || typeof y === 'number') return Number(x) - Number(y)
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0
  if (a instanceof Timestamp && b instanceof Timestamp) return compareNs(a.ns, b.ns)
  if (a instanceof Duration && b instanceof Duration) return compareNs(a.ns, b.ns)
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    const at = a.findIndex((byte, i) => byte !== b[i])
    return at < 0
      ? a.length === b.length
        ? 0
        : -1
      : at >= b.length
        ? 1
        : (a[at] ?? 0) - (b[at] ?? 0)
  }
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return Number(a) - Number(b)
}

const compareNs = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** By code point, as the bytes of UTF-8 are. */
function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]]
  const at = x.findIndex((character, i) => character !== y[i])
  if (at < 0) return x.length - y.length
  return (x[at]?.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? -1)
}

const ORDERED = ['bool', 'string', 'bytes', 'timestamp', 'duration']
const NUMBERS = ['int', 'uint', 'double']
const pairs = [
  ...ORDERED.map((type) => [type, type] as const),
  ...NUMBERS.flatMap((a) => NUMBERS.map((b) => [a, b] as const)),
]
const RELATIONS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (n) => n < 0,
  '<=': (n) => n <= 0,
  '>': (n) => n > 0,
  '>=': (n) => n >= 0,
}

const comparison: FunctionTable = Object.fromEntries(
  Object.entries(RELATIONS).flatMap(([sign, holds]) =>
    pairs.map(([a, b]): [string, Run] => [
      `_${sign}_(${a}, ${b}) bool`,
      (x: Value, y: Value) => holds(order(x, y)),
    ]),
  ),
)

const membership: FunctionTable = {
  '@in(A, list(A)) bool': (item: Value, list: readonly Value[]) =>
    list.some((one) => areEqual(one, item)),
  '@in(A, map(A, B)) bool': (key: Value, map: MapValue) => map.get(key) !== undefined,
}

export const operators: FunctionTable = { ...arithmetic, ...comparison, ...membership }
