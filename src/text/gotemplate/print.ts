/**
 * How Go prints values: `%v` and its like, for texts, numbers, lists and maps.
 *
 * @see https://pkg.go.dev/fmt#hdr-Printing
 */
import { shortest } from './float.js'
import { Boxed, Complex, JsonNumber, type Model, Nil, Num, membersOf } from './value.js'

/** A value as Go's `%v` prints it: `[a b]`, `map[k:v]`. */
export const printed = (value: unknown, model: Model): string =>
  eachValue(value, model, (leaf) => leafText(leaf))

/**
 * A value in Go's notation of lists and maps, its parts printed by `leaf`. `leaf` sees texts,
 * booleans, numbers with their types, and undefined for nil.
 */
export function eachValue(value: unknown, model: Model, leaf: (part: unknown) => string): string {
  if (value === null || value === undefined) return leaf(undefined)
  if (value instanceof Boxed) return eachValue(value.value, model, leaf)
  if (value instanceof Nil)
    return value.kind === 'pointer' ? leaf(undefined) : value.kind === 'map' ? 'map[]' : '[]'
  if (typeof value === 'number') return leaf(model.number(value))
  if (typeof value !== 'object' || isNumber(value)) return leaf(value)
  if (Array.isArray(value))
    return `[${value.map((item) => eachValue(item, model, leaf)).join(' ')}]`
  if (model.isMap(value))
    return `map[${membersOf(value)
      .map(([key, member]) => `${leaf(key)}:${eachValue(member, model, leaf)}`)
      .join(' ')}]`
  return `{${fieldsOf(value)
    .map(([name, field]) => {
      model.found?.(name, field)
      return eachValue(field === null ? model.nil(name) : field, model, leaf)
    })
    .join(' ')}}`
}

/** The fields of a structure in their own order, with those that JSON leaves out. */
const fieldsOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(Object.getOwnPropertyDescriptors(value)).flatMap(([name, { value: field }]) =>
    field === undefined || typeof field === 'function' ? [] : [[name, field as unknown] as const],
  )

const isNumber = (value: object): boolean =>
  value instanceof Num || value instanceof Complex || value instanceof JsonNumber

/** A text, a boolean, a number or nil. */
export function leafText(value: unknown): string {
  if (value === undefined) return '<nil>'
  if (value instanceof Num)
    return typeof value.value === 'bigint' ? String(value.value) : shortest(value.value)
  if (value instanceof JsonNumber) return value.text
  if (value instanceof Complex) {
    const imaginary = shortest(value.imaginary)
    return `(${shortest(value.real)}${/^[-+]/.test(imaginary) ? '' : '+'}${imaginary}i)`
  }
  return String(value)
}

/**
 * Values side by side, as Go's `Sprint` prints them: with a blank between two of which neither is a
 * text.
 */
export const sideBySide = (values: readonly unknown[], model: Model): string =>
  values
    .map(
      (value, i) =>
        (i > 0 && typeof value !== 'string' && typeof values[i - 1] !== 'string' ? ' ' : '') +
        printed(value, model),
    )
    .join('')
