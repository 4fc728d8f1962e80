/**
 * Pruning: fields that the schema does not name are dropped and reported.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 */
import {
  type Fields,
  META_FIELDS,
  type Schema,
  below,
  fieldOf,
  isEmbedded,
  isFields,
  itemsOf,
  preserves,
} from './schema.js'

/**
 * The value without the fields that its schema does not name; the same value if it has none.
 * `unknown` gets their paths.
 */
export function pruned(
  schema: Schema | undefined,
  value: unknown,
  path = '',
  unknown: (path: string) => void = () => {},
): unknown {
  if (Array.isArray(value)) {
    const items = schema && itemsOf(schema)
    if (schema && preserves(schema) && !items) return value
    return mapped(value, (item, i) => pruned(items, item, `${path}[${i}]`, unknown))
  }
  return isFields(value) ? prunedFields(schema, value, path, unknown) : value
}

function prunedFields(
  schema: Schema | undefined,
  value: Fields,
  path: string,
  unknown: (path: string) => void,
): Fields {
  const kept: [string, unknown][] = []
  let changed = false
  for (const [name, part] of Object.entries(value)) {
    const isMeta = META_FIELDS.has(name) && (path === '' || (schema && isEmbedded(schema)))
    const field = schema && fieldOf(schema, name)
    if (isMeta || (!field && schema && preserves(schema))) kept.push([name, part])
    else if (field) {
      const inner = pruned(field, part, below(path, name), unknown)
      if (inner !== part) changed = true
      kept.push([name, inner])
    } else {
      changed = true
      unknown(below(path, name))
    }
  }
  return changed ? Object.fromEntries(kept) : value
}

/** The list with each item changed; the same list if no item is. */
export function mapped(
  list: readonly unknown[],
  change: (item: unknown, i: number) => unknown,
): readonly unknown[] {
  const items = list.map(change)
  return items.some((item, i) => item !== list[i]) ? items : list
}
