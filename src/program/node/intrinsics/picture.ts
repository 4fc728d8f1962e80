/**
 * Pictures of the built-in objects of the language: what their properties are when no script has
 * changed them, and what is different now.
 *
 * This code runs while a script may have changed anything, so it uses nothing but functions that it
 * has taken before, and no iterators.
 *
 * @module
 */
import { LANGUAGE_GLOBALS, PLATFORM_GLOBALS } from '../compile/known-globals.js'

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect
const { ownKeys, setPrototypeOf } = Reflect
const { getOwnPropertySymbols, hasOwn } = Object

/** An object as it is when no script has changed it. */
export interface Picture {
  readonly object: object
  readonly prototype: object | null
  readonly keys: readonly PropertyKey[]
  readonly properties: readonly PropertyDescriptor[]
  /** The properties with a value, for a quick comparison. */
  readonly names: readonly PropertyKey[]
  readonly values: readonly unknown[]
  readonly enumerable: number
  readonly symbols: number
}

/** A property as a script has made it; without one, the script has deleted it. */
export interface Change {
  readonly picture: Picture
  readonly key: PropertyKey
  readonly property: PropertyDescriptor | undefined
}

/** Stands for the prototype of an object among its keys. */
const PROTOTYPE = Symbol('prototype')

/** What functions have, and what cannot be changed in a way that matters. */
const OF_FUNCTIONS: readonly PropertyKey[] = ['length', 'name', 'prototype', 'arguments', 'caller']

/** A function that says it is asynchronous is a change as a script's own would be. */
export const changeOf = (picture: Picture, key: PropertyKey, get: () => unknown): Change => ({
  picture,
  key,
  property: { get, configurable: true, enumerable: false },
})

/** Takes a picture of an object. */
export function pictureOf(object: object): Picture {
  const keys = ownKeys(object)
  const properties: PropertyDescriptor[] = []
  const names: PropertyKey[] = []
  const values: unknown[] = []
  let enumerable = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey
    const property = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    properties[i] = property
    if (property.enumerable && typeof key === 'string') enumerable++
    if (!('value' in property) || Number.isNaN(property.value)) continue
    if (typeof object === 'function' && OF_FUNCTIONS.includes(key)) continue
    names[names.length] = key
    values[values.length] = property.value
  }
  return {
    object,
    prototype: getPrototypeOf(object),
    keys,
    properties,
    names,
    values,
    enumerable,
    symbols: getOwnPropertySymbols(object).length,
  }
}

/**
 * Whether an object looks different now. What is defined without being enumerable is missed, and
 * so are symbols by a quick look.
 */
export function isDifferent(picture: Picture, isQuick = false): boolean {
  const { object, names, values } = picture
  const now = object as Readonly<Record<PropertyKey, unknown>>
  for (let i = 0; i < names.length; i++) if (now[names[i] as PropertyKey] !== values[i]) return true
  let enumerable = 0
  for (const key in object) if (hasOwn(object, key)) enumerable++
  return (
    enumerable !== picture.enumerable ||
    getPrototypeOf(object) !== picture.prototype ||
    (!isQuick && getOwnPropertySymbols(object).length !== picture.symbols)
  )
}

/** Adds what is different about an object to a list. */
export function addChanges(picture: Picture, changes: Change[]): void {
  const { object, keys, properties } = picture
  const now = ownKeys(object)
  for (let i = 0; i < now.length; i++) {
    const key = now[i] as PropertyKey
    const property = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    const at = indexOf(keys, key)
    if (at < 0 || !isSame(property, properties[at] as PropertyDescriptor))
      changes[changes.length] = { picture, key, property }
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey
    if (!hasOwn(object, key)) changes[changes.length] = { picture, key, property: undefined }
  }
  const prototype = getPrototypeOf(object)
  if (prototype !== picture.prototype)
    changes[changes.length] = { picture, key: PROTOTYPE, property: { value: prototype } }
}

/** Puts the changes of a script in, in their order. */
export function putIn(changes: readonly Change[]): void {
  for (let i = 0; i < changes.length; i++) {
    const { picture, key, property } = changes[i] as Change
    set(picture.object, key, property)
  }
}

/** Takes the changes of a script away again. */
export function takeOut(changes: readonly Change[]): void {
  for (let i = changes.length - 1; i >= 0; i--) {
    const { picture, key } = changes[i] as Change
    if (key === PROTOTYPE) setPrototypeOf(picture.object, picture.prototype)
    else set(picture.object, key, picture.properties[indexOf(picture.keys, key)])
  }
}

function set(object: object, key: PropertyKey, property: PropertyDescriptor | undefined): void {
  if (key === PROTOTYPE) setPrototypeOf(object, property?.value as object | null)
  else if (property) defineProperty(object, key, property)
  else deleteProperty(object, key)
}

function indexOf(keys: readonly PropertyKey[], key: PropertyKey): number {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i
  return -1
}

const isSame = (a: PropertyDescriptor, b: PropertyDescriptor): boolean =>
  (a.value === b.value || (Number.isNaN(a.value) && Number.isNaN(b.value))) &&
  a.get === b.get &&
  a.set === b.set &&
  a.writable === b.writable &&
  a.enumerable === b.enumerable

/** The built-in objects: constructors, their prototypes, and what iterators and functions inherit. */
export function builtInObjects(): readonly object[] {
  const found = new Set<object>()
  const add = (value: unknown): void => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function')
      found.add(value)
  }
  const host = globalThis as unknown as Readonly<Record<string, unknown>>
  for (const name of [...LANGUAGE_GLOBALS, ...PLATFORM_GLOBALS, 'URL', 'URLSearchParams']) {
    const value = host[name]
    if (name === 'globalThis') continue
    add(value)
    if (typeof value === 'function') add(value.prototype)
  }
  for (const value of inherited()) add(value)
  return [...found]
}

/** What has no name of its own. */
function inherited(): readonly unknown[] {
  const functions = [async () => {}, function* () {}, async function* () {}]
  const iterators = [
    [].values(),
    new Map().keys(),
    new Set().keys(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
  ]
  const parents = (value: unknown): object[] => {
    const parent = getPrototypeOf(value as object)
    return parent === null || parent === Object.prototype ? [] : [parent, ...parents(parent)]
  }
  return [
    ...functions.flatMap((one) => [one.constructor, ...parents(one)]),
    ...functions.slice(1).flatMap((one) => parents(one.prototype as object)),
    ...iterators.flatMap(parents),
    ...parents(Uint8Array.prototype),
    getPrototypeOf(Uint8Array),
  ]
}
