/**
 * Spawning: from words to a running process: PATH, permissions, `#!` lines, and what the runtime
 * says when it cannot.
 *
 * @see https://pkg.go.dev/os/exec#LookPath
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import { FileError, type Files } from './files.js'
import { closePipe, countWriter, createPipe, setReader, writePipe } from './pipe.js'
import { PROCESS_LOOP, type Process, isHostNamespace, processKey, processes } from './process.js'
import { ExecError, type ProcessUser, type Stream } from './program.js'
import { filesOf } from './tree.js'
import { GO_ERRNO } from '../text/errno.js'

/** What a process is started with. */
export interface SpawnRequest {
  readonly machine: string
  readonly pidNamespace: string
  /** The container that it is of, where that has no process namespace of its own. */
  readonly group?: string
  readonly namespace: string
  readonly root: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly user: ProcessUser
  readonly streams: { readonly stdin: Stream; readonly stdout: Stream; readonly stderr: Stream }
  readonly terminal: boolean
  readonly isPiped?: boolean
  readonly opened?: Readonly<Record<string, string>>
  readonly parent?: string
  /** The command line that it belongs to. */
  readonly line?: string
  /**
   * The container begins with this process: it gets pid 1, if the container has a process namespace
   * of its own.
   */
  readonly isFirst?: boolean
  /** A container's runtime starts it, and has had threads by then. */
  readonly byRuntime?: boolean
  /** The program that runs, whatever the file system has under its name. */
  readonly program?: string
}

const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const INTERPRETERS_AT_MOST = 4
const MISSING = GO_ERRNO.ENOENT
const NOT_PERMITTED = GO_ERRNO.EACCES
/** How many pids a machine has used up by the time it is up. */
const PIDS_OF_BOOT = 1000
/** How many threads a container's runtime has beside the one that becomes the process. */
const RUNTIME_THREADS = 5

/** Starts a process; its key. @throws ExecError */
export function spawn(tx: Tx, request: SpawnRequest): string {
  const { program, argv, failure } = commandOf(tx, request)
  const { hostPid, pid } = nextPids(tx, request)
  const key = processKey(request.machine, hostPid)
  const { parent, line, isFirst, byRuntime, ...rest } = request
  if (byRuntime) takeThreadIds(tx, request, RUNTIME_THREADS)
  const broken = failure === undefined ? {} : { state: failure }
  const streams = { ...rest.streams, stdin: openInput(tx, request) }
  const row: Process = {
    ...rest,
    streams,
    hostPid,
    pid,
    program,
    argv,
    startedAt: tx.now,
    trapped: [],
    pending: [],
    ...broken,
    ...(parent === undefined ? {} : { parent }),
    ...(line === undefined ? {} : { line }),
    ...(isFirst && request.group !== undefined ? { leads: true } : {}),
  }
  tx.put(processes, key, row)
  attachStreams(tx, key, row)
  tx.book(PROCESS_LOOP, key)
  return key
}

/** Where each process namespace's counting is. */
const pidCounters = defineTable<{ readonly last: number }>('pid-namespaces')

/**
 * The next pids of a machine and of a process namespace on it, which are the same in the machine's
 * own.
 */
export function nextPids(
  tx: Tx,
  {
    machine,
    pidNamespace,
    group,
    isFirst,
  }: Pick<SpawnRequest, 'machine' | 'pidNamespace' | 'group' | 'isFirst'>,
): { readonly hostPid: number; readonly pid: number } {
  const hostPid = PIDS_OF_BOOT + tx.next(`pid ${machine}`)
  if (isHostNamespace(pidNamespace)) return { hostPid, pid: hostPid }
  const pid =
    (isFirst && group === undefined ? 0 : (tx.get(pidCounters, pidNamespace)?.last ?? 0)) + 1
  tx.put(pidCounters, pidNamespace, { last: pid })
  return { hostPid, pid }
}

/** Threads take their numbers from the same counter as processes. */
export function takeThreadIds(
  tx: Tx,
  { machine, pidNamespace }: Pick<SpawnRequest, 'machine' | 'pidNamespace'>,
  count: number,
): void {
  for (let i = 0; i < count; i++) tx.next(`pid ${machine}`)
  if (isHostNamespace(pidNamespace)) return
  const last = (tx.get(pidCounters, pidNamespace)?.last ?? 0) + count
  tx.put(pidCounters, pidNamespace, { last })
}

