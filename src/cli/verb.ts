/**
 * Verbs: what `docker`, `kubectl` and `minikube` can do. One verb, one file: its flags as data,
 * what it does, what it prints.
 *
 * The typed facade (`lab.docker.stop('web', { time: 5 })`) and the command line (`docker stop -t 5
 * web`) are the same `run`. A verb that blocks is a generator: it yields what it waits for, and
 * virtual time passes until then. Typed at a terminal it is a process of the world. Another world
 * brings it to where it is by giving it the same answers again, so it may keep nothing outside of
 * its own variables.
 */
import { KubariumError } from '../sim/errors.js'
import type { Tx } from '../sim/step.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { FlagSpecs, FlagValues } from './flags.js'

/**
 * What a blocked command waits for: a time, or something to become true of the world, whichever
 * comes first.
 */
export interface Wait {
  readonly until?: VirtualTime
  /**
   * It compares rows by what they say, not by identity: a world that was restored has rows of its
   * own.
   */
  readonly when?: (read: Reader) => boolean
  /**
   * The command is up and would go on until it is interrupted (a tunnel, a port-forward): the
   * facade returns here, with a
   * `stop()` in its result, and what the command opened stays open until then.
   */
  readonly serving?: boolean
  /**
   * What it waits for never comes by itself (the next event of a watch), or whether it does is the
   * matter of the program that it follows. A command line waits for it ten minutes at most.
   */
  readonly endless?: boolean
}

/** How big a terminal is, in characters. */
export interface Screen {
  readonly columns: number
  readonly rows: number
}

/** What a command-line tool sees of the terminal it runs in. */
export interface Cli {
  /**
   * The step under way. Each resumption of a verb runs in a step of its own, so do not keep it
   * across a `yield`.
   */
  readonly tx: Tx
  /** The machine on which the tool runs. */
  readonly machine: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** The width of the terminal in columns, or undefined if standard output is not a terminal. */
  readonly columns: number | undefined
  /** The terminal that standard output goes to; undefined if it goes elsewhere. */
  readonly outScreen: Screen | undefined
  /** The terminal that standard output goes to in a world that is looked at: for what waits. */
  sizeIn(read: Reader): Screen | undefined
  /** The terminal that standard error goes to; undefined if it goes elsewhere. */
  readonly screen: Screen | undefined
  out(text: string): void
  err(text: string): void
  /**
   * Writes a text that is made when somebody reads it, from the world as it is when the command has
   * ended. Absent where output goes somewhere at once.
   */
  readonly outWhenRead?: (make: (read: Reader) => string) => void
  stdin: {
    readonly isTerminal: boolean
    /** Takes what has come; undefined at its end. */
    read(): string | undefined
    /** Whether there is something to take: text, or the end. */
    isReady(read: Reader): boolean
    /** From now on, keys come as they are typed: what they mean is decided beyond this tool. */
    takeKeys(): void
    /** Waits for the end of standard input and gives all of it. */
    readAll(): Generator<Wait, string>
  }
  /**
   * Files of the machine, relative to the working directory. Throws FileError of `program/files`.
   */
  readonly files: CliFiles
  /**
   * True once Ctrl-C was pressed (the given time is over); a verb that never ends by itself tidies
   * up and returns.
   */
  readonly interrupted: boolean
  /** The process key of the command, if it runs as a process of the terminal. */
  readonly process: string | undefined
  /**
   * Runs another program, which has the command's terminal until it ends; gives its exit code.
   * @throws ExecError of `program/program` when it cannot be executed
   */
  run(argv: readonly string[], env?: Readonly<Record<string, string>>): Generator<Wait, number>
  /**
   * Asks several things of the world at once, or changes several; another world repeats only the
   * answer, so it has to be plain data.
   */
  ask<Value>(question: (tx: Tx) => Value): Value
  /**
   * The command line to which the command belongs. What it starts in containers and waits for
   * counts against the budget of that line.
   */
  readonly line: string | undefined
  /**
   * Counts work, for what a user's words can make long (templates, expressions).
   * @throws LimitError of `program/limits.ts` when it is too much; the command lets it pass
   */
  spend(ticks: number): void
  /**
   * To be called where a loop begins that may go on for ever: says what the loop carries from turn
   * to turn.
   */
  turns(): Turns
}

