/**
 * The image store of a machine: which images it has, by what names, and so which layers.
 *
 * An image is stored once under its id. Names (`busybox:latest`, `busybox@sha256:…`) are rows of
 * their own that point to an id.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md#imageid
 */
import type { Image } from '../../oci/image.js'
import { type Reference, familiarName } from '../../oci/reference.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { parseTime } from '../../text/time.js'
import { holdLayers, releaseLayers } from './layers.js'

/** An image that a machine has. Key: `<machine> <id>`. */
export interface LocalImage {
  readonly machine: string
  /** `sha256:…` */
  readonly id: string
  readonly image: Image
  /**
   * The image that it was built from here, step by step ('' for none); absent for images that were
   * pulled.
   */
  readonly parent?: string
  /** The instruction that made it here, as the history says it: what the build cache compares. */
  readonly instruction?: string
  /** When it was last given a name. */
  readonly taggedAt?: VirtualTime
}

/** A name of an image. Key: `<machine> <familiar name>`. */
export interface ImageName {
  readonly machine: string
  /** As Docker shows it: `busybox:latest`, `luksa/kubia@sha256:…`. */
  readonly name: string
  /** Without tag and digest: `busybox`. */
  readonly repository: string
  /** `tag` or `digest`: what follows the repository. */
  readonly kind: 'tag' | 'digest'
  /** `sha256:…` of the image. */
  readonly id: string
}

export const localImages = defineTable<LocalImage, 'byParent' | 'byMachine'>('images', {
  byParent: (row) => (row.parent === undefined ? undefined : `${row.machine} ${row.parent}`),
  byMachine: (row) => row.machine,
})

export const imageNames = defineTable<ImageName, 'byImage' | 'byOwner'>('image-names', {
  byImage: (row) => `${row.machine} ${row.id}`,
  byOwner: (row) => (row.repository.includes('/') ? ownerOf(row.repository) : undefined),
})

/** `luksa` of `luksa/kubia`. */
const ownerOf = (repository: string): string => repository.slice(0, repository.lastIndexOf('/'))

/**
 * Whether somebody keeps images under this owner's name that no registry has given: images that
 * were built or named here.
 */
export function isOwn(read: Reader, reference: Reference): boolean {
  const names = read.by(imageNames, 'byOwner', ownerOf(familiarName(reference)))
  return names.some(
    ({ machine, id, repository, kind }) =>
      kind === 'tag' &&
      !namesOf(read, machine, id).some(
        (name) => name.kind === 'digest' && name.repository === repository,
      ),
  )
}

/** The image with exactly this id, if the machine has it. */
export const imageById = (read: Reader, machine: string, id: string): LocalImage | undefined =>
  read.get(localImages, `${machine} ${id}`)

/** Every image of a machine, in the order of ids. */
export const imagesOf = (read: Reader, machine: string): LocalImage[] =>
  read.rows(localImages, `${machine} `)

/** The images that were built from this one on the machine. */
export const childrenOf = (read: Reader, machine: string, id: string): LocalImage[] =>
  read.by(localImages, 'byParent', `${machine} ${id}`)

/** The names of an image, in alphabetical order. */
export const namesOf = (read: Reader, machine: string, id: string): ImageName[] =>
  read.by(imageNames, 'byImage', `${machine} ${id}`)

/** The name under which a machine keeps a reference: with tag, or with digest when it has one. */
export const storedName = (reference: Reference): string =>
  reference.digest
    ? `${familiarName(reference)}@${reference.digest}`
    : `${familiarName(reference)}:${reference.tag ?? 'latest'}`

/** Stores an image; what is already there stays as it is. */
export function addImage(
  tx: Tx,
  machine: string,
  image: Image,
  made: { readonly parent?: string; readonly instruction?: string } = {},
): LocalImage {
  const key = `${machine} ${image.id}`
  const known = tx.get(localImages, key)
  if (known) return known
  const below = made.parent === undefined ? undefined : imageById(tx, machine, made.parent)
  holdLayers(tx, machine, image, below?.image)
  return tx.put(localImages, key, { machine, id: image.id, image, ...made })
}

/** Gives an image a name, taking it from whichever image had it. */
export function setName(tx: Tx, machine: string, reference: Reference, id: string): ImageName {
  const name = storedName(reference)
  if (!reference.digest) tagged(tx, machine, id)
  return tx.put(imageNames, `${machine} ${name}`, {
    machine,
    name,
    repository: familiarName(reference),
    kind: reference.digest ? 'digest' : 'tag',
    id,
  })
}

function tagged(tx: Tx, machine: string, id: string): void {
  const row = imageById(tx, machine, id)
  if (row) tx.put(localImages, `${machine} ${id}`, { ...row, taggedAt: tx.now })
}

/** Takes a name away. */
export const dropName = (tx: Tx, name: ImageName): void =>
  void tx.delete(imageNames, `${name.machine} ${name.name}`)

/** Takes an image away; the chain ids of the layers that nothing needs any more, top first. */
export function dropImage(
  tx: Tx,
  machine: string,
  id: string,
): { readonly chainId: string; readonly size: number }[] {
  const row = imageById(tx, machine, id)
  if (!row) return []
  tx.delete(localImages, `${machine} ${id}`)
  return releaseLayers(tx, machine, row.image)
}

/** When an image was made, wherever that was. */
export const createdAt = (row: LocalImage): VirtualTime => parseTime(row.image.config.created) ?? 0

/** Newest first. */
export const byAge = (a: LocalImage, b: LocalImage): number => createdAt(b) - createdAt(a)
