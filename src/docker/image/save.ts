/**
 * `GET /images/get`: images as one archive, in the layout of OCI with the files of older engines
 * beside it.
 *
 * A layer's blob goes by the layer's own digest, which names what is in it and not the bytes of the
 * archive.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
import { sha256, sha256Hex } from '../../oci/digest.js'
import { byteLength } from '../../oci/entry.js'
import { type Image, configText } from '../../oci/image.js'
import type { Layer } from '../../oci/layer.js'
import { type Platform, isPlatform, platformText } from '../../oci/platform.js'
import { type Reference, familiarName, fullString } from '../../oci/reference.js'
import { type ArchiveEntry, archiveOf } from '../../program/archive.js'
import type { Tx } from '../../sim/step.js'
import { goJson } from '../../text/json.js'
import { noSuchImage, noSuitablePlatform } from './errors.js'
import { recordImageEvent } from './events.js'
import { lookUpImage, referenceOf, shownName } from './find.js'
import { chainIds } from './layers.js'
import { layerArchive } from './layer-archive.js'
import {
  type ImageName,
  type LocalImage,
  createdAt,
  imageById,
  imageNames,
  storedName,
} from './store.js'

const INDEX = 'application/vnd.oci.image.index.v1+json'
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const CONFIG = 'application/vnd.oci.image.config.v1+json'
const LAYER = 'application/vnd.oci.image.layer.v1.tar'
const LAYOUT = '{"imageLayoutVersion": "1.0.0"}'
const EPOCH = '1970-01-01T00:00:00Z'

/** An image that is saved, and under which names. */
interface Saved {
  readonly row: LocalImage
  readonly names: string[]
}

/** The archive of the images that are named. @throws DockerError 404 */
export function saveImages(
  tx: Tx,
  machine: string,
  references: readonly string[],
  platform?: Platform,
): string {
  const saved = new Map<string, Saved>()
  for (const reference of references) collect(tx, machine, reference, saved)
  const images = [...saved.values()]
  for (const { row } of images) {
    if (platform && !isPlatform(row.image.config, platform))
      throw noSuitablePlatform(platformText(platform))
    recordImageEvent(tx, machine, 'save', row.id, row.id)
  }
  return layoutOf(images)
}

/** What a reference means: an image, or with only a repository all that have a tag in it. */
function collect(tx: Tx, machine: string, text: string, saved: Map<string, Saved>): void {
  const add = (row: LocalImage, name?: string): void => {
    const known = saved.get(row.id) ?? { row, names: [] }
    saved.set(row.id, known)
    if (name !== undefined && !known.names.includes(name)) known.names.push(name)
  }
  const reference = isId(text) ? undefined : referenceOf(text)
  const isRepository = reference && !reference.tag && !reference.digest
  const names = reference && !reference.digest ? tagsOf(tx, machine, reference) : []
  for (const { name, id } of names) {
    const row = imageById(tx, machine, id)
    if (row) add(row, name)
  }
  if (names.length > 0) return
  const found = lookUpImage(tx, machine, text)
  if (!found) throw noSuchImage(isRepository ? text : shownName(text))
  add(found)
}

const isId = (text: string): boolean => /^sha256:|^[0-9a-f]{64}$/.test(text)

/** The tags that a reference without a digest names. */
const tagsOf = (tx: Tx, machine: string, reference: Reference): readonly ImageName[] =>
  reference.tag === undefined
    ? tx.rows(imageNames, `${machine} ${familiarName(reference)}:`)
    : [tx.get(imageNames, `${machine} ${storedName(reference)}`)].flatMap((name) => name ?? [])

