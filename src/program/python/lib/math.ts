/**
 * `math`.
 *
 * @see https://docs.python.org/3/library/math.html
 */
import { raise } from '../exceptions.js'
import { iterate } from '../iterate.js'
import { type Native, type Natives, asFloat, asInt, moduleOf } from '../native.js'
import { callSpecial } from '../objects.js'
import { charge } from '../running.js'
import { equal } from '../types/keys.js'
import { toInt } from '../types/numbers.js'
import { type PyModule, PyTuple, type Value } from '../values.js'

/** A function of one number; what is no number for one that is, is an error of its domain. */
const real =
  (run: (x: number) => number): Native =>
  (value: Value) => {
    const x = asFloat(value)
    const found = run(x)
    if (Number.isNaN(found) && !Number.isNaN(x)) raise('ValueError', 'math domain error')
    if (!Number.isFinite(found) && Number.isFinite(x))
      raise(
        x === 0 ? 'ValueError' : 'OverflowError',
        x === 0 ? 'math domain error' : 'math range error',
      )
    return found
  }

const whole =
  (run: (x: number) => number, method: string): Native =>
  (value: Value) => {
    if (typeof value === 'bigint') return value
    const own = callSpecial(value, method)
    return own === undefined ? toInt(run(asFloat(value))) : own
  }

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

function squareRoot(value: bigint): bigint {
  if (value < 0n) raise('ValueError', 'isqrt() argument must be nonnegative')
  if (value < 2n) return value
  let x = BigInt(Math.floor(Math.sqrt(Number(value))))
  for (;;) {
    const next = (x + value / x) / 2n
    if (next === x || next === x + 1n) break
    x = next
  }
  while (x * x > value) x -= 1n
  while ((x + 1n) * (x + 1n) <= value) x += 1n
  return x
}

function product(from: number, to: number): bigint {
  if (to > 20_000) raise('NotImplementedError', 'kubarium does not simulate numbers that large')
  let found = 1n
  for (let i = from; i <= to; i++) {
    charge(1)
    found *= BigInt(i)
  }
  return found
}

const NAMES = 'sqrt exp sin cos tan asin acos atan sinh cosh tanh cbrt log2 log10 log1p expm1'

const reals: Natives = {
  ...Object.fromEntries(
    NAMES.split(' ').map((name) => [
      `${name} x`,
      real(Math[name as 'sqrt'] as (x: number) => number),
    ]),
  ),
  'ceil x': whole(Math.ceil, '__ceil__'),
  'floor x': whole(Math.floor, '__floor__'),
  'trunc x': whole(Math.trunc, '__trunc__'),
  'fabs x': real(Math.abs),
  'log x base?': (x: Value, base?: Value) => {
    const value = asFloat(x)
    if (value <= 0) raise('ValueError', 'math domain error')
    return base === undefined ? Math.log(value) : Math.log(value) / Math.log(asFloat(base))
  },
  'pow x y': (x: Value, y: Value) => asFloat(x) ** asFloat(y),
  'atan2 y x': (y: Value, x: Value) => Math.atan2(asFloat(y), asFloat(x)),
  'fmod x y': (x: Value, y: Value) => asFloat(x) % asFloat(y),
  'hypot *': (...values: Value[]) => Math.hypot(...values.map(asFloat)),
  'dist p q': (p: Value, q: Value) => {
    const [a, b] = [[...iterate(p)].map(asFloat), [...iterate(q)].map(asFloat)]
    return Math.hypot(...a.map((x, i) => x - (b[i] ?? 0)))
  },
  'radians x': (x: Value) => (asFloat(x) * Math.PI) / 180,
  'degrees x': (x: Value) => (asFloat(x) * 180) / Math.PI,
  'isnan x': (x: Value) => Number.isNaN(asFloat(x)),
  'isinf x': (x: Value) => Math.abs(asFloat(x)) === Number.POSITIVE_INFINITY,
  'isfinite x': (x: Value) => Number.isFinite(asFloat(x)),
  'isclose a b rel_tol? abs_tol?': (a: Value, b: Value, rel: Value = 1e-9, abs: Value = 0) => {
    const [x, y] = [asFloat(a), asFloat(b)]
    const most = Math.max(asFloat(rel) * Math.max(Math.abs(x), Math.abs(y)), asFloat(abs))
    return equal(x, y) || Math.abs(x - y) <= most
  },
  'copysign x y': (x: Value, y: Value) =>
    Math.abs(asFloat(x)) * (Object.is(asFloat(y), -0) || asFloat(y) < 0 ? -1 : 1),
}

const integers: Natives = {
  'gcd *': (...values: Value[]) => values.map((x) => BigInt(asInt(x))).reduce(gcd, 0n),
  'lcm *': (...values: bigint[]) =>
    values.reduce((a, b) => (a === 0n || b === 0n ? 0n : (a * b) / gcd(a, b)), 1n),
  'factorial n': (n: Value) =>
    asInt(n) < 0
      ? raise('ValueError', 'factorial() not defined for negative values')
      : product(2, asInt(n)),
  'comb n k': (n: Value, k: Value) =>
    asInt(k) > asInt(n) ? 0n : product(asInt(n) - asInt(k) + 1, asInt(n)) / product(2, asInt(k)),
  'perm n k': (n: Value, k: Value) => product(asInt(n) - asInt(k) + 1, asInt(n)),
  'isqrt n': (n: Value) => squareRoot(toInt(n)),
  'fsum seq': (values: Value) => [...iterate(values)].map(asFloat).reduce((a, b) => a + b, 0),
  'prod iterable': (values: Value) => {
    const all = [...iterate(values)]
    return all.every((one): one is bigint => typeof one === 'bigint')
      ? all.reduce((a, b) => a * b, 1n)
      : all.map(asFloat).reduce((a, b) => a * b, 1)
  },
  'modf x': (x: Value) => {
    const value = asFloat(x)
    return new PyTuple([value - Math.trunc(value), Math.trunc(value)])
  },
}

/** The module. */
export const math = (): PyModule =>
  moduleOf(
    'math',
    { ...reals, ...integers },
    { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Number.POSITIVE_INFINITY, nan: Number.NaN },
  )
