/**
 * Images as a kubelet sees them: pulled, or already on the machine.
 *
 * @module
 */
import type { ImageStatus, PullStatus, Runtime } from '../../cri/runtime.js'
import { fullString, parseReference } from '../../oci/reference.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { lookUpImage } from '../image/find.js'
import { pullStatus as statusOfPull } from '../image/pull.js'
import { type LocalImage, imagesOf, namesOf } from '../image/store.js'

/** Images that a kubelet has pulled. Keys are `<machine> <image id>`. */
const pulledImages = defineTable<{ readonly pull: string }>('cri-images')

/** The kubelet has seen that a pull is done: the image is one of its own. */
export function pullDone(tx: Tx, node: string, id: string): void {
  const image = statusOfPull(tx, id)?.manifest?.image.id
  if (image !== undefined) tx.put(pulledImages, `${node} ${image}`, { pull: id })
}

/** The machine goes away. */
export function forgetPulled(tx: Tx, node: string): void {
  const keys: string[] = []
  tx.each(pulledImages, `${node} `, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(pulledImages, key)
}

/** How a pull goes, in the words of the runtime that it stands for. */
export function pullStatus(read: Reader, _node: string, id: string): PullStatus | undefined {
  const row = statusOfPull(read, id)
  if (!row) return undefined
  const { state, startedAt, finishedAt, error } = row
  return {
    state,
    startedAt,
    finishedAt,
    ...(error ? pullError(fullString(row.reference), error) : {}),
  }
}

function pullError(
  reference: string,
  error: { readonly status: number; readonly message: string },
): { readonly error: string; readonly code: 'NotFound' | 'Unknown' | 'Unavailable' } {
  const begin = `failed to pull and unpack image "${reference}": failed to resolve reference "${reference}": `
  if (error.message.includes('manifest unknown'))
    return { code: 'NotFound', error: `${begin}${reference}: not found` }
  if (error.message.includes('denied'))
    return {
      code: 'Unknown',
      error: `${begin}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    }
  return { code: 'Unknown', error: `${begin}failed to do request: ${error.message}` }
}

/** An image of the machine, by name or id. */
export function imageStatus(read: Reader, node: string, image: string): ImageStatus | undefined {
  const found = lookUpImage(read, node, image)
  if (!found) return undefined
  const user = found.image.config.config.User
  return {
    id: found.id,
    ref: imageRef(read, found),
    sizeBytes: compressedSize(found),
    runConfig: user ? { user } : {},
  }
}

/**
 * `docker.io/library/busybox@sha256:…` for an image that a kubelet pulled, its id for one that was
 * put here otherwise.
 */
export function imageRef(read: Reader, { machine, id }: LocalImage): string {
  if (!read.get(pulledImages, `${machine} ${id}`)) return id
  const name = namesOf(read, machine, id).find(({ kind }) => kind === 'digest')?.name
  return name ? fullString(parseReference(name)) : id
}

/** Every image of the machine. */
export const images = (read: Reader, node: string): ReturnType<Runtime['images']> =>
  imagesOf(read, node).map((row) => ({
    names: namesOf(read, node, row.id).map((one) => one.name),
    sizeBytes: compressedSize(row),
  }))

const compressedSize = ({ image }: LocalImage): number =>
  image.layers.reduce((sum, layer) => sum + layer.compressedSize, 0)
