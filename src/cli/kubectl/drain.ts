/**
 * `kubectl drain`: takes a node out of service; new pods stay away and its pods are evicted.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
import type { Node } from '../../types/kubernetes/core/v1.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { parseSelector } from '../../kubernetes/apiserver/selectors.js'
import { type Stored, keyOf } from '../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { nodesOf, setSchedulable } from './cordon.js'
import { define } from './definition.js'
import { type DrainFlags, choose } from './drain/choose.js'
import { deletePods, evictPods } from './drain/take.js'
import { throwCollected } from './failure.js'
import { CHUNK_FLAG, DRY_RUN_FLAG, SELECTOR_FLAG } from './flags.js'
import { type DryRun, dryRunOf, dryRunSuffix } from './report.js'
import type { Session } from './session.js'

const BAD_SELECTOR = 'error: --pod-selector=<pod_selector> must be a valid label selector'

/** Several errors as one. */
const aggregate = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : `[${[...new Set(texts)].join(', ')}]`

/** The verb `kubectl drain`. */
export const drain = define({
  name: 'drain',
  usage: 'drain NODE',
  short: 'Drain node in preparation for maintenance',
  flags: {
    ...CHUNK_FLAG,
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
    checkSelector(flags.podSelector)
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
          `error: unable to drain node "${metadata.name}" due to error: ${aggregate(why)}, continuing command...\n`,
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

/** @throws CommandError */
function checkSelector(text: string): void {
  try {
    parseSelector(text)
  } catch (error) {
    if (!isApiError(error)) throw error
    throw new CommandError(BAD_SELECTOR)
  }
}

/** Takes the pods of a node away; what stood in the way. */
function* drainOne(
  session: Session,
  node: string,
  flags: DrainFlags,
  dryRun: DryRun,
): Generator<Wait, readonly string[]> {
  const { pods, refusals, warning } = choose(session, node, flags)
  if (refusals.length > 0) return refusals
  if (warning !== '') session.err(`Warning: ${warning}\n`)
  if (dryRun === 'client') {
    for (const pod of pods) session.out(`evicting pod ${keyOf(pod)}${dryRunSuffix(dryRun)}\n`)
    return []
  }
  const why = flags.disableEviction
    ? yield* deletePods(session, pods, flags, dryRun === 'server')
    : yield* evictPods(session, pods, flags, dryRun === 'server')
  if (why.length > 0) sayPending(session, node, why, flags)
  return why
}

/** Which pods are still there when something went wrong. */
function sayPending(
  session: Session,
  node: string,
  why: readonly string[],
  flags: DrainFlags,
): void {
  const { pods, refusals } = choose(session, node, flags)
  if (pods.length > 0) {
    session.err(
      `There are pending pods in node "${node}" when an error occurred: ${aggregate(why)}\n`,
    )
    for (const { metadata } of pods) session.err(`pod/${metadata.name}\n`)
  }
  if (refusals.length > 0)
    session.err(
      `Following errors occurred while getting the list of pods to delete:\n${aggregate(refusals)}`,
    )
}
