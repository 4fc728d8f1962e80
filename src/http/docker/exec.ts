/**
 * Execs over HTTP.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Exec
 */
import { DockerError } from '../../docker/errors.js'
import { execCreate, execInspect, execLog, execStart, execs } from '../../docker/exec.js'
import { resizeTty } from '../../docker/resize.js'
import { LOG_START } from '../../program/log.js'
import { processes } from '../../program/process.js'
import { MULTIPLEXED_STREAM, RAW_STREAM, frame } from './frames.js'
import type { EngineAnswer } from './message.js'
import {
  type Body,
  type EngineCall,
  bodyIn,
  flagIn,
  optionalBody,
  textIn,
  textsIn,
} from './query.js'
import { CREATE_EXEC, START_EXEC } from './shape.js'
import { sizeIn } from './tty.js'

const NO_COMMAND = 'No exec command specified'
const hasRun = (id: string): string => `exec command ${id} has already run`
const isRunning = (id: string): string => `exec command ${id} is already running`
/** From this version on, the type of a stream says whether it is in frames. */
const TOLD_APART = 42
const OPTIONS = ['AttachStdin', 'AttachStdout', 'AttachStderr', 'Tty', 'Privileged'] as const

/** `POST /containers/{id}/exec`. @throws DockerError */
export function createExec(call: EngineCall): EngineAnswer {
  const { tx, machine, names } = call
  const body = bodyIn(call, CREATE_EXEC)
  const Cmd = textsIn(body, 'Cmd')
  if (Cmd.length === 0) throw new DockerError(400, NO_COMMAND)
  const made = execCreate(tx, machine, names[0] ?? '', {
    Cmd,
    ...Object.fromEntries(OPTIONS.map((name) => [name, flagIn(body, name)])),
    Env: textsIn(body, 'Env'),
    WorkingDir: textIn(body, 'WorkingDir'),
    User: textIn(body, 'User'),
  })
  return { status: 201, body: made }
}

/** `POST /exec/{id}/start`. @throws DockerError */
export function startExec(call: EngineCall): EngineAnswer {
  const { tx, machine, names, request, version } = call
  const id = names[0] ?? ''
  const body = optionalBody(call, START_EXEC)
  const before = execInspect(tx, machine, id)
  const row = tx.get(execs, id)
  const isUpgrade = request.headers?.['upgrade'] !== undefined
  const Detach = flagIn(body, 'Detach')
  const isRaw = row?.body.Tty ?? false
  const headers = {
    'content-type': isUpgrade && !isRaw && version >= TOLD_APART ? MULTIPLEXED_STREAM : RAW_STREAM,
  }
  const status = isUpgrade ? 101 : 200
  if (before.Running || before.ExitCode !== null) {
    const message = before.Running ? isRunning(id) : hasRun(id)
    if (Detach) throw new DockerError(409, message)
    return { status, headers, body: frame('stdout', `${message}\r\n`) }
  }
  execStart(tx, machine, id, { Detach })
  if (Detach) return { status: 200 }
  sizeTerminal(call, body)
  return {
    status,
    headers,
    stream: {
      type: 'output',
      log: execLog(id),
      from: LOG_START,
      container: before.ContainerID,
      exec: id,
      isRaw,
      stdout: row?.body.AttachStdout ?? false,
      stderr: row?.body.AttachStderr ?? false,
    },
    ...(row?.body.AttachStdin ? { input: { exec: id } } : {}),
  }
}

/** A terminal begins with the size that its client says. */
function sizeTerminal(call: EngineCall, body: Body): void {
  const [h, w] = textsIn(body, 'ConsoleSize')
  const input = call.tx.get(execs, call.names[0] ?? '')?.stdin
  if (h === undefined || w === undefined) return
  resizeTty(call.tx, input, sizeIn({ query: new URLSearchParams({ h, w }) }))
}

/** `GET /exec/{id}/json`. @throws DockerError 404 */
export function inspectExec({ tx, machine, names }: EngineCall): EngineAnswer {
  const id = names[0] ?? ''
  const { Running, ExitCode, ContainerID } = execInspect(tx, machine, id)
  const row = tx.get(execs, id)
  const {
    Cmd = [],
    Tty,
    Privileged,
    User,
    AttachStdin,
    AttachStdout,
    AttachStderr,
  } = row?.body ?? {}
  const [entrypoint = '', ...words] = Cmd
  return {
    status: 200,
    body: {
      ID: id,
      Running,
      ExitCode,
      ProcessConfig: {
        tty: Tty ?? false,
        entrypoint,
        arguments: words,
        privileged: Privileged ?? false,
        ...(User ? { user: User } : {}),
      },
      OpenStdin: AttachStdin ?? false,
      OpenStderr: AttachStderr ?? false,
      OpenStdout: AttachStdout ?? false,
      CanRemove: false,
      ContainerID,
      DetachKeys: '',
      Pid: row?.process === undefined ? 0 : (tx.get(processes, row.process)?.hostPid ?? 0),
    },
  }
}

/** `POST /exec/{id}/resize`. @throws DockerError */
export function resizeExec(call: EngineCall): EngineAnswer {
  const size = sizeIn(call)
  execInspect(call.tx, call.machine, call.names[0] ?? '')
  resizeTty(call.tx, call.tx.get(execs, call.names[0] ?? '')?.stdin, size)
  return { status: 200 }
}
