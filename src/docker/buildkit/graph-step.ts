/**
 * The solver: finds out which operations are in the cache, and carries out those that the result
 * needs and that are not; what does not depend on each other goes on side by side.
 *
 * @see https://github.com/moby/buildkit/blob/master/docs/dev/solver.md
 */
import type { Layer } from '../../oci/layer.js'
import { type Tree, unionOf } from '../../oci/union.js'
import { uuid } from '../../sim/id.js'
import { DockerfileError } from '../build/errors.js'
import { contextTree } from '../build/tree.js'
import { DockerError } from '../errors.js'
import { cacheId, cachedResult, useRecord } from './cache.js'
import { MissingSource } from './copy-op.js'
import { type ExecWork, discardExec, execChanges, execExitCode, startExec } from './exec.js'
import { beginFetch, endFetch } from './fetch-op.js'
import type { Op } from './graph.js'
import { settleImages } from './image-op.js'
import { contentDigest, keyOfOp, transferredOf } from './op-key.js'
import type { OpState } from './op-state.js'
import { finishFiles, keepResult, layerOf } from './result-op.js'
import { logsOf } from './solve.js'
import type { SolveWriter } from './solve-writer.js'
import { vertexOf, withStatus } from './vertex.js'

/** Milliseconds that operations take. */
const TRANSFERRING = 20
const COPYING = 30
const FINISHING = 40

const notChecked = (reference: string, path: string): string =>
  `failed to calculate checksum of ref ${reference}: ${JSON.stringify(path)}: not found`
const NO_KEY = 'failed to compute cache key: '
const notRun = (argv: readonly string[], why: string): string =>
  `process ${JSON.stringify(argv.join(' '))} did not complete successfully: ${why}`

/** One step of a solve's graph. */
export class GraphStep {
  constructor(private readonly writer: SolveWriter) {}

  /** Goes on as far as it is possible now; whether the result is there. */
  run(): boolean {
    for (const vertex of this.writer.endDue()) this.completed(vertex)
    for (let before: unknown; before !== this.writer.row && this.isRunning; ) {
      before = this.writer.row
      this.takeExecs()
      if (this.isRunning) this.turn()
    }
    if (!this.isRunning) return false
    settleImages(this.writer)
    const { graph, ops } = this.writer.row
    return graph !== undefined && ops[graph.result]?.state === 'done'
  }

  private get isRunning(): boolean {
    return this.writer.row.state === 'running'
  }

  private get ops(): readonly Op[] {
    return this.writer.row.graph?.ops ?? []
  }

  private state(op: number): OpState {
    return this.writer.row.ops[op] as OpState
  }

  /** Decides about every operation once, sources first. */
  private turn(): void {
    const { graph } = this.writer.row
    if (graph) this.need(graph.result)
    const sources = this.ops.flatMap(({ inputs }, i) => (inputs.length === 0 ? [i] : []))
    const others = this.ops.flatMap(({ inputs }, i) => (inputs.length === 0 ? [] : [i]))
    for (const i of [...sources, ...others]) if (this.isRunning) this.advance(i)
  }

  private need(op: number): void {
    if (!this.state(op).isNeeded) this.writer.setOp(op, { isNeeded: true })
  }

  private advance(i: number): void {
    const op = this.ops[i] as Op
    const { state, key } = this.state(i)
    if (state !== 'waiting') return
    this.guarded(i, () => {
      switch (op.work.kind) {
        case 'scratch':
          return this.done(i, [], { key: 'scratch' })
        case 'document':
          return this.document(i, op)
        case 'context':
          return this.context(i, op)
        case 'image': {
          const image = this.writer.row.images[op.work.image]
          if (!image || key !== undefined) return
          this.show(i)
          return this.writer.setOp(i, {
            key: `image ${image.image.id}`,
            layers: image.image.layers,
          })
        }
        case 'download':
        case 'git':
          return beginFetch(this.writer, i, op)
        default:
          if (key === undefined) this.decide(i, op)
          if (this.state(i).missed && this.state(i).isNeeded) this.start(i, op)
      }
    })
  }