/**
 * A loop that may go on for ever. Another world brings a command to where it is by giving it the same
 * answers again; of such a loop it repeats only the last turn. Whatever that turn needs of those
 * before has to pass through `carry`, as plain data.
 *
 * @example
 * const turns = cli.turns()
 * for (let seen = 0; ; ) {
 *   seen = turns.carry(seen)
 *   …
 *   yield { when: (read) => … }
 * }
 */
export interface Turns {
  /**
   * Called once at the beginning of each turn; gives its argument back, or what was carried in the
   * world that this one came from.
   */
  carry<State>(state: State): State
}

/** A file, directory or symbolic link of the machine. */
export interface CliFile {
  readonly type: 'file' | 'directory' | 'symlink'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: VirtualTime
  /** Where a symbolic link points. */
  readonly target?: string
  /** The program that runs when the file is executed. */
  readonly program?: string
}

/** What command-line tools need of the file system. */
export interface CliFiles {
  resolve(path: string): string
  exists(path: string): boolean
  isDirectory(path: string): boolean
  read(path: string): string
  write(
    path: string,
    text: string,
    options?: { readonly mode?: number; readonly program?: string },
  ): void
  /** Makes a directory and those above it; one that is there stays. */
  mkdir(path: string): void
  /** Removes a file or a directory, if it is there. */
  remove(path: string): void
  /** Whether it is a file that may be executed. */
  isExecutable(path: string): boolean
  list(path: string): readonly string[]
  /** What stands at a path; symbolic links at its end are not followed. */
  lstat(path: string): CliFile | undefined
  /** Makes a symbolic link; a file that is there gives way. */
  symlink(target: string, path: string): void
  /** Every file below a directory: path relative to it -> text. */
  tree(
    path: string,
  ): Readonly<
    Record<string, { readonly text: string; readonly mode: number; readonly program?: string }>
  >
}

/** A command ended with a failure: what it prints on standard error, and its exit code. */
export class CommandError extends KubariumError {
  override name = 'CommandError'
  constructor(
    /** Exactly what standard error shows, without the last newline. */
    message: string,
    readonly exitCode = 1,
    /** What it wrote to standard output before it failed. */
    readonly stdout = '',
  ) {
    super(message)
  }
}

/** What a verb gives back: a value for those who call the facade; the exit code if it is not 0. */
export interface VerbResult<Value> {
  readonly value: Value
  readonly exitCode?: number
}

/** A verb of a tool. */
export interface Verb<Flags extends FlagSpecs = FlagSpecs, Value = unknown> {
  readonly name: string
  /** As the usage line says it: `stop [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly usage: string
  /** The one line that the tool's help shows. */
  readonly short: string
  readonly flags: Flags
  /** Flags end at the first argument that is not one (`docker run`, `docker exec`). */
  readonly interspersed?: boolean
  /** The verb below this one that a word names: `status` below `rollout`. */
  below?(word: string): AnyVerb | undefined
  /** `flags` has every value that the verb can count on; see `FlagValues`. */
  run(
    cli: Cli,
    args: readonly string[],
    flags: FlagValues<Flags>,
  ): Generator<Wait, VerbResult<Value>>
}

/** Declares a verb, for its types. */
export const defineVerb = <const Flags extends FlagSpecs, Value>(
  verb: Verb<Flags, Value>,
): Verb<Flags, Value> => verb

/** Any verb, where a tool lists its own; its flags are known as data, not as types. */
export type AnyVerb = Verb<FlagSpecs, unknown>
