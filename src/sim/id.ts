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

/** How many digits a UUID is drawn from, and before which of them there is a hyphen. */
const UUID_DIGITS = 32
const HYPHENS: ReadonlySet<number> = new Set([8, 12, 16, 20])
const HYPHEN = 45
const codes: number[] = []

/**
 * A version 4 UUID, as in `metadata.uid`: the digits of `hexId`, the last drawn first. It is put
 * together at once, since every object has one.
 */
export function uuid(random: Random): string {
  const drawn = random.bytes(UUID_DIGITS)
  let length = 0
  for (let i = 0; i < UUID_DIGITS; i++) {
    const digit = (drawn[UUID_DIGITS - 1 - i] as number) & 15
    if (HYPHENS.has(i)) codes[length++] = HYPHEN
    codes[length++] = HEX.charCodeAt(i === 12 ? 4 : i === 16 ? 8 + (digit % 4) : digit)
  }
  return String.fromCharCode(...codes)
}
