/**
 * DER: how certificates and certificate requests are written down as bytes.
 *
 * @see https://www.itu.int/rec/T-REC-X.690
 */
import { base64OfBytes, bytesOfBase64 } from '../base64.js'
import { fromUtf8, utf8 } from '../utf8.js'

type Bytes = readonly number[]

const INTEGER = 0x02
const OBJECT_ID = 0x06
const LINE = 64

/** A value with its tag and its length. */
export function der(tag: number, ...parts: readonly Bytes[]): Bytes {
  const content = parts.flat()
  const length: number[] = []
  if (content.length < 0x80) length.push(content.length)
  else {
    for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256))
      length.unshift(rest % 256)
    length.unshift(0x80 | length.length)
  }
  return [tag, ...length, ...content]
}

export const sequence = (...parts: readonly Bytes[]): Bytes => der(0x30, ...parts)
export const set = (...parts: readonly Bytes[]): Bytes => der(0x31, ...parts)
export const text = (value: string): Bytes => der(0x0c, utf8(value))
export const bitString = (bytes: Bytes): Bytes => der(0x03, [0], bytes)
export const octetString = (bytes: Bytes): Bytes => der(0x04, bytes)
export const nothing: Bytes = der(0x05)

/** Bits, the first of them the highest; `unused` of the last byte are none. */
export const namedBits = (bytes: Bytes, unused: number): Bytes => der(0x03, [unused], bytes)
export const boolean = (value: boolean): Bytes => der(0x01, [value ? 0xff : 0])
/** Text of ASCII characters. */
export const asciiText = (value: string): Bytes => der(0x16, utf8(value))
export const printable = (value: string): Bytes => der(0x13, utf8(value))

/** A number that is not negative. */
export const integer = (bytes: Bytes): Bytes =>
  der(INTEGER, (bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes)

/** `2.5.4.3` */
export function objectId(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const digits = [part & 127]
    for (let more = part >>> 7; more > 0; more >>>= 7) digits.unshift((more & 127) | 128)
    bytes.push(...digits)
  }
  return der(OBJECT_ID, bytes)
}

/** `260101000000Z` */
export const utcText = (rfc3339: string): string => `${rfc3339.replace(/[-:T]/g, '').slice(2, 14)}Z`
export const utcTime = (rfc3339: string): Bytes => der(0x17, utf8(utcText(rfc3339)))

/** `2.5.4.3` of the content of an object identifier. */
export function dottedOf(content: Bytes): string {
  const [first = 0, ...rest] = content
  const parts = [Math.floor(first / 40), first % 40]
  let value = 0
  for (const byte of rest) {
    value = value * 128 + (byte & 127)
    if (byte < 128) {
      parts.push(value)
      value = 0
    }
  }
  return parts.join('.')
}

/** A value that was read. */
export interface Element {
  readonly tag: number
  readonly content: Bytes
  /** With its tag and its length. */
  readonly whole: Bytes
}

/** The values that follow each other in some bytes; undefined if they are none. */
export function elementsOf(bytes: Bytes): readonly Element[] | undefined {
  const found: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const [tag = 0, first = 0] = [bytes[at], bytes[at + 1]]
    const digits = first < 0x80 ? 0 : first & 0x7f
    let length = first < 0x80 ? first : 0
    for (let i = 0; i < digits; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0)
    const start = at + 2 + digits
    const end = start + length
    if (at + 2 > bytes.length || end > bytes.length) return undefined
    found.push({ tag, content: bytes.slice(start, end), whole: bytes.slice(at, end) })
    at = end
  }
  return found
}

/** The text of a string of any kind. */
export const textOf = ({ content }: Element): string => fromUtf8(content)

/** Bytes between lines that say what they are. */
export function pem(label: string, bytes: Bytes): string {
  const digits = base64OfBytes(bytes)
  const lines = digits.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** What the first block is called; undefined if there is none. */
export const labelOf = (value: string): string | undefined =>
  /-----BEGIN ([^-]+)-----\s*[A-Za-z0-9+/=\s]*-----END \1-----/.exec(value)?.[1]

/** The bytes of the first block with a label; undefined if there is none. */
export function fromPem(label: string, value: string): Bytes | undefined {
  const [, digits] =
    new RegExp(`-----BEGIN ${label}-----\\s*([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(
      value,
    ) ?? []
  return digits === undefined ? undefined : bytesOfBase64(digits.replace(/\s/g, ''))
}
