/**
 * `kubectl attach`: shows what a running container writes from now on.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { parseGoDuration } from '../../text/duration.js'
import { fitTerminal, handOver, hasOtherSize, passInput } from '../input.js'
import { CommandError, type Screen, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { CONTAINER_FLAG, STREAM_FLAGS, podTimeoutFlag } from './flags.js'
import { attachablePod, containerOf } from './pods.js'
import type { Session } from './session.js'

const NO_ARGUMENT = 'error: at least 1 argument is required for attach'
/** What is said once the terminal is the container's. */
export const PROMPT_HINT = "If you don't see a command prompt, try pressing enter.\n"
const noTerminal = (container: string): string =>
  `error: Unable to use a TTY - container ${container} did not allocate one\n`

/** The verb `kubectl attach`. */
export const attach = define({
  name: 'attach',
  usage: 'attach (POD | TYPE/NAME) -c CONTAINER',
  short: 'Attach to a running container',
  long: 'Attach to a process that is already running inside an existing container.',
  flags: {
    ...CONTAINER_FLAG,
    ...STREAM_FLAGS,
    ...podTimeoutFlag('1m0s'),
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    if (args.length === 0) throw new CommandError(NO_ARGUMENT)
    if (args.length > 1)
      throw new CommandError(
        `error: expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
      )
    const pod = yield* attachablePod(
      session,
      args[0] ?? '',
      parseGoDuration(flags.podRunningTimeout) ?? 0,
    )
    const phase = pod.status?.phase
    if (phase === 'Succeeded' || phase === 'Failed')
      throw new CommandError(
        `error: cannot attach a container in a completed pod; current phase is ${phase}`,
      )
    const container = containerOf(session, pod, flags.container, flags.quiet)
    if (flags.tty && !hasTerminal(pod, container) && !flags.quiet)
      session.err(noTerminal(container))
    if (!flags.quiet) session.err(PROMPT_HINT)
    return {
      value: {
        text: yield* followContainer(session, pod, container, {
          fromStart: false,
          stdin: flags.stdin,
        }),
      },
    }
  },
})

/** Whether a container was given a terminal: then ours is its screen and its keyboard. */
const hasTerminal = ({ spec }: Stored<Pod>, container: string): boolean =>
  [...(spec?.containers ?? []), ...(spec?.ephemeralContainers ?? [])].some(
    ({ name, tty }) => name === container && tty === true,
  )

/** How somebody is attached. */
interface Attachment {
  readonly fromStart: boolean
  readonly stdin: boolean
}

/** A place in what a container writes: after so many whole lines, and characters of the next. */
interface Place {
  readonly lines: number
  readonly characters: number
}

type Lines = readonly { readonly text: string; readonly stream: 'stdout' | 'stderr' }[]

/** Where lines end that begin with the line of a place. */
function endOf({ lines }: Place, found: Lines): Place {
  const last = found.at(-1)?.text ?? '\n'
  return last.endsWith('\n')
    ? { lines: lines + found.length, characters: 0 }
    : { lines: lines + found.length - 1, characters: last.length }
}

/** What is new of lines that begin with the line of a place. */
const newIn = ({ characters }: Place, found: Lines): Lines =>
  found
    .map((line, i) => (i === 0 ? { ...line, text: line.text.slice(characters) } : line))
    .filter(({ text }) => text !== '')

/** What has been shown, and whether standard input is open. */
interface Following {
  readonly seen: Place
  readonly text: string
  readonly typing: boolean
  readonly size?: Screen | undefined
}

/**
 * Prints what a container writes until it has ended, or until Ctrl-C; all of that. With `stdin`,
 * what is typed goes in.
 */
export function* followContainer(
  session: Session,
  pod: Stored<Pod>,
  container: string,
  { fromStart, stdin }: Attachment,
): Generator<Wait, string> {
  const { metadata } = pod
  const tty = hasTerminal(pod, container)
  const { streams } = session
  const { name, namespace = '' } = metadata
  session.authorize('create', podKind, { name, namespace, subresource: 'attach' })
  const lengthOf = (read: Reader): number => streams.logLength(read, namespace, name, container)
  const linesOf = (read: Reader, from: number) => {
    try {
      return streams.logs(read, namespace, name, { container, from })
    } catch (error) {
      if (isApiError(error)) return []
      throw error
    }
  }
  const { cli } = session
  const turns = cli.turns()
  if (tty && stdin) yield* handOver(cli)
  const last = { lines: fromStart ? 0 : Math.max(0, lengthOf(session.tx) - 1), characters: 0 }
  const start = fromStart ? last : endOf(last, linesOf(session.tx, last.lines))
  let state: Following = { seen: start, text: '', typing: stdin }
  for (;;) {
    state = turns.carry(state)
    let { seen, text } = state
    const found = linesOf(session.tx, seen.lines)
    for (const line of newIn(seen, found)) {
      session[line.stream === 'stderr' ? 'err' : 'out'](line.text)
      text += line.text
    }
    seen = endOf(seen, found)
    if (cli.interrupted || hasEnded(session.tx, metadata, container)) return text
    const typing =
      state.typing && passInput(cli, (more) => pass(session, metadata, container, more))
    const size = tty
      ? fitTerminal(cli, state.size, (now) => resize(session, metadata, container, now))
      : undefined
    state = { seen, text, typing, size }
    yield {
      when: (read) =>
        newIn(seen, linesOf(read, seen.lines)).length > 0 ||
        hasEnded(read, metadata, container) ||
        (typing && cli.stdin.isReady(read)) ||
        hasOtherSize(cli, size, read),
      endless: true,
    }
  }
}

/** The size of a container's terminal; nothing happens when the container cannot be reached. */
function resize(
  { streams, tx }: Session,
  { name, namespace = '' }: Stored<Pod>['metadata'],
  container: string,
  size: Screen,
): void {
  try {
    streams.resize(tx, namespace, name, container, size)
  } catch (error) {
    if (!isApiError(error)) throw error
  }
}

/** Input for a container; it is lost when the container cannot be reached. */
function pass(
  { streams, tx }: Session,
  { name, namespace = '' }: Stored<Pod>['metadata'],
  container: string,
  text: string | undefined,
): void {
  try {
    streams.attachInput(tx, namespace, name, container, text)
  } catch (error) {
    if (!isApiError(error)) throw error
  }
}

/** Whether a container has ended (or its pod is gone), as far as the API server knows. */
export function hasEnded(
  read: Reader,
  { name, namespace, uid }: Stored<Pod>['metadata'],
  container: string,
): boolean {
  const pod = objectAt(read, podKind, name, namespace)
  if (
    !pod ||
    pod.metadata.uid !== uid ||
    pod.status?.phase === 'Succeeded' ||
    pod.status?.phase === 'Failed'
  )
    return true
  const status = [
    ...(pod.status?.containerStatuses ?? []),
    ...(pod.status?.ephemeralContainerStatuses ?? []),
  ].find((one) => one.name === container)
  return (
    status?.state?.terminated !== undefined ||
    (status?.state?.waiting !== undefined && status.lastState?.terminated !== undefined)
  )
}
