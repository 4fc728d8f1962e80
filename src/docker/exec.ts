/**
 * Execs: further commands in a running container.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Exec
 */
import { type LogRow, appendLog, dropLog, readLog } from '../program/log.js'
import { closePipe } from '../program/pipe.js'
import { bringToFront, dropInput, sendInput } from '../program/tty/keyboard.js'
import { ExecError } from '../program/program.js'
import { processes } from '../program/process.js'
import { reap } from '../program/reap.js'
import { filesOf } from '../program/tree.js'
import { signalProcess } from '../program/signal.js'
import { spawn } from '../program/spawn.js'
import { hexId } from '../sim/id.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { containerKey, containerNamed, containers, isUp } from './container.js'
import {
  cannotExec,
  containerNotRunning,
  containerPaused,
  noSuchExec,
  noWorkingDirectory,
} from './errors.js'
import { recordEvent } from './events.js'
import { capabilitiesOf, processesOf } from './confinement.js'
import { environmentOf, inputOf } from './start.js'
import { userOf } from './user.js'

/** The body of `POST /containers/{id}/exec`. */
interface ExecBody {
  readonly Cmd: readonly string[]
  readonly AttachStdin?: boolean
  readonly AttachStdout?: boolean
  readonly AttachStderr?: boolean
  readonly Tty?: boolean
  readonly Env?: readonly string[]
  readonly WorkingDir?: string
  readonly User?: string
  readonly Privileged?: boolean
}

/** Why an exec could not be started. */
interface ExecFailure {
  readonly exitCode: number
  readonly message: string
  /** The daemon refused it before the runtime saw it. */
  readonly isRefusal?: boolean
}

/** An exec. Its key is its id. */
interface Exec {
  readonly id: string
  readonly machine: string
  readonly container: string
  readonly body: ExecBody
  readonly process?: string
  readonly stdin?: string
  /** Set when it could not be started. */
  readonly failed?: ExecFailure
  /** Nobody waits for it: it is forgotten when it has ended. */
  readonly detached?: boolean
  /** Its end has been reported. */
  readonly over?: boolean
}

/** The execs of every daemon. */
export const execs = defineTable<Exec, 'byContainer' | 'byProcess'>('execs', {
  byContainer: (row) => containerKey(row.machine, row.container),
  byProcess: (row) => row.process,
})

/** The exit code of a process that went with its container. */
const KILLED = 137

/** The log that holds what an exec writes. */
export const execLog = (id: string): string => `exec ${id}`

/** Prepares a command in a running container. @throws DockerError when it does not run */
export function execCreate(
  tx: Tx,
  machine: string,
  ref: string,
  body: ExecBody,
): { readonly Id: string } {
  const container = containerNamed(tx, machine, ref)
  if (container.status === 'paused') throw containerPaused(ref)
  if (!isUp(container)) throw containerNotRunning(container.id)
  const id = hexId(tx.random)
  tx.put(execs, id, { id, machine, container: container.id, body })
  recordEvent(tx, container, `exec_create: ${body.Cmd.join(' ')}`, { execID: id })
  return { Id: id }
}

/**
 * Starts it. A command that cannot be executed leaves its message as output, as the runtime does,
 * and 126 or 127. `line` is the command line that waits for it.
 *
 * @throws DockerError for a user that is not there
 */
