/**
 * Vertices: the steps of a solve as BuildKit reports them to its client. What a client prints
 * follows from them alone.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/dev/solver.md
 */
import { sha256 } from '../../oci/digest.js'
import type { VirtualTime } from '../../sim/world.js'

/** A part of a vertex that has a progress of its own: `transferring context`. */
export interface VertexStatus {
  readonly id: string
  /** Bytes; not there where nothing is counted. */
  readonly current?: number
  readonly total?: number
  readonly startedAt: VirtualTime
  readonly completedAt?: VirtualTime
}

/** A piece of what the command of a vertex has written. */
export interface VertexLog {
  readonly at: VirtualTime
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** One step of a solve. */
export interface Vertex {
  readonly digest: string
  readonly name: string
  readonly inputs: readonly string[]
  readonly startedAt?: VirtualTime
  readonly completedAt?: VirtualTime
  /** It was found in the cache. */
  readonly cached?: true
  readonly error?: string
  readonly statuses: readonly VertexStatus[]
  readonly logs: readonly VertexLog[]
  /** The checks that warn about the definition: what is said while it is loaded. */
  readonly warnings: readonly string[]
}

/** What a vertex that was stopped ends with. */
export const CANCELED = 'context canceled'

/** A vertex that has not begun yet. */
export const vertexOf = (name: string, inputs: readonly string[] = [], unique = ''): Vertex => ({
  digest: sha256(`${unique} ${name} ${inputs.join(' ')}`),
  name,
  inputs,
  statuses: [],
  logs: [],
  warnings: [],
})

/** A vertex that begins. */
export const begun = (vertex: Vertex, now: VirtualTime): Vertex => ({ ...vertex, startedAt: now })

/** A vertex that has ended; its open statuses end with it unless it failed. */
export const ended = (vertex: Vertex, now: VirtualTime, error?: string): Vertex => ({
  ...vertex,
  startedAt: vertex.startedAt ?? now,
  completedAt: now,
  statuses: vertex.statuses.map((status) =>
    status.completedAt === undefined && error === undefined
      ? { ...status, completedAt: now }
      : status,
  ),
  ...(error === undefined ? {} : { error }),
})

/** A vertex that was found in the cache. */
export const fromCache = (vertex: Vertex, now: VirtualTime): Vertex => ({
  ...ended(vertex, now),
  cached: true,
})

/** A vertex with a status that begins. */
export const withStatus = (
  vertex: Vertex,
  now: VirtualTime,
  id: string,
  current?: number,
): Vertex => ({
  ...vertex,
  statuses: [
    ...vertex.statuses,
    { id, startedAt: now, ...(current === undefined ? {} : { current }) },
  ],
})
