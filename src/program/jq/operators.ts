/**
 * jq's operators on two values.
 *
 * @module
 */
import {
  JqError,
  type Json,
  type JsonObject,
  areEqual,
  compare,
  entryOf,
  isArray,
  isObject,
  named,
  withKey,
} from './values.js'

type Operator = (left: Json, right: Json) => Json

const cannot = (left: Json, right: Json, what: string): JqError =>
  new JqError(`${named(left)} and ${named(right)} cannot be ${what}`)

function add(left: Json, right: Json): Json {
  if (left === null) return right
  if (right === null) return left
  if (typeof left === 'number' && typeof right === 'number') return left + right
  if (typeof left === 'string' && typeof right === 'string') return left + right
  if (isArray(left) && isArray(right)) return [...left, ...right]
  if (isObject(left) && isObject(right))
    return Object.entries(right).reduce<JsonObject>(
      (all, [key, value]) => withKey(all, key, value),
      left,
    )
  throw cannot(left, right, 'added')
}

function subtract(left: Json, right: Json): Json {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (isArray(left) && isArray(right))
    return left.filter((one) => !right.some((other) => areEqual(one, other)))
  throw cannot(left, right, 'subtracted')
}

/** A text may be repeated to so many characters. */
const LONGEST_TEXT = 16_777_216

function multiply(left: Json, right: Json): Json {
  if (typeof left === 'number' && typeof right === 'number') return left * right
  if (typeof left === 'number' && typeof right === 'string') return multiply(right, left)
  if (typeof left === 'string' && typeof right === 'number') {
    if (right <= 0) return null
    if (left.length * right > LONGEST_TEXT) throw new JqError('Repeat string result too long')
    return left.repeat(Math.max(1, Math.floor(right)))
  }
  if (isObject(left) && isObject(right)) return merged(left, right)
  throw cannot(left, right, 'multiplied')
}

const merged = (left: JsonObject, right: JsonObject): JsonObject =>
  Object.entries(right).reduce<JsonObject>((all, [key, value]) => {
    const before = entryOf(all, key)
    return withKey(all, key, isObject(before) && isObject(value) ? merged(before, value) : value)
  }, left)

function divide(left: Json, right: Json): Json {
  if (typeof left === 'number' && typeof right === 'number') {
    if (right === 0) throw cannot(left, right, 'divided because the divisor is zero')
    return left / right
  }
  if (typeof left === 'string' && typeof right === 'string') return splitText(left, right)
  throw cannot(left, right, 'divided')
}

/** A text cut at each place where another stands; nothing of an empty text. */
export const splitText = (text: string, at: string): readonly string[] =>
  text === '' ? [] : at === '' ? [...text] : text.split(at)

function remainder(left: Json, right: Json): Json {
  if (typeof left !== 'number' || typeof right !== 'number') throw cannot(left, right, 'divided')
  const [whole, by] = [Math.trunc(left), Math.trunc(right)]
  if (by === 0) throw cannot(left, right, 'divided because the divisor is zero')
  return (whole % Math.abs(by)) + 0
}

/** The operators by their signs. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '==': areEqual,
  '!=': (left, right) => !areEqual(left, right),
  '<': (left, right) => compare(left, right) < 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>': (left, right) => compare(left, right) > 0,
  '>=': (left, right) => compare(left, right) >= 0,
}

/** What an operator makes of two values. @throws JqError */
export const operate = (operator: string, left: Json, right: Json): Json =>
  (OPERATORS[operator] as Operator)(left, right)
