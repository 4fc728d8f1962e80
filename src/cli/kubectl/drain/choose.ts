/**
 * Which pods `kubectl drain` takes away, what forbids it, and what the user should know.
 *
 * Filters are asked one after the other; the last one that was asked says what becomes of a pod.
 *
 * @module
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { notFound } from '../../../kubernetes/apiserver/errors.js'
import { matchesSelector, parseSelector } from '../../../kubernetes/apiserver/selectors.js'
import { kindOf } from '../../../kubernetes/kinds/index.js'
import { type Stored, keyOf } from '../../../kubernetes/kinds/kind.js'
import { parseTime } from '../../../text/time.js'
import type { Session } from '../session.js'

const MIRROR = 'kubernetes.io/config.mirror'
const DAEMON_REFUSED = 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)'
const DAEMON_IGNORED = 'ignoring DaemonSet-managed Pods'
const STORAGE_REFUSED = 'Pods with local storage (use --delete-emptydir-data to override)'
const STORAGE_LOST = 'deleting Pods with local storage'
const LONE_REFUSED = 'Pods that declare no controller (use --force to override)'
const LONE_LOST = 'deleting Pods that declare no controller'

/** The flags that say how a node is drained. */
export interface DrainFlags {
  readonly force: boolean
  readonly ignoreDaemonsets: boolean
  readonly deleteEmptydirData: boolean
  readonly disableEviction: boolean
  readonly gracePeriod: number
  readonly podSelector: string
  readonly skipWaitForDeleteTimeout: number
  readonly timeout: string
}

/** What becomes of a pod. */
interface Fate {
  readonly goes: boolean
  readonly error?: string
  readonly warning?: string
}

type Filter = (pod: Stored<Pod>, session: Session, flags: DrainFlags) => Fate

const GOES: Fate = { goes: true }
const STAYS: Fate = { goes: false }

const hasEnded = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

/** Whether a pod should have been gone for so long that nobody waits for it. */
export function isOverdue({ metadata }: Stored<Pod>, seconds: number, now: number): boolean {
  const at = parseTime(metadata.deletionTimestamp ?? '')
  return seconds > 0 && at !== undefined && Math.floor((now - at) / 1000) > seconds
}

const FILTERS: readonly Filter[] = [
  (pod, { tx }, { skipWaitForDeleteTimeout }) =>
    isOverdue(pod, skipWaitForDeleteTimeout, tx.now) ? STAYS : GOES,
  (pod, { api }, { force, ignoreDaemonsets }) => {
    const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)
    if (owner?.kind !== 'DaemonSet' || owner.apiVersion !== 'apps/v1' || hasEnded(pod)) return GOES
    if (!api.find('DaemonSet', owner.name, pod.metadata.namespace)) {
      const { message } = notFound(kindOf('DaemonSet'), owner.name)
      return force ? { goes: true, warning: message } : { goes: false, error: message }
    }
    return ignoreDaemonsets
      ? { goes: false, warning: DAEMON_IGNORED }
      : { goes: false, error: DAEMON_REFUSED }
  },
  ({ metadata }) => (metadata.annotations?.[MIRROR] === undefined ? GOES : STAYS),
  (pod, _session, { deleteEmptydirData }) => {
    const hasStorage = pod.spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined)
    if (!hasStorage || hasEnded(pod)) return GOES
    return deleteEmptydirData
      ? { goes: true, warning: STORAGE_LOST }
      : { goes: false, error: STORAGE_REFUSED }
  },
  (pod, _session, { force }) => {
    if (hasEnded(pod) || pod.metadata.ownerReferences?.some(({ controller }) => controller))
      return GOES
    return force ? { goes: true, warning: LONE_LOST } : { goes: false, error: LONE_REFUSED }
  },
]

function fateOf(pod: Stored<Pod>, session: Session, flags: DrainFlags): Fate {
  let fate = GOES
  for (const filter of FILTERS) {
    fate = filter(pod, session, flags)
    if (!fate.goes) return fate
  }
  return fate
}

/** The pods of a node that have to go. */
export function choose(
  session: Session,
  node: string,
  flags: DrainFlags,
): {
  readonly pods: readonly Stored<Pod>[]
  readonly refusals: readonly string[]
  readonly warning: string
} {
  const selector = parseSelector(flags.podSelector)
  const fates = session.api
    .by('Pod', 'byNode', node)
    .filter(({ metadata }) => matchesSelector(selector, metadata.labels))
    .map((pod) => ({ pod, ...fateOf(pod, session, flags) }))
  const texts = (of: 'error' | 'warning', prefix: string): readonly string[] => {
    const named = new Map<string, string[]>()
    for (const { pod, [of]: text } of fates)
      if (text !== undefined) named.set(text, [...(named.get(text) ?? []), keyOf(pod)])
    return [...named].map(([text, keys]) => `${prefix}${text}: ${keys.join(', ')}`).sort()
  }
  return {
    pods: fates.flatMap(({ pod, goes }) => (goes ? pod : [])),
    refusals: texts('error', 'cannot delete '),
    warning: texts('warning', '').join('; '),
  }
}