  /** What goes wrong with an operation ends the solve. */
  private guarded(i: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof DockerfileError || error instanceof DockerError)) throw error
      this.failed(i, error)
    }
  }

  private failed(i: number, error: DockerfileError | DockerError): void {
    const op = this.ops[i] as Op
    if (error instanceof MissingSource) {
      const said = notChecked(
        `${uuid(this.writer.tx.random)}::${cacheId(this.writer.tx)}`,
        error.path,
      )
      return this.fail(i, `${NO_KEY}${said}`, said)
    }
    const isUser = error instanceof DockerError && op.work.kind === 'exec'
    this.fail(i, isUser ? notRun((op.work as ExecWork).argv, error.message) : error.message)
  }

  private fail(i: number, message: string, said?: string): void {
    const { at } = this.ops[i] as Op
    const vertex = this.show(i)
    const place = at.line > 0 ? { at } : {}
    this.writer.fail({ message, vertex, ...place, ...(said === undefined ? {} : { said }) })
  }

  /** The vertex of an operation, which begins now unless it is there. */
  private show(i: number): number {
    const known = this.state(i).vertex
    if (known !== undefined) return known
    const op = this.ops[i] as Op
    const inputs = op.inputs.map((input) => this.ops[input]?.name ?? '')
    const vertex = this.writer.begin(vertexOf(op.name, inputs, String(i)))
    this.writer.setOp(i, { vertex })
    return vertex
  }

  private done(i: number, layers: readonly Layer[], more: Partial<OpState> = {}): void {
    this.writer.setOp(i, { state: 'done', layers, ...more })
  }

  private document(i: number, { work }: Op): void {
    if (work.kind !== 'document') return
    const tree = contextTree({ [work.path]: { text: work.text, mode: 0o644 } })
    this.done(i, [layerOf(tree)], { key: contentDigest(tree, ['/']) })
    this.writer.end(this.show(i))
  }

  private context(i: number, { work }: Op): void {
    if (work.kind !== 'context') return
    const { row, tx } = this.writer
    const bytes = transferredOf(tx, row, work)
    const vertex = this.show(i)
    this.writer.change(vertex, (shown) => withStatus(shown, tx.now, 'transferring context:', bytes))
    this.writer.due(vertex, tx.now + TRANSFERRING)
    this.writer.setOp(i, { state: 'running' })
  }

  /** A vertex has ended that took its time. */
  private completed(vertex: number): void {
    const i = this.writer.row.ops.findIndex((op) => op.vertex === vertex)
    const op = this.ops[i]
    if (!op) return
    switch (op.work.kind) {
      case 'context': {
        const { options } = this.writer.row
        const named = options.contexts[op.work.context]
        const files = named?.kind === 'files' ? named.files : options.files
        const tree = contextTree(files)
        return this.done(i, [layerOf(tree)], { key: contentDigest(tree, op.work.paths) })
      }
      case 'image':
        return this.writer.setOp(i, { state: 'done' })
      case 'download':
      case 'git':
        return this.guarded(i, () => endFetch(this.writer, i, op))
      case 'exec':
        return this.finishExec(i, op.work)
      default:
        return this.guarded(i, () => finishFiles(this.writer, i, op))
    }
  }

  private treeOf(op: number): Tree {
    return unionOf(this.state(op).layers ?? [])
  }

  /** Looks an operation up, as soon as its inputs are known. @throws MissingSource */
  private decide(i: number, op: Op): void {
    const { tx, row } = this.writer
    const key = keyOfOp(op, {
      stateOf: (input) => this.state(input),
      treeOf: (input) => this.treeOf(input),
      need: (input) => this.need(input),
    })
    if (key === undefined) return
    const isFresh = op.noCache || ('base' in op.work && this.state(op.work.base).fresh === true)
    const found = isFresh ? undefined : cachedResult(tx, row.machine, key)
    if (!found)
      return this.writer.setOp(i, { key, missed: true, ...(isFresh ? { fresh: true } : {}) })
    useRecord(tx, found)
    this.done(i, found.layers, { key, record: found.id })
    this.writer.cached(this.show(i))
  }

  /** Starts an operation, once the results that it needs are there. @throws DockerfileError */
  private start(i: number, op: Op): void {
    for (const input of op.inputs) this.need(input)
    if (op.inputs.some((input) => !this.isThere(input))) return
    if (op.work.kind === 'exec') return this.startExec(i, op.work)
    this.writer.due(this.show(i), this.writer.tx.now + COPYING)
    this.writer.setOp(i, { state: 'running' })
  }

  /** Whether the result of an operation is there; an image may have to be fetched first. */
  private isThere(input: number): boolean {
    if (this.ops[input]?.work.kind === 'image' && this.state(input).state === 'waiting')
      settleImages(this.writer, input)
    return this.state(input).state === 'done'
  }

  private startExec(i: number, work: ExecWork): void {
    const { tx, row } = this.writer
    const vertex = this.show(i)
    const container = startExec(
      tx,
      {
        machine: row.machine,
        solve: row.id,
        options: row.options,
        layers: this.state(work.base).layers ?? [],
        layersOf: (op) => this.state(op).layers ?? [],
      },
      work,
    )
    if (container === undefined) return
    this.writer.setOp(i, { state: 'running', container, vertex })
  }

  /** Takes up commands that have ended. */
  private takeExecs(): void {
    for (const [i, { container, vertex }] of this.writer.row.ops.entries()) {
      if (container === undefined || vertex === undefined || !this.isRunning) continue
      if (this.writer.row.due[vertex] !== undefined) continue
      const code = execExitCode(this.writer.tx, container)
      if (code === undefined) continue
      const isFetch = this.ops[i]?.work.kind !== 'exec'
      if (code === 0 || isFetch) this.writer.due(vertex, this.writer.tx.now + FINISHING)
      else this.ranBadly(i, vertex, container, code)
    }
  }

  private ranBadly(i: number, vertex: number, container: string, code: number): void {
    const { work } = this.ops[i] as Op
    this.takeLogs(vertex, container)
    this.writer.setOp(i, { container: undefined })
    discardExec(this.writer.tx, container)
    if (work.kind === 'exec') this.fail(i, notRun(work.argv, `exit code: ${code}`))
  }

  private takeLogs(vertex: number, container: string): void {
    const logs = logsOf(this.writer.tx, container)
    this.writer.change(vertex, (shown) => ({ ...shown, logs }))
  }

  private finishExec(i: number, work: ExecWork): void {
    const { container, vertex } = this.state(i)
    if (container === undefined || vertex === undefined) return
    const entries = execChanges(this.writer.tx, container)
    this.takeLogs(vertex, container)
    this.writer.setOp(i, { container: undefined })
    discardExec(this.writer.tx, container)
    keepResult(this.writer, i, work.base, entries, `mount / from exec ${work.argv.join(' ')}`)
  }
}
