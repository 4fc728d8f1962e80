/**
 * Volumes of pods, as a kubelet asks its node for them: directories that the containers of a pod
 * share, files that it writes into them, and places of the machine itself.
 *
 * A volume is named by its pod's uid and its own name, `<uid>/<name>`, and goes with the pod's last
 * sandbox.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'

/** A file that the kubelet writes into a volume. */
export interface VolumeFile {
  readonly text: string
  readonly mode: number
  /** Whose it is; root's without this. */
  readonly uid?: number
}

/** What a volume is made with. `group` is the group of what is in it. */
export type VolumeSetUp = { readonly group?: number } & (
  | {
      /** An empty directory for everybody; in memory, of a size in bytes, if that is given. */
      readonly directory: { readonly memory?: { readonly size?: number } }
    }
  | {
      /** Files by their paths, which change together. */
      readonly files: Readonly<Record<string, VolumeFile>>
    }
  | {
      /** What is in an image that the node has. */
      readonly image: string
    }
)

/** What stands at a path of a machine. */
export type HostPathType = 'directory' | 'file' | 'socket' | 'characterDevice' | 'blockDevice'

/** Where a mount comes from: a volume of a pod, or a path of the machine. */
export type MountSource = { readonly volume: string } | { readonly hostPath: string }

/** What a node does with volumes. */
export interface VolumeService {
  /**
   * Makes a volume, or writes other files into one that is there; one that is as it should be is
   * left alone. Says whether something changed.
   */
  setUp(tx: Tx, node: string, volume: string, setUp: VolumeSetUp): boolean
  /** Removes a volume and what is in it. */
  tearDown(tx: Tx, node: string, volume: string): void
  /** What stands at a path of the machine; undefined for nothing. */
  hostPathType(tx: Tx, node: string, path: string): HostPathType | undefined
  /**
   * Makes a directory with those above it, or an empty file. @throws RuntimeError where that cannot
   * be, in Go's words
   */
  makeHostPath(
    tx: Tx,
    node: string,
    path: string,
    what: { readonly type: 'directory' | 'file'; readonly mode: number },
  ): void
  /** Gives a directory of the machine, and what is in it, to a group. */
  ownHostPath(tx: Tx, node: string, path: string, group: number): void
  /** Removes a path of the machine with all that is in it. */
  removeHostPath(tx: Tx, node: string, path: string): void
  /**
   * Sees to it that there is something at a path below a mount's source: a directory is made where
   * nothing is. False if that cannot be.
   */
  makeSubPath(tx: Tx, node: string, source: MountSource, subPath: string): boolean
  /** How many bytes the files of a volume have. */
  usage(read: Reader, node: string, volume: string): number
}