export function execStart(
  tx: Tx,
  machine: string,
  id: string,
  { Detach = false, line }: { readonly Detach?: boolean; readonly line?: string | undefined } = {},
): void {
  const exec = execNamed(tx, machine, id)
  const container = containerNamed(tx, machine, exec.container)
  if (!isUp(container)) throw containerNotRunning(container.id)
  const { body } = exec
  const files = filesOf(tx, container.id, { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  const user = {
    ...userOf(files, body.User || container.config.User, body.User ? {} : container.host),
    ...capabilitiesOf(container.host),
  }
  const cwd = body.WorkingDir || container.config.WorkingDir || '/'
  const log = execLog(id)
  const input = body.AttachStdin ? inputOf(tx, body.Tty, log) : undefined
  recordEvent(tx, container, `exec_start: ${body.Cmd.join(' ')}`, { execID: id })
  try {
    if (!files.exists(cwd)) throw new ExecError(noWorkingDirectory(cwd), 127)
    const process = spawn(tx, {
      machine,
      ...processesOf(tx, container),
      namespace: container.namespace,
      root: container.id,
      argv: body.Cmd,
      env: {
        ...environmentOf(container, user.home, body.Env),
        ...(body.Tty ? { TERM: 'xterm' } : {}),
      },
      cwd,
      user,
      streams: {
        stdin: input ?? { kind: 'null' },
        stdout: { kind: 'log', log, stream: 'stdout' },
        stderr: { kind: 'log', log, stream: body.Tty ? 'stdout' : 'stderr' },
      },
      terminal: body.Tty ?? false,
      byRuntime: true,
      ...(line === undefined ? {} : { line }),
    })
    if (input) bringToFront(tx, input.pipe, process)
    tx.put(execs, id, {
      ...exec,
      process,
      ...(input ? { stdin: input.pipe } : {}),
      ...(Detach ? { detached: true } : {}),
    })
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    if (input) dropInput(tx, input.pipe)
    const message = cannotExec(error.message)
    appendLog(tx, log, 'stdout', `${message}\n`)
    tx.put(execs, id, { ...exec, failed: { exitCode: error.exitCode, message } })
    if (Detach) execRemove(tx, machine, id)
  }
}

/** An exec that the daemon refused, so that its caller can look it up like another. */
export function execFailed(
  tx: Tx,
  machine: string,
  container: string,
  body: ExecBody,
  message: string,
): string {
  const id = hexId(tx.random)
  tx.put(execs, id, {
    id,
    machine,
    container,
    body,
    failed: { exitCode: 126, message, isRefusal: true },
  })
  return id
}

/** Whether it runs, and how it ended. @throws DockerError 404 */
export function execInspect(
  read: Reader,
  machine: string,
  id: string,
): {
  readonly ID: string
  readonly Running: boolean
  readonly ExitCode: number | null
  readonly ContainerID: string
  readonly failed?: ExecFailure
} {
  const exec = execNamed(read, machine, id)
  const base = { ID: id, ContainerID: exec.container }
  if (exec.failed)
    return { ...base, Running: false, ExitCode: exec.failed.exitCode, failed: exec.failed }
  if (exec.process === undefined) return { ...base, Running: false, ExitCode: null }
  const running = isRunning(read, exec)
  return {
    ...base,
    Running: running,
    ExitCode: running ? null : (read.get(processes, exec.process)?.exitCode ?? KILLED),
  }
}

/** What it has written so far. */
export const execOutput = (read: Reader, _machine: string, id: string): readonly LogRow[] =>
  readLog(read, execLog(id))

/** Gives it more standard input, or (undefined) ends that. */
export function execInput(tx: Tx, _machine: string, id: string, text: string | undefined): void {
  const stdin = tx.get(execs, id)?.stdin
  if (stdin === undefined) return
  if (text === undefined) closePipe(tx, stdin)
  else sendInput(tx, stdin, text)
}

/** Forgets an exec; one that runs is killed. */
export function execRemove(tx: Tx, _machine: string, id: string): void {
  const exec = tx.get(execs, id)
  if (!exec) return
  if (exec.process) {
    signalProcess(tx, exec.process, 'KILL')
    tellEnd(tx, exec)
    reap(tx, exec.process)
  }
  if (exec.stdin) dropInput(tx, exec.stdin)
  dropLog(tx, execLog(id))
  tx.delete(execs, id)
}

/** Forgets the execs of a container that goes away. */
export function dropExecs(tx: Tx, machine: string, container: string): void {
  for (const { id } of tx.by(execs, 'byContainer', containerKey(machine, container)))
    execRemove(tx, machine, id)
}

/**
 * Takes notice of the execs of a container that have ended, and forgets those that nobody waits
 * for.
 */
export function settleExecs(tx: Tx, machine: string, container: string): void {
  for (const exec of tx.by(execs, 'byContainer', containerKey(machine, container))) {
    if (exec.process === undefined || isRunning(tx, exec)) continue
    if (exec.detached) execRemove(tx, machine, exec.id)
    else if (!exec.over) {
      tellEnd(tx, exec)
      tx.put(execs, exec.id, { ...exec, over: true })
    }
  }
}

/** The ids of a container's execs that run, as it is inspected. */
export const execIds = (read: Reader, machine: string, container: string): readonly string[] =>
  read
    .by(execs, 'byContainer', containerKey(machine, container))
    .filter((exec) => isRunning(read, exec))
    .map(({ id }) => id)

function isRunning(read: Reader, { process }: Exec): boolean {
  const row = process === undefined ? undefined : read.get(processes, process)
  return row !== undefined && row.exitCode === undefined
}

function tellEnd(tx: Tx, { id, machine, container, process, over }: Exec): void {
  const row = tx.get(containers, containerKey(machine, container))
  if (row && !over && process !== undefined)
    recordEvent(tx, row, 'exec_die', {
      execID: id,
      exitCode: String(tx.get(processes, process)?.exitCode ?? KILLED),
    })
}

function execNamed(read: Reader, machine: string, id: string): Exec {
  const exec = read.get(execs, id)
  if (exec?.machine !== machine) throw noSuchExec(id)
  return exec
}
