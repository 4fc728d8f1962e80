/**
 * What expressions of SQL are for a row.
 *
 * @module
 */
import { type Expression, SqlError, type Value } from './tree.js'

/** What an expression sees. */
export interface Scope {
  /** The value of a column. @throws SqlError */
  column(name: string, table?: string): Value
  /** What the server says of itself: `version`, `user`, `database`, `now`. */
  readonly session: Readonly<Record<string, string>>
  /** Aggregates of the rows of a group. */
  aggregate?(call: string, args: readonly Expression[], isDistinct: boolean): Value
}

/** Functions over many rows. */
export const AGGREGATES = new Set([
  'count',
  'count(*)',
  'sum',
  'avg',
  'min',
  'max',
  'group_concat',
  'string_agg',
])

/** The value of an expression. @throws SqlError */
export function evaluate(expression: Expression, scope: Scope): Value {
  if ('value' in expression) return expression.value
  if ('column' in expression) return scope.column(expression.column, expression.table)
  const { call, args, isDistinct = false } = expression
  if (AGGREGATES.has(call) && scope.aggregate) return scope.aggregate(call, args, isDistinct)
  const lazy = (at: number): Value => evaluate(args[at] ?? { value: null }, scope)
  if (call === 'and') return truth(lazy(0)) && truth(lazy(1))
  if (call === 'or') return truth(lazy(0)) || truth(lazy(1))
  if (call === 'coalesce' || call === 'ifnull')
    return args.map((arg) => evaluate(arg, scope)).find((value) => value !== null) ?? null
  return applied(
    call,
    args.map((arg) => evaluate(arg, scope)),
    scope,
  )
}

/** Whether a condition holds. */
export const truth = (value: Value): boolean =>
  value !== null && value !== false && value !== 0 && value !== '' && value !== '0'

function applied(call: string, values: readonly Value[], { session }: Scope): Value {
  const [a = null, b = null, c = null] = values
  const operator = OPERATORS[call]
  if (operator) return a === null || b === null ? null : operator(a, b)
  switch (call) {
    case 'not':
      return a === null ? null : !truth(a)
    case 'is null':
      return a === null
    case 'is true':
      return truth(a)
    case 'in':
      return values.slice(1).some((value) => compare(a, value) === 0)
    case 'between':
      return compare(a, b) >= 0 && compare(a, c) <= 0
    case 'concat':
      return values.map(textOf).join('')
    case 'round':
      return Number(Number(a).toFixed(Number(b ?? 0)))
    case 'now':
    case 'current_timestamp':
      return session['now'] ?? ''
    case 'current_date':
    case 'curdate':
      return (session['now'] ?? '').slice(0, 10)
    case 'version':
      return session['version'] ?? ''
    case 'user':
    case 'current_user':
    case 'session_user':
      return session['user'] ?? ''
    case 'database':
    case 'current_database':
      return session['database'] ?? null
    default: {
      const convert = FUNCTIONS[call]
      if (convert) return a === null ? null : convert(a)
      throw new SqlError(`FUNCTION ${call} does not exist`, '1305 (42000)')
    }
  }
}

const FUNCTIONS: Readonly<Record<string, (value: Value) => Value>> = {
  lower: (value) => textOf(value).toLowerCase(),
  upper: (value) => textOf(value).toUpperCase(),
  length: (value) => textOf(value).length,
  char_length: (value) => textOf(value).length,
  trim: (value) => textOf(value).trim(),
  abs: (value) => Math.abs(Number(value)),
  floor: (value) => Math.floor(Number(value)),
  ceil: (value) => Math.ceil(Number(value)),
  number: (value) => Number(value),
  text: textOf,
}

const OPERATORS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => (Number(b) === 0 ? null : Number(a) / Number(b)),
  '%': (a, b) => (Number(b) === 0 ? null : Number(a) % Number(b)),
  '=': (a, b) => compare(a, b) === 0,
  '<>': (a, b) => compare(a, b) !== 0,
  '<': (a, b) => compare(a, b) < 0,
  '>': (a, b) => compare(a, b) > 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>=': (a, b) => compare(a, b) >= 0,
  like: (a, b) => isLike(textOf(a), textOf(b)),
  ilike: (a, b) => isLike(textOf(a).toLowerCase(), textOf(b).toLowerCase()),
}

/** `%` stands for any text and `_` for one sign. */
function isLike(text: string, pattern: string): boolean {
  let [at, from] = [0, 0]
  let [star, again] = [-1, 0]
  while (at < text.length) {
    const sign = pattern[from]
    if (sign === '%') [star, again, from] = [from, at, from + 1]
    else if (sign === '_' || sign === text[at]) [at, from] = [at + 1, from + 1]
    else if (star >= 0) [again, at, from] = [again + 1, again + 1, star + 1]
    else return false
  }
  return /^%*$/.test(pattern.slice(from))
}

/** A number with a point, as columns of decimals keep it. */
const DECIMAL = /^-?\d+\.\d+$/

/** Whether the values of a column are numbers, which clients line up on the right. */
export const isNumeric = (values: readonly Value[]): boolean =>
  values.some((value) => value !== null) &&
  values.every(
    (value) => value === null || typeof value === 'number' || DECIMAL.test(String(value)),
  )

/** Numbers by size, texts by letters; what is not there comes first. */
export function compare(a: Value, b: Value): number {
  if (a === null || b === null) return (a === null ? 0 : 1) - (b === null ? 0 : 1)
  const areTexts = typeof a === 'string' && typeof b === 'string'
  if (!areTexts || (DECIMAL.test(a) && DECIMAL.test(b))) {
    const [left, right] = [Number(a), Number(b)]
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right
  }
  const [left, right] = [textOf(a), textOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** A value as a text. */
export function textOf(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? '1' : '0'
  return String(value)
}
