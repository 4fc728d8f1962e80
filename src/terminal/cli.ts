/**
 * What a command-line tool sees of the terminal: made from the process that it runs as, or (for the
 * typed facade) from a machine.
 *
 * @module
 */
import type { Cli, CliFile, CliFiles, Screen, Wait } from '../cli/verb.js'
import { FileError, type Files } from '../program/files.js'
import { LimitError, type Limits } from '../program/limits.js'
import { outputOf } from '../program/line.js'
import { keyboardOf, screenOf, takePipeReady } from '../program/pipe.js'
import { changeTty, ttys } from '../program/tty/tty.js'
import type { Process } from '../program/process.js'
import type { Stream, System } from '../program/program.js'
import { filesOf } from '../program/tree.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { type MachineRow, machineRoot } from '../machine/machine.js'
import { type Surroundings, lineOfCall, runChild, runOnMachine } from './child.js'
import type { Transcript } from './transcript.js'

/**
 * A tool that runs as a process: `row` says what does not change about it, `system` gives the
 * system of the step under way.
 */
export function processCli(
  transcript: Transcript,
  process: string,
  row: Process,
  system: () => System,
): Cli {
  const { machine, cwd, env, terminal } = row
  const takeInput = (): string | undefined => transcript.ask(() => system().read())
  return {
    tx: transcript.step,
    machine,
    cwd,
    env,
    get columns() {
      return this.outScreen?.columns
    },
    get outScreen() {
      return transcript.ask(() => screenBehind(system().tx, row.streams.stdout))
    },
    sizeIn: (read) => screenBehind(read, row.streams.stdout),
    get screen() {
      return transcript.ask(() => screenBehind(system().tx, row.streams.stderr))
    },
    out: (text) => transcript.act(() => system().out(text)),
    err: (text) => transcript.act(() => system().err(text)),
    stdin: {
      isTerminal: terminal,
      read: takeInput,
      isReady: (reader) => isReady(reader, row),
      takeKeys: () =>
        transcript.act(() => {
          const keyboard = keyboardOf(system().tx, row.streams.stdin)
          if (keyboard !== undefined) changeTty(system().tx, keyboard, { mode: 'raw' })
        }),
      *readAll(): Generator<Wait, string> {
        let text = ''
        for (;;) {
          const more = takeInput()
          if (more === undefined) return text
          text += more
          if (more === '') yield {}
        }
      },
    },
    files: answeredFiles(
      transcript,
      cliFiles(() => system().files),
    ),
    get interrupted() {
      return transcript.isInterrupted
    },
    process,
    run: (argv, env = row.env) => runChild(transcript, system, argv, env),
    line: row.line,
    spend: (ticks) => transcript.act(() => system().spend(ticks)),
    ask: (question) => transcript.askAll(question),
    turns: () => transcript.turns(),
  }
}

/** The terminal that a stream of a process leads to. */
function screenBehind(read: Reader, stream: Stream): Screen | undefined {
  const id = screenOf(read, stream)
  const tty = id === undefined ? undefined : read.get(ttys, id)
  return tty && { columns: tty.columns, rows: tty.rows }
}

/** Whether a process would get something by reading: text, or the end. */
const isReady = (read: Reader, { streams: { stdin } }: Process): boolean =>
  stdin.kind !== 'pipe' || takePipeReady(read, stdin.pipe)

/** Files whose answers are written down, failures included. */
function answeredFiles(transcript: Transcript, files: CliFiles): CliFiles {
  const ask = <Value>(question: () => Value): Value => {
    const answer = transcript.ask(() => attempt(question))
    if ('failed' in answer) throw new FileError(answer.failed, answer.path)
    return answer.value
  }
  return {
    resolve: (path) => ask(() => files.resolve(path)),
    exists: (path) => ask(() => files.exists(path)),
    isDirectory: (path) => ask(() => files.isDirectory(path)),
    read: (path) => ask(() => files.read(path)),
    write: (path, text, options) => ask(() => files.write(path, text, options)),
    mkdir: (path) => ask(() => files.mkdir(path)),
    remove: (path) => ask(() => files.remove(path)),
    isExecutable: (path) => ask(() => files.isExecutable(path)),
    list: (path) => ask(() => files.list(path)),
    lstat: (path) => ask(() => files.lstat(path)),
    symlink: (target, path) => ask(() => files.symlink(target, path)),
    tree: (path) => ask(() => files.tree(path)),
  }
}

function attempt<Value>(
  question: () => Value,
): { readonly value: Value } | { readonly failed: FileError['code']; readonly path: string } {
  try {
    return { value: question() }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { failed: error.code, path: error.path }
  }
}

