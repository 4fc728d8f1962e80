/**
 * The hash of a pod template: the end of a ReplicaSet's name, and the label that keeps its pods
 * apart from those of other revisions. It is the one that a real cluster gives the same template.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { SAFE_ALPHABET } from '../../../sim/id.js'
import { utf8 } from '../../../text/utf8.js'
import { dumpTemplate } from '../../kinds/schema/go-structure.js'

export const HASH_LABEL = 'pod-template-hash'

const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193

const hashes = new WeakMap<PodTemplateSpec, string>()

/**
 * The hash of a template, equal for equal templates; `collisions` makes another one when two
 * templates had the same.
 */
export function templateHash(template: PodTemplateSpec, collisions = 0): string {
  if (collisions > 0)
    return encode(fnv1a([...utf8(dumpTemplate(template)), ...eightBytes(collisions)]))
  let hash = hashes.get(template)
  if (hash === undefined) hashes.set(template, (hash = encode(fnv1a(utf8(dumpTemplate(template))))))
  return hash
}

/** A number below 2^32 as eight bytes, the lowest first. */
const eightBytes = (value: number): number[] => [
  ...[0, 8, 16, 24].map((bits) => (value >>> bits) & 0xff),
  0,
  0,
  0,
  0,
]

/** FNV-1a, 32 bits. */
function fnv1a(bytes: readonly number[]): number {
  let hash = OFFSET_BASIS
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME)
  return hash >>> 0
}

/** The hash of a text by FNV-1, which revisions of StatefulSets are named by. */
export function textHash(text: string): string {
  let hash = OFFSET_BASIS
  for (const byte of utf8(text)) hash = Math.imul(hash, PRIME) ^ byte
  return encode(hash >>> 0)
}

/** The decimal digits of a number in letters that spell nothing: 84958d5d46. */
const encode = (hash: number): string =>
  [...String(hash)]
    .map((digit) => SAFE_ALPHABET[digit.charCodeAt(0) % SAFE_ALPHABET.length])
    .join('')
