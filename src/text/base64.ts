/**
 * Base64 of UTF-8 text, as in the data of a Secret.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc4648#section-4
 */
import { fromUtf8, utf8 } from './utf8.js'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Encodes text. */
export const base64 = (text: string): string => base64OfBytes(utf8(text))

/** Encodes bytes. */
export function base64OfBytes(bytes: readonly number[]): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3)
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    out += [18, 12, 6, 0]
      .map((shift) => DIGITS[(group >> shift) & 63])
      .join('')
      .slice(0, b === undefined ? 2 : c === undefined ? 3 : 4)
      .padEnd(4, '=')
  }
  return out
}

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
    const group = [0, 1, 2, 3].reduce(
      (sum, at) => (sum << 6) | Math.max(DIGITS.indexOf(digits[i + at] as string), 0),
      0,
    )
    const count = digits[i + 2] === '=' ? 1 : digits[i + 3] === '=' ? 2 : 3
    for (let k = 0; k < count; k++) bytes.push((group >> (16 - 8 * k)) & 255)
  }
  return bytes
}

/** What Go says of a text that is no base64, with the place of the first byte that cannot be there. */
export const badBase64 = (place: number): string => `illegal base64 data at input byte ${place}`