/** What a call of the facade wrote and computed. */
export interface Written {
  stdout: string
  /** Texts that nobody has read yet, and where in `stdout` and in `transcript` they belong. */
  readonly unread: {
    readonly at: Readonly<Record<'stdout' | 'transcript', number>>
    make(read: Reader): string
  }[]
  stderr: string
  /** Both, in order. */
  transcript: string
  bytes: number
  ticks: number
}

/** All that was written, once somebody reads it: to standard output, or to both. */
export function writtenOf(written: Written, where: 'stdout' | 'transcript', read: Reader): string {
  let [text, from] = ['', 0]
  for (const { at, make } of written.unread) {
    text += written[where].slice(from, at[where]) + make(read)
    from = at[where]
  }
  return text + written[where].slice(from)
}

const lengthsOf = ({ stdout, transcript }: Written): Written['unread'][number]['at'] => ({
  stdout: stdout.length,
  transcript: transcript.length,
})

const NO_SCREEN = {
  columns: undefined,
  outScreen: undefined,
  screen: undefined,
  sizeIn: () => undefined,
}

/** A tool that the facade calls: on a machine, without a process. */
export function facadeCli(
  now: Surroundings,
  machine: MachineRow,
  stdin: string | undefined,
  written: Written,
  limits: Limits,
): Cli {
  let left = stdin
  const take = (): string | undefined => {
    const text = left
    left = undefined
    return text
  }
  const write = (stream: 'stdout' | 'stderr', text: string): void => {
    const shown = written.bytes <= limits.output ? text : ''
    written[stream] += shown
    written.transcript += shown
    written.bytes += outputOf(text)
  }
  return {
    get tx() {
      return now.tx as Tx
    },
    machine: machine.name,
    cwd: machine.home,
    env: { HOME: machine.home, USER: machine.user.name },
    ...NO_SCREEN,
    out: (text) => write('stdout', text),
    err: (text) => write('stderr', text),
    outWhenRead: (make) => void written.unread.push({ at: lengthsOf(written), make }),
    stdin: {
      isTerminal: true,
      read: take,
      isReady: () => true,
      takeKeys: () => undefined,
      *readAll() {
        return take() ?? ''
      },
    },
    files: cliFiles(() =>
      filesOf(now.tx as Tx, machineRoot(machine.name), { cwd: machine.home, user: machine.user }),
    ),
    get interrupted() {
      return now.interrupted
    },
    process: undefined,
    run: (argv) => runOnMachine(now, machine, argv, write),
    get line() {
      now.line ??= lineOfCall(now.tx as Tx)
      return now.line
    },
    spend: (ticks) => {
      written.ticks += ticks
      if (written.ticks > limits.steps) throw new LimitError('steps', limits.steps)
    },
    ask: (question) => question(now.tx as Tx),
    turns: () => ({ carry: (state) => state }),
  }
}

function cliFiles(files: () => Files): CliFiles {
  const walk = (
    path: string,
    prefix: string,
    into: Record<string, { text: string; mode: number; program?: string }>,
  ): void => {
    for (const name of files().list(path)) {
      const child = `${path === '/' ? '' : path}/${name}`
      const { type, mode, program } = files().stat(child)
      if (type === 'directory') walk(child, `${prefix}${name}/`, into)
      else
        into[prefix + name] = {
          text: files().read(child),
          mode,
          ...(program === undefined ? {} : { program }),
        }
    }
  }
  return {
    resolve: (path) => files().resolve(path),
    exists: (path) => files().exists(path),
    isDirectory: (path) => files().exists(path) && files().stat(path).type === 'directory',
    read: (path) => files().read(path),
    write: (path, text, options) => files().write(path, text, options),
    mkdir: (path) => files().mkdir(path, { parents: true }),
    remove: (path) => {
      if (files().exists(path)) files().remove(path, { recursive: true })
    },
    isExecutable(path) {
      if (!files().exists(path)) return false
      const { type, mode } = files().stat(path)
      return type === 'file' && (mode & 0o111) !== 0
    },
    list: (path) => files().list(path),
    lstat: (path) => statAt(files(), path),
    symlink(target, path) {
      if (statAt(files(), path)) files().remove(path)
      files().symlink(target, path)
    },
    tree(path) {
      const into: Record<string, { text: string; mode: number; program?: string }> =
        Object.create(null)
      walk(files().resolve(path), '', into)
      return into
    },
  }
}

/** What stands at a path; undefined where nothing does. */
function statAt(files: Files, path: string): CliFile | undefined {
  try {
    const { type, mode, uid, gid, mtime, target, program } = files.lstat(path)
    return {
      type,
      mode,
      uid,
      gid,
      mtime,
      ...(target === undefined ? {} : { target }),
      ...(program === undefined ? {} : { program }),
    }
  } catch (error) {
    if (error instanceof FileError && error.code === 'ENOENT') return undefined
    throw error
  }
}
