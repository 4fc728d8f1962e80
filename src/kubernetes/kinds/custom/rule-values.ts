/**
 * How the values of custom resources look to rules: types by their schema, and values made of JSON
 * by it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#type-checking
 */
import { fromBase64 } from '../../../text/base64.js'
import {
  BOOL,
  BYTES,
  DOUBLE,
  DURATION,
  DYN,
  INT,
  STRING,
  TIMESTAMP,
  type Type,
  listOf,
  mapOf,
} from '../../../text/cel/types.js'
import { Duration, MapValue, Timestamp, type Value } from '../../../text/cel/values.js'
import { parseGoDuration } from '../../../text/duration.js'
import { parseTime } from '../../../text/time.js'
import { utf8 } from '../../../text/utf8.js'
import {
  type Fields,
  type Schema,
  fieldOf,
  isEmbedded,
  isFields,
  isIntOrString,
  itemsOf,
  preserves,
  valuesOf,
} from './schema.js'

const META: Schema = {
  type: 'object',
  properties: { name: { type: 'string' }, generateName: { type: 'string' } },
}

/** The schema with what every object has, for objects and those that stand inside of them. */
export function withMeta(schema: Schema): Schema {
  const { properties = {} } = schema
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: {
        ...META,
        properties: { ...META.properties, ...properties['metadata']?.properties },
      },
    },
  }
}

/** The type of the values of a schema; undefined for those that rules cannot see. */
export function typeOfSchema(schema: Schema, name = 'selfType'): Type | undefined {
  if (isIntOrString(schema)) return DYN
  const whole = isEmbedded(schema) ? withMeta(schema) : schema
  const items = itemsOf(whole)
  switch (whole.type) {
    case 'array':
      return items && listOf(typeOfSchema(items, `${name}.@idx`) ?? DYN)
    case 'object': {
      const values = valuesOf(whole)
      if (values) return mapOf(STRING, typeOfSchema(values, `${name}.@elem`) ?? DYN)
      return { is: 'object', name, fields: fieldTypes(whole, name) }
    }
    case 'string':
      return STRING_FORMATS[whole.format ?? ''] ?? STRING
    case 'integer':
      return INT
    case 'number':
      return DOUBLE
    case 'boolean':
      return BOOL
    default:
      return undefined
  }
}

const STRING_FORMATS: Readonly<Record<string, Type>> = {
  byte: BYTES,
  date: TIMESTAMP,
  'date-time': TIMESTAMP,
  duration: DURATION,
}

function fieldTypes(schema: Schema, name: string): ReadonlyMap<string, Type> {
  const fields = new Map<string, Type>()
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    const type = typeOfSchema(property, `${name}.${field}`)
    if (type) fields.set(escaped(field), type)
  }
  return fields
}

const KEYWORDS = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
)

/** A field's name as rules write it: `foo-bar` is `foo__dash__bar`. */
const escaped = (name: string): string =>
  KEYWORDS.has(name)
    ? `__${name}__`
    : name
        .replaceAll('__', '__underscores__')
        .replaceAll('.', '__dot__')
        .replaceAll('-', '__dash__')
        .replaceAll('/', '__slash__')

/** A value of JSON as rules see it. */
export function valueOf(schema: Schema | undefined, json: unknown): Value {
  if (json === null || json === undefined) return null
  if (Array.isArray(json)) {
    const items = schema && itemsOf(schema)
    return json.map((item) => valueOf(items, item))
  }
  if (isFields(json)) return objectValue(schema, json)
  if (typeof json === 'number')
    return schema?.type !== 'number' && Number.isInteger(json) ? BigInt(json) : json
  return typeof json === 'string' ? textValue(schema, json) : (json as boolean)
}

function objectValue(schema: Schema | undefined, json: Fields): Value {
  const whole = schema && isEmbedded(schema) ? withMeta(schema) : schema
  const isMap = whole ? valuesOf(whole) !== undefined : true
  const names = Object.keys(json).filter(
    (name) =>
      isMap ||
      (whole && Object.hasOwn(whole.properties ?? {}, name)) ||
      (whole && preserves(whole)),
  )
  const real = new Map(names.map((name) => [isMap ? name : escaped(name), name]))
  return MapValue.fields([...real.keys()], (name) => {
    const field = real.get(name) ?? name
    return valueOf(whole && fieldOf(whole, field), json[field])
  })
}

function textValue(schema: Schema | undefined, text: string): Value {
  const { format } = schema?.type === 'string' ? schema : { format: undefined }
  if (format === 'byte') return Uint8Array.from(utf8(fromBase64(text) ?? ''))
  if (format === 'duration') return new Duration(BigInt(parseGoDuration(text) ?? 0) * 1_000_000n)
  if (format === 'date' || format === 'date-time') {
    const ms = parseTime(format === 'date' ? `${text}T00:00:00Z` : text)
    if (ms !== undefined) return new Timestamp(BigInt(ms) * 1_000_000n)
  }
  return text
}
