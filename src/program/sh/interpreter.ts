/**
 * The interpreter: a shell at work during one step of its process.
 *
 * It takes the stack of frames on where it stopped, until it has to wait for a child or for input,
 * has done as much as fits into a moment, or has ended. Whatever it needs to know later is in its
 * state.
 */
import { writePipe, pipes, dropPipe, takePipe, setReader } from '../pipe.js'
import { type Next, type Stream, type System, awaitInput, exit } from '../program.js'
import type { Json } from '../program.js'
import { fork } from '../fork.js'
import { NULL, streamsOf } from './descriptors.js'
import { ShellError, TOO_DEEP, prefix, readOnly } from './messages.js'
import {
  type Frame,
  type ShellState,
  type Undo,
  type Variable,
  entry,
  withEntry,
  withoutEntry,
} from './state.js'
import { parse } from './syntax/parse.js'
import type { Node } from './syntax/tree.js'

/** What a shell spends, in ticks: a command costs 1, a fork or a new process more. */
const FORK_COSTS = 100
const SPAWN_COSTS = 200

const FRAMES_AT_MOST = 4_000

/** More than this in a pipe, and a writer waits until somebody reads. */
const PIPE_SIZE = 65_536
const PIPE_CHECK = 10

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Carries out one frame of a script. */
type Execute = (sh: Interpreter, frame: Frame) => void

export class Interpreter {
  readonly state: Mutable<ShellState>
  /** True once nothing can be done before something happens. */
  private waiting = false
  private wakeAt: number | undefined
  /** The line of the command under way, for messages. */
  line = 1

  constructor(
    readonly system: System,
    state: ShellState,
  ) {
    this.state = { ...state }
  }

  /** Works until it has to wait. */
  run(execute: Execute): Next {
    const { state, system } = this
    this.collectSignals()
    for (;;) {
      if (system.isSpent) return awaitInput(this.saved(), system.now)
      system.spend(1)
      if (this.answerSignal()) continue
      const frame = state.frames.at(-1)
      if (frame) this.attempt(frame, execute)
      else if (state.exiting !== undefined) return exit(state.exiting)
      else this.exit(state.status)
      if (this.waiting) return awaitInput(this.saved(), this.wakeAt)
    }
  }

  /** Notes the signals that came, those that the shell has just sent itself included. */
  collectSignals(): void {
    const came = this.system.signals()
    if (came.length > 0) this.state.pending = [...this.state.pending, ...came]
  }

  private saved(): Json {
    return this.state as unknown as Json
  }

  private attempt(frame: Frame, execute: Execute): void {
    try {
      execute(this, frame)
    } catch (error) {
      if (!(error instanceof ShellError)) throw error
      this.complain(error.message)
      this.state.status = error.status
      const top = this.state.frames.at(-1)
      if (error.fatal && !this.state.interactive) this.exit(error.status)
      else if (error.fatal) this.unwindTo((one) => one.special === 'input')
      else if (top) this.finish(error.status)
    }
  }

  // Frames

  get top(): Frame {
    return this.state.frames.at(-1) as Frame
  }

  nodeOf({ source, node }: Frame): Node {
    return parse(source).nodes[node] as Node
  }

  /** Begins a command of the same script as the frame on top. */
  push(node: number, { tested = false, last = false } = {}): void {
    const top = this.top
    this.pushFrame({
      source: top.source,
      node,
      at: 0,
      tested: tested || top.tested,
      last: last && top.last,
    })
  }

  pushFrame(frame: Frame): void {
    if (this.state.frames.length >= FRAMES_AT_MOST) throw new ShellError(TOO_DEEP, 2, true)
    this.state.frames = [...this.state.frames, frame]
  }

  /** Begins a script. */
  pushScript(source: string, frame: Partial<Frame> = {}): void {
    this.pushFrame({
      source,
      node: parse(source).root,
      at: 0,
      tested: this.state.frames.at(-1)?.tested ?? false,
      last: false,
      ...frame,
    })
  }

  /** Changes the frame on top. */
  change(part: Partial<Frame>): void {
    this.state.frames = [...this.state.frames.slice(0, -1), { ...this.top, ...part }]
  }

  /** The frame on top is done; its status is the shell's. */
  pop(status = this.state.status): void {
    const frame = this.top
    this.state.frames = this.state.frames.slice(0, -1)
    if (frame.undo) this.undo(frame.undo)
    this.state.status = status
  }

  /** Like `pop`, for what ends a `set -e` shell if it fails. */
  finish(status: number): void {
    const { tested } = this.top
    this.pop(status)
    if (status !== 0 && !tested && this.hasOption('e') && this.state.exiting === undefined)
      this.exit(status)
  }

  private undo({ descriptors, positional, variables, pipes: unused }: Undo): void {
    if (descriptors) this.state.descriptors = descriptors
    if (positional) this.state.positional = positional
    for (const [name, variable] of Object.entries(variables ?? {})) {
      this.state.variables =
        variable === null
          ? withoutEntry(this.state.variables, name)
          : withEntry(this.state.variables, name, variable)
    }
    for (const pipe of unused ?? []) this.release(pipe)
  }

  /** Drops frames until the one on top fits; false if none does. */
  unwindTo(fits: (frame: Frame) => boolean): boolean {
    while (this.state.frames.length > 0) {
      if (fits(this.top)) return true
      this.pop()
    }
    return false
  }

