/**
 * Images of a picture: those that each machine's Docker has, with their names.
 *
 * @module
 */
import type { ImageName, LocalImage } from '../docker/image/store.js'
import { type Collection, edge } from './collection.js'
import { machineKey } from './machine.js'
import type { ViewImage } from './parts.js'
import { groupIn, rowOf } from './rows.js'

const IMAGES = 'images'
const NAMES = 'image-names'
/** As docker shortens ids. */
const SHORT_ID = 12

/** The key of an image's part. */
export const imageKey = (machine: string, id: string): string => `image/${machine}/${id}`

const rowKey = ({ machine, id }: ImageName): string => `${machine} ${id}`

/** The images of all machines. */
export const images: Collection<ViewImage> = {
  tables: [IMAGES, NAMES],
  about: (table, key, row) => (table === NAMES ? rowKey(row as ImageName) : key),
  make(about, source) {
    const row = rowOf<LocalImage>(source, IMAGES, about)
    if (!row) return undefined
    const { machine, id, image } = row
    const names = groupIn(source, NAMES, about, rowKey).flatMap(({ kind, name }) =>
      kind === 'tag' ? [name] : [],
    )
    const part: ViewImage = {
      type: 'image',
      key: imageKey(machine, id),
      name: names[0] ?? id.replace('sha256:', '').slice(0, SHORT_ID),
      machine,
      id,
      names,
      size: image.layers.reduce((sum, { size }) => sum + size, 0),
    }
    return { parts: [part], edges: [edge(part.key, 'on', machineKey(machine))] }
  },
}
