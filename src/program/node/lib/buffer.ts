/**
 * The `buffer` module, as far as text goes: UTF-8, base64, hexadecimal, Latin-1.
 *
 * @see https://nodejs.org/api/buffer.html
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'

type Encoding = string | undefined

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes that know their encodings. */
export class Buffer extends Uint8Array {
  static override from(value: unknown, encoding?: unknown): Buffer {
    if (typeof value === 'string')
      return new Buffer(encode(value, typeof encoding === 'string' ? encoding : undefined))
    return new Buffer(value as ArrayLike<number>)
  }

  static alloc(size: number, fill: number | string = 0): Buffer {
    const buffer = new Buffer(size)
    return typeof fill === 'number'
      ? (buffer.fill(fill) as Buffer)
      : Buffer.from(fill.repeat(size).slice(0, size))
  }

  static isBuffer(value: unknown): boolean {
    return value instanceof Buffer
  }

  static byteLength(value: string | Uint8Array, encoding?: string): number {
    return typeof value === 'string' ? encode(value, encoding).length : value.length
  }

  static concat(list: readonly Uint8Array[]): Buffer {
    return new Buffer(list.flatMap((part) => [...part]))
  }

  override toString(encoding?: string): string {
    return decode(this, encoding)
  }

  write(text: string, offset = 0): number {
    const bytes = encode(text, undefined).slice(0, this.length - offset)
    this.set(bytes, offset)
    return bytes.length
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, i) => byte === other[i])
  }

  toJSON(): { readonly type: 'Buffer'; readonly data: readonly number[] } {
    return { type: 'Buffer', data: [...this] }
  }
}

function encode(text: string, encoding: Encoding): number[] {
  if (encoding === 'hex')
    return (text.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => Number.parseInt(digits, 16))
  if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii')
    return [...text].map((character) => character.charCodeAt(0) & 255)
  if (encoding !== 'base64' && encoding !== 'base64url') return [...utf8ToBytes(text)]
  const values = [...text.replaceAll('-', '+').replaceAll('_', '/')]
    .map((digit) => BASE64.indexOf(digit))
    .filter((value) => value >= 0)
  const bytes: number[] = []
  for (let i = 0; i + 1 < values.length; i += 4) {
    const [a = 0, b = 0, c, d] = values.slice(i, i + 4)
    bytes.push((a << 2) | (b >> 4))
    if (c !== undefined) bytes.push(((b & 15) << 4) | (c >> 2))
    if (c !== undefined && d !== undefined) bytes.push(((c & 3) << 6) | d)
  }
  return bytes
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex')
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'latin1' || encoding === 'binary' || encoding === 'ascii')
    return [...bytes].map((byte) => String.fromCharCode(byte)).join('')
  if (encoding === 'base64' || encoding === 'base64url')
    return toBase64(bytes, encoding === 'base64url')
  return fromUtf8(bytes)
}

function toBase64(bytes: Uint8Array, forUrls: boolean): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => BASE64[(group >> shift) & 63]).join('')
    out += digits.slice(0, Math.min(bytes.length - i, 3) + 1)
  }
  return forUrls
    ? out.replaceAll('+', '-').replaceAll('/', '_')
    : out.padEnd(Math.ceil(out.length / 4) * 4, '=')
}

function fromUtf8(bytes: Uint8Array): string {
  const escaped = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('')
  }
}
