/**
 * Solves: builds of BuildKit. A solve is a row that the daemon carries on as its vertices end.
 *
 * @see https://docs.docker.com/build/buildkit/
 */
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { readLog } from '../../program/log.js'
import type { SourceLines } from '../build/errors.js'
import { discardExec } from './exec.js'
import type { CallAnswer } from './frontend-call.js'
import type { Graph } from './graph.js'
import type { Warning } from './lint/rule.js'
import type { OpState } from './op-state.js'
import type { SolveOptions } from './options.js'
import type { BaseImage } from './base-image.js'
import { CANCELED, type Vertex, type VertexStatus, ended } from './vertex.js'

/** What goes wrong with a solve. */
export interface SolveError {
  readonly message: string
  /** The lines of the Dockerfile that it is about. */
  readonly at?: SourceLines
  /** The vertex that failed, as an index, and what it says if not the message. */
  readonly vertex?: number
  readonly said?: string
}

/** A file or directory of a result that a client writes. */
export interface SolveFile {
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink'
  readonly text: string
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: VirtualTime
}

/** What a solve is doing. */
export type Phase = 'definition' | 'frontend' | 'metadata' | 'graph' | 'export' | 'push'

/** A solve under way, or just ended. */
export interface Solve {
  readonly id: string
  readonly machine: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly options: SolveOptions
  readonly phase: Phase
  /** Counts its changes. */
  readonly version: number
  readonly startedAt: VirtualTime
  /** In the order in which they began. */
  readonly vertices: readonly Vertex[]
  /** When vertices that take their time end, by index. */
  readonly due: Readonly<Record<string, VirtualTime>>
  readonly warnings: readonly Warning[]
  /** The images that the Dockerfile names, by name, once the registries have spoken of them. */
  readonly images: Readonly<Record<string, BaseImage>>
  readonly graph?: Graph
  readonly ops: readonly OpState[]
  readonly error?: SolveError
  /** The id of the image that came out. */
  readonly image?: string
  /** The files that came out, for a client that asked for them. */
  readonly files?: readonly SolveFile[]
  /** What a call that builds nothing answers. */
  readonly answer?: CallAnswer
  /** The push under way: its key, and which of the names it is. */
  readonly push?: { readonly id: string; readonly at: number }
}

export const solves = defineTable<Solve, 'byMachine'>('solves', {
  byMachine: (row) => row.machine,
})

/** Starts a solve; its id. It goes on as time passes, until its state is no longer `running`. */
export function startSolve(tx: Tx, machine: string, options: SolveOptions): string {
  const id = hexId(tx.random, 25)
  tx.put(solves, id, {
    id,
    machine,
    state: 'running',
    options,
    phase: 'definition',
    version: 0,
    startedAt: tx.now,
    vertices: [],
    due: {},
    warnings: [],
    images: {},
    ops: [],
  })
  return id
}

/** Ends a solve before it is done. */
export function cancelSolve(tx: Tx, id: string): void {
  const row = tx.get(solves, id)
  if (row?.state !== 'running') return
  tx.put(solves, id, { ...stopped(tx, row), state: 'cancelled', version: row.version + 1 })
}

/** A solve whose running vertices have been stopped. */
export function stopped(tx: Tx, row: Solve): Solve {
  for (const { container } of row.ops) if (container !== undefined) discardExec(tx, container)
  return {
    ...row,
    vertices: row.vertices.map((vertex) =>
      vertex.startedAt !== undefined && vertex.completedAt === undefined
        ? ended(vertex, tx.now, CANCELED)
        : vertex,
    ),
    ops: row.ops.map(({ container: _, ...op }) => op),
  }
}

/** Forgets a solve that has ended. */
export function forgetSolve(tx: Tx, id: string): void {
  if (tx.get(solves, id)?.state !== 'running') tx.delete(solves, id)
}

/** The vertices of a solve, with what their commands have written by now. */
export function verticesOf(read: Reader, row: Solve): readonly Vertex[] {
  const running = new Map(
    row.ops.flatMap(({ container, vertex }) =>
      container === undefined || vertex === undefined ? [] : [[vertex, container] as const],
    ),
  )
  return row.vertices.map((vertex, i) => {
    const container = running.get(i)
    const shown = { ...vertex, statuses: vertex.statuses.flatMap((one) => statusAt(one, read.now)) }
    return container === undefined ? shown : { ...shown, logs: logsOf(read, container) }
  })
}

/** A status as it is at a time; nothing before it begins. */
function statusAt(status: VertexStatus, now: VirtualTime): readonly VertexStatus[] {
  const { startedAt, completedAt, total, ...rest } = status
  if (startedAt > now) return []
  if (completedAt === undefined || completedAt <= now) return [status]
  const share = (now - startedAt) / Math.max(1, completedAt - startedAt)
  return [
    {
      ...rest,
      startedAt,
      ...(total === undefined ? {} : { total, current: Math.floor(total * share) }),
    },
  ]
}

/** What a container has written. */
export const logsOf = (read: Reader, container: string): Vertex['logs'] =>
  readLog(read, container).map(({ time, stream, text }) => ({ at: time, stream, text }))
