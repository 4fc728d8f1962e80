/**
 * Requests to the Docker Engine and its answers, as plain data: a request is written down with the
 * calls of its lab.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import type { LogPlace } from '../../program/log.js'
import type { VirtualTime } from '../../sim/world.js'
import type { TarEntry } from './tar.js'
import type { TextArchive } from './text-archive.js'

/** A request. */
export interface EngineRequest {
  readonly method: string
  /** With version and query, as in the request line. */
  readonly path: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** A body that is text. */
  readonly body?: string
  /** A body that is an archive. */
  readonly archive?: readonly TarEntry[]
  /** A body that is the archive of images, or of one. */
  readonly file?: TextArchive
}

/** What an answer goes on with; all of it is plain data. */
export type EngineStream =
  | OutputStream
  | TransferStream
  | {
      readonly type: 'build'
      readonly id: string
      readonly printed: number
      readonly isQuiet: boolean
    }
  | {
      readonly type: 'events'
      readonly seen: number
      readonly since: VirtualTime
      readonly until?: VirtualTime
      readonly filters: Readonly<Record<string, readonly string[]>>
    }
  | { readonly type: 'stats'; readonly container: string; readonly nextAt: VirtualTime }
  | WaitStream
  | { readonly type: 'stopped'; readonly container: string; readonly restarts: boolean }

/** The progress of a transfer: how many lines of it were told. */
export interface TransferStream {
  readonly type: 'pull' | 'push'
  readonly id: string
  readonly printed: number
}

/** What a container or an exec writes. */
export interface OutputStream {
  readonly type: 'output'
  /** The log that it writes to. */
  readonly log: string
  readonly from: LogPlace
  readonly container: string
  /** Set for an exec. */
  readonly exec?: string
  readonly isRaw: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly timestamps?: boolean
  readonly until?: VirtualTime
  /** How the container was when the stream began; it ends with the next end. */
  readonly finishedAt?: VirtualTime
}

/** Waiting for the end of a container. */
export interface WaitStream {
  readonly type: 'wait'
  readonly container: string
  readonly condition: 'not-running' | 'next-exit' | 'removed'
  readonly finishedAt?: VirtualTime
}

/** An answer. */
export interface EngineAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is written as JSON. */
  readonly body?: string | Uint8Array | object | null
  /** It goes on. */
  readonly stream?: EngineStream
  /** It is given when this is over; until then there is none. */
  readonly later?: EngineStream
  /** Input of the client goes there, if its connection is taken over. */
  readonly input?: { readonly container?: string; readonly exec?: string }
}
