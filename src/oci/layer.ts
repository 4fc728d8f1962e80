/**
 * Layers: what one instruction changed in the file system, as a value that is named by its content.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md
 */
import type { VirtualTime } from '../sim/world.js'
import { sha256 } from './digest.js'

/**
 * One entry of a layer. A `whiteout` removes what lower layers have at that path; an `opaque`
 * directory hides their contents.
 */
export interface LayerEntry {
  readonly type: 'file' | 'directory' | 'symlink' | 'whiteout'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: VirtualTime
  /** In bytes: what the file is said to weigh, which may be more than its text. */
  readonly size: number
  readonly text?: string
  /** The program that runs when this file is executed. */
  readonly program?: string
  readonly target?: string
  readonly opaque?: boolean
  /** Major and minor number of a device: `1, 3`. */
  readonly device?: string
  /** How many names share the file, as hard links do; each has its share of the weight. */
  readonly links?: number
}

/**
 * A layer: entries by absolute path, in path order. Frozen and shared by every image and machine
 * that has it.
 */
export interface Layer {
  /** Digest of the compressed layer, which registries know it by. */
  readonly digest: string
  /** Digest of the uncompressed layer, which `RootFS.Layers` lists. */
  readonly diffId: string
  /** Bytes on the wire. */
  readonly compressedSize: number
  /** Bytes unpacked. */
  readonly size: number
  readonly entries: Readonly<Record<string, LayerEntry>>
}

/** How much smaller a layer is on the wire. */
const COMPRESSION = 0.4

/** What a tar archive adds for each entry when it is compressed. */
const COMPRESSED_HEADER = 110

/** A layer with these entries, by absolute path. */
export function makeLayer(entries: Readonly<Record<string, LayerEntry>>): Layer {
  const paths = Object.keys(entries).sort(byText)
  const ordered: Record<string, LayerEntry> = Object.create(null)
  let content = ''
  for (const path of paths) {
    const entry = Object.freeze({ ...(entries[path] as LayerEntry) })
    ordered[path] = entry
    content += `${JSON.stringify([path, entry.type, entry.mode, entry.uid, entry.gid, entry.mtime, entry.size, entry.text, entry.program, entry.target, entry.opaque, ...(entry.links === undefined && entry.device === undefined ? [] : [entry.links, entry.device])])}\n`
  }
  const size = sizeOf(ordered)
  const diffId = sha256(content)
  return Object.freeze({
    digest: sha256(`gzip ${diffId}`),
    diffId,
    compressedSize: Math.ceil(size * COMPRESSION) + COMPRESSED_HEADER * Math.max(paths.length, 1),
    size,
    entries: Object.freeze(ordered),
  })
}

/** What entries weigh together, unpacked. */
export const sizeOf = (entries: Readonly<Record<string, LayerEntry>>): number =>
  Math.round(Object.values(entries).reduce((sum, { size, links }) => sum + size / (links ?? 1), 0))

/**
 * A layer of a machine's own making, such as its system: no image has it, so nothing names it, and
 * nothing weighs it.
 */
export const privateLayer = (entries: Layer['entries']): Layer => ({
  digest: '',
  diffId: '',
  compressedSize: 0,
  size: 0,
  entries,
})

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The chain ids of layers, lowest first: the name of each layer together with all below it. */
export function chainIds(diffIds: readonly string[]): readonly string[] {
  const chain: string[] = []
  for (const diffId of diffIds)
    chain.push(chain.length === 0 ? diffId : sha256(`${chain.at(-1)} ${diffId}`))
  return chain
}
