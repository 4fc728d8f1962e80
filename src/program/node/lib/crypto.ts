/**
 * The `crypto` module: digests, and randomness that the process's seed begins.
 *
 * @see https://nodejs.org/api/crypto.html
 */
import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { randomFrom, seededState } from '../../../sim/random.js'
import { Buffer } from './buffer.js'

type Hash = typeof sha256 | typeof sha1 | typeof md5

const HASHES: Readonly<Record<string, Hash>> = { md5, sha1, sha256 }

const hashNamed = (name: string): Hash => {
  const hash = HASHES[name.toLowerCase().replace('-', '')]
  if (!hash)
    throw Object.assign(new Error('Digest method not supported'), {
      code: 'ERR_CRYPTO_INVALID_DIGEST',
    })
  return hash
}

const bytesOf = (data: unknown): Uint8Array =>
  typeof data === 'string' ? Buffer.from(data) : (data as Uint8Array)

interface Running {
  update(data: Uint8Array): unknown
  digest(): Uint8Array
}

/** A digest that is being made. */
function digesting(running: Running): Record<string, unknown> {
  const self = {
    update(data: unknown) {
      running.update(bytesOf(data))
      return self
    },
    digest(encoding?: string) {
      const bytes = Buffer.from(running.digest())
      return encoding === undefined ? bytes : bytes.toString(encoding)
    },
  }
  return self
}

/** `crypto` for a script whose process has this seed. */
export function cryptoModule(seed: number): Record<string, unknown> {
  const random = randomFrom(seededState(seed + 1))
  const randomBytes = (count: number): Buffer =>
    Buffer.from(Array.from({ length: count }, () => random.int(0, 255)))
  return {
    createHash: (name: string) => digesting(hashNamed(name).create()),
    createHmac: (name: string, key: unknown) =>
      digesting(hmac.create(hashNamed(name), bytesOf(key))),
    getHashes: () => Object.keys(HASHES),
    randomBytes,
    randomInt: (from: number, to?: number) =>
      to === undefined ? random.int(0, from - 1) : random.int(from, to - 1),
    randomUUID() {
      const hex = randomBytes(16).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${'89ab'[Number.parseInt(hex[16] as string, 16) % 4]}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
    timingSafeEqual: (a: Uint8Array, b: Uint8Array) =>
      a.length === b.length && a.every((byte, at) => byte === b[at]),
  }
}
