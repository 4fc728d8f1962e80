/**
 * Defaults of custom resources: fields that were left out get the value that the schema names.
 *
 * A null where none may stand is as good as a field that was left out.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
import { type Fields, type Schema, isFields, itemsOf, valuesOf } from './schema.js'
import { mapped } from './prune.js'

/** The value with its defaults; the same value if it has them all. */
export function withDefaults(schema: Schema | undefined, value: unknown): unknown {
  if (!schema) return value
  if (Array.isArray(value)) {
    const items = itemsOf(schema)
    return items ? mapped(value, (item) => withDefaults(items, orDefault(items, item))) : value
  }
  return isFields(value) ? filledFields(schema, value) : value
}

const isNullable = (schema: Schema): boolean => schema.nullable === true

/** The default, if a null stands for it. */
const orDefault = (schema: Schema, value: unknown): unknown =>
  value === null && !isNullable(schema) && schema.default !== undefined ? schema.default : value

function filledFields(schema: Schema, value: Fields): Fields {
  const result = new Map(Object.entries(value))
  let changed = false
  const set = (name: string, part: unknown): void => {
    if (part === result.get(name)) return
    changed = true
    result.set(name, part)
  }
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (result.get(name) === null && !isNullable(field)) {
      changed = true
      result.delete(name)
    }
    const given = result.get(name)
    if (given === undefined && !result.has(name)) {
      if (field.default !== undefined && field.default !== null)
        set(name, withDefaults(field, field.default))
    } else set(name, withDefaults(field, given))
  }
  const values = valuesOf(schema)
  if (values)
    for (const [name, part] of Object.entries(value)) {
      if (schema.properties && Object.hasOwn(schema.properties, name)) continue
      if (part === null && !isNullable(values) && values.type !== undefined) {
        if (values.default === undefined) {
          changed = true
          result.delete(name)
        } else set(name, values.default)
      } else set(name, withDefaults(values, part))
    }
  return changed ? Object.fromEntries(result) : value
}
