/**
 * Equality, order and hashes: what keys of dicts and members of sets are looked up by.
 *
 * @see https://docs.python.org/3/reference/datamodel.html#object.__hash__
 */
import { raise } from '../exceptions.js'
import { callNow, special } from '../objects.js'
import { charge, idOf } from '../running.js'
import {
  type Key,
  NotImplemented,
  PyBytes,
  PyDict,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
  type Value,
  frozensetClass,
  typeName,
} from '../values.js'

const isNumber = (value: Value): value is number | bigint | boolean =>
  typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean'

/** A number to compare: truth values are 0 and 1. */
export const numeric = (value: number | bigint | boolean): number | bigint =>
  typeof value === 'boolean' ? (value ? 1n : 0n) : value

/** Whether two numbers are equal, of one kind or not. */
const sameNumber = (a: number | bigint, b: number | bigint): boolean => a <= b && a >= b

/** Whether two values are equal. */
export function equal(a: Value, b: Value): boolean {
  if (a === b) return !Number.isNaN(a)
  if (isNumber(a) && isNumber(b)) return sameNumber(numeric(a), numeric(b))
  if (!(a instanceof PyObject) && !(b instanceof PyObject)) return false
  const answer = ask('__eq__', a, b) ?? ask('__eq__', b, a)
  return answer ?? sameContent(a, b)
}

function ask(method: string, a: Value, b: Value): boolean | undefined {
  const own = special(a, method)
  if (own === undefined) return undefined
  const answer = callNow(own, [a, b])
  return answer === NotImplemented ? undefined : truth(answer)
}

function sameContent(a: Value, b: Value): boolean {
  if (a instanceof PyList && b instanceof PyList) return sameItems(a.items, b.items)
  if (a instanceof PyTuple && b instanceof PyTuple) return sameItems(a.items, b.items)
  if (a instanceof PyDict && b instanceof PyDict) {
    if (a.map.size !== b.map.size) return false
    for (const [key, [, value]] of a.map) {
      const other = b.map.get(key)
      if (!other || !equal(value, other[1])) return false
    }
    return true
  }
  if (a instanceof PySet && b instanceof PySet)
    return a.map.size === b.map.size && [...a.map.keys()].every((key) => b.map.has(key))
  if (a instanceof PyBytes && b instanceof PyBytes)
    return a.data.length === b.data.length && a.data.every((byte, i) => byte === b.data[i])
  if (a instanceof PyRange && b instanceof PyRange)
    return a.length === b.length && (a.length === 0 || (a.start === b.start && a.step === b.step))
  if (a instanceof PySlice && b instanceof PySlice)
    return equal(a.start, b.start) && equal(a.stop, b.stop) && equal(a.step, b.step)
  return false
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  charge(a.length / 4)
  return a.length === b.length && a.every((item, i) => equal(item, b[i] as Value))
}

/** Whether a value counts as true. */
export function truth(value: Value): boolean {
  if (value === null || value === false) return false
  if (value === true) return true
  switch (typeof value) {
    case 'bigint':
      return value !== 0n
    case 'number':
      return value !== 0
    case 'string':
      return value !== ''
  }
  const own = special(value, '__bool__')
  if (own !== undefined) return truth(callNow(own, [value]))
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length > 0
  if (value instanceof PyDict || value instanceof PySet) return value.map.size > 0
  if (value instanceof PyBytes) return value.data.length > 0
  if (value instanceof PyRange) return value.length > 0
  const length = special(value, '__len__')
  return length === undefined || truth(callNow(length, [value]))
}

/** What a value is looked up by. @throws TypeError when it may change */
export function keyOf(value: Value): Key {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value
    case 'boolean':
      return value ? 1n : 0n
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : value
  }
  if (value === null) return null
  return objectKey(value)
}

function objectKey(value: PyObject): Key {
  if (value instanceof PyTuple && special(value, '__hash__') === undefined)
    return interned(`(${value.items.map((item) => keyText(keyOf(item))).join(',')})`)
  if (value instanceof PyBytes) return interned(`b${[...value.data].join(',')}`)
  if (value instanceof PySet && value.cls === frozensetClass)
    return interned(`{${[...value.map.keys()].map(keyText).sort().join(',')}}`)
  if (value instanceof PyRange) return interned(`r${value.start},${value.length},${value.step}`)
  if (value instanceof PyList || value instanceof PyDict || value instanceof PySet)
    if (special(value, '__hash__') === undefined) unhashable(value)
  const hash = special(value, '__hash__')
  if (hash === null) unhashable(value)
  if (hash === undefined) return special(value, '__eq__') === undefined ? value : unhashable(value)
  return interned(`h${keyText(keyOf(callNow(hash, [value])))}`)
}