  /** Ends the shell, after its EXIT trap. */
  exit(code: number): void {
    this.unwindTo(() => false)
    this.state.exiting = code & 255
    const trap = entry(this.state.traps, 'EXIT')
    if (trap === undefined || trap === '') return
    this.state.traps = withoutEntry(this.state.traps, 'EXIT')
    this.state.status = code
    this.pushScript(trap, { special: 'trap', status: code })
  }

  // Waiting

  /** Stops until something happens (or until a time). */
  wait(until?: number): void {
    this.waiting = true
    this.wakeAt = until
  }

  private answerSignal(): boolean {
    const { state } = this
    const [signal, ...rest] = state.pending
    if (signal === undefined || state.exiting !== undefined) return false
    const top = state.frames.at(-1)
    // Foreground children are waited for before a signal is answered; `wait` is not.
    if (top?.pids !== undefined || top?.special === 'substitution') return false
    state.pending = rest
    const action = entry(state.traps, signal)
    if (action === undefined) {
      if (signal === 'INT' && state.interactive) this.interrupted()
      return true
    }
    if (action !== '') this.pushScript(action, { special: 'trap', status: state.status })
    return true
  }

  private interrupted(): void {
    this.unwindTo((frame) => frame.special === 'input')
    this.state.status = 130
    this.err('\n')
    if (this.state.frames.length > 0) this.change({ at: 0, text: '' })
  }

  // Output

  get stdout(): Stream {
    return this.state.descriptors['1'] ?? NULL
  }

  out(text: string): void {
    this.system.write(this.stdout, text)
  }

  err(text: string): void {
    this.system.write(this.state.descriptors['2'] ?? NULL, text)
  }

  /** Says what went wrong, in the shell's name. */
  complain(message: string): void {
    const { flavor, name, interactive } = this.state
    this.err(`${prefix(flavor, name, this.line, interactive)}${message}\n`)
  }

  /** Waits if the reader of our output is too slow; true if so. */
  isHeldBack(): boolean {
    const { stdout } = this
    if (
      stdout.kind !== 'pipe' ||
      (this.system.tx.get(pipes, stdout.pipe)?.text.length ?? 0) < PIPE_SIZE ||
      this.system.isTerminal('stdout')
    )
      return false
    this.wait(this.system.now + PIPE_CHECK)
    return true
  }

  // Variables

  variable(name: string): string | undefined {
    return entry(this.state.variables, name)?.value
  }

  /** Sets a variable, keeping whether it is exported. @throws ShellError if it is read-only */
  assign(name: string, value: string, change: Partial<Variable> = {}): void {
    const old = entry(this.state.variables, name)
    if (old?.readonly)
      throw new ShellError(
        readOnly(this.state.flavor, name),
        this.state.flavor === 'bash' ? 1 : 2,
        true,
      )
    const exported = old?.exported === true || this.hasOption('a')
    this.state.variables = withEntry(this.state.variables, name, {
      exported,
      readonly: false,
      ...(old?.integer ? { integer: true } : {}),
      ...change,
      value,
    })
  }

  hasOption(letter: string): boolean {
    return this.state.options.includes(letter)
  }

  environment(): Record<string, string> {
    const pairs: [string, string][] = []
    for (const [name, { value, exported }] of Object.entries(this.state.variables))
      if (exported && value !== undefined) pairs.push([name, value])
    return Object.fromEntries(pairs)
  }

  // Processes and pipes

  /** Starts a copy of this shell that runs a command. */
  fork(
    frame: Pick<Frame, 'source' | 'node'>,
    descriptors: ShellState['descriptors'],
    interactive = false,
  ): number {
    this.system.spend(FORK_COSTS)
    const ignored = Object.fromEntries(
      Object.entries(this.state.traps).filter(([, action]) => action === ''),
    )
    const state: ShellState = {
      ...this.state,
      interactive,
      subshell: true,
      frames: [{ ...frame, at: 0, tested: this.state.frames.at(-1)?.tested ?? false, last: true }],
      descriptors,
      traps: ignored,
      pending: [],
      jobs: [],
    }
    return fork(
      this.system.tx,
      this.system.process,
      state as unknown as Json,
      streamsOf(descriptors),
    )
  }

  /** Starts a program. @throws ExecError */
  spawn(
    argv: readonly string[],
    env: Record<string, string>,
    descriptors = this.state.descriptors,
  ): number {
    this.system.spend(SPAWN_COSTS)
    return this.system.spawn(argv, { env, ...streamsOf(descriptors) })
  }

  /** A new pipe that this shell reads. */
  openPipe(): string {
    const stream = this.system.pipe() as Extract<Stream, { kind: 'pipe' }>
    setReader(this.system.tx, stream, this.system.process)
    return stream.pipe
  }

  /** A pipe that holds a text and then ends. */
  pipeWith(text: string): string {
    const stream = this.system.pipe() as Extract<Stream, { kind: 'pipe' }>
    writePipe(this.system.tx, stream.pipe, text)
    return stream.pipe
  }

  takePipe(pipe: string): { readonly text: string; readonly ended: boolean } {
    return takePipe(this.system.tx, pipe)
  }

  /** Drops a pipe, unless a process still writes into it. */
  release(pipe: string): void {
    const row = this.system.tx.get(pipes, pipe)
    if (row && row.writers === 0) dropPipe(this.system.tx, pipe)
  }
}
