/**
 * What is used of a machine with a daemon: its disk (images, containers, volumes) and, by its
 * processes, its memory.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
import type { ResourceService } from '../../cri/resources.js'
import { imageSize } from '../../oci/image.js'
import { processes, roots } from '../../program/process.js'
import { fileKey, files } from '../../program/root.js'
import type { Reader } from '../../sim/world.js'
import { containers } from '../container.js'
import { removeImage } from '../image/remove.js'
import { imagesOf, localImages } from '../image/store.js'
import { containersUsing } from '../image/usage.js'

/** What is written at once and is less than this, in bytes, is seen with the next large one. */
const WORTH_A_LOOK = 65_536
const PAUSE = 'registry.k8s.io/pause'

/** Machines with a daemon. */
export const resourceService: ResourceService = {
  disk(read, node) {
    const images = imagesOf(read, node).reduce((sum, { image }) => sum + imageSize(image), 0)
    return read
      .by(roots, 'byMachine', node)
      .filter(({ memory }) => memory === undefined)
      .reduce((sum, { id }) => sum + writtenIn(read, id), images)
  },
  containerDisk: (read, _, container) => writtenIn(read, container),
  unusedImages: (read, node) =>
    imagesOf(read, node)
      .filter(({ id }) => containersUsing(read, node, id).length === 0 && !isPinned(read, node, id))
      .map(({ id, image, taggedAt = 0 }) => ({ id, sizeBytes: imageSize(image), since: taggedAt }))
      .sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1)),
  removeImage: (tx, node, id) => void removeImage(tx, node, id, { force: true }),
  watches: [
    { table: localImages.name, concerns: ({ after }) => machineOf(after) },
    {
      table: processes.name,
      concerns: ({ before, after }) =>
        memoryOf(before) === memoryOf(after) ? [] : machineOf(after ?? before),
    },
    {
      table: files.name,
      concerns({ key, before, after }, read) {
        if (Math.abs(sizeOf(after) - sizeOf(before)) < WORTH_A_LOOK) return []
        return machineOf(read.get(roots, key.slice(0, key.indexOf('\u0000'))))
      },
    },
  ],
}

const machineOf = (row: unknown): readonly string[] => {
  const machine = (row as { readonly machine?: string } | undefined)?.machine
  return machine === undefined ? [] : [machine]
}
const memoryOf = (row: unknown): number =>
  (row as { readonly memory?: number } | undefined)?.memory ?? 0
const sizeOf = (row: unknown): number => (row as { readonly size?: number } | undefined)?.size ?? 0

/** How many bytes the files have that were written in a root. */
function writtenIn(read: Reader, root: string): number {
  let sum = 0
  read.each(files, fileKey(root, '/'), ({ type, size }) => {
    if (type === 'file') sum += size
  })
  return sum
}

/** The image of sandboxes stays, whether there is a sandbox or not. */
const isPinned = (read: Reader, node: string, id: string): boolean =>
  read
    .by(containers, 'byImage', `${node} ${id}`)
    .some(({ config }) => config.Image.startsWith(PAUSE))
