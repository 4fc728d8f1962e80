/**
 * `POST /images/load`: the images of an archive that `docker save` has made.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageLoad
 */
import { sha256 } from '../../oci/digest.js'
import { type Image, type ImageConfig, imageFrom } from '../../oci/image.js'
import { type Layer, makeLayer } from '../../oci/layer.js'
import { type Platform, isPlatform } from '../../oci/platform.js'
import { familiarString } from '../../oci/reference.js'
import { type ArchiveEntry, entriesOf } from '../../program/archive.js'
import type { Tx } from '../../sim/step.js'
import { GoJsonError, parseGoJson } from '../../text/go-json.js'
import { DockerError } from '../errors.js'
import { noArchive, notInArchive, unexpectedEnd, wrongLayer } from './errors.js'
import { recordImageEvent } from './events.js'
import { referenceOf } from './find.js'
import { chainIds, hasLayer } from './layers.js'
import { layerEntries } from './layer-archive.js'
import { addImage, imageById, imageNames, setName, storedName } from './store.js'

const BLOCK = 512
const alreadyThere = (name: string, id: string): string =>
  `The image ${name} already exists, renaming the old one with ID ${id} to empty string\n`

/** What loading says. */
interface Loaded {
  /** The text of the answer. */
  readonly text: string
  /** The layers that were not there before: their short id and size. */
  readonly layers: readonly { readonly id: string; readonly size: number }[]
}

/** One image of `manifest.json`. */
interface SavedImage {
  readonly Config: string
  readonly RepoTags?: readonly string[] | null
  readonly Layers?: readonly string[] | null
}

/** What layers that are no text were as bytes: their digests by name in the archive. */
type Digests = Readonly<Record<string, string>>

/** Loads what an archive has. @throws DockerError; nothing is loaded then */
export function loadImages(
  tx: Tx,
  machine: string,
  archive: string,
  platform?: Platform,
  digests: Digests = {},
): Loaded {
  const files = archiveFiles(archive)
  const directory = `/var/lib/docker/tmp/docker-import-${1000000000 + tx.next(`loads ${machine}`)}`
  const read = (name: string): string => {
    const file = files.get(name)
    if (file === undefined) throw notInArchive(directory, name)
    return file
  }
  if (!files.has('manifest.json')) throw notInArchive(directory, 'repositories')
  const wanted = parsed<readonly SavedImage[]>(read('manifest.json'))
    .map((saved) => ({ saved, image: imageIn(saved, read, digests) }))
    .filter(({ image }) => !platform || isPlatform(image.config, platform))
  const layers = new Map<string, { id: string; size: number }>()
  const lines: string[] = []
  for (const { saved, image } of wanted) {
    for (const [i, chainId] of chainIds(image).entries()) {
      const layer = image.layers[i] as Layer
      if (!hasLayer(tx, machine, chainId))
        layers.set(chainId, {
          id: layer.diffId.replace('sha256:', '').slice(0, 12),
          size: layer.size,
        })
    }
    lines.push(...keep(tx, machine, image, saved.RepoTags ?? []))
  }
  return { text: wanted.length === 0 ? '\n' : lines.join(''), layers: [...layers.values()] }
}

/** The files of the archive by name. @throws DockerError for what is none */
function archiveFiles(archive: string): ReadonlyMap<string, string> {
  return new Map(
    checkedEntries(archive).flatMap(({ name, text }) => (text === undefined ? [] : [[name, text]])),
  )
}

/** The entries of an archive; an empty text has none. @throws DockerError for what is none */
export function checkedEntries(archive: string): readonly ArchiveEntry[] {
  const entries = entriesOf(archive)
  if (entries.length > 0 || /^\0*$/.test(archive)) return entries
  throw archive.length < BLOCK ? unexpectedEnd() : noArchive()
}

/** Stores an image under its names; what is said of it. */
function keep(tx: Tx, machine: string, image: Image, names: readonly string[]): readonly string[] {
  addImage(tx, machine, image)
  recordImageEvent(tx, machine, 'load', image.id, image.id)
  if (names.length === 0) return [`Loaded image ID: ${image.id}\n`]
  return names.flatMap((name) => {
    const reference = referenceOf(name)
    const known = tx.get(imageNames, `${machine} ${storedName(reference)}`)
    const shown = familiarString(reference)
    setName(tx, machine, reference, image.id)
    return [
      ...(known && known.id !== image.id && imageById(tx, machine, known.id)
        ? [alreadyThere(shown, known.id)]
        : []),
      `Loaded image: ${shown}\n`,
    ]
  })
}

/** An image of the archive, as a value. @throws DockerError */
function imageIn(saved: SavedImage, read: (name: string) => string, digests: Digests): Image {
  const text = read(saved.Config)
  const config = parsed<ImageConfig>(text)
  const expected = config.rootfs?.diff_ids ?? []
  const layers = (saved.Layers ?? []).map((name, i) => {
    const made = makeLayer(layerEntries(checkedEntries(read(name))))
    // A layer that another engine has saved goes by the bytes that it was.
    const isForeign = Object.hasOwn(digests, name) && digests[name] === expected[i]
    const layer = isForeign ? { ...made, diffId: expected[i] ?? made.diffId } : made
    if (layer.diffId !== expected[i]) throw wrongLayer(i, expected[i] ?? '', layer.diffId)
    return layer
  })
  if (layers.length !== expected.length)
    throw new DockerError(
      500,
      `invalid manifest, layers length mismatch: expected ${expected.length}, got ${layers.length}`,
    )
  return imageFrom(sha256(text), config, layers)
}

/** JSON of the archive. @throws DockerError with the decoder's words */
function parsed<Value>(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    throw new DockerError(500, problemIn(text) ?? '')
  }
}

/** What Go's decoder says of a text that is no JSON. */
function problemIn(text: string): string | undefined {
  try {
    parseGoJson(text)
    return undefined
  } catch (error) {
    if (error instanceof GoJsonError) return error.message
    throw error
  }
}
