/**
 * The system that a running process sees, made for one step of one process.
 *
 * @module
 */
import { namespaces } from '../net/namespace.js'
import type { Answer, Message } from '../net/request.js'
import type { Fabric } from '../net/rules.js'
import type { Tx } from '../sim/step.js'
import type { Files } from './files.js'
import { occupy, reclaim } from './oom.js'
import { Output } from './output.js'
import { writesToTerminal } from './process-terminal.js'
import { createPipe, untakePipe } from './pipe.js'
import { type Process, groupOf, processes } from './process.js'
import type { SpawnOptions, Stream, System } from './program.js'
import { processList } from './process-list.js'
import { replaceProgram, startChild, reapChild } from './system-children.js'
import { Meter } from './system-meter.js'
import { type Network, networkOf } from './system-network.js'
import { outputAt, readFrom } from './system-streams.js'
import { filesOf } from './tree.js'
import { consoleOf } from './tty/console.js'
import { maySignal, signalPid } from './signal.js'
import { takeThreadIds } from './spawn.js'

/** What a step of a process did besides its result. */
export interface Effects {
  /** The process was replaced by another program. */
  replaced: boolean
  /** It wrote into a pipe that nobody reads, which ends it. */
  broken: boolean
  /** The ticks that it has spent. */
  ticks: number
  /** Milliseconds for which it has computed besides. */
  worked: number
  /** Carries out what it has written. */
  flush(): void
}

/** Nothing yet. */
export const noEffects = (): Effects => ({
  replaced: false,
  broken: false,
  ticks: 0,
  worked: 0,
  flush: () => undefined,
})

/** The system for one step of the process at `key`. */
export const systemOf = (tx: Tx, fabric: Fabric, key: string, effects: Effects): System =>
  new ProcessSystem(tx, fabric, key, effects)

/**
 * The system of one process in one step. It is made for each step, so what few programs ask for is
 * looked up when they ask. `out`, `err` and `spend` may be handed on alone.
 */
class ProcessSystem implements System {
  readonly machine: string
  readonly namespace: string
  readonly now: number
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly pid: number
  readonly ppid: number
  readonly user: Process['user']
  readonly hostname: string
  readonly streams: System['streams']
  /** The process as it was when the step began. */
  private readonly first: Process
  private readonly meter: Meter
  private readonly output: Output
  private connected: Network | undefined

  constructor(
    readonly tx: Tx,
    private readonly fabric: Fabric,
    readonly process: string,
    private readonly effects: Effects,
  ) {
    const first = tx.get(processes, process) as Process
    this.first = first
    this.machine = first.machine
    this.namespace = first.namespace
    this.now = tx.now
    this.argv = first.argv
    this.env = first.env
    this.pid = first.pid
    this.ppid = first.parent ? (tx.get(processes, first.parent)?.pid ?? 0) : 0
    this.user = first.user
    this.hostname = tx.get(namespaces, first.namespace)?.hostname ?? ''
    this.streams = first.streams
    this.meter = new Meter(tx, first, effects)
    const output = new Output(tx, () => this.onDisk())
    this.output = output
    effects.flush = () => {
      if (!output.flush()) effects.broken = true
    }
  }

  readonly out = (text: string): void => this.write(this.streams.stdout, text)
  readonly err = (text: string): void => this.write(this.streams.stderr, text)
  readonly spend = (ticks: number): void => this.meter.spend(ticks)

  get random(): System['random'] {
    return this.tx.random
  }

  get cwd(): string {
    return this.row().cwd
  }

  get files(): Files {
    const { user, pid } = this.first
    return filesOf(this.tx, this.first.root, {
      user,
      pid,
      print: (device, text) => this.print(device, text),
      grew: () => this.grew(),
      spend: this.spend,
      cwd: this.cwd,
    })
  }

  get console(): System['console'] {
    return consoleOf(this.tx, this.row())
  }

