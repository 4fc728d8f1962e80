/**
 * Signatures of tokens and certificates. They have the length of real ones, and a change of what
 * is signed has to know the secret; they are no cryptography.
 *
 * @module
 */

const LENGTH = 256
const PRIME = 0x01000193
const OFFSET = 0x811c9dc5

/** The 256 bytes that a secret makes of some bytes: the same each time. */
export function signatureOf(secret: string, bytes: readonly number[]): readonly number[] {
  const key = [...secret].map((character) => character.charCodeAt(0) & 255)
  let [a, b] = [mix(OFFSET, [...key, ...bytes]), mix(PRIME, [...bytes, ...key])]
  const signature: number[] = []
  while (signature.length < LENGTH) {
    a = mix(a, [b & 255, signature.length & 255])
    b = mix(b, [a & 255, a >>> 24])
    signature.push((a ^ b) & 255)
  }
  return signature
}

/** A hash of bytes, going on from another one. */
function mix(from: number, bytes: readonly number[]): number {
  let hash = from
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Bytes as hexadecimal digits. */
export const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
