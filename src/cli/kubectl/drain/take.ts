/**
 * How `kubectl drain` takes pods away: it evicts each until the server lets it, or deletes all, and
 * looks once a second whether they are gone.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
import { objectAt } from '../../../kubernetes/apiserver/watch/watch.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import {
  ApiError,
  isApiError,
  isNamespaceTerminating,
} from '../../../kubernetes/apiserver/errors.js'
import { type Stored, keyOf } from '../../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../../kubernetes/kinds/pod/index.js'
import { goDuration, parseGoDuration } from '../../../text/duration.js'
import type { Wait } from '../../verb.js'
import { dryRunSuffix } from '../report.js'
import type { Session } from '../session.js'
import { type DrainFlags, isOverdue } from './choose.js'

const RETRY_AFTER = 5000
const LOOK_AGAIN = 1000
const DEADLINE = 'context deadline exceeded'

/** A pod on its way out. */
interface Leaving {
  readonly pod: Stored<Pod>
  /** The server has agreed. */
  isEvicted: boolean
  /** When it is looked at again. */
  at: number
}

/** What is left to do, and when it is too late. */
interface Left {
  readonly until: number
  readonly errors: readonly string[]
  readonly leaving: readonly Leaving[]
}

/** Time that is left, in milliseconds; for ever without a timeout. */
const untilOf = ({ tx }: Session, { timeout }: DrainFlags): number => {
  const length = parseGoDuration(timeout) ?? 0
  return length > 0 ? tx.now + length : Number.POSITIVE_INFINITY
}

const graceOf = ({ gracePeriod }: DrainFlags): { readonly gracePeriodSeconds?: number } =>
  gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {}

/** Evicts pods and waits until they are gone; what stood in the way. */
export function* evictPods(
  session: Session,
  pods: readonly Stored<Pod>[],
  flags: DrainFlags,
  isDry: boolean,
): Generator<Wait, readonly string[]> {
  const turns = session.cli.turns()
  let left: Left = {
    until: untilOf(session, flags),
    errors: [],
    leaving: pods.map((pod) => ({ pod, isEvicted: false, at: session.tx.now })),
  }
  while (left.leaving.length > 0 && !session.cli.interrupted) {
    left = turns.carry(left)
    const { until } = left
    const errors = [...left.errors]
    const leaving = left.leaving.flatMap((was) => {
      const one = { ...was }
      if (session.tx.now < one.at) return one
      const why = lookAt(session, one, { flags, isDry, until })
      if (why === undefined) return one
      if (why !== '') errors.push(why)
      return []
    })
    left = { until, errors, leaving }
    if (leaving.length > 0) yield { until: Math.min(...leaving.map(({ at }) => at)) }
  }
  return left.errors
}

interface Terms {
  readonly flags: DrainFlags
  readonly isDry: boolean
  readonly until: number
}

/** One look at a pod: undefined if it takes longer, '' if it is done, else what went wrong. */
function lookAt(session: Session, one: Leaving, terms: Terms): string | undefined {
  if (!one.isEvicted) return attempt(session, one, terms)
  const { pod } = one
  const { name, namespace } = pod.metadata
  if (isGone(session, pod)) return done(session, pod, 'evicted')
  if (isSkipped(session, pod, terms.flags)) return ''
  if (session.tx.now >= terms.until)
    return `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${DEADLINE}`
  one.at = Math.min(session.tx.now + LOOK_AGAIN, terms.until)
  return undefined
}

function attempt(
  session: Session,
  one: Leaving,
  { flags, isDry, until }: Terms,
): string | undefined {
  const { pod } = one
  const { name, namespace } = pod.metadata
  const evicting = `error when evicting pods/"${name}" -n "${namespace}"`
  session.out(`evicting pod ${keyOf(pod)}${isDry ? dryRunSuffix('server') : ''}\n`)
  if (session.tx.now >= until)
    return `${evicting}: global timeout reached: ${goDuration(parseGoDuration(flags.timeout) ?? 0)}`
  try {
    session.api.evict(pod, { ...graceOf(flags), ...(isDry ? { dryRun: true } : {}) })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.reason === 'NotFound') return ''
    const again = retriedText(error, pod, evicting)
    if (again === undefined) return `${evicting}: ${error.message}`
    session.err(`${again} (will retry after 5s): ${error.message}\n`)
    one.at = session.tx.now + RETRY_AFTER
    return undefined
  }
  if (isDry) return ''
  one.isEvicted = true
  return lookAt(session, one, { flags, isDry, until })
}

/** What is said of an error after which the pod is evicted again. */
const retriedText = (
  error: ApiError,
  { metadata: { name, namespace } }: Stored<Pod>,
  evicting: string,
): string | undefined =>
  error.reason === 'TooManyRequests'
    ? evicting
    : isNamespaceTerminating(error)
      ? `error when evicting pod "${name}" from terminating namespace "${namespace}"`
      : undefined

const isGone = ({ tx }: Session, pod: Stored<Pod>): boolean =>
  objectAt(tx, podKind, pod.metadata.name, pod.metadata.namespace)?.metadata.uid !==
  pod.metadata.uid

function done(session: Session, { metadata: { name } }: Stored<Pod>, what: string): '' {
  session.out(`pod/${name} ${what}\n`)
  return ''
}

/** Whether nobody waits for a pod any more, which is said. */
function isSkipped(
  session: Session,
  pod: Stored<Pod>,
  { skipWaitForDeleteTimeout: seconds }: DrainFlags,
): boolean {
  const now = objectAt(session.tx, podKind, pod.metadata.name, pod.metadata.namespace)
  if (!now || !isOverdue(now, seconds, session.tx.now)) return false
  session.out(
    `pod "${pod.metadata.name}" has DeletionTimestamp older than ${seconds} seconds, skipping\n`,
  )
  return true
}

/** Deletes pods and waits until they are gone; what stood in the way. */
export function* deletePods(
  session: Session,
  pods: readonly Stored<Pod>[],
  flags: DrainFlags,
  isDry: boolean,
): Generator<Wait, readonly string[]> {
  const until = untilOf(session, flags)
  for (const { metadata } of pods)
    try {
      session.api.delete('Pod', metadata.name, metadata.namespace, {
        ...graceOf(flags),
        ...(isDry ? { dryRun: true } : {}),
      })
    } catch (error) {
      if (!isApiError(error)) throw error
      if (error.reason !== 'NotFound') return [error.message]
    }
  const turns = session.cli.turns()
  let carried: { readonly left: readonly Stored<Pod>[]; readonly until: number } = {
    left: isDry ? [] : pods,
    until,
  }
  while (carried.left.length > 0 && !session.cli.interrupted) {
    carried = turns.carry(carried)
    const left = carried.left.filter((pod) => {
      if (isGone(session, pod)) return done(session, pod, 'deleted') !== ''
      return !isSkipped(session, pod, flags)
    })
    if (left.length === 0) return []
    if (session.tx.now >= carried.until) return [DEADLINE]
    carried = { ...carried, left }
    yield { until: Math.min(session.tx.now + LOOK_AGAIN, carried.until) }
  }
  return []
}
