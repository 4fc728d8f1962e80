/**
 * Comparisons in templates: `eq`, `lt` and their like.
 *
 * @see https://pkg.go.dev/text/template#hdr-Functions
 */
import { Problem } from './error.js'
import { printed } from './print.js'
import {
  Complex,
  type Kind,
  type Model,
  Num,
  Nil,
  kindOf,
  operandOf,
  textOf,
  typeName,
  unboxed,
} from './value.js'

const BASIC: ReadonlySet<Kind> = new Set(['bool', 'int', 'float', 'complex', 'string'])

/** Values of two kinds. */
export const INCOMPATIBLE = 'incompatible types for comparison'
/** Values that have no order. */
export const INVALID_TYPE = 'invalid type for comparison'

const incompatible = (a: unknown, b: unknown, model: Model): Problem =>
  new Problem(`${INCOMPATIBLE}: ${typeName(a, model)} and ${typeName(b, model)}`)

/** Whether the first value is equal to one of the others. @throws Problem */
export function equal(model: Model, given: unknown, ...others: readonly unknown[]): boolean {
  const first = operandOf(unboxed(given), model)
  if (others.length === 0) throw new Problem('missing argument for comparison')
  return others.some((other) => isEqual(first, operandOf(unboxed(other), model), model))
}

function isEqual(a: unknown, b: unknown, model: Model): boolean {
  const [kindA, kindB] = [kindOf(a, model), kindOf(b, model)]
  const [isBasicA, isBasicB] = [BASIC.has(kindA), BASIC.has(kindB)]
  if (isBasicA !== isBasicB || (isBasicA && kindA !== kindB)) {
    if (kindA !== 'invalid' && kindB !== 'invalid') throw incompatible(a, b, model)
    return false
  }
  if (isBasicA) return isSame(a, b)
  return isEqualContainer(a, b, model)
}

/** Lists, objects and nil: only nil can be compared. */
function isEqualContainer(a: unknown, b: unknown, model: Model): boolean {
  const [kindA, kindB] = [kindOf(a, model), kindOf(b, model)]
  if (kindA !== kindB && kindA !== 'invalid' && kindB !== 'invalid')
    throw new Problem(
      `non-comparable types ${printed(a, model)}: ${typeName(a, model)}, ${typeName(b, model)}: ${printed(b, model)}`,
    )
  const isNil = (value: unknown): boolean => value === undefined || value instanceof Nil
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b)
  throw new Problem(`non-comparable type ${printed(b, model)}: ${typeName(b, model)}`)
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Num && b instanceof Num) return a.value === b.value
  if (a instanceof Complex && b instanceof Complex)
    return a.real === b.real && a.imaginary === b.imaginary
  return typeof a === 'boolean' ? a === b : textOf(a) === textOf(b)
}

/** The order of two numbers or texts. @throws Problem */
export function compare(model: Model, givenA: unknown, givenB: unknown): number {
  const [a, b] = [operandOf(unboxed(givenA), model), operandOf(unboxed(givenB), model)]
  const [kindA, kindB] = [kindOf(a, model), kindOf(b, model)]
  if (!BASIC.has(kindA) || !BASIC.has(kindB)) throw new Problem(INVALID_TYPE)
  if (kindA !== kindB) throw incompatible(a, b, model)
  if (kindA === 'bool' || kindA === 'complex') throw new Problem(INVALID_TYPE)
  const [left, right] =
    a instanceof Num && b instanceof Num ? [a.value, b.value] : [textOf(a), textOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
