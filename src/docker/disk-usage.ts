/**
 * What takes room on the disk of a machine: the layers of images, each once, and the files of
 * volumes.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/df/
 */
import type { Reader } from '../sim/world.js'
import { imagesOf } from './image/store.js'
import { writtenBytes } from './prune.js'
import { volumeRoot } from './volume/volume.js'

/** The bytes of the layers of images, each layer once; `counts` chooses the images. */
export function layerBytes(
  read: Reader,
  machine: string,
  counts: (id: string) => boolean = () => true,
): number {
  const sizes = new Map<string, number>()
  for (const { id, image } of imagesOf(read, machine))
    if (counts(id)) for (const { diffId, size } of image.layers) sizes.set(diffId, size)
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}

/** By image: the bytes of layers that another image has, too. */
export function sharedBytes(read: Reader, machine: string): ReadonlyMap<string, number> {
  const users = new Map<string, number>()
  const images = imagesOf(read, machine)
  for (const { image } of images)
    for (const { diffId } of image.layers) users.set(diffId, (users.get(diffId) ?? 0) + 1)
  return new Map(
    images.map(({ id, image }) => [
      id,
      image.layers
        .filter(({ diffId }) => (users.get(diffId) ?? 0) > 1)
        .reduce((sum, { size }) => sum + size, 0),
    ]),
  )
}

/** The bytes of the files of a volume. */
export const volumeBytes = (read: Reader, machine: string, name: string): number =>
  writtenBytes(read, volumeRoot(machine, name))
