/**
 * Asynchronous functions that say what they are: `f.constructor` is `AsyncFunction`, and
 * `Object.prototype.toString` knows them. They are functions of another kind while they run here,
 * so the prototype of all functions answers for them; only in scripts that may ask.
 *
 * @module
 */
import type { RunningRealm } from './hooks.js'

/** A script that has one of these words may ask. */
export const ASKS_FOR_KINDS =
  /\bAsync(?:Generator)?Function\b|[.'"`]constructor\b|\btoStringTag\b|\bisAsync|\btoString\.call\b/

const { apply } = Reflect
const functionText = Function.prototype.toString
const exec = Function.prototype.call.bind(RegExp.prototype.exec) as (
  pattern: RegExp,
  text: string,
) => RegExpExecArray | null

/** The beginning of a function that stands for an asynchronous one; see `compile/functions.ts`. */
const SHELL =
  /^[^(]*\((?:ª\d+,?)*(?:\.\.\.ªr)?\)(?:=>)?(?:\{(?:"use strict";)?(?:const ª[^;]*;)*return )?ªk\.async(Generator)?\(/

/** The kind of an asynchronous function; undefined for all others. */
export function asyncKindOf(
  value: unknown,
): 'AsyncFunction' | 'AsyncGeneratorFunction' | undefined {
  if (typeof value !== 'function') return undefined
  const shell = exec(SHELL, apply(functionText, value, []))
  if (!shell) return undefined
  return shell[1] === undefined ? 'AsyncFunction' : 'AsyncGeneratorFunction'
}

/** The constructors of asynchronous functions. */
export function asyncConstructors(
  running: () => RunningRealm | undefined,
): Readonly<Record<'AsyncFunction' | 'AsyncGeneratorFunction', unknown>> {
  const made = (original: object, kind: string): unknown => {
    const make = (parts: readonly unknown[]): object =>
      running()?.makeFunction(kind, parts) as object
    return new Proxy(original, {
      apply: (_, _self, parts: readonly unknown[]) => make(parts),
      construct: (_, parts: readonly unknown[]) => make(parts),
    })
  }
  return {
    AsyncFunction: made((async () => {}).constructor, 'async function'),
    AsyncGeneratorFunction: made(async function* () {}.constructor, 'async function*'),
  }
}