  get isSpent(): boolean {
    return this.meter.isSpent
  }

  get ticksLeft(): number {
    return this.meter.ticksLeft
  }

  isTerminal(stream: 'stdin' | 'stdout'): boolean {
    return this.first.terminal && (stream === 'stdin' || writesToTerminal(this.first))
  }

  read(): string | undefined {
    return readFrom(this.tx, this.process, this.streams.stdin, this.meter)
  }

  unread(text: string): void {
    const { stdin } = this.streams
    if (stdin.kind === 'pipe') untakePipe(this.tx, stdin.pipe, text)
  }

  write(stream: Stream, text: string): void {
    this.effects.ticks += this.output.write(stream, text)
  }

  isBlocked(stream: Stream = this.streams.stdout): boolean {
    return this.output.isBlocked(stream, this.process)
  }

  pipe(): Stream {
    return createPipe(this.tx)
  }

  work(milliseconds: number): void {
    this.effects.worked += milliseconds
  }

  occupy(bytes: number): void {
    occupy(this.tx, this.process, bytes)
  }

  spawn(argv: readonly string[], options: SpawnOptions = {}): number {
    return startChild(this.tx, this.process, this.row(), argv, options)
  }

  reap(pid: number): number | undefined {
    return reapChild(this.tx, this.process, pid)
  }

  kill(pid: number, signal: string): boolean {
    return signalPid(this.tx, this.first, pid, signal)
  }

  maySignal(pid: number): boolean {
    return maySignal(this.tx, this.first, pid)
  }

  processes(): ReturnType<System['processes']> {
    return processList(this.tx, this.first)
  }

  trap(signals: readonly string[]): void {
    this.change({ trapped: [...new Set(signals)] })
  }

  signals(): readonly string[] {
    const { pending } = this.row()
    if (pending.length > 0) this.change({ pending: [] })
    return pending
  }

  startThreads(count: number): void {
    takeThreadIds(this.tx, this.first, count)
  }

  setCwd(path: string): void {
    this.change({ cwd: this.files.resolve(path) })
  }

  exec(argv: readonly string[], env: Readonly<Record<string, string>> = this.env): void {
    replaceProgram(this.tx, this.process, argv, env)
    this.effects.replaced = true
  }

  mayListen(port: number): boolean {
    return this.network().mayListen(port)
  }

  listen(port: number): boolean {
    return this.network().listen(port)
  }

  requests(): ReturnType<System['requests']> {
    return this.network().requests()
  }

  respond(id: string, answer: Answer): void {
    this.network().respond(id, answer)
  }

  request(host: string, port: number, message: Message, timeout?: number): string {
    return this.network().request(host, port, message, timeout)
  }

  outcome(id: string): ReturnType<System['outcome']> {
    return this.network().outcome(id)
  }

  resolve(name: string): readonly string[] {
    return this.network().resolve(name)
  }

  ask(...question: Parameters<System['ask']>): ReturnType<System['ask']> {
    return this.network().ask(...question)
  }

  private network(): Network {
    this.connected ??= networkOf(this.tx, this.fabric, this.process, this.first, {
      spend: this.spend,
      files: () => this.onDisk(),
    })
    return this.connected
  }

  /** The process as it is now. */
  private row(): Process {
    return this.tx.get(processes, this.process) as Process
  }

  private change(part: Partial<Process>): void {
    this.tx.put(processes, this.process, { ...this.row(), ...part })
  }

  /** Memory has grown: what the group may not have is taken back. */
  private grew(): void {
    reclaim(this.tx, groupOf(this.first), this.process)
  }

  /** The files without those that stand for what is no file. */
  private onDisk(): Files {
    const { root, user } = this.first
    return filesOf(this.tx, root, { cwd: this.cwd, user, grew: () => this.grew() })
  }

  private print(device: string, text: string): void {
    const stream = outputAt(this.tx, this.row(), device)
    if (stream) this.write(stream, text)
  }
}
