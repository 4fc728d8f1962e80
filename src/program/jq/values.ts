/**
 * Values of jq: JSON, its order, its names of types, and what fails.
 *
 * @module
 */

/** A value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** A program failed; `value` is what `catch` gets. */
export class JqError extends Error {
  constructor(readonly value: Json) {
    super(typeof value === 'string' ? value : `${textOf(value)} (not a string)`)
  }
}

/** A program cannot be understood. */
export class JqSyntaxError extends Error {}

export const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The name of a value's type. */
export const typeOf = (value: Json): string =>
  value === null ? 'null' : isArray(value) ? 'array' : typeof value

/** Whether a value counts as true. */
export const isTrue = (value: Json): boolean => value !== null && value !== false

/** A value as jq prints it in one line. */
export function textOf(value: Json, sorted = false): string {
  if (typeof value === 'number') return numberText(value)
  if (isArray(value)) return `[${value.map((item) => textOf(item, sorted)).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const keys = sorted ? keysOf(value) : Object.keys(value)
  return `{${keys.map((key) => `${JSON.stringify(key)}:${textOf(value[key] as Json, sorted)}`).join(',')}}`
}

/** A number as jq prints it: not a number is null, and what is too large is the largest there is. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null'
  if (!Number.isFinite(value))
    return value > 0 ? '1.7976931348623157e+308' : '-1.7976931348623157e+308'
  return String(value)
}

/** An object's keys in jq's order. */
export const keysOf = (value: JsonObject): readonly string[] =>
  Object.keys(value).sort((a, b) => compareText(a, b))

const RANKS = ['null', 'false', 'true', 'number', 'string', 'array', 'object']
const rankOf = (value: Json): number =>
  RANKS.indexOf(typeof value === 'boolean' ? String(value) : typeOf(value))

/** By code points, as UTF-8 sorts. */
function compareText(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const by = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0)
    if (by !== 0) return by
  }
  return left.length - right.length
}

/** The order of values: null, false, true, numbers, strings, arrays, objects. */
export function compare(a: Json, b: Json): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a === b ? 0 : 1
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (isArray(a) && isArray(b)) return compareLists(a, b)
  if (!isObject(a) || !isObject(b)) return 0
  const keys = compareLists(keysOf(a), keysOf(b))
  if (keys !== 0) return keys
  return compareLists(
    keysOf(a).map((key) => a[key] as Json),
    keysOf(b).map((key) => b[key] as Json),
  )
}

function compareLists(a: readonly Json[], b: readonly Json[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const by = compare(a[i] as Json, b[i] as Json)
    if (by !== 0) return by
  }
  return a.length - b.length
}

export const areEqual = (a: Json, b: Json): boolean => a === b || compare(a, b) === 0

/** How many characters of a value an error shows. */
const SHOWN = 11

/** A value as errors name it: `number (1)`. */
export function named(value: Json): string {
  const text = textOf(value)
  return `${typeOf(value)} (${text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}...` : text})`
}

/** An object that has one entry more or another one; `__proto__` is a key like any other. */
export function withKey(object: JsonObject, key: string, value: Json): JsonObject {
  const copy: Record<string, Json> = Object.create(null)
  for (const [name, one] of Object.entries(object)) copy[name] = one
  copy[key] = value
  return copy
}

export const entryOf = (object: JsonObject, key: string): Json =>
  Object.hasOwn(object, key) ? (object[key] as Json) : null
