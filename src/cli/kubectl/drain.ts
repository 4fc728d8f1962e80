/**
 * `kubectl drain`: takes a node out of service; new pods stay away and its pods are evicted.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
import type { Node, Pod } from '../../types/kubernetes/core/v1.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { matchesSelector, parseSelector } from '../../kubernetes/apiserver/selectors.js'
import { type Stored, keyOf } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { goDuration, parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { nodesOf, setSchedulable } from './cordon.js'
import { define } from './definition.js'
import { throwCollected } from './failure.js'
import { DRY_RUN_FLAG, SELECTOR_FLAG } from './flags.js'
import { dryRunOf, dryRunSuffix } from './report.js'
import type { Session } from './session.js'

const MIRROR = 'kubernetes.io/config.mirror'
const DAEMON_REFUSED = 'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)'
const DAEMON_IGNORED = 'ignoring DaemonSet-managed Pods'
const STORAGE_REFUSED =
  'cannot delete Pods with local storage (use --delete-emptydir-data to override)'
const STORAGE_LOST = 'deleting Pods with local storage'
const LONE_REFUSED = 'cannot delete Pods that declare no controller (use --force to override)'
const LONE_LOST = 'deleting Pods that declare no controller'
const RETRY_AFTER = 5000

interface DrainFlags {
  readonly force: boolean
  readonly ignoreDaemonsets: boolean
  readonly deleteEmptydirData: boolean
  readonly disableEviction: boolean
  readonly gracePeriod: number
  readonly podSelector: string
  readonly timeout: string
}

/** The verb `kubectl drain`. */
export const drain = define({
  name: 'drain',
  usage: 'drain NODE',
  short: 'Drain node in preparation for maintenance',
  flags: {
    ...DRY_RUN_FLAG,
    ...SELECTOR_FLAG,
    'delete-emptydir-data': {
      type: 'boolean',
      usage:
        'Continue even if there are pods using emptyDir (local data that will be deleted when the node is drained).',
    },
    'disable-eviction': {
      type: 'boolean',
      usage:
        'Force drain to use delete, even if eviction is supported. This will bypass checking PodDisruptionBudgets, use with caution.',
    },
    force: {
      type: 'boolean',
      usage: 'Continue even if there are pods that do not declare a controller.',
    },
    'grace-period': {
      type: 'int',
      default: -1,
      usage:
        'Period of time in seconds given to each pod to terminate gracefully. If negative, the default value specified in the pod will be used.',
    },
    'ignore-daemonsets': { type: 'boolean', usage: 'Ignore DaemonSet-managed pods.' },
    'pod-selector': {
      type: 'string',
      default: '',
      usage: 'Label selector to filter pods on the node',
    },
    'skip-wait-for-delete-timeout': {
      type: 'int',
      default: 0,
      usage:
        'If pod DeletionTimestamp older than N seconds, skip waiting for the pod.  Seconds must be greater than 0 to skip.',
    },
    timeout: {
      type: 'duration',
      default: '0s',
      usage: 'The length of time to wait before giving up, zero means infinite',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly Stored<Node>[]>> {
    const dryRun = dryRunOf(session, flags.dryRun)
    const errors: unknown[] = []
    const nodes = nodesOf(session, args, flags.selector, 'drain', errors)
    yield* throwCollected(session, errors)
    const cordoned = nodes.map((node) => setSchedulable(session, node, false, dryRun))
    const failed: { readonly node: string; readonly why: readonly string[] }[] = []
    for (const { metadata } of cordoned) {
      const why = yield* drainOne(session, metadata.name, flags, dryRun)
      if (why.length > 0) {
        failed.push({ node: metadata.name, why })
        session.err(
          `error: unable to drain node "${metadata.name}" due to error: ${why.length === 1 ? why[0] : `[${why.join(', ')}]`}, continuing command...\n`,
        )
      } else session.out(`node/${metadata.name} drained${dryRunSuffix(dryRun)}\n`)
    }
    if (failed.length > 0) {
      yield* session.commit()
      session.err(
        `There are pending nodes to be drained:\n${failed.map(({ node }) => ` ${node}\n`).join('')}`,
      )
      throw new CommandError(failed.flatMap(({ why }) => why).join('\n'))
    }
    return { value: cordoned }
  },
})

/** Evicts the pods of a node; what stood in the way. */
function* drainOne(
  session: Session,
  node: string,
  flags: DrainFlags,
  dryRun: string,
): Generator<Wait, readonly string[]> {
  const { pods, refusals, warning } = choose(session, node, flags)
  if (refusals.length > 0) return refusals
  if (warning !== '') session.err(`Warning: ${warning}\n`)
  if (dryRun !== 'none') {
    for (const pod of pods) session.out(`evicting pod ${keyOf(pod)}${dryRunSuffix(dryRun)}\n`)
    return []
  }
  const timeout = parseGoDuration(flags.timeout) ?? 0
  const until = timeout > 0 ? session.tx.now + timeout : Number.POSITIVE_INFINITY
  let waiting = pods.map((pod) => ({ pod, evicted: false, retryAt: 0 }))
  while (waiting.length > 0) {
    if (session.cli.interrupted) return []
    if (session.tx.now >= until) return tooLate(session, node, waiting, timeout)
    for (const one of waiting)
      if (!one.evicted && session.tx.now >= one.retryAt) attempt(session, one, flags)
    const isGone = (read: Reader, { pod }: { readonly pod: Stored<Pod> }): boolean =>
      read.get(podKind.table, keyOf(pod))?.metadata.uid !== pod.metadata.uid
    const gone = waiting.filter((one) => isGone(session.tx, one))
    for (const { pod } of gone)
      session.out(`pod/${pod.metadata.name} ${flags.disableEviction ? 'deleted' : 'evicted'}\n`)
    waiting = waiting.filter((one) => !gone.includes(one))
    if (waiting.length === 0) return []
    const next = Math.min(
      until,
      ...waiting.filter(({ evicted }) => !evicted).map(({ retryAt }) => retryAt),
    )
    const left = waiting
    yield {
      when: (read) => left.some((one) => isGone(read, one)),
      ...(Number.isFinite(next) ? { until: next } : {}),
    }
  }
  return []
}

/** Which pods have to go, what forbids it, and what the user should know. */
function choose(
  { api }: Session,
  node: string,
  flags: DrainFlags,
): {
  readonly pods: readonly Stored<Pod>[]
  readonly refusals: readonly string[]
  readonly warning: string
} {
  const selector = parseSelector(flags.podSelector)
  const refused = new Map<string, string[]>()
  const warned = new Map<string, string[]>()
  const note = (to: Map<string, string[]>, text: string, pod: Stored<Pod>): void =>
    void to.set(text, [...(to.get(text) ?? []), keyOf(pod)])
  const pods = api.by('Pod', 'byNode', node).filter((pod) => {
    if (
      !matchesSelector(selector, pod.metadata.labels) ||
      pod.metadata.annotations?.[MIRROR] !== undefined
    )
      return false
    const done = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
    const controller = pod.metadata.ownerReferences?.find((owner) => owner.controller)
    if (controller?.kind === 'DaemonSet' && !done) {
      if (flags.ignoreDaemonsets) note(warned, DAEMON_IGNORED, pod)
      else note(refused, DAEMON_REFUSED, pod)
      return false
    }
    if (!done && pod.spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined))
      note(
        flags.deleteEmptydirData ? warned : refused,
        flags.deleteEmptydirData ? STORAGE_LOST : STORAGE_REFUSED,
        pod,
      )
    if (!done && !controller)
      note(flags.force ? warned : refused, flags.force ? LONE_LOST : LONE_REFUSED, pod)
    return true
  })
  const texts = (from: ReadonlyMap<string, readonly string[]>): string[] =>
    [...from].map(([text, keys]) => `${text}: ${keys.join(', ')}`).sort()
  return { pods, refusals: texts(refused), warning: texts(warned).join('; ') }
}

function attempt(
  session: Session,
  one: { readonly pod: Stored<Pod>; evicted: boolean; retryAt: number },
  flags: DrainFlags,
): void {
  const { pod } = one
  const grace = flags.gracePeriod >= 0 ? { gracePeriodSeconds: flags.gracePeriod } : {}
  session.out(`evicting pod ${keyOf(pod)}\n`)
  try {
    if (flags.disableEviction)
      session.api.delete('Pod', pod.metadata.name, pod.metadata.namespace, grace)
    else session.api.evict(pod, grace)
    one.evicted = true
  } catch (error) {
    if (isApiError(error, 'NotFound')) one.evicted = true
    else if (isApiError(error, 'TooManyRequests')) {
      session.err(`${evictionOf(pod)} (will retry after 5s): ${error.message}\n`)
      one.retryAt = session.tx.now + RETRY_AFTER
    } else throw error
  }
}

const evictionOf = ({ metadata }: Stored<Pod>): string =>
  `error when evicting pods/"${metadata.name}" -n "${metadata.namespace}"`

function tooLate(
  session: Session,
  node: string,
  waiting: readonly { readonly pod: Stored<Pod> }[],
  timeout: number,
): readonly string[] {
  const why = waiting.map(
    ({ pod }) => `${evictionOf(pod)}: global timeout reached: ${goDuration(timeout)}`,
  )
  session.err(
    `There are pending pods in node "${node}" when an error occurred: ${why.length === 1 ? why[0] : `[${why.join(', ')}]`}\n`,
  )
  for (const { pod } of waiting) session.err(`pod/${pod.metadata.name}\n`)
  return why
}
