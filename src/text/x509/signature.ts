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
  let a = ended(mixed(mixed(OFFSET, key), bytes))
  let b = ended(mixed(mixed(PRIME, bytes), key))
  const signature: number[] = []
  while (signature.length < LENGTH) {
    a = ended(withByte(withByte(a, b & 255), signature.length & 255))
    b = ended(withByte(withByte(b, a & 255), a >>> 24))
    signature.push((a ^ b) & 255)
  }
  return signature
}

/** A hash that goes on from another one with a byte. */
const withByte = (hash: number, byte: number): number => Math.imul(hash ^ byte, PRIME) >>> 0

function mixed(from: number, bytes: readonly number[]): number {
  let hash = from
  for (let i = 0; i < bytes.length; i++) hash = withByte(hash, bytes[i] as number)
  return hash
}

const ended = (hash: number): number => (hash ^ (hash >>> 13)) >>> 0

/** Bytes as hexadecimal digits. */
export const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
