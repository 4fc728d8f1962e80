/**
 * What is used of a node's disk and memory, as a kubelet asks its runtime for it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
import type { Change, Tx } from '../sim/step.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** An image that no container was made from. */
export interface UnusedImage {
  readonly id: string
  readonly sizeBytes: number
  /** Since when it has been there. */
  readonly since: VirtualTime
}

/** What a node has, and what is used of it; all in bytes. */
export interface ResourceService {
  /** What images, containers, volumes and the machine's own files take on the disk. */
  disk(read: Reader, node: string): number
  /** What a container has written into its own files. */
  containerDisk(read: Reader, node: string, container: string): number
  /** The oldest first. */
  unusedImages(read: Reader, node: string): readonly UnusedImage[]
  removeImage(tx: Tx, node: string, id: string): void
  /** Tables whose changes may use up something, and the nodes that they concern. */
  readonly watches: readonly {
    readonly table: string
    readonly concerns: (change: Change, read: Reader) => readonly string[]
  }[]
}
