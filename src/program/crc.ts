/**
 * Checks for errors of transmission: the CRC-32 of Ethernet, in both orders of its bits.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cksum.html
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'

const REFLECTED = 0xedb88320
const FORWARD = 0x04c11db7
const TOP = 0x80000000

/** The CRC-32 of a text, as gzip and Ethernet have it. */
export function crc32(text: string): number {
  let sum = 0xffffffff
  for (const byte of utf8ToBytes(text)) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? REFLECTED : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** The sum that `cksum` prints: highest bit first, with the length after the text. */
export function posixSum(text: string): number {
  const bytes = utf8ToBytes(text)
  let sum = 0
  const add = (byte: number): void => {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & TOP ? (sum << 1) ^ FORWARD : sum << 1
  }
  for (const byte of bytes) add(byte)
  for (let left = bytes.length; left > 0; left >>>= 8) add(left & 0xff)
  return ~sum >>> 0
}
