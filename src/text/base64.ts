/**
 * Base64 of UTF-8 text, as in the data of a Secret.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc4648#section-4
 */
import { fromUtf8, utf8 } from './utf8.js'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What each digit stands for, by its character code. */
const VALUES: number[] = []
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value

/** Encodes text. */
export const base64 = (text: string): string => base64OfBytes(utf8(text))

/** Encodes bytes. */
export function base64OfBytes(bytes: readonly number[]): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const b = bytes[i + 1]
    const c = bytes[i + 2]
    const group = ((bytes[i] as number) << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out +=
      digitOf(group >> 18) +
      digitOf(group >> 12) +
      (b === undefined ? '=' : digitOf(group >> 6)) +
      (c === undefined ? '=' : digitOf(group))
  }
  return out
}

const digitOf = (value: number): string => DIGITS[value & 63] as string

/** Decodes to text; undefined when it is not base64. */
export function fromBase64(text: string): string | undefined {
  const bytes = bytesOfBase64(text)
  return bytes && fromUtf8(bytes)
}

/** Decodes to bytes; undefined when it is not base64. */
export function bytesOfBase64(text: string): number[] | undefined {
  const digits = text.replace(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const bytes: number[] = []
  for (let i = 0; i < digits.length; i += 4) {
    let group = 0
    for (let at = i; at < i + 4; at++) group = (group << 6) | (VALUES[digits.charCodeAt(at)] ?? 0)
    const count = digits[i + 2] === '=' ? 1 : digits[i + 3] === '=' ? 2 : 3
    for (let k = 0; k < count; k++) bytes.push((group >> (16 - 8 * k)) & 255)
  }
  return bytes
}

/** What Go says of a text that is no base64, with the place of the first byte that cannot be there. */
export const badBase64 = (place: number): string => `illegal base64 data at input byte ${place}`
