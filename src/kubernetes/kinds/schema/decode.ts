/**
 * Decoding: what a user wrote becomes an object of a kind, or the API server says why not.
 *
 * What is empty and may be left out is left out, as it is when the API server gives the object
 * back; quantities get their canonical form.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
import { otherType } from '../../../text/go-json.js'
import { badBase64, fromBase64 } from '../../../text/base64.js'
import { QUANTITY_PATTERN_ERROR, canonicalQuantity } from '../../../text/quantity.js'
import { parseTime, timeError } from '../../../text/time.js'
import { type Field, type FieldType, fieldsOf, goType, plainName } from './types.js'

/** The object cannot be decoded; the message is Go's. */
export class DecodeError extends Error {
  override name = 'DecodeError'
}

/** What decoding gave. */
export interface Decoded {
  readonly object: Record<string, unknown>
  /** Fields that the kind does not have, as paths: `spec.containers[0].imagee`. */
  readonly unknown: readonly string[]
}

interface Place {
  /** The structure that the field stands in. */
  readonly struct: string
  /** The path without positions in lists, as type errors show it. */
  readonly path: string
  /** The path with them, as unknown fields are shown. */
  readonly exact: string
}

/**
 * Decodes `value` as a structure of the tables. @throws DecodeError for the first value of a wrong
 * type
 */
export function decodeStruct(name: string, value: unknown): Decoded {
  const unknown: string[] = []
  const object = decodeFields(name, value, { struct: '', path: '', exact: '' }, unknown) as Record<
    string,
    unknown
  >
  return { object, unknown }
}

/** Decodes the metadata of an object. @throws DecodeError like `decodeStruct` */
export const decodeMetadata = (value: unknown, unknown: string[]): unknown =>
  decodeFields(
    'meta/v1.ObjectMeta',
    value,
    { struct: '', path: 'metadata', exact: 'metadata' },
    unknown,
  )

/** Whether there are facts about a structure. */
export const hasSchema = (type: string): boolean => fieldsOf(type) !== undefined

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects that stand in others with their own version and kind. */
const EMBEDDED: ReadonlySet<string> = new Set(['core/v1.PersistentVolumeClaim'])

const hasType = (name: string, { path }: Place): boolean => path === '' || EMBEDDED.has(name)

function decodeFields(name: string, value: unknown, place: Place, unknown: string[]): unknown {
  if (!isObject(value)) throw wrongType(value, { is: 'struct', name, pointer: false }, place)
  const fields = fieldsOf(name)
  const result: [string, unknown][] = shownTimes(name)
    .filter((key) => value[key] === undefined || value[key] === null)
    .map((key) => [key, null])
  for (const key of Object.keys(value).sort()) {
    const exact = place.exact === '' ? key : `${place.exact}.${key}`
    const field = fields?.get(key)
    if (field) {
      const decoded = decodeField(
        field,
        value[key],
        { struct: plainName(name), path: place.path === '' ? key : `${place.path}.${key}`, exact },
        unknown,
      )
      if (decoded !== undefined) result.push([key, decoded])
    } else if (hasType(name, place) && (key === 'apiVersion' || key === 'kind'))
      result.push([key, value[key]])
    else unknown.push(exact)
  }
  return Object.fromEntries(result)
}

const timesOf = new Map<string, readonly string[]>()

/** The times of a structure that show as null when they are not set. */
function shownTimes(name: string): readonly string[] {
  const known = timesOf.get(name)
  if (known) return known
  const times = [...(fieldsOf(name) ?? [])]
    .filter(([, { shown, type }]) => shown && type.is === 'value' && type.name === 'Time')
    .map(([key]) => key)
  timesOf.set(name, times)
  return times
}

/** A zero of a required number or switch stands for itself. */
const decodeField = (field: Field, value: unknown, place: Place, unknown: string[]): unknown =>
  decodeValue(field.type, value, place, unknown) ??
  (field.required && (value === 0 || value === false) ? value : undefined)

