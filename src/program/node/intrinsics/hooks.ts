/**
 * What is different about the built-in objects while a script runs, whichever it is.
 *
 * @module
 */

import { isStandIn, standFor } from './stand-in.js'

/** The realm whose script runs, as the hooks need it. */
export interface RunningRealm {
  /** The language of texts and numbers, such as `en-US`. */
  readonly locale: string
  /** Makes a function of its parameters and its body; `kind` is `function`, `async function`, … */
  makeFunction(kind: string, parts: readonly unknown[]): unknown
  /** The text of a function as the script has it. */
  textOf(text: string): string
  /** The stack of an error. */
  stackOf(error: unknown, sites: readonly unknown[]): unknown
  /** Makes a regular expression; undefined where those of the engine will do. */
  makeRegExp(pattern: unknown, flags: string | undefined): unknown
  /** A built-in object has got a property that a quick look does not find. */
  touch(object: object): void
}

/** A property that has another value while a script runs. */
export interface Hook {
  readonly object: object
  readonly key: PropertyKey
  readonly value: unknown
}

type Realm = () => RunningRealm | undefined
type IsBuiltIn = (value: unknown) => boolean

const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect
const functionText = Function.prototype.toString

/** How many frames the engine keeps; those of the simulation are left out of what is shown. */
const STACK_FRAMES = 40

/** All hooks but those of the locale. `isBuiltIn` knows the objects of the language. */
export const hooksOf = (running: Realm, isBuiltIn: IsBuiltIn): readonly Hook[] => [
  ...definitions(running, isBuiltIn),
  ...functions(running),
  { object: Error, key: 'stackTraceLimit', value: STACK_FRAMES },
  {
    object: Error,
    key: 'prepareStackTrace',
    value: (error: unknown, sites: readonly unknown[]) => running()?.stackOf(error, sites),
  },
]

/** A function that stands for one of the language's, with its name and length. */
export function hook<T>(object: object, key: PropertyKey, make: (original: T) => unknown): Hook {
  const original = (object as Readonly<Record<PropertyKey, unknown>>)[key]
  const value = make(original as T)
  if (typeof original === 'function' && typeof value === 'function') standFor(original, value)
  return { object, key, value }
}

type Define = (object: object, key: PropertyKey, property: PropertyDescriptor) => unknown
type DefineAll = (object: object, properties: PropertyDescriptorMap) => unknown
type Lock = (object: object) => unknown

/**
 * What a script defines on a built-in object stays removable, so that it can be taken away from
 * other scripts. Freezing one makes its values read-only; that is all of it that can be undone.
 */
function definitions(running: Realm, isBuiltIn: IsBuiltIn): readonly Hook[] {
  const removable = (object: unknown, property: PropertyDescriptor): PropertyDescriptor => {
    if (!isBuiltIn(object) || typeof property !== 'object' || property === null) return property
    running()?.touch(object as object)
    return { ...property, configurable: true }
  }
  const define =
    (original: Define): Define =>
    (object, key, property) =>
      original(object, key, removable(object, property))
  const defineAll =
    (original: DefineAll): DefineAll =>
    (object, properties) => {
      if (!isBuiltIn(object)) return original(object, properties)
      const keys = ownKeys(properties)
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] as string
        defineProperty(object, key, removable(object, properties[key] ?? {}))
      }
      return object
    }
  const freeze =
    (original: Lock): Lock =>
    (object) => {
      if (!isBuiltIn(object)) return original(object)
      running()?.touch(object)
      return readOnly(object)
    }
  const leave =
    (result: (object: object) => unknown) =>
    (original: Lock): Lock =>
    (object) =>
      isBuiltIn(object) ? result(object) : original(object)
  return [
    hook(Object, 'defineProperty', define),
    hook(Reflect, 'defineProperty', define),
    hook(Object, 'defineProperties', defineAll),
    hook(Object, 'freeze', freeze),
    hook(
      Object,
      'seal',
      leave((object) => object),
    ),
    hook(
      Object,
      'preventExtensions',
      leave((object) => object),
    ),
    hook(
      Reflect,
      'preventExtensions',
      leave(() => true),
    ),
  ]
}

function readOnly(object: object): object {
  const keys = ownKeys(object)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as PropertyKey
    const property = getOwnPropertyDescriptor(object, key) as PropertyDescriptor
    if (property.configurable && 'value' in property)
      defineProperty(object, key, { ...property, writable: false })
  }
  return object
}

/** Functions are made by the realm, and show the text that the script has. */
function functions(running: Realm): readonly Hook[] {
  const constructorOf = (kind: string, original: object): unknown => {
    const make = (parts: readonly unknown[]): object =>
      running()?.makeFunction(kind, parts) as object
    return new Proxy(original, {
      apply: (_, _self, parts: readonly unknown[]) => make(parts),
      construct: (_, parts: readonly unknown[]) => make(parts),
    })
  }
  const toString = () =>
    function toString(this: unknown): string {
      const text = apply(functionText, this, [])
      if (isStandIn(this)) return `function ${(this as { name: string }).name}() { [native code] }`
      return running()?.textOf(text) ?? text
    }
  const generators = Object.getPrototypeOf(function* () {}) as object
  return [
    hook(Function.prototype, 'constructor', (original: object) =>
      constructorOf('function', original),
    ),
    hook(generators, 'constructor', (original: object) => constructorOf('function*', original)),
    hook(Function.prototype, 'toString', toString),
  ]
}
