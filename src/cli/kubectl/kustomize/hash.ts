/**
 * The hash of contents at the end of the names of generated config maps and secrets: a change of contents is a new object, and what uses it rolls out.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/generatoroptions/
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { goJson } from '../../../text/json.js'
import { type Resource, kindOf, metadataOf, nameOf, remember } from './resource.js'

const LENGTH = 10
/** Digits that could make a word, or be taken for another. */
const REPLACED: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' }

/** Ends the names of generated resources with the hash of what is in them. */
export function addHashes(resources: readonly Resource[]): void {
  for (const resource of resources) {
    if (!resource.hashed) continue
    const name = `${nameOf(resource)}-${hashOf(resource)}`
    remember(resource)
    metadataOf(resource.object)['name'] = name
  }
}

function hashOf(resource: Resource): string {
  const { data, binaryData, stringData, type } = resource.object
  const kind = kindOf(resource)
  const own = { kind, name: '', data: data ?? '' }
  const hashed =
    kind === 'Secret'
      ? { ...own, type, ...(stringData ? { stringData } : {}) }
      : { ...own, ...(binaryData ? { binaryData } : {}) }
  return bytesToHex(sha256(utf8ToBytes(goJson(hashed, { sortKeys: true }))))
    .slice(0, LENGTH)
    .replace(/[013ae]/g, (digit) => REPLACED[digit] ?? digit)
}
