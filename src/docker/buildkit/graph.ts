/**
 * The graph of a solve: what is to be done, and what it needs to be done before. Plain data.
 *
 * A result of an operation is a stack of layers. Two operations that do the same with the same
 * inputs are one, whichever stages they stand in.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/dev/dockerfile-llb.md
 */
import type { HistoryEntry, RunConfig } from '../../oci/image.js'
import type { SourceLines } from '../build/errors.js'
import type { ExtraHost } from './options.js'
import type { MountFlag } from './mounts.js'
import type { Platform } from './platform.js'

/** A mount of a command; `from` is the operation whose files are seen, if there is one. */
export interface ExecMount extends Omit<MountFlag, 'from'> {
  readonly target: string
  readonly from?: number
}

/** Where files of a COPY or ADD come from. */
export interface CopySource {
  readonly from: number
  readonly path: string
  /** With --parents: the part of the path that is not kept, before `/./`. */
  readonly pivot?: string
}

/** What an operation does. */
export type Work =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly image: string }
  /** The files of a context: '' for the build's own. */
  | { readonly kind: 'context'; readonly context: string; readonly paths: readonly string[] }
  | { readonly kind: 'document'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'download'
      readonly url: string
      readonly file: string
      readonly checksum?: string
    }
  | {
      readonly kind: 'git'
      readonly url: string
      readonly keepGitDir: boolean
      readonly checksum?: string
    }
  | {
      readonly kind: 'exec'
      readonly base: number
      readonly argv: readonly string[]
      /** The text of a script that is run in place of a command. */
      readonly script?: string
      readonly env: readonly string[]
      /** What the cache does not look at. */
      readonly proxies: readonly string[]
      readonly cwd: string
      readonly user: string
      readonly mounts: readonly ExecMount[]
      readonly network: string
      readonly hosts: readonly ExtraHost[]
      readonly hostname: string
    }
  | {
      readonly kind: 'mkdir'
      readonly base: number
      readonly path: string
      /** Whose it becomes. */
      readonly user: string
    }
  | {
      readonly kind: 'copy'
      readonly base: number
      readonly sources: readonly CopySource[]
      /** Absolute; with a slash at the end where it has to be a directory. */
      readonly destination: string
      readonly chown?: string
      readonly chmod?: string
      readonly link: boolean
      readonly exclude: readonly string[]
      readonly parents: boolean
      /** Archives of the context are unpacked. */
      readonly unpack: boolean
    }

/** One operation. Its number is its place in the graph. */
export interface Op {
  /** What its vertex says; '' for one that nobody is shown. */
  readonly name: string
  readonly inputs: readonly number[]
  readonly at: SourceLines
  readonly noCache: boolean
  readonly work: Work
}

/** An entry of the image's history; a layer's is made by an operation. */
export interface PlannedHistory {
  readonly entry: Omit<HistoryEntry, 'created'>
  readonly op?: number
}

/** What a target comes to. */
export interface Graph {
  readonly ops: readonly Op[]
  /** The operation that the result is made of. */
  readonly result: number
  readonly config: RunConfig
  readonly author?: string
  /** The image under it, by its name in the Dockerfile. */
  readonly base?: string
  readonly history: readonly PlannedHistory[]
  readonly platform: Platform
}
