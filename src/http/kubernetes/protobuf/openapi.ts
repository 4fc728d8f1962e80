/**
 * The document of OpenAPI v2 as protobuf: kubectl up to 1.29 and helm up to 3.16 read no other.
 *
 * Only what they look for is written: schemas, and of paths what can be patched, with its parameters.
 *
 * @see https://github.com/google/gnostic-models/blob/main/openapiv2/OpenAPIv2.proto
 */
import { joined } from '../../body.js'

/** The media type of the document. */
export const OPENAPI_PROTOBUF = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'

/** Whether it is asked for: older clients write an @ that no media type may have. */
export const acceptsOpenApi = (accept = ''): boolean =>
  accept.startsWith(OPENAPI_PROTOBUF) || accept.startsWith(OPENAPI_PROTOBUF.replace('.v1', '@v1'))

type Fields = Readonly<Record<string, unknown>>
type Bytes = Uint8Array

const encoder = new TextEncoder()
const NOTHING = new Uint8Array()
const EXTENSION = /^x-/

function varint(value: number): Bytes {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  bytes.push(rest)
  return Uint8Array.from(bytes)
}

const LENGTH_DELIMITED = 2
const FIXED_64 = 1

/** A field that is a message, or bytes of another kind. */
const message = (number: number, bytes: Bytes): Bytes =>
  joined([varint((number << 3) | LENGTH_DELIMITED), varint(bytes.length), bytes])

const text = (number: number, value: unknown): Bytes =>
  typeof value === 'string' && value !== '' ? message(number, encoder.encode(value)) : NOTHING

const flag = (number: number, value: unknown): Bytes =>
  value === true ? joined([varint(number << 3), varint(1)]) : NOTHING

function double(number: number, value: unknown): Bytes {
  if (typeof value !== 'number') return NOTHING
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value, true)
  return joined([varint((number << 3) | FIXED_64), bytes])
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const entries = (value: unknown): [string, unknown][] => Object.entries((value ?? {}) as Fields)

/** Any value, as YAML; JSON is YAML. */
const any = (value: unknown): Bytes => text(2, JSON.stringify(value))

/** A field for each entry: its name, and what it is. */
const named = (number: number, all: [string, unknown][], of: (value: never) => Bytes): Bytes =>
  joined(
    all.map(([name, value]) =>
      message(number, joined([text(1, name), message(2, of(value as never))])),
    ),
  )

const extensions = (number: number, value: Fields): Bytes =>
  named(
    number,
    entries(value).filter(([name]) => EXTENSION.test(name)),
    any,
  )

function schema(value: Fields): Bytes {
  const { additionalProperties, items, properties, type } = value
  const additional =
    typeof additionalProperties === 'object' && additionalProperties !== null
      ? message(1, schema(additionalProperties as Fields))
      : flag(2, additionalProperties)
  return joined([
    text(1, value['$ref']),
    text(2, value['format']),
    text(4, value['description']),
    value['default'] === undefined ? NOTHING : message(5, any(value['default'])),
    double(7, value['maximum']),
    double(9, value['minimum']),
    text(13, value['pattern']),
    joined(list(value['required']).map((name) => text(19, name))),
    joined(list(value['enum']).map((one) => message(20, any(one)))),
    additional.length > 0 ? message(21, additional) : NOTHING,
    typeof type === 'string' ? message(22, text(1, type)) : NOTHING,
    typeof items === 'object' ? message(23, message(1, schema(items as Fields))) : NOTHING,
    properties ? message(25, named(1, entries(properties), schema)) : NOTHING,
    extensions(31, value),
  ])
}

/** A parameter of the query; those of bodies are not looked for. */
function parameter(value: Fields): Bytes {
  if (value['in'] !== 'query') return NOTHING
  const inQuery = joined([text(2, 'query'), text(4, value['name']), text(6, value['type'])])
  return message(8, message(1, message(2, message(3, inQuery))))
}

const operation = (value: Fields): Bytes =>
  joined([
    joined(list(value['parameters']).map((one) => parameter(one as Fields))),
    extensions(13, value),
  ])

function pathItem(value: Fields): Bytes {
  const { patch } = value
  return patch ? message(8, operation(patch as Fields)) : NOTHING
}

/** The bytes of a document. */
export function protobufOfOpenApi(json: string): Bytes {
  const { swagger, info, paths, definitions } = JSON.parse(json) as Fields
  const { title, version } = (info ?? {}) as Fields
  return joined([
    text(1, swagger),
    message(2, joined([text(1, title), text(2, version)])),
    message(8, named(2, entries(paths), pathItem)),
    message(9, named(1, entries(definitions), schema)),
  ])
}
