/**
 * Values as Go shows them in messages about YAML.
 *
 * @see https://pkg.go.dev/fmt
 */
import { goQuote } from '../goquote.js'

/** A value of a document whose keys may be anything. */
export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<Value, Value>

/** As `%#v` prints a value that stands in another one, or alone. */
export function goValue(value: Value, isAlone = false): string {
  if (value === null) return isAlone ? '<nil>' : 'interface {}(nil)'
  if (typeof value === 'string') return goQuote(value)
  if (Array.isArray(value))
    return `[]interface {}{${value.map((item) => goValue(item)).join(', ')}}`
  if (value instanceof Map)
    return `map[interface {}]interface {}{${[...value]
      .map(([key, item]) => `${goValue(key)}:${goValue(item)}`)
      .sort()
      .join(', ')}}`
  return String(value)
}
