/**
 * Identifiers as Docker and Kubernetes make them, from the world's own randomness.
 *
 * @module
 */
import { customRandom } from 'nanoid'
import type { Random } from './random.js'

/**
 * The letters and digits from which Kubernetes draws name suffixes: no vowels, nothing that looks
 * alike.
 */
export const SAFE_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789'
const HEX = '0123456789abcdef'

/** A hexadecimal identifier; Docker's have 64 digits. */
export const hexId = (random: Random, digits = 64): string =>
  customRandom(HEX, digits, (n) => random.bytes(n))()

/** The random end of a generated name, as in `kubia-5b6b94f7f8-h6dbr`. */
export const nameSuffix = (random: Random, length = 5): string =>
  customRandom(SAFE_ALPHABET, length, (n) => random.bytes(n))()

/** A version 4 UUID, as in `metadata.uid`. */
export function uuid(random: Random): string {
  const hex = hexId(random, 32)
  const variant = HEX[8 + (Number.parseInt(hex[16] as string, 16) % 4)] as string
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
