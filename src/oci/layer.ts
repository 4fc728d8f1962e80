/**
 * Layers: what one instruction changed in the file system, as a value that is named by its content.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md
 */
import type { VirtualTime } from '../sim/world.js'

/** One entry of a layer. A `whiteout` removes what lower layers have at that path; an `opaque` directory hides their contents. */
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
}

/** A layer: entries by absolute path, in path order. Frozen and shared by every image and machine that has it. */
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
