/**
 * The layers that a machine has, each as often as something stands on it: an image, or another
 * layer.
 *
 * A layer is known by its chain id, which stands for it together with all those under it. It is
 * there as long as something needs it.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid
 */
import { sha256 } from '../../oci/digest.js'
import type { Image } from '../../oci/image.js'
import { chainIds as chainOf } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'

/** A layer of a machine. Key: `<machine> <chain id>`. */
interface LocalLayer {
  /** How many images and layers stand on it. */
  readonly uses: number
  /** The chain id of the layer under it; '' for none. */
  readonly parent: string
  readonly size: number
}

const localLayers = defineTable<LocalLayer>('layers')

const keyOf = (machine: string, chainId: string): string => `${machine} ${chainId}`

const chains = new WeakMap<readonly string[], readonly string[]>()
const tops = new WeakMap<Image, string>()

/** The chain ids of an image's layers, lowest first. */
export function chainIds(image: Image): readonly string[] {
  const diffIds = image.config.rootfs.diff_ids
  const known = chains.get(diffIds)
  if (known) return known
  const found = chainOf(diffIds)
  chains.set(diffIds, found)
  return found
}

/** The chain id of an image's top layer; '' for an image without layers. */
function topOf(image: Image): string {
  const top = tops.get(image) ?? chainIds(image).at(-1) ?? ''
  tops.set(image, top)
  return top
}

/** A layer, and the one under it. */
interface Link {
  readonly chainId: string
  readonly parent: string
  readonly size: number
}

/** The layers of an image by chain id, top first. */
function linksOf(image: Image): readonly Link[] {
  const chain = chainIds(image)
  return chain
    .map((chainId, i) => ({
      chainId,
      parent: chain[i - 1] ?? '',
      size: image.layers[i]?.size ?? 0,
    }))
    .reverse()
}

/** The layers that an image has and the one under it has not, top first. */
function linksOn(image: Image, below: Image): readonly Link[] {
  const links: Link[] = []
  let parent = topOf(below)
  for (const { diffId, size } of image.layers.slice(below.layers.length)) {
    const chainId = parent === '' ? diffId : sha256(`${parent} ${diffId}`)
    links.unshift({ chainId, parent, size })
    parent = chainId
  }
  tops.set(image, parent)
  return links
}

/** Whether a machine has a layer, named by its chain id. */
export const hasLayer = (read: Reader, machine: string, chainId: string): boolean =>
  read.get(localLayers, keyOf(machine, chainId)) !== undefined

/** An image is stored: its layers are there. `below` is the image that it was built on. */
export function holdLayers(tx: Tx, machine: string, image: Image, below: Image | undefined): void {
  const links = below ? linksOn(image, below) : linksOf(image)
  const top = topOf(image)
  if (top === '' || use(tx, machine, top)) return
  for (const { chainId, parent, size } of links) {
    tx.put(localLayers, keyOf(machine, chainId), { uses: 1, parent, size })
    if (parent === '' || use(tx, machine, parent)) return
  }
}

/** Counts one more use of a layer; false if it is not there. */
function use(tx: Tx, machine: string, chainId: string): boolean {
  const key = keyOf(machine, chainId)
  const row = tx.get(localLayers, key)
  if (row) tx.put(localLayers, key, { ...row, uses: row.uses + 1 })
  return row !== undefined
}

/** An image is gone; the layers that nothing needs any more, top first, are gone, too. */
export function releaseLayers(
  tx: Tx,
  machine: string,
  image: Image,
): { readonly chainId: string; readonly size: number }[] {
  const gone: { readonly chainId: string; readonly size: number }[] = []
  for (let chainId = topOf(image); chainId !== ''; ) {
    const key = keyOf(machine, chainId)
    const row = tx.get(localLayers, key)
    if (!row) break
    if (row.uses > 1) {
      tx.put(localLayers, key, { ...row, uses: row.uses - 1 })
      break
    }
    tx.delete(localLayers, key)
    gone.push({ chainId, size: row.size })
    chainId = row.parent
  }
  return gone
}

/** Forgets all layers of a machine. */
export function forgetLayers(tx: Tx, machine: string): void {
  const keys: string[] = []
  tx.each(localLayers, keyOf(machine, ''), (_, key) => keys.push(key))
  for (const key of keys) tx.delete(localLayers, key)
}
