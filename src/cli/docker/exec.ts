/**
 * `docker exec`: runs a command in a running container.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/exec/
 */
import {
  execCreate,
  execInput,
  execInspect,
  execLog,
  execOutput,
  execRemove,
  execStart,
  execs,
} from '../../docker/exec.js'
import {
  LOG_START,
  type LogPlace,
  type LogRow,
  endOfLog,
  hasMoreLog,
  logAfter,
} from '../../program/log.js'
import type { Reader } from '../../sim/world.js'
import { resizeExec } from '../../docker/resize.js'
import { fitTerminal, handOver, hasOtherSize, passInput } from '../input.js'
import {
  type Cli,
  CommandError,
  type Screen,
  type VerbResult,
  type Wait,
  defineVerb,
} from '../verb.js'
import { environmentOf } from './container-body.js'
import { LET_GO, detachKeys, passedKeys } from './detach-keys.js'
import { DETACH_KEYS, ENV, ENV_FILE, INTERACTIVE, TTY, WORKDIR } from './shared-flags.js'
import { NOT_A_TERMINAL } from './attached.js'

const INTERRUPTED = 130
const KILLED = 137

export const exec = defineVerb({
  name: 'exec',
  usage: 'exec [OPTIONS] CONTAINER COMMAND [ARG...]',
  short: 'Execute a command in a running container',
  flags: {
    detach: { type: 'boolean', short: 'd', usage: 'Detached mode: run command in the background' },
    'detach-keys': DETACH_KEYS,
    env: ENV,
    'env-file': ENV_FILE,
    interactive: INTERACTIVE,
    privileged: { type: 'boolean', usage: 'Give extended privileges to the command' },
    tty: TTY,
    user: {
      type: 'string',
      default: '',
      short: 'u',
      usage: 'Username or UID (format: "<name|uid>[:<group|gid>]")',
    },
    workdir: WORKDIR,
  },
  interspersed: false,
  *run(
    cli,
    [container = '', ...command],
    flags,
  ): Generator<
    Wait,
    VerbResult<{
      readonly id: string
      readonly exitCode?: number
      readonly stdout?: string
      readonly stderr?: string
    }>
  > {
    const stdin = flags.interactive && !flags.detach
    if (flags.tty && stdin && !cli.stdin.isTerminal) throw new CommandError(NOT_A_TERMINAL)
    const keys = detachKeys(cli, flags.detachKeys, 'escape')
    const id = execCreate(cli.tx, cli.machine, container, {
      Cmd: command,
      AttachStdin: stdin,
      AttachStdout: !flags.detach,
      AttachStderr: !flags.detach,
      Tty: flags.tty,
      Env: environmentOf(cli, flags.env, flags.envFile),
      WorkingDir: flags.workdir,
      User: flags.user,
      Privileged: flags.privileged,
    }).Id
    execStart(cli.tx, cli.machine, id, flags.detach ? { Detach: true } : { line: cli.line })
    if (flags.detach) return { value: { id } }
    if (flags.tty && stdin) yield* handOver(cli)
    const lines = yield* follow(cli, id, { stdin, detachKeys: flags.tty ? keys : undefined })
    if (!lines) throw new CommandError(LET_GO)
    const exitCode = cli.interrupted
      ? INTERRUPTED
      : isThere(cli.tx, id)
        ? (execInspect(cli.tx, cli.machine, id).ExitCode ?? 0)
        : KILLED
    if (!cli.interrupted) execRemove(cli.tx, cli.machine, id)
    const textOf = (stream: LogRow['stream']): string =>
      lines
        .filter((line) => line.stream === stream)
        .map(({ text }) => text)
        .join('')
    return { value: { id, exitCode, stdout: textOf('stdout'), stderr: textOf('stderr') }, exitCode }
  },
})

/** Whether the exec is still known: it goes away with its container. */
const isThere = (read: Reader, id: string): boolean => read.get(execs, id) !== undefined

/** What is connected to a command. */
interface Connection {
  readonly stdin: boolean
  /** It has a terminal: this one is its screen, and these keys let go of it. */
  readonly detachKeys: string | undefined
}

/** Where a connection is: what it has shown, what it has passed on. */
interface Following {
  readonly seen: LogPlace
  readonly typing: boolean
  readonly held: string
  readonly size: Screen | undefined
}

/** Prints what the command writes until it has ended; all of it, or undefined if it was let go of. */
function* follow(
  cli: Cli,
  id: string,
  { stdin, detachKeys: keys }: Connection,
): Generator<Wait, readonly LogRow[] | undefined> {
  const { machine } = cli
  const isOver = (read: Reader): boolean =>
    !isThere(read, id) || !execInspect(read, machine, id).Running
  const log = execLog(id)
  const turns = cli.turns()
  let state: Following = { seen: LOG_START, typing: stdin, held: '', size: undefined }
  while (true) {
    state = turns.carry(state)
    for (const { stream, text } of logAfter(cli.tx, log, state.seen))
      cli[stream === 'stdout' ? 'out' : 'err'](text)
    const at = endOfLog(cli.tx, log)
    if (isOver(cli.tx) || cli.interrupted) return execOutput(cli.tx, machine, id)
    let { held } = state
    let isLeft = false
    const send = (text: string | undefined): void => {
      if (isLeft) return
      const passed = text === undefined || !keys ? undefined : passedKeys(held, text, keys)
      held = passed?.held ?? ''
      isLeft = passed?.isLeft ?? false
      if (passed?.send !== '') execInput(cli.tx, machine, id, passed ? passed.send : text)
    }
    const typing = state.typing && passInput(cli, send)
    if (isLeft) return undefined
    const size = keys
      ? fitTerminal(cli, state.size, (now) => resizeExec(cli.tx, machine, id, now))
      : undefined
    state = { seen: at, typing, held, size }
    yield {
      when: (read) =>
        isOver(read) ||
        hasMoreLog(read, log, at) ||
        (typing && cli.stdin.isReady(read)) ||
        hasOtherSize(cli, size, read),
      endless: true,
    }
  }
}
