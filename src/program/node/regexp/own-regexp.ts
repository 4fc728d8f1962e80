/**
 * `RegExp` as a script has it: the host's in all that can be seen, with a prototype of its own
 * whose methods count their work.
 *
 * The host's own prototype stays as it is: engines make all expressions of a page slow for good
 * when `RegExp.prototype.exec` is replaced once. So expressions in a script's text get the script's
 * prototype when they are made.
 *
 * @see https://tc39.es/ecma262/#sec-regexp-regular-expression-objects
 */
import { standFor } from '../intrinsics/stand-in.js'
import { LastMatch } from './last-match.js'
import { type Counting, methodsOf } from './methods.js'

const HostRegExp = RegExp
const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
const { setPrototypeOf } = Object
const { match: MATCH } = Symbol

/** What making an expression costs, and each character of it, in turns. */
const TURNS_TO_MAKE = 8000
const TURNS_PER_CHARACTER = 16

/** The regular expressions of one script. */
export interface OwnRegExp {
  /** `RegExp`. */
  readonly constructor: unknown
  /** Makes an expression of the host's the script's, and gives it. */
  adopt(regexp: RegExp): RegExp
  /** Makes an expression. @throws SyntaxError */
  make(pattern: unknown, flags: string | undefined): unknown
}

/** Makes the regular expressions of one script; undefined where the engine counts by itself. */
export function ownRegExp(counting: Counting): OwnRegExp | undefined {
  const last = new LastMatch()
  const prototype = {}
  const RegExp = constructorOf(counting, prototype, last)
  const methods = methodsOf(counting, prototype, last)
  for (const key of ownKeys(HostRegExp.prototype)) {
    const property = getOwnPropertyDescriptor(HostRegExp.prototype, key) as PropertyDescriptor
    const method = methods.get(key)
    if (key === 'constructor') property.value = RegExp
    else if (method) property.value = standFor(property.value as object, method)
    else if (property.get) property.get = getterOf(property.get, prototype)
    defineProperty(prototype, key, property)
  }
  return {
    constructor: RegExp,
    adopt: (regexp) => setPrototypeOf(regexp, prototype) as RegExp,
    make: (pattern, flags) => construct(RegExp, [pattern, flags]) as unknown,
  }
}

type Constructor = (pattern: unknown, flags: unknown) => unknown

function constructorOf({ charge }: Counting, prototype: object, last: LastMatch): Constructor {
  const made = function RegExp(this: unknown, pattern: unknown, flags: unknown): unknown {
    const target = new.target as unknown as Constructor | undefined
    if (target === undefined && flags === undefined && isExpression(pattern)) {
      const { constructor } = pattern as { readonly constructor: unknown }
      if (constructor === made) return pattern
    }
    const length = typeof pattern === 'string' ? pattern.length : 0
    charge(TURNS_TO_MAKE + length * TURNS_PER_CHARACTER)
    return construct(HostRegExp, [pattern, flags], target ?? made)
  } as Constructor
  standFor(HostRegExp, made)
  for (const key of ownKeys(HostRegExp)) {
    const property = getOwnPropertyDescriptor(HostRegExp, key) as PropertyDescriptor
    if (key === 'prototype') property.value = prototype
    const getter = property.get && last.getter(key)
    if (property.get && getter) property.get = standFor(property.get, getter)
    defineProperty(made, key, property)
  }
  return made
}

/** Whether a value is to be treated as a regular expression. */
function isExpression(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const says = (value as { readonly [MATCH]?: unknown })[MATCH]
  return says !== undefined && Boolean(says)
}

/** The prototype is no expression itself, and its getters say so. */
const getterOf = (original: () => unknown, prototype: object): (() => unknown) =>
  standFor(original, function (this: unknown) {
    return apply(original, this === prototype ? HostRegExp.prototype : this, [])
  })
