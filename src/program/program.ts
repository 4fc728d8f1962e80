/**
 * What a program is: the contract between whatever runs (a shell, `node`, nginx, your own) and the
 * simulated system.
 *
 * A program is a reconcile loop over its inputs. The system calls `step` when the process starts
 * and whenever something that concerns it may have happened: input came, a child ended, a request
 * arrived, a timer is due, a signal came. The program looks at what there is, does what it can, and
 * returns its state, which is plain data and lives in the world (so the world can be forked and
 * saved while programs run), or its exit code. Waking for nothing is normal: look, and wait again.
 *
 * @example
 * const greeter = defineProgram({
 *   name: 'greeter',
 *   step(system) {
 *     system.listen(8080)
 *     for (const { id } of system.requests()) system.respond(id, { status: 200, headers: {}, body:
 *     'hello\n' })
 *     return awaitInput({})
 *   },
 * })
 */
import { KubariumError } from '../sim/errors.js'
import type { Random } from '../sim/random.js'
import type { Tx } from '../sim/step.js'
import type { VirtualTime } from '../sim/world.js'
import type { RecordType, Reply } from '../net/names.js'
import type { Answer, Exchange, Failure, Message } from '../net/request.js'
import type { Files } from './files.js'
import type { Console } from './tty/console.js'

/** Plain data: what a program's state is made of. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * What comes after a step of a program: it waits with this state (until `wakeAt` at the latest), or
 * it has ended.
 */
export type Next =
  | {
      readonly state: Json
      readonly wakeAt?: VirtualTime
      /**
       * True: it will end by itself (`sleep`), and a command line waits for it however long it
       * takes. False: it goes on until somebody ends it, whatever its children do (`top`).
       */
      readonly ends?: boolean
    }
  | { readonly exit: number }

/** Waits until something happens, or until `wakeAt`. */
export const awaitInput = (
  state: Json,
  wakeAt?: VirtualTime,
  { ends }: { readonly ends?: boolean } = {},
): Next => ({
  state,
  ...(wakeAt === undefined ? {} : { wakeAt }),
  ...(ends === undefined ? {} : { ends }),
})

/** Ends the process. */
export const exit = (code: number): Next => ({ exit: code })

/** A program. `name` is unique in a lab: executables in images refer to it. */
export interface Program {
  readonly name: string
  /**
   * As the first process of a container, takes notice of the ends of processes that it has adopted;
   * they stay zombies otherwise.
   */
  readonly reapsOrphans?: boolean
  /** `state` is undefined on the first call. */
  step(system: System, state: Json | undefined): Next
}

/** Declares a program; the identity function, for its types. */
export const defineProgram = (program: Program): Program => program

/** Where a process's output goes or its input comes from. */
export type Stream =
  | { readonly kind: 'null' }
  /** A pipe of the `pipes` table: to another process, or to the collector of the output. */
  | { readonly kind: 'pipe'; readonly pipe: string }
  /** The log of a container. */
  | { readonly kind: 'log'; readonly log: string; readonly stream: 'stdout' | 'stderr' }
  | { readonly kind: 'file'; readonly path: string; readonly append: boolean }

/** How a child is started. */
export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly stdin?: Stream
  readonly stdout?: Stream
  readonly stderr?: Stream
}

/** Who a process runs as. */
export interface ProcessUser {
  readonly uid: number
  readonly gid: number
  readonly name: string
  /** Further groups. */
  readonly groups?: readonly number[]
  /** The capabilities that its container is bound to, where they are not the usual ones. */
  readonly bounds?: readonly string[]
}

/** A process as `ps` sees it, in the process namespace of who asks. */
export interface ProcessInfo {
  readonly pid: number
  readonly ppid: number
  readonly user: string
  readonly uid: number
  readonly command: string
  readonly startedAt: VirtualTime
  readonly state: 'running' | 'zombie'
  /** The terminal that it is at, as `ps` calls it. */
  readonly terminal?: string
}

/** What a running process can see and do. Everything it does is part of one step. */
export interface System {
  /**
   * The step under way, for programs that are themselves part of the simulation (the command-line
   * tools).
   */
  readonly tx: Tx
  /** The key of this process in the `processes` table. */
  readonly process: string
  readonly machine: string
  /** The network namespace. */
  readonly namespace: string
  readonly now: VirtualTime
  readonly random: Random
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly pid: number
  readonly ppid: number
  readonly user: ProcessUser
  readonly hostname: string
  readonly files: Files

