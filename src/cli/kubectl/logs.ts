/**
 * `kubectl logs`: what containers have written.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_logs/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { LogLine } from '../../cri/runtime.js'
import { isApiError, noPodInNamespace } from '../../kubernetes/apiserver/errors.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { parseGoDuration } from '../../text/duration.js'
import { parseTime, rfc3339nano, timeError } from '../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { usageError } from './failure.js'
import { SELECTOR_FLAG, podTimeoutFlag } from './flags.js'
import { nothingFound } from './nothing-found.js'
import { checkContainer, containerOf, everyContainer, podsOf } from './pods.js'
import type { Session } from './session.js'

const EXPECTED =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command"
const NO_NAME = 'only a selector (-l) or a POD name is allowed'
const TAIL_WITH_SELECTOR = 10

interface LogFlags {
  readonly previous: boolean
  readonly since: string
  readonly sinceTime?: string | undefined
  readonly tail: number
  readonly timestamps: boolean
  readonly prefix: boolean
  readonly limitBytes: number
}

/** One container whose output is wanted. */
interface Source {
  readonly pod: Stored<Pod>
  readonly container: string
}

/** The verb `kubectl logs`. */
export const logs = define({
  name: 'logs',
  usage: 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  short: 'Print the logs for a container in a pod',
  long: 'Print the logs for a container in a pod or specified resource. If the pod has only one container, the container name is optional.',
  flags: {
    ...SELECTOR_FLAG,
    ...podTimeoutFlag('20s'),
    'all-containers': { type: 'boolean', usage: "Get all containers' logs in the pod(s)." },
    'all-pods': { type: 'boolean', usage: 'Get logs from all pod(s). Sets prefix to true.' },
    container: { type: 'string', short: 'c', usage: 'Print the logs of this container' },
    follow: { type: 'boolean', short: 'f', usage: 'Specify if the logs should be streamed.' },
    'ignore-errors': {
      type: 'boolean',
      usage: 'If watching / following pod logs, allow for any errors that occur to be non-fatal',
    },
    'limit-bytes': {
      type: 'int',
      default: 0,
      usage: 'Maximum bytes of logs to return. Defaults to no limit.',
    },
    'max-log-requests': {
      type: 'int',
      default: 5,
      usage:
        'Specify maximum number of concurrent logs to follow when using by a selector. Defaults to 5.',
    },
    prefix: {
      type: 'boolean',
      usage: 'Prefix each log line with the log source (pod name and container name)',
    },
    previous: {
      type: 'boolean',
      short: 'p',
      usage:
        'If true, print the logs for the previous instance of the container in a pod if it exists.',
    },
    since: {
      type: 'duration',
      default: '0s',
      usage:
        'Only return logs newer than a relative duration like 5s, 2m, or 3h. Defaults to all logs. Only one of since-time / since may be used.',
    },
    'since-time': {
      type: 'string',
      usage:
        'Only return logs after a specific date (RFC3339). Defaults to all logs. Only one of since-time / since may be used.',
    },
    tail: {
      type: 'int',
      default: -1,
      usage:
        'Lines of recent log file to display. Defaults to -1 with no selector, showing all log lines otherwise 10, if a selector is provided.',
    },
    timestamps: { type: 'boolean', usage: 'Include timestamps on each line in the log output' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    const [word, positional, ...rest] = args
    if ((word === undefined && !flags.selector) || rest.length > 0)
      throw usageError(EXPECTED, 'logs')
    if (word !== undefined && flags.selector) throw usageError(NO_NAME, 'logs')
    if (flags.tail < -1) throw new CommandError('error: --tail must be greater than or equal to -1')
    if (flags.sinceTime && parseGoDuration(flags.since))
      throw new CommandError('error: at most one of `sinceTime` or `sinceSeconds` may be specified')
    const pods = flags.selector
      ? session.api.list('Pod', { namespace: session.namespace, labelSelector: flags.selector })
      : named(session, word ?? '', flags.allPods)
    if (pods.length === 0) session.err(nothingFound(session, [{ kind: podKind as never }], false))
    const sources = pods.flatMap((pod): Source[] =>
      flags.allContainers
        ? everyContainer(pod).map((container) => ({ pod, container }))
        : [{ pod, container: containerOf(session, pod, flags.container ?? positional) }],
    )
    for (const { pod, container } of sources) checkContainer(pod, container)
    if (flags.follow && sources.length > flags.maxLogRequests) {
      throw new CommandError(
        `error: you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${flags.maxLogRequests}, use --max-log-requests to increase the limit`,
      )
    }
    const prefixed = {
      ...flags,
      prefix: flags.prefix || flags.allPods,
      tail:
        flags.selector && flags.tail === -1 && !flags.allContainers
          ? TAIL_WITH_SELECTOR
          : flags.tail,
    }
    const text = sources.map((source) => printed(session, source, prefixed)).join('')
    session.out(text)
    if (flags.follow && !flags.previous) yield* follow(session, sources, prefixed)
    return { value: { text } }
  },
})

/** The pods that a word means; of several, one is chosen and named to the user. */
function named(session: Session, word: string, all: boolean): readonly Stored<Pod>[] {
  try {
    const pods = podsOf(session, word)
    if (pods.length > 1 && !all)
      session.err(`Found ${pods.length} pods, using pod/${pods[0]?.metadata.name}\n`)
    return all ? pods : pods.slice(0, 1)
  } catch (error) {
    if (isApiError(error, 'NotFound') && !word.includes('/'))
      throw new CommandError(
        `error: error from server (NotFound): ${noPodInNamespace(word, session.namespace)}`,
      )
    throw error
  }
}

function printed(session: Session, { pod, container }: Source, flags: LogFlags): string {
  const { name, namespace = '' } = pod.metadata
  session.authorize('get', podKind, { name, namespace, subresource: 'log' })
  const since = sinceTime(flags, session.tx.now)
  const lines = session.streams.logs(session.tx, namespace, name, {
    container,
    previous: flags.previous,
    tail: flags.tail,
    ...(since === undefined ? {} : { since }),
  })
  const text = lines.map((line) => lineText(line, { pod, container }, flags)).join('')
  return flags.limitBytes ? text.slice(0, flags.limitBytes) : text
}

function sinceTime({ since, sinceTime: at }: LogFlags, now: number): number | undefined {
  if (at) {
    const parsed = parseTime(at)
    if (parsed === undefined) throw new CommandError(`error: ${timeError(at)}`)
    return parsed
  }
  const duration = parseGoDuration(since) ?? 0
  if (duration < 0) throw new CommandError('error: --since must be greater than 0')
  return duration > 0 ? now - duration : undefined
}

const lineText = ({ time, text }: LogLine, { pod, container }: Source, flags: LogFlags): string =>
  `${flags.prefix ? `[pod/${pod.metadata.name}/${container}] ` : ''}${flags.timestamps ? `${rfc3339nano(time)} ` : ''}${text}`

/** Prints what is written from now on, until every container has ended, or until Ctrl-C. */
function* follow(
  session: Session,
  sources: readonly Source[],
  flags: LogFlags,
): Generator<Wait, void> {
  const { streams } = session
  const lengthOf = (read: Reader, { pod, container }: Source): number =>
    streams.logLength(read, pod.metadata.namespace ?? '', pod.metadata.name, container)
  const linesOf = (read: Reader, { pod, container }: Source, from: number): readonly LogLine[] => {
    try {
      return streams.logs(read, pod.metadata.namespace ?? '', pod.metadata.name, {
        container,
        from,
      })
    } catch (error) {
      if (isApiError(error)) return []
      throw error
    }
  }
  const turns = session.cli.turns()
  let seen = sources.map((source): number | undefined => lengthOf(session.tx, source))
  for (;;) {
    seen = turns.carry(
      seen.map((count, i) =>
        count !== undefined && isRunning(session.tx, sources[i] as Source) ? count : undefined,
      ),
    )
    const waiting = sources.flatMap((source, i) =>
      seen[i] === undefined ? [] : [{ source, count: seen[i], i }],
    )
    if (waiting.length === 0 || session.cli.interrupted) return
    yield {
      when: (read) =>
        waiting.some(
          ({ source, count }) => lengthOf(read, source) !== count || !isRunning(read, source),
        ),
      endless: true,
    }
    seen = sources.map(() => undefined)
    for (const { source, count, i } of waiting) {
      const lines = linesOf(session.tx, source, count)
      session.out(lines.map((line) => lineText(line, source, flags)).join(''))
      seen[i] = lengthOf(session.tx, source)
    }
  }
}

/** Whether the container still runs, as far as the API server knows. */
function isRunning(read: Reader, { pod, container }: Source): boolean {
  const now = objectAt(read, podKind, pod.metadata.name, pod.metadata.namespace)
  if (!now || now.metadata.uid !== pod.metadata.uid) return false
  const statuses = [
    ...(now.status?.initContainerStatuses ?? []),
    ...(now.status?.containerStatuses ?? []),
  ]
  return statuses.some(({ name, state }) => name === container && state?.running !== undefined)
}
