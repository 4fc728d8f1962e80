/**
 * Lists that are sets or maps: no item, and no combination of keys, comes twice.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
import { goJson } from '../../../text/json.js'
import { duplicate } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import {
  type Schema,
  below,
  fieldOf,
  isFields,
  itemsOf,
  listTypeOf,
  mapKeysOf,
  valuesOf,
} from './schema.js'

/** The items that come twice in the lists of a value. */
export function validateListTypes(
  schema: Schema,
  value: unknown,
  path: string,
): readonly FieldError[] {
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    return [
      ...duplicatesIn(schema, value, path),
      ...(items ? value.flatMap((item, i) => validateListTypes(items, item, `${path}[${i}]`)) : []),
    ]
  }
  if (!isFields(value) || !(schema.properties || valuesOf(schema))) return []
  return Object.keys(value)
    .sort()
    .flatMap((name) => {
      const field = fieldOf(schema, name)
      const isKey = !schema.properties
      return field
        ? validateListTypes(field, value[name], isKey ? `${path}[${name}]` : below(path, name))
        : []
    })
}

function duplicatesIn(
  schema: Schema,
  value: readonly unknown[],
  path: string,
): readonly FieldError[] {
  const type = listTypeOf(schema)
  if (type === 'atomic') return []
  const keys = mapKeysOf(schema)
  const idOf = (item: unknown): unknown =>
    type === 'set' || !isFields(item)
      ? item
      : Object.fromEntries(keys.flatMap((key) => (key in item ? [[key, item[key]]] : [])))
  const seen = new Map<string, number>()
  return value.flatMap((item, i) => {
    const id = idOf(item)
    const text = goJson(id, { sortKeys: true })
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return times === 2 ? [duplicate(`${path}[${i}]`, id)] : []
  })
}
