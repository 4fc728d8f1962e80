/**
 * The hash of a pod template: the end of a ReplicaSet's name, and the label that keeps its pods
 * apart from those of other revisions.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
import type { PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import { SAFE_ALPHABET } from '../../../sim/id.js'

export const HASH_LABEL = 'pod-template-hash'

const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193

const hashes = new WeakMap<PodTemplateSpec, string>()

/**
 * The hash of a template, equal for equal templates; `collisions` makes another one when two
 * templates had the same.
 */
export function templateHash(template: PodTemplateSpec, collisions = 0): string {
  if (collisions > 0) return encode(fnv(`${canonical(template)}${collisions}`))
  let hash = hashes.get(template)
  if (hash === undefined) hashes.set(template, (hash = encode(fnv(canonical(template)))))
  return hash
}

/** A text that is the same for equal values, whatever the order of their fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join()}}`
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function fnv(text: string): number {
  let hash = OFFSET_BASIS
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash >>> 0
}

/** The decimal digits of a number in letters that spell nothing: 84958d5d46. */
const encode = (hash: number): string =>
  [...String(hash)]
    .map((digit) => SAFE_ALPHABET[digit.charCodeAt(0) % SAFE_ALPHABET.length])
    .join('')
