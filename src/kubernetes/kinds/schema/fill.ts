/**
 * Filling in what was left out: defaults that the facts name, and structures that always show.
 *
 * @module
 */
import { type FieldType, fieldsOf } from './types.js'

type Struct = Readonly<Record<string, unknown>>

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a structure with its defaults; the same value if it has them all. */
export function filled<T extends object>(type: string, value: T): T {
  const fields = fieldsOf(type)
  if (!fields) return value
  const changes: [string, unknown][] = []
  for (const [name, field] of fields) {
    const given = (value as Struct)[name]
    const set = given !== undefined && given !== null
    const whole = set
      ? filledValue(field.type, given)
      : field.shown && field.type.is === 'struct'
        ? filled(field.type.name, {})
        : field.default
    if (whole !== undefined && whole !== given) changes.push([name, whole])
  }
  return changes.length === 0 ? value : { ...value, ...Object.fromEntries(changes) }
}

function filledValue(type: FieldType, value: unknown): unknown {
  if (type.is === 'struct') return isStruct(value) ? filled(type.name, value) : value
  if (type.is === 'list' && Array.isArray(value)) {
    const items = value.map((item: unknown) => filledValue(type.of, item))
    return items.some((item, i) => item !== value[i]) ? items : value
  }
  if (type.is === 'map' && type.of.is !== 'value' && isStruct(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => [key, filledValue(type.of, item)] as const,
    )
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value
  }
  return value
}