  /** The screen and the keyboard, where standard output is shown on a terminal that has one. */
  readonly console: Console | undefined
  /**
   * Takes what has come on standard input since the last call: '' when nothing has, undefined at
   * its end.
   */
  read(): string | undefined
  /** Puts text back, to be read again: for programs that take a line and leave the rest. */
  unread(text: string): void
  /** True if standard input or output is a terminal. */
  isTerminal(stream: 'stdin' | 'stdout'): boolean
  out(text: string): void
  err(text: string): void
  /**
   * Counts work that the program has done; see `limits.ts`. The process is busy for as long as
   * its ticks take.
   * @throws LimitError when too much comes together in one step; the program lets it pass
   */
  spend(ticks: number): void
  /**
   * Says that the program computes for so many milliseconds from now on; the account of its
   * container shows it. Unlike with `spend`, the program itself decides when it goes on.
   */
  work(milliseconds: number): void
  /**
   * Says how much memory the program has besides what it takes in any case, in bytes; see
   * `memory.ts`.
   * @throws OutOfMemory, LimitError when it is too much; the program lets them pass
   */
  occupy(bytes: number): void
  /**
   * True once the ticks of this instant are spent: a program that can stop here returns
   * `awaitInput(state, system.now)`, and goes on a little later.
   */
  readonly isSpent: boolean
  /**
   * Whether a stream (standard output by default) is a full pipe: a program that has much to say
   * then returns `awaitInput(state)`, and is woken once somebody has read.
   */
  isBlocked(stream?: Stream): boolean
  /** How many ticks may still be spent before `spend` throws. */
  readonly ticksLeft: number
  /** The streams of this process, to hand to children. */
  readonly streams: { readonly stdin: Stream; readonly stdout: Stream; readonly stderr: Stream }
  /** A new pipe, for children. It ends when all its writers are gone. */
  pipe(): Stream
  /** Writes to a stream of this process's (as a redirection does). */
  write(stream: Stream, text: string): void

  /**
   * Starts a child; returns its pid. Looks `argv[0]` up in PATH.
   * @throws ExecError with exit code 126 or 127 when it cannot be executed
   */
  spawn(argv: readonly string[], options?: SpawnOptions): number
  /**
   * The exit code of a child that has ended (once: it is then forgotten), or undefined while it
   * runs.
   */
  reap(pid: number): number | undefined
  kill(pid: number, signal: string): boolean
  /** Whether it may send signals to a process: those of other users take the capability KILL. */
  maySignal(pid: number): boolean
  processes(): readonly ProcessInfo[]
  /**
   * From now on these signals (`TERM`, `INT`, …) come to `signals()` instead of ending the process.
   */
  trap(signals: readonly string[]): void
  /** Takes the trapped signals that came since the last call. */
  signals(): readonly string[]
  /** Starts threads, which do nothing but take the next process ids. */
  startThreads(count: number): void
  setCwd(path: string): void
  /** Makes state visible to `ps` or replaces this program, as `exec` does. */
  exec(argv: readonly string[], env?: Readonly<Record<string, string>>): void

  /**
   * Whether it may listen on a port: low ones take the capability NET_BIND_SERVICE, where the
   * network namespace wants it so.
   */
  mayListen(port: number): boolean
  /** Listens on a port of this namespace; false when it is taken. */
  listen(port: number): boolean
  /** The requests that wait for this process's answer. */
  requests(): readonly Exchange[]
  respond(id: string, answer: Answer): void
  /** Sends a request; its id. The process is woken when it is answered or has failed. */
  request(host: string, port: number, message: Message, timeout?: number): string
  /** Takes the outcome of a request, once it is there. */
  outcome(id: string): { readonly answer: Answer } | { readonly failure: Failure } | undefined
  /** The addresses of a name as this process sees it; empty when there are none. */
  resolve(name: string): readonly string[]
  /** What a name server answers; undefined when it says nothing. */
  ask(name: string, type: RecordType, server: string): Reply | undefined
}

/** A command cannot be executed: 127 when there is none, 126 when it may not be executed. */
export class ExecError extends KubariumError {
  override name = 'ExecError'
  constructor(
    /** As the runtime says it: `exec: "foo": executable file not found in $PATH`. */
    message: string,
    readonly exitCode: 126 | 127,
    /**
     * The file was found, and the kernel refused to execute it: its interpreter is missing, or it
     * is none.
     */
    readonly isLate = false,
  ) {
    super(message)
  }
}
