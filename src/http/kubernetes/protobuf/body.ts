/**
 * Bodies in protobuf, as kubectl and helm send objects of the API's own kinds: they become JSON.
 *
 * Go's writer sends texts that are empty where nothing was said; they are left out. What a structure
 * has inline in JSON is a message of its own here: its fields are put among the others.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 */
import { base64OfBytes } from '../../../text/base64.js'
import { rfc3339nano } from '../../../text/time.js'
import { fieldsOf } from '../../../kubernetes/kinds/schema/types.js'
import { MESSAGES } from './facts.js'

/** The media type of such a body. */
export const PROTOBUF = 'application/vnd.kubernetes.protobuf'

const MAGIC = [0x6b, 0x38, 0x73, 0]
const META = 'meta/v1'
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Bytes are no message of the API. */
class MessageError extends Error {}

interface Field {
  readonly name: string
  /** A letter for a scalar, a message's name, or a form of its own (`=Time`). */
  readonly type: string
  readonly is: 'one' | 'list' | 'map'
}

let table: ReadonlyMap<string, ReadonlyMap<number, Field>> | undefined

/** The messages by name, their fields by number. */
function messages(): ReadonlyMap<string, ReadonlyMap<number, Field>> {
  table ??= new Map(
    MESSAGES.trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...fields] = line.split('|')
        return [name, new Map(fields.map(fieldOf))]
      }),
  )
  return table
}

function fieldOf(text: string): [number, Field] {
  const [name = '', number, type = ''] = text.split(' ')
  const is = type.startsWith('*') ? 'list' : type.startsWith('%') ? 'map' : 'one'
  return [Number(number), { name, is, type: is === 'one' ? type : type.slice(1) }]
}

/** The body as JSON; undefined for what is none, or of a kind that has no messages. */
export function jsonOfProtobuf(bytes: Uint8Array): string | undefined {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) return undefined
  try {
    const parts = partsOf(bytes.subarray(MAGIC.length))
    const type = partsOf(bytesIn(parts, 1))
    const [apiVersion, kind] = [textIn(type, 1), textIn(type, 2)]
    const name = messageOf(apiVersion, kind)
    if (name === undefined) return undefined
    return JSON.stringify({ apiVersion, kind, ...objectOf(name, bytesIn(parts, 2)) })
  } catch (error) {
    if (error instanceof MessageError || error instanceof TypeError) return undefined
    throw error
  }
}

/** `apps/v1` and `Deployment` are `apps/v1.Deployment`; options are the same in every group. */
function messageOf(apiVersion: string, kind: string): string | undefined {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion]
  const own = `${(group ?? '').replace(/\..*/, '')}/${version}.${kind}`
  return [own, `${META}.${kind}`].find((name) => messages().has(name))
}

/** One field as it was sent: a number, or bytes. */
type Part = readonly [number: number, value: number | Uint8Array]

function partsOf(bytes: Uint8Array): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  const varint = (): number => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) throw new MessageError()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return Number(BigInt.asIntN(64, value))
    }
    throw new MessageError()
  }
  const take = (length: number): Uint8Array => {
    if (length < 0 || at + length > bytes.length) throw new MessageError()
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = varint()
    const wire = tag & 7
    if (wire === 0) parts.push([tag >>> 3, varint()])
    else if (wire === 1) parts.push([tag >>> 3, take(8)])
    else if (wire === 2) parts.push([tag >>> 3, take(varint())])
    else if (wire === 5) parts.push([tag >>> 3, take(4)])
    else throw new MessageError()
  }
  return parts
}

const valueIn = (parts: readonly Part[], number: number) =>
  parts.findLast(([one]) => one === number)?.[1]

function bytesIn(parts: readonly Part[], number: number): Uint8Array {
  const value = valueIn(parts, number)
  return value instanceof Uint8Array ? value : new Uint8Array()
}

const textIn = (parts: readonly Part[], number: number): string =>
  decoder.decode(bytesIn(parts, number))

const numberIn = (parts: readonly Part[], number: number): number => {
  const value = valueIn(parts, number)
  return typeof value === 'number' ? value : 0
}

type Json = Record<string, unknown>

/** A message as an object. */
function objectOf(name: string, bytes: Uint8Array): Json {
  const fields = messages().get(name)
  const known = fieldsOf(name)
  const object: Json = {}
  for (const [number, sent] of partsOf(bytes)) {
    const field = fields?.get(number)
    if (!field) continue
    if (field.is === 'map') {
      const entry = partsOf(bytesOf(sent))
      const value = valueOf(field.type, valueIn(entry, 2) ?? new Uint8Array()) ?? ''
      object[field.name] = { ...(object[field.name] as Json), [textIn(entry, 1)]: value }
      continue
    }
    const value = valueOf(field.type, sent)
    if (field.is === 'list')
      object[field.name] = [...((object[field.name] as unknown[]) ?? []), value ?? '']
    else if (value === undefined) continue
    else if (known && !known.has(field.name) && messages().has(field.type))
      Object.assign(object, value)
    else object[field.name] = value
  }
  return object
}

const bytesOf = (value: number | Uint8Array): Uint8Array => {
  if (value instanceof Uint8Array) return value
  throw new MessageError()
}

/** A value; undefined for what says nothing. */
function valueOf(type: string, sent: number | Uint8Array): unknown {
  if (type === 'i') return typeof sent === 'number' ? sent : undefined
  if (type === 'b') return sent === 1
  const bytes = bytesOf(sent)
  if (type === 's') return decoder.decode(bytes) || undefined
  if (type === 'y') return base64OfBytes([...bytes])
  if (type === 'd') return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true)
  return type.startsWith('=') ? specialOf(type.slice(1), bytes) : listOrObject(type, bytes)
}

/** A message that is a list in JSON has one field, `items`, of texts. */
function listOrObject(type: string, bytes: Uint8Array): unknown {
  const [only, ...more] = messages().get(type)?.values() ?? []
  const object = objectOf(type, bytes)
  const isList = only?.name === 'items' && only.is === 'list' && more.length === 0
  return isList && only.type === 's' ? (object['items'] ?? []) : object
}

/** Values that are written in a form of their own. */
function specialOf(form: string, bytes: Uint8Array): unknown {
  const parts = partsOf(bytes)
  if (form === 'Quantity') return textIn(parts, 1) || '0'
  if (form === 'IntOrString')
    return numberIn(parts, 1) === 0 ? numberIn(parts, 2) : textIn(parts, 3)
  if (form === 'Duration') return `${numberIn(parts, 1) / 1e9}s`
  if (form === 'Raw' || form === 'FieldsV1') return parsed(textIn(parts, 1))
  const [seconds, nanoseconds] = [numberIn(parts, 1), numberIn(parts, 2)]
  if (parts.length === 0) return undefined
  return rfc3339nano(seconds * 1000 + Math.floor(nanoseconds / 1e6))
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    throw new MessageError()
  }
}
