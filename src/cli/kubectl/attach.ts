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
import { passInput } from '../input.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { CONTAINER_FLAG, STREAM_FLAGS, podTimeoutFlag } from './flags.js'
import { attachablePod, containerOf } from './pods.js'
import type { Session } from './session.js'

const NO_ARGUMENT = 'error: at least 1 argument is required for attach'
/** What is said once the terminal is the container's. */
export const PROMPT_HINT = "If you don't see a command prompt, try pressing enter.\n"

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

/**
 * Prints what a container writes until it has ended, or until Ctrl-C; all of that. With `stdin`,
 * what is typed goes in.
 */
export function* followContainer(
  session: Session,
  { metadata }: Stored<Pod>,
  container: string,
  { fromStart, stdin }: { readonly fromStart: boolean; readonly stdin: boolean },
): Generator<Wait, string> {
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
  let state = { seen: fromStart ? 0 : lengthOf(session.tx), text: '', typing: stdin }
  for (;;) {
    state = turns.carry(state)
    let { seen, text } = state
    for (const line of linesOf(session.tx, seen)) {
      session[line.stream === 'stderr' ? 'err' : 'out'](line.text)
      text += line.text
    }
    seen = Math.max(seen, lengthOf(session.tx))
    if (cli.interrupted || hasEnded(session.tx, metadata, container)) return text
    const typing =
      state.typing && passInput(cli, (more) => pass(session, metadata, container, more))
    state = { seen, text, typing }
    yield {
      when: (read) =>
        lengthOf(read) > seen ||
        hasEnded(read, metadata, container) ||
        (typing && cli.stdin.isReady(read)),
      endless: true,
    }
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
