/**
 * What server-side apply sees in a place of an object: a structure, a map, a list by keys, a set, or
 * one value.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
import { type Field, type FieldType, fieldsOf, isAtomic } from '../../kinds/schema/types.js'

/** How what stands in a place is taken apart. */
export type Shape =
  | { readonly is: 'struct'; readonly name: string }
  | { readonly is: 'map'; readonly of: Shape }
  | { readonly is: 'list'; readonly keys: readonly string[]; readonly of: FieldType }
  | { readonly is: 'set' }
  | { readonly is: 'value' }

/** Any object or list, seen as fields. */
export type Struct = Readonly<Record<string, unknown>>

const VALUE: Shape = { is: 'value' }
const SET: Shape = { is: 'set' }

/** Whether a value has fields. */
export const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The shape of a whole object of a structure. */
export const shapeOf = (name: string): Shape =>
  fieldsOf(name) === undefined || isAtomic(name) ? VALUE : { is: 'struct', name }

/** The shape of a field. */
function shapeOfField(field: Field): Shape {
  const { type, topology } = field
  if (topology === 'atomic') return VALUE
  if (type.is !== 'list') return shapeOfType(type)
  if (topology === undefined) return VALUE
  return topology === 'set' ? SET : { is: 'list', keys: topology, of: type.of }
}

/** The shape of a type that no field says more about. */
function shapeOfType(type: FieldType): Shape {
  if (type.is === 'struct') return shapeOf(type.name)
  return type.is === 'map' ? { is: 'map', of: shapeOfType(type.of) } : VALUE
}

/** A field in a structure or map: its shape, and what the facts say of it. */
export function childOf(
  shape: Shape,
  name: string,
): { readonly shape: Shape; readonly field?: Field } {
  if (shape.is === 'map') return { shape: shape.of }
  const field = shape.is === 'struct' ? fieldsOf(shape.name)?.get(name) : undefined
  return field ? { shape: shapeOfField(field), field } : { shape: VALUE }
}

/** An item of a list as an element of a set of fields. Keys that are left out have their default. */
export function elementOf(shape: Shape, item: unknown): string {
  if (shape.is !== 'list') return `v:${JSON.stringify(item)}`
  const fields = shape.of.is === 'struct' ? fieldsOf(shape.of.name) : undefined
  const keys = [...shape.keys].sort().flatMap((key) => {
    const value = isStruct(item) ? (item[key] ?? fields?.get(key)?.default) : undefined
    return value === undefined ? [] : [[key, value] as const]
  })
  return `k:${JSON.stringify(Object.fromEntries(keys))}`
}

/** The shape of the items of a list. */
export const itemShape = (shape: Shape): Shape =>
  shape.is === 'list' ? shapeOfType(shape.of) : VALUE
