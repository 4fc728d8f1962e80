/**
 * The fields that an applied object sets, and the lists in it that name an item twice.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
import { type FieldSet, pathsOf } from './set.js'
import { type Shape, childOf, elementOf, isStruct, itemShape } from './shape.js'

const NOTHING: FieldSet = {}

/** The fields of an object, as its applier will own them. */
export function fieldsIn(value: unknown, shape: Shape): FieldSet {
  if (shape.is === 'list' || shape.is === 'set') return itemsIn(value, shape)
  if (shape.is === 'value' || !isStruct(value)) return NOTHING
  const set: Record<string, FieldSet> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    const child = childOf(shape, name)
    const fields = fieldsIn(inner, child.shape)
    const isWhole = isEmptyFields(fields)
    // What is taken apart belongs to nobody as a whole; an empty list shows nothing.
    if (isWhole && Array.isArray(inner) && child.shape.is !== 'value') continue
    set[`f:${name}`] = isWhole || shape.is === 'struct' ? fields : { '.': NOTHING, ...fields }
  }
  return set
}

function itemsIn(value: unknown, shape: Shape): FieldSet {
  if (!Array.isArray(value)) return NOTHING
  const set: Record<string, FieldSet> = {}
  for (const item of value as readonly unknown[]) {
    const inner = fieldsIn(item, itemShape(shape))
    set[elementOf(shape, item)] = isEmptyFields(inner) ? NOTHING : { '.': NOTHING, ...inner }
  }
  return set
}

const isEmptyFields = (fields: FieldSet): boolean => Object.keys(fields).length === 0

/** What is wrong with the lists of an applied object, one line for each item that stands twice. */
export function duplicatesIn(value: unknown, shape: Shape, path = ''): readonly string[] {
  if (shape.is === 'list' || shape.is === 'set') {
    if (!Array.isArray(value)) return []
    const seen = new Set<string>()
    return (value as readonly unknown[]).flatMap((item) => {
      const element = elementOf(shape, item)
      const at = pathsOf({ [element]: NOTHING })[0] ?? ''
      const inner = duplicatesIn(item, itemShape(shape), path + at)
      if (seen.has(element)) return [`${path}: duplicate entries for key ${at}`, ...inner]
      seen.add(element)
      return inner
    })
  }
  if (shape.is === 'value' || !isStruct(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    duplicatesIn(inner, childOf(shape, name).shape, `${path}.${name}`),
  )
}
