/**
 * `kubectl exec`: runs a command in a container.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_exec/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { parseGoDuration } from '../../text/duration.js'
import type { OutputPlace } from '../../cri/runtime.js'
import { fitTerminal, handOver, hasOtherSize, passInput } from '../input.js'
import { CommandError, type VerbResult, type Screen, type Wait } from '../verb.js'
import { define } from './definition.js'
import { usageError } from './failure.js'
import { CONTAINER_FLAG, STREAM_FLAGS, podTimeoutFlag } from './flags.js'
import { attachablePod, containerOf } from './pods.js'
import type { Session } from './session.js'

const NO_POD = 'error: pod, type/name or --filename must be specified'
const NO_COMMAND = 'error: you must specify at least one command for the container'
const NO_DASH = 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead'
const CANNOT_EXECUTE =
  'error: Internal error occurred: Internal error occurred: error executing command in container: '
const NO_TERMINAL = 'Unable to use a TTY - input is not a terminal or the right kind of file\n'
const INTERRUPTED = 130

/** What came of a command in a container. @public The declarations of the facade name it. */
export interface ExecResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** How kubectl says that a command in a container failed. */
export const terminatedWith = (exitCode: number): string =>
  `command terminated with exit code ${exitCode}`

/** The verb `kubectl exec`. */
export const exec = define({
  name: 'exec',
  usage: 'exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  short: 'Execute a command in a container',
  flags: {
    ...CONTAINER_FLAG,
    ...STREAM_FLAGS,
    ...podTimeoutFlag('1m0s'),
  },
  keepsDash: true,
  *run(session, args, flags): Generator<Wait, VerbResult<ExecResult>> {
    const dash = args.indexOf('--')
    const names = dash < 0 ? args : args.slice(0, dash)
    const command = dash < 0 ? [] : args.slice(dash + 1)
    if (names.length === 0) throw new CommandError(NO_POD)
    if (dash < 0 && names.length > 1) throw usageError(NO_DASH, 'exec')
    if (command.length === 0) throw new CommandError(NO_COMMAND)
    const pod = yield* attachablePod(
      session,
      names[0] ?? '',
      parseGoDuration(flags.podRunningTimeout) ?? 0,
    )
    const phase = pod.status?.phase
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new CommandError(
        `error: cannot exec into a container in a completed pod; current phase is ${phase}`,
      )
    const container = containerOf(session, pod, flags.container, flags.quiet)
    if (flags.tty && !session.cli.stdin.isTerminal) session.err(NO_TERMINAL)
    const done = yield* execute(session, pod, container, command, {
      stdin: flags.stdin,
      tty: flags.tty && session.cli.stdin.isTerminal,
      print: true,
    })
    if (done.exitCode !== 0 && done.exitCode !== INTERRUPTED)
      session.err(`${terminatedWith(done.exitCode)}\n`)
    return { value: done, exitCode: done.exitCode }
  },
})

interface ExecuteOptions {
  readonly stdin: boolean
  readonly tty: boolean
  /** Shows what it writes as it comes. */
  readonly print: boolean
  /** What it reads, if that is not the terminal's input. */
  readonly input?: string
}

/** Where a command is: whether standard input is open, what it has written, and where that ends. */
interface Executing {
  readonly typing: boolean
  readonly stdout: string
  readonly stderr: string
  readonly seen?: OutputPlace
  readonly size?: Screen | undefined
}

/** Runs a command in a container to its end. @throws CommandError when it cannot be started */
export function* execute(
  session: Session,
  { metadata }: Stored<Pod>,
  container: string,
  command: readonly string[],
  { stdin, tty, print, input }: ExecuteOptions,
): Generator<Wait, ExecResult> {
  const { streams, cli } = session
  const { name, namespace } = metadata
  session.authorize('create', podKind, { name, namespace, subresource: 'exec' })
  const takesInput = stdin || input !== undefined
  const id = start(() =>
    streams.exec(session.tx, metadata.namespace ?? '', metadata.name, container, command, {
      tty,
      ...(cli.line === undefined ? {} : { line: cli.line }),
      ...(takesInput ? { stdin: input ?? '' } : {}),
    }),
  )
  if (input !== undefined) streams.execInput(session.tx, id, undefined)
  if (tty && stdin) yield* handOver(cli)
  const turns = cli.turns()
  let state: Executing = { typing: stdin && input === undefined, stdout: '', stderr: '' }
  for (;;) {
    state = turns.carry(state)
    let { stdout, stderr, seen } = state
    const status = cli.ask((tx) => streams.execStatus(tx, id, seen) ?? null)
    if (!status) return { exitCode: 137, stdout, stderr }
    if (print) {
      session.out(status.stdout)
      session.err(status.stderr)
    }
    stdout += status.stdout
    stderr += status.stderr
    seen = status.end
    if (status.done || cli.interrupted) {
      streams.execRemove(session.tx, id)
      if (status.error !== undefined) throw new CommandError(CANNOT_EXECUTE + status.error)
      return { exitCode: status.done ? (status.exitCode ?? 0) : INTERRUPTED, stdout, stderr }
    }
    const typing = state.typing && passInput(cli, (text) => streams.execInput(session.tx, id, text))
    const size =
      tty && stdin
        ? fitTerminal(cli, state.size, (now) => streams.execResize(session.tx, id, now))
        : undefined
    state = { typing, stdout, stderr, size, ...(seen && { seen }) }
    const changed = (read: Reader): boolean => {
      const now = streams.execStatus(read, id, seen)
      return (
        !now ||
        now.done ||
        now.stdout !== '' ||
        now.stderr !== '' ||
        (typing && cli.stdin.isReady(read)) ||
        hasOtherSize(cli, size, read)
      )
    }
    yield { when: changed, endless: true }
  }
}

function start(begin: () => string): string {
  try {
    return begin()
  } catch (error) {
    if (isApiError(error, 'InternalError')) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}