/** A process namespace that will not be used again. */
export const forgetPids = (tx: Tx, pidNamespace: string): void =>
  void tx.delete(pidCounters, pidNamespace)

/**
 * A file as standard input becomes a pipe that holds what it says, so that reading it twice does
 * not start over.
 */
function openInput(tx: Tx, { root, cwd, user, streams: { stdin } }: SpawnRequest): Stream {
  if (stdin.kind !== 'file') return stdin
  const text = filesOf(tx, root, { cwd, user }).read(stdin.path)
  const pipe = createPipe(tx, { held: true })
  writePipe(tx, pipe.pipe, text)
  closePipe(tx, pipe.pipe)
  return pipe
}

function attachStreams(tx: Tx, key: string, { streams }: Process): void {
  setReader(tx, streams.stdin, key)
  countWriter(tx, streams.stdout, 1)
  countWriter(tx, streams.stderr, 1)
}

/** The program of a process that began, and whose file the system could not execute then. */
export const NOT_EXECUTABLE = 'exec'

interface Command {
  readonly program: string
  readonly argv: readonly string[]
  /** Why the file cannot be executed, for a process that begins all the same. */
  readonly failure?: string
}

/**
 * The first process of a container begins before its file is executed: what is wrong with the file
 * itself, it says in its own output.
 */
function commandOf(tx: Tx, request: SpawnRequest): Command {
  if (request.program !== undefined) return { program: request.program, argv: request.argv }
  try {
    return executableOf(tx, request)
  } catch (error) {
    if (!(error instanceof ExecError) || !error.isLate || !request.isFirst) throw error
    return { program: NOT_EXECUTABLE, argv: request.argv, failure: error.message }
  }
}

/** Which program runs for these words, and with which arguments. @throws ExecError */
export function executableOf(
  tx: Tx,
  { root, argv, env, cwd, user }: Pick<SpawnRequest, 'root' | 'argv' | 'env' | 'cwd' | 'user'>,
): { readonly program: string; readonly argv: readonly string[] } {
  const files = filesOf(tx, root, { cwd, user })
  const name = argv[0] ?? ''
  const first = name.includes('/')
    ? checked(files, name)
    : searched(files, name, env['PATH'] ?? DEFAULT_PATH)
  let words = argv
  let path = first
  for (let i = 0; i < INTERPRETERS_AT_MOST; i++) {
    const { program } = files.stat(path)
    if (program !== undefined) return { program, argv: words }
    const [, interpreter, argument] =
      /^#![ \t]*(\S+)(?:[ \t]+([^\n]*\S))?[ \t]*(?:\n|$)/.exec(files.read(path)) ?? []
    if (interpreter === undefined)
      throw new ExecError(`exec ${first}: exec format error`, 126, true)
    words = [interpreter, ...(argument === undefined ? [] : [argument]), path, ...words.slice(1)]
    path = interpreter
    const problem = problemOf(files, path)
    if (problem !== undefined)
      throw new ExecError(`exec ${first}: ${problem}`, problem === MISSING ? 127 : 126, true)
  }
  throw new ExecError(`exec ${first}: too many levels of symbolic links`, 126, true)
}

/** Why the kernel would not execute a file. */
function problemOf(files: Files, path: string): string | undefined {
  try {
    const { type, mode } = files.stat(path)
    return type === 'file' && (mode & 0o111) !== 0 ? undefined : NOT_PERMITTED
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.message.toLowerCase()
  }
}

function checked(files: Files, path: string): string {
  const shown = JSON.stringify(path)
  try {
    const { type, mode } = files.stat(path)
    if (type === 'directory') throw new ExecError(`exec: ${shown}: is a directory`, 126)
    if ((mode & 0o111) === 0) throw new ExecError(`exec: ${shown}: ${NOT_PERMITTED}`, 126)
    return path
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ExecError(
      `exec: ${shown}: stat ${path}: ${error.message.toLowerCase()}`,
      error.code === 'EACCES' ? 126 : 127,
    )
  }
}

function searched(files: Files, name: string, path: string): string {
  for (const directory of path.split(':')) {
    const candidate = `${directory === '' ? '.' : directory}/${name}`
    if (name === '' || !files.exists(candidate)) continue
    const { type, mode } = files.stat(candidate)
    if (type === 'file' && (mode & 0o111) !== 0) return candidate
  }
  throw new ExecError(`exec: ${JSON.stringify(name)}: executable file not found in $PATH`, 127)
}
