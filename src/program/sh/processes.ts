/**
 * The processes that a shell starts, the pipes between them, and waiting for them.
 *
 * @module
 */
import { fork } from '../fork.js'
import { type Process, keyOf, processes } from '../process.js'
import { signalProcess } from '../signal.js'
import { changeTty } from '../tty/tty.js'
import { dropPipe, pipes, setReader, takePipe, writePipe } from '../pipe.js'
import type { Json, Stream } from '../program.js'
import { NULL, streamsOf } from './descriptors.js'
import { Environment } from './environment.js'
import type { Frame, ShellState } from './state.js'

/** What a shell spends, in ticks: a command costs 1, a fork or a new process more. */
const FORK_COSTS = 300
const SPAWN_COSTS = 500
/** From here on down, descriptors are free. */
const LAST_DESCRIPTOR = 63

/** A shell with its children. */
export class Processes extends Environment {
  /** True once nothing can be done before something happens. */
  protected waiting = false
  protected wakeAt: number | undefined

  /** Stops until something happens (or until a time). */
  wait(until?: number): void {
    this.waiting = true
    this.wakeAt = until
  }

  /** Waits if the reader of our output is too slow; true if so. */
  isHeldBack(): boolean {
    if (!this.system.isBlocked(this.stdout)) return false
    this.wait()
    return true
  }

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
      ofPerson: this.state.interactive || this.state.ofPerson === true,
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

  /** Children run in the foreground: signals from the keyboard are for them. */
  lendTerminal(pids: readonly (number | null)[]): void {
    const foreground = pids.flatMap((pid) => {
      const row = pid === null ? undefined : this.child(pid)
      return row ? [keyOf(row)] : []
    })
    if (this.keyboard !== undefined)
      changeTty(this.system.tx, this.keyboard, { foreground, mode: 'lines' })
  }

  /** The terminal is the shell's own again. */
  takeTerminal(): void {
    if (this.keyboard === undefined) return
    const { tx, process } = this.system
    changeTty(tx, this.keyboard, { foreground: [process], mode: 'lines' })
    setReader(tx, this.state.descriptors['0'] ?? NULL, process)
  }

  /** Lets the keyboard's text go to what reads it among a child and what that has started. */
  private giveKeyboard(row: Process): void {
    const { tx } = this.system
    const stdin = this.state.descriptors['0']
    if (stdin?.kind !== 'pipe' || row.streams.stdin.kind !== 'pipe') return
    if (row.streams.stdin.pipe !== stdin.pipe || row.exitCode !== undefined) return
    setReader(tx, stdin, keyOf(row))
    for (const child of tx.by(processes, 'byParent', keyOf(row))) this.giveKeyboard(child)
  }

  /** Whether a child was ended by a signal from the keyboard. */
  wasInterrupted(pid: number): boolean {
    return this.child(pid)?.signal === 'INT'
  }

  /** Whether a child has ended in this very moment. */
  endsNow(pid: number): boolean {
    return this.child(pid)?.endedAt === this.system.now
  }

  /** Whether a child is stopped. */
  isStopped(pid: number): boolean {
    return this.child(pid)?.paused === true
  }

  /** Lets a child go on, and all that it has started. */
  continueTree(pid: number, inForeground: boolean): void {
    const { tx } = this.system
    const first = this.child(pid)
    if (first && inForeground && this.keyboard !== undefined) this.giveKeyboard(first)
    const walk = (row: Process | undefined): void => {
      if (!row) return
      signalProcess(tx, keyOf(row), 'CONT')
      for (const child of tx.by(processes, 'byParent', keyOf(row))) walk(child)
    }
    walk(this.child(pid))
  }

  private child(pid: number): Process | undefined {
    const { tx, process } = this.system
    return tx.by(processes, 'byParent', process).find((row) => row.pid === pid)
  }

  /** A new pipe that this shell reads. */
  openPipe(): string {
    const stream = this.system.pipe() as Extract<Stream, { kind: 'pipe' }>
    setReader(this.system.tx, stream, this.system.process)
    return stream.pipe
  }

  /** A file that holds a text for the commands of this line; its path. */
  openText(text: string): string {
    const { tx, process } = this.system
    const row = tx.get(processes, process)
    if (!row) return ''
    const opened = row.opened ?? {}
    const number = LAST_DESCRIPTOR - Object.keys(opened).length
    tx.put(processes, process, { ...row, opened: { ...opened, [number]: text } })
    return `/dev/fd/${number}`
  }

  /** The files of the line before are gone; or those that were opened since `kept`. */
  closeTexts(kept?: Process['opened']): void {
    const { tx, process } = this.system
    const row = tx.get(processes, process)
    if (!row || row.opened === kept) return
    const { opened: _, ...rest } = row
    tx.put(processes, process, kept === undefined ? rest : { ...rest, opened: kept })
  }

  /** What this shell has open besides its streams. */
  get opened(): Process['opened'] {
    return this.system.tx.get(processes, this.system.process)?.opened
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