/** The whole archive. */
function layoutOf(images: readonly Saved[]): string {
  const blobs = new Map<string, ArchiveEntry>()
  const blob = (digest: string, text: string, mtime: number): Descriptor => {
    const name = `blobs/sha256/${digest.slice('sha256:'.length)}`
    blobs.set(name, { name, mode: 0o644, mtime, text })
    return { digest, size: byteLength(text), name }
  }
  const described = images.map(({ row, names }) => ({
    row,
    names,
    ...blobsOf(row, blob),
  }))
  const files = [...blobs.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const file = (name: string, text: string): ArchiveEntry => ({ name, mode: 0o644, mtime: 0, text })
  const made = files[0]?.mtime ?? 0
  const directory = (name: string): ArchiveEntry => ({
    name,
    mode: 0o755,
    mtime: made,
    text: undefined,
  })
  const named = repositoriesOf(images)
  return archiveOf([
    directory('blobs/'),
    directory('blobs/sha256/'),
    ...files,
    file('index.json', goJson(indexOf(described))),
    file('manifest.json', `${goJson(manifestsOf(described))}\n`),
    file('oci-layout', LAYOUT),
    ...(named === undefined ? [] : [file('repositories', `${goJson(named)}\n`)]),
  ])
}

/** A blob by digest. */
interface Descriptor {
  readonly digest: string
  readonly size: number
  /** Where it stands in the archive. */
  readonly name: string
}

/** An image whose blobs are in the archive. */
interface Described extends Saved {
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
  readonly manifest: Descriptor
}

/** Puts the blobs of an image into the archive. */
function blobsOf(
  row: LocalImage,
  blob: (digest: string, text: string, mtime: number) => Descriptor,
): Pick<Described, 'config' | 'layers' | 'manifest'> {
  const { image } = row
  const seconds = Math.max(Math.floor(createdAt(row) / 1000), 0)
  const config = blob(image.id, configText(image.config), seconds)
  const layers = image.layers.map((layer, i) => {
    const before = legacyConfig(image, i)
    blob(sha256(before), before, seconds)
    return blob(layer.diffId, layerText(layer), seconds)
  })
  const manifest = goJson({
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { mediaType: CONFIG, digest: config.digest, size: config.size },
    layers: layers.map(({ digest, size }) => ({ mediaType: LAYER, digest, size })),
  })
  return { config, layers, manifest: blob(sha256(manifest), manifest, 0) }
}

const layerTexts = new WeakMap<Layer, string>()

function layerText(layer: Layer): string {
  const text = layerTexts.get(layer) ?? archiveOf(layerArchive(layer.entries))
  layerTexts.set(layer, text)
  return text
}

/** What engines before 1.10 read of a layer. */
function legacyConfig(image: Image, at: number): string {
  const chain = chainIds(image)
  const idAt = (i: number): string => sha256Hex(`${chain[i]}`)
  const { created, config, architecture, os } = image.config
  const isTop = at === image.layers.length - 1
  return goJson({
    id: idAt(at),
    ...(at === 0 ? {} : { parent: idAt(at - 1) }),
    ...(isTop ? { created, config, architecture, os } : { created: EPOCH, os }),
  })
}

const indexOf = (images: readonly Described[]): object => ({
  schemaVersion: 2,
  mediaType: INDEX,
  manifests: images.flatMap(({ names, manifest: { digest, size } }) => {
    const own = { mediaType: MANIFEST, digest, size }
    return names.length === 0
      ? [own]
      : names.map((name) => ({
          ...own,
          annotations: {
            'io.containerd.image.name': fullString(referenceOf(name)),
            'org.opencontainers.image.ref.name': referenceOf(name).tag,
          },
        }))
  }),
})

const manifestsOf = (images: readonly Described[]): readonly object[] =>
  images.map(({ row, names, config, layers }) => ({
    Config: config.name,
    RepoTags: names.length === 0 ? null : names,
    Layers: layers.map(({ name }) => name),
    ...(images.some((other) => other.row.id === row.parent) ? { Parent: row.parent } : {}),
    LayerSources: Object.fromEntries(
      [...layers]
        .sort((a, b) => (a.digest < b.digest ? -1 : 1))
        .map(({ digest, size }) => [digest, { mediaType: LAYER, size, digest }]),
    ),
  }))

/** The names by repository and tag; undefined when no image has one. */
function repositoriesOf(images: readonly Saved[]): object | undefined {
  const repositories: Record<string, Record<string, string>> = {}
  for (const { row, names } of images)
    for (const name of names) {
      const reference = referenceOf(name)
      const tags = repositories[familiarName(reference)] ?? {}
      tags[reference.tag ?? ''] = (row.image.layers.at(-1)?.diffId ?? '').replace('sha256:', '')
      repositories[familiarName(reference)] = tags
    }
  return Object.keys(repositories).length === 0 ? undefined : repositories
}
