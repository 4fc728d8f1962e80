/**
 * Images as a kubelet sees them: pulled, or already on the machine.
 *
 * @module
 */
import type { ImageStatus, PullStatus, Runtime } from '../../cri/runtime.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { lookUpImage } from '../image/find.js'
import { pullStatus as statusOfPull } from '../image/pull.js'
import { type LocalImage, imagesOf, namesOf } from '../image/store.js'
import type { NamedImage, RuntimeWords } from './words.js'

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

/** How a pull goes. */
export function pullStatus(read: Reader, id: string, words: RuntimeWords): PullStatus | undefined {
  const row = statusOfPull(read, id)
  if (!row) return undefined
  const { state, startedAt, finishedAt, error } = row
  return {
    state,
    startedAt,
    finishedAt,
    ...(error ? words.pullFailed(row.reference, error) : {}),
  }
}

/** An image of the machine, by name or id. */
export function imageStatus(
  read: Reader,
  node: string,
  image: string,
  words: RuntimeWords,
): ImageStatus | undefined {
  const found = lookUpImage(read, node, image)
  if (!found) return undefined
  const user = found.image.config.config.User
  return {
    id: found.id,
    ref: words.imageRef(named(read, found)),
    sizeBytes: words.imageSize(found.image),
    runConfig: user ? { user } : {},
  }
}

/** An image with what it is called on its machine. */
export function named(read: Reader, { machine, id, image }: LocalImage): NamedImage {
  const names = namesOf(read, machine, id)
  const ofKind = (wanted: 'tag' | 'digest'): string[] =>
    names.filter(({ kind }) => kind === wanted).map(({ name }) => name)
  return {
    id,
    image,
    tags: ofKind('tag'),
    digests: ofKind('digest'),
    isKubelets: read.get(pulledImages, `${machine} ${id}`) !== undefined,
  }
}

/** Every image of the machine. */
export const images = (
  read: Reader,
  node: string,
  words: RuntimeWords,
): ReturnType<Runtime['images']> =>
  imagesOf(read, node).map((row) => ({
    names: words.imageNames(named(read, row)),
    sizeBytes: words.imageSize(row.image),
  }))
