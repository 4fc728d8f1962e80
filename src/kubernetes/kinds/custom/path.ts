/**
 * Simple paths such as `.spec.replicas`, as subresources and selectable fields have them.
 *
 * @module
 */
import { type Fields, isFields } from './schema.js'

const partsOf = (path: string): readonly string[] =>
  path
    .replace(/^\./, '')
    .split('.')
    .flatMap((part) => part.replace(/\[['"]?([^'"\]]*)['"]?\]/g, '\u0000$1').split('\u0000'))
    .filter((part) => part !== '')

/** What stands at a path; undefined if nothing does. */
export function valueAt(object: unknown, path: string): unknown {
  let value = object
  for (const part of partsOf(path)) {
    if (!isFields(value) || !Object.hasOwn(value, part)) return undefined
    value = value[part]
  }
  return value
}

/** The object with another value at a path. */
export function withValueAt(object: Fields, path: string, value: unknown): Fields {
  const set = (part: unknown, [name, ...rest]: readonly string[]): unknown =>
    name === undefined
      ? value
      : { ...(isFields(part) ? part : {}), [name]: set(isFields(part) ? part[name] : {}, rest) }
  return set(object, partsOf(path)) as Fields
}
