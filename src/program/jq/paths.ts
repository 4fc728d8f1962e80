/**
 * Paths of jq: reading and changing what lies at one.
 *
 * @module
 */
import {
  JqError,
  type Json,
  type JsonObject,
  compare,
  entryOf,
  isArray,
  isObject,
  named,
  textOf,
  typeOf,
  withKey,
} from './values.js'

/** A step of a path: a key, an index, or `{"start": …, "end": …}` for a slice. */
export type Path = readonly Json[]

/** What lies at one step. @throws JqError */
export function step(value: Json, key: Json): Json {
  if (isObject(value) && typeof key === 'string') return entryOf(value, key)
  if (isArray(value) && typeof key === 'number') return value[at(value, key)] ?? null
  if (isObject(key) && (value === null || isArray(value) || typeof value === 'string'))
    return slice(value, entryOf(key, 'start'), entryOf(key, 'end'))
  if (value === null && (typeof key === 'string' || typeof key === 'number' || key === null))
    return null
  if (isArray(value) && isArray(key)) return indexesOf(value, key)
  throw new JqError(cannot(value, key))
}

const cannot = (value: Json, key: Json): string =>
  `Cannot index ${typeOf(value)} with ${typeof key === 'string' ? `"${key}"` : typeOf(key)}`

const at = (value: readonly Json[], index: number): number => {
  const whole = Math.floor(index)
  return whole < 0 ? value.length + whole : whole
}

/** A part of an array or of a text. */
function slice(value: Json, from: Json, to: Json): Json {
  if (value === null) return null
  const isIndex = (one: Json): one is number | null => one === null || typeof one === 'number'
  if (!isIndex(from) || !isIndex(to))
    throw new JqError('Start and end indices of an array slice must be numbers')
  const [start, end] = [
    from === null ? undefined : Math.floor(from),
    to === null ? undefined : Math.ceil(to),
  ]
  return isArray(value) ? value.slice(start, end) : [...String(value)].slice(start, end).join('')
}

/** Where one list lies in another. */
export function indexesOf(list: readonly Json[], part: readonly Json[]): readonly number[] {
  if (part.length === 0) return []
  const found: number[] = []
  for (let i = 0; i + part.length <= list.length; i++)
    if (part.every((one, j) => compare(one, list[i + j] as Json) === 0)) found.push(i)
  return found
}

export const getPath = (value: Json, path: Path): Json =>
  path.reduce<Json>((one, key) => (one === null ? null : step(one, key)), value)

/** A value in which something else lies at a path. @throws JqError */
export function setPath(value: Json, path: Path, next: Json): Json {
  const [key, ...rest] = path
  if (key === undefined) return next
  const inner = setPath(value === null && isObject(key) ? null : step(value, key), rest, next)
  if (typeof key === 'string') {
    if (value === null) return withKey({}, key, inner)
    if (isObject(value)) return withKey(value, key, inner)
  }
  if (typeof key === 'number' && (value === null || isArray(value)))
    return withItem(value ?? [], key, inner)
  if (isObject(key) && (value === null || isArray(value))) return withSlice(value ?? [], key, inner)
  throw new JqError(cannot(value, key))
}

/** So many items an array may be made long by setting one. */
const LONGEST = 536_870_911

function withItem(list: readonly Json[], index: number, item: Json): Json {
  const place = at(list, index)
  if (place < 0) throw new JqError('Out of bounds negative array index')
  if (place > LONGEST) throw new JqError('Array index too large')
  const copy = [...list]
  while (copy.length < place) copy.push(null)
  copy[place] = item
  return copy
}

function withSlice(list: readonly Json[], key: JsonObject, items: Json): Json {
  if (!isArray(items)) throw new JqError('A slice of an array can only be assigned another array')
  const [from, to] = bounds(list, key)
  return [...list.slice(0, from), ...items, ...list.slice(to)]
}

function bounds(list: readonly Json[], key: JsonObject): readonly [number, number] {
  const [start, end] = [entryOf(key, 'start'), entryOf(key, 'end')]
  const place = (one: Json, otherwise: number): number =>
    typeof one !== 'number'
      ? otherwise
      : Math.max(0, Math.min(list.length, one < 0 ? list.length + one : one))
  const from = Math.floor(place(start, 0))
  return [from, Math.max(from, Math.ceil(place(end, list.length)))]
}

/** A value without what lies at these paths. */
export const deletePaths = (value: Json, paths: readonly Path[]): Json =>
  [...paths].sort((a, b) => compare(b, a)).reduce<Json>((one, path) => deletePath(one, path), value)

function deletePath(value: Json, path: Path): Json {
  const [key, ...rest] = path
  if (key === undefined || value === null) return null
  if (rest.length > 0) {
    const inner = step(value, key)
    return inner === null ? value : setPath(value, [key], deletePath(inner, rest))
  }
  if (isObject(value) && typeof key === 'string')
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  if (isArray(value) && typeof key === 'number') {
    const place = at(value, key)
    return value.filter((_, i) => i !== place)
  }
  if (isArray(value) && isObject(key)) {
    const [from, to] = bounds(value, key)
    return [...value.slice(0, from), ...value.slice(to)]
  }
  throw new JqError(
    `Cannot delete field at ${typeof key === 'string' ? 'object' : 'array'} index of ${typeOf(value)}`,
  )
}

/** The steps to each part of a value. @throws JqError for one that has no parts */
export function stepsOf(value: Json): readonly (readonly [key: Json, part: Json])[] {
  if (isArray(value)) return value.map((part, i) => [i, part] as const)
  if (isObject(value)) return Object.entries(value)
  throw new JqError(`Cannot iterate over ${value === null ? 'null' : named(value)}`)
}

/** @throws JqError for what is no path */
export function pathOf(value: Json): Path {
  if (!isArray(value)) throw new JqError('Path must be specified as an array')
  return value
}

export const invalidPath = (value: Json): JqError =>
  new JqError(`Invalid path expression with result ${shortened(textOf(value))}`)

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 27)}...` : text)