/** The value in its canonical form; undefined when it is as good as absent. */
function decodeValue(type: FieldType, value: unknown, place: Place, unknown: string[]): unknown {
  if (value === null || value === undefined) return undefined
  if (type.is === 'struct') return decodeFields(type.name, value, place, unknown)
  if (type.is === 'list') {
    if (!Array.isArray(value)) throw wrongType(value, type, place)
    const items = value.map((item, i) =>
      decodeItem(type.of, item, { ...place, exact: `${place.exact}[${i}]` }, unknown),
    )
    return items.length === 0 ? undefined : items
  }
  if (type.is === 'map') {
    if (!isObject(value)) throw wrongType(value, type, place)
    const entries = Object.keys(value)
      .sort()
      .map(
        (key) =>
          [
            key,
            decodeItem(type.of, value[key], { ...place, exact: `${place.exact}.${key}` }, unknown),
          ] as const,
      )
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
  const decoded = decodeScalar(type.name, value, place)
  const empty = decoded === '' || decoded === 0 || decoded === false
  return empty && !type.pointer && type.name !== 'IntOrString' && type.name !== 'any'
    ? undefined
    : decoded
}

/** What null stands for in a list or map, where that is not the empty text. */
const ZEROS: Readonly<Record<string, unknown>> = {
  bool: false,
  float64: 0,
  int32: 0,
  int64: 0,
  IntOrString: 0,
  Quantity: '0',
}

/** An item of a list or map: zero values stand for themselves there. */
function decodeItem(type: FieldType, value: unknown, place: Place, unknown: string[]): unknown {
  if (type.is === 'value')
    return value === null || value === undefined
      ? (ZEROS[type.name] ?? '')
      : decodeScalar(type.name, value, place)
  return decodeValue(type, value ?? {}, place, unknown) ?? (type.is === 'list' ? [] : {})
}

function decodeScalar(name: string, value: unknown, place: Place): unknown {
  const type: FieldType = { is: 'value', name, pointer: false }
  switch (name) {
    case 'string':
      if (typeof value !== 'string') throw wrongType(value, type, place)
      return value
    case 'bool':
      if (typeof value !== 'boolean') throw wrongType(value, type, place)
      return value
    case 'int32':
    case 'int64':
      if (typeof value !== 'number') throw wrongType(value, type, place)
      if (!Number.isInteger(value) || (name === 'int32' && Math.abs(value) > 2 ** 31))
        throw wrongType(value, type, place, ` ${value}`)
      return value
    case 'IntOrString':
      if (typeof value !== 'number' && typeof value !== 'string')
        throw new DecodeError(otherType(jsonType(value), 'string'))
      return value
    case 'Quantity':
      return quantity(value)
    case 'float64':
      if (typeof value !== 'number') throw wrongType(value, type, place)
      return value
    case 'Time':
    case 'MicroTime':
      return time(value)
    case '[]byte':
      if (typeof value !== 'string')
        throw wrongType(value, { is: 'value', name: '[]uint8', pointer: false }, place)
      if (fromBase64(value) === undefined) throw new DecodeError(badBase64(firstBadByte(value)))
      return value
    default:
      return value
  }
}

function quantity(value: unknown): string {
  const canonical =
    typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(value) : undefined
  if (canonical === undefined) throw new DecodeError(QUANTITY_PATTERN_ERROR)
  return canonical
}

function time(value: unknown): string {
  if (typeof value === 'string' && parseTime(value) !== undefined) return value
  throw new DecodeError(
    typeof value === 'string' ? timeError(value) : otherType(jsonType(value), 'string'),
  )
}

const firstBadByte = (text: string): number => {
  const bad = text.search(/[^A-Za-z0-9+/=\r\n]/)
  return bad < 0 ? text.length - (text.length % 4) : bad
}

const jsonType = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'object'
        ? 'object'
        : typeof value === 'boolean'
          ? 'bool'
          : typeof value

function wrongType(
  value: unknown,
  type: FieldType,
  { struct, path }: Place,
  detail = '',
): DecodeError {
  const into =
    path === ''
      ? `Go value of type ${goType(type)}`
      : `Go struct field ${struct}.${path} of type ${goType(type)}`
  return new DecodeError(`json: cannot unmarshal ${jsonType(value)}${detail} into ${into}`)
}
