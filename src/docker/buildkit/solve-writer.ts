/**
 * A solve's row while a step of the daemon changes it.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'
import { type Solve, type SolveError, solves, stopped } from './solve.js'
import { type Vertex, begun, ended, fromCache } from './vertex.js'
import type { OpState } from './op-state.js'

export class SolveWriter {
  constructor(
    readonly tx: Tx,
    public row: Solve,
  ) {}

  set(change: Partial<Solve>): void {
    this.row = { ...this.row, ...change }
  }

  /** Keeps what was changed. */
  save(): void {
    this.tx.put(solves, this.row.id, { ...this.row, version: this.row.version + 1 })
  }

  /** Shows a vertex that begins now; its index. It ends at a time, or when somebody says so. */
  begin(vertex: Vertex, after?: number): number {
    const index = this.row.vertices.length
    this.set({ vertices: [...this.row.vertices, begun(vertex, this.tx.now)] })
    if (after !== undefined) this.due(index, this.tx.now + after)
    return index
  }

  due(index: number, at: VirtualTime): void {
    this.set({ due: { ...this.row.due, [index]: at } })
  }

  change(index: number, change: (vertex: Vertex) => Vertex): void {
    const vertex = this.row.vertices[index]
    if (vertex) this.set({ vertices: this.row.vertices.with(index, change(vertex)) })
  }

  end(index: number, error?: string): void {
    this.change(index, (vertex) => ended(vertex, this.tx.now, error))
    const { [index]: _, ...due } = this.row.due
    this.set({ due })
  }

  cached(index: number): void {
    this.change(index, (vertex) => fromCache(vertex, this.tx.now))
  }

  /** Ends the vertices whose time has come; their indexes. */
  endDue(): readonly number[] {
    const over = Object.entries(this.row.due)
      .filter(([, at]) => at <= this.tx.now)
      .map(([index]) => Number(index))
    for (const index of over) this.end(index)
    return over
  }

  setOp(index: number, change: Partial<OpState>): void {
    const op = this.row.ops[index]
    if (op) this.set({ ops: this.row.ops.with(index, { ...op, ...change }) })
  }

  /** Ends the solve with an error; what was running is stopped. */
  fail(error: SolveError): void {
    if (error.vertex !== undefined) {
      const said = error.said ?? error.message
      this.change(error.vertex, (vertex) => ended(vertex, this.tx.now, said))
    }
    this.set({ state: 'failed', error, due: {} })
    this.row = stopped(this.tx, this.row)
  }
}