const unhashable = (value: Value): never =>
  raise('TypeError', `unhashable type: '${typeName(value)}'`)

/** The texts of compound keys, apart from those that programs use. */
const interned = (text: string): string => `\u0000${text}`

/** A key as a part of another. */
function keyText(key: Key): string {
  if (typeof key === 'string') return JSON.stringify(key)
  if (typeof key === 'bigint') return String(key)
  if (typeof key === 'object' && key !== null) return `o${idOf(key)}`
  return typeof key === 'number' ? `f${key}` : 'n'
}

/** The hash of a value, as `hash()` gives it. */
export function hashOf(value: Value): bigint {
  const key = keyOf(value)
  if (typeof key === 'bigint') return key % 2305843009213693951n
  if (key === null) return 0xfca86420n
  const text = typeof key === 'object' ? String(idOf(key)) : String(key)
  let hash = 1469598103934665603n
  for (const sign of text)
    hash = BigInt.asIntN(62, (hash ^ BigInt(sign.codePointAt(0) ?? 0)) * 1099511628211n)
  return hash
}

/** An entry of a dict. */
export const getItem = (dict: PyDict, key: Value): Value | undefined =>
  dict.map.get(keyOf(key))?.[1]

/** Sets an entry of a dict; the first of equal keys stays. */
export function setItem({ map }: PyDict, key: Value, value: Value): void {
  const at = keyOf(key)
  const entry = map.get(at)
  if (entry) entry[1] = value
  else map.set(at, [key, value])
}

/** A dict of entries. */
export function dict(entries: Iterable<readonly [Value, Value]>): PyDict {
  const made = new PyDict()
  for (const [key, value] of entries) setItem(made, key, value)
  return made
}

/** Compares two values: below 0, 0, above 0; undefined when they have no order. */
function order(a: Value, b: Value): number | undefined {
  if (isNumber(a) && isNumber(b)) {
    const [x, y] = [numeric(a), numeric(b)]
    return x < y ? -1 : x > y ? 1 : sameNumber(x, y) ? 0 : Number.NaN
  }
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  const [left, right] = [itemsOf(a), itemsOf(b)]
  if (!left || !right || a instanceof PyList !== b instanceof PyList) return undefined
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as Value, right[i] as Value]
    if (!equal(x, y)) return less(x, y) ? -1 : 1
  }
  return left.length - right.length
}

const itemsOf = (value: Value): readonly Value[] | undefined =>
  value instanceof PyList || value instanceof PyTuple
    ? value.items
    : value instanceof PyBytes
      ? [...value.data].map((byte) => BigInt(byte))
      : undefined

/** Whether one value is less than another. @throws TypeError */
export const less = (a: Value, b: Value): boolean => truth(compare('<', a, b))

const METHODS: Readonly<Record<string, readonly [string, string]>> = {
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
}

/** `<`, `<=`, `>` and `>=`. */
export function compare(op: string, a: Value, b: Value): Value {
  const [method, mirrored] = METHODS[op] ?? ['', '']
  const tries = [
    [a, method, b],
    [b, mirrored, a],
  ] as const
  for (const [self, name, other] of tries) {
    const own = special(self, name)
    const answer = own === undefined ? NotImplemented : callNow(own, [self, other])
    if (answer !== NotImplemented) return answer
  }
  if (a instanceof PySet && b instanceof PySet) return compareSets(op, a, b)
  const found = order(a, b)
  if (found === undefined)
    return raise(
      'TypeError',
      `'${op}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
    )
  return op === '<' ? found < 0 : op === '<=' ? found <= 0 : op === '>' ? found > 0 : found >= 0
}

function compareSets(op: string, a: PySet, b: PySet): boolean {
  if (op.startsWith('>')) return compareSets(op.replace('>', '<'), b, a)
  const isWithin = [...a.map.keys()].every((key) => b.map.has(key))
  return isWithin && (op === '<=' || a.map.size < b.map.size)
}

/** Whether a key is in a dict or a set. */
export const hasItem = ({ map }: { readonly map: ReadonlyMap<Key, unknown> }, key: Key): boolean =>
  map.has(key)
