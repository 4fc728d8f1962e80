/**
 * Base64 of bytes, quickly: pieces of memory are kept as text, since the world is made of plain
 * data.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc4648#section-4
 */
import { decodeAscii, encode } from './platform.js'

const DIGITS = encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const VALUES = new Uint8Array(128)
DIGITS.forEach((digit, value) => void (VALUES[digit] = value))
const PADDING = 61

/** Bytes as text. */
export function toBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let to = 0
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    out[to++] = DIGITS[group >> 18] as number
    out[to++] = DIGITS[(group >> 12) & 63] as number
    out[to++] = i + 1 < bytes.length ? (DIGITS[(group >> 6) & 63] as number) : PADDING
    out[to++] = i + 2 < bytes.length ? (DIGITS[group & 63] as number) : PADDING
  }
  return decodeAscii(out)
}

/** Puts the bytes of a text at a place. */
export function fromBase64(text: string, into: Uint8Array, at: number): void {
  const size = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
  const end = at + size
  for (let i = 0, to = at; i < text.length; i += 4) {
    const group =
      (valueAt(text, i) << 18) |
      (valueAt(text, i + 1) << 12) |
      (valueAt(text, i + 2) << 6) |
      valueAt(text, i + 3)
    into[to++] = group >> 16
    if (to < end) into[to++] = (group >> 8) & 255
    if (to < end) into[to++] = group & 255
  }
}

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at) & 127] as number
