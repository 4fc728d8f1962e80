/**
 * jq's functions of numbers.
 *
 * @module
 */
import { JqError, type Json, named } from './values.js'

type Pure = (input: Json, ...given: readonly Json[]) => Json

const number = (value: Json | undefined): number => {
  if (typeof value !== 'number') throw new JqError(`${named(value ?? null)} number required`)
  return value
}

const ONE = [
  'floor',
  'ceil',
  'sqrt',
  'trunc',
  'exp',
  'log',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'cbrt',
] as const

/** The functions. */
export const mathFunctions: Readonly<Record<string, Pure>> = {
  ...Object.fromEntries(
    ONE.map((name): [string, Pure] => [`${name}/0`, (value) => Math[name](number(value))]),
  ),
  'fabs/0': (value) => Math.abs(number(value)),
  'round/0': (value) => Math.sign(number(value)) * Math.round(Math.abs(number(value))),
  'exp2/0': (value) => 2 ** number(value),
  'exp10/0': (value) => 10 ** number(value),
  'pow/2': (_value, base, exponent) => number(base) ** number(exponent),
  'atan2/2': (_value, y, x) => Math.atan2(number(y), number(x)),
  'fmin/2': (_value, a, b) => Math.min(number(a), number(b)),
  'fmax/2': (_value, a, b) => Math.max(number(a), number(b)),
  'infinite/0': () => Number.POSITIVE_INFINITY,
  'nan/0': () => Number.NaN,
  'isinfinite/0': (value) => Math.abs(number(value)) === Number.POSITIVE_INFINITY,
  'isnan/0': (value) => Number.isNaN(number(value)),
  'isnormal/0': (value) => Number.isFinite(number(value)) && number(value) !== 0,
}
