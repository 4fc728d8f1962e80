/**
 * The DaemonSet controller: a pod on each node that fits, and only one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
import type { DaemonSet, DaemonSetStatus } from '../../../types/kubernetes/apps/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { awaitChange, requeueAt, retry } from '../../../sim/loop.js'
import type { VirtualTime } from '../../../sim/world.js'
import { inOrder } from '../../kinds/controller-revision.js'
import { daemonSets } from '../../kinds/daemon-set.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { controller, moreThanStatus } from '../controller.js'
import {
  areSatisfied,
  expectWrites,
  forgetAllExpectations,
  forgetExpectations,
  shownFrom,
} from '../expectations.js'
import { templateHash } from '../deployment/hash.js'
import { presentRevision, truncateHistory } from '../history/index.js'
import { availableAt, isReady } from '../pods.js'
import { claim } from '../replicas/claim.js'
import { orphanWatch } from '../replicas/replicas.js'
import { type Daemons, HASH_LABEL, byNode, isAvailable, isUpdated } from './daemons.js'
import { type Todo, act, whatIsMissing } from './manage.js'
import { eligible, nodeWatch } from './nodes.js'
import { rollingUpdate } from './update.js'

const NAME = 'daemonset-controller'
const HISTORY_LIMIT = 10

export const daemonSetController = controller(NAME, {
  of: 'DaemonSet',
  owns: ['Pod'],
  watches: [orphanWatch(daemonSets, ({ spec }) => spec?.selector ?? {}), nodeWatch],
  matters: moreThanStatus,

  reconcile(set, context) {
    const { api, tx, now } = context
    const satisfied = areSatisfied(tx, NAME, keyOf(set))
    const selector = set.spec?.selector ?? {}
    const pods = claim(api, set, 'Pod', selector)
    const known = inOrder(claim(api, set, 'ControllerRevision', selector))
    if (set.metadata.deletionTimestamp) return awaitChange
    const { revision, collisions } = presentRevision(api, known, {
      owner: set,
      template: set.spec?.template ?? {},
      collisions: set.status?.collisionCount ?? 0,
      hashLabel: HASH_LABEL,
      hashOf: templateHash,
    })
    const hash = revision.metadata.labels?.[HASH_LABEL] ?? ''
    const daemons: Daemons = { set, nodes: api.list('Node'), byNode: byNode(pods), hash, context }
    const failure = satisfied ? sync(daemons) : undefined
    const status = statusOf(daemons, collisions)
    api.replaceStatus('DaemonSet', set, status)
    const used = new Set([hash, ...pods.map(({ metadata }) => metadata.labels?.[HASH_LABEL])])
    truncateHistory(
      api,
      known,
      ({ metadata }) => used.has(metadata.labels?.[HASH_LABEL]),
      set.spec?.revisionHistoryLimit ?? HISTORY_LIMIT,
    )
    if (failure !== undefined) return retry
    const next = earliest(shownFrom(tx, NAME, keyOf(set)), soonest(set, pods, now))
    return next === undefined ? awaitChange : requeueAt(next, { idle: false })
  },

  gone(key, { tx }) {
    forgetExpectations(tx, NAME, key)
    return awaitChange
  },

  forget: (tx) => forgetAllExpectations(tx, NAME),
})

/** Does what is missing, and then, if nothing was, what the update asks for. */
function sync(daemons: Daemons): string | undefined {
  const { set, context } = daemons
  const isRolling = set.spec?.updateStrategy?.type === 'RollingUpdate'
  const missing = whatIsMissing(daemons)
  const update: Todo =
    isRolling && isNothing(missing) ? rollingUpdate(daemons) : { nodes: [], surplus: [] }
  const todo = isNothing(missing) ? update : missing
  if (isNothing(todo)) return undefined
  expectWrites(context.tx, NAME, keyOf(set))
  return act(daemons, todo)
}

const isNothing = ({ nodes, surplus }: Todo): boolean => nodes.length + surplus.length === 0

/** Nodes are counted by their oldest pod; zeros are left out, as the API does. */
function statusOf(daemons: Daemons, collisions: number): DaemonSetStatus {
  let [desired, current, misscheduled, ready, available, updated] = [0, 0, 0, 0, 0, 0]
  for (const node of daemons.nodes) {
    const [pod] = daemons.byNode.get(node.metadata.name) ?? []
    if (!eligible(daemons.set, node).mayStart) {
      if (pod) misscheduled++
      continue
    }
    desired++
    if (!pod) continue
    current++
    if (isReady(pod)) ready++
    if (isAvailable(daemons, pod)) available++
    if (isUpdated(daemons, pod)) updated++
  }
  const { conditions } = daemons.set.status ?? {}
  return {
    currentNumberScheduled: current,
    numberMisscheduled: misscheduled,
    desiredNumberScheduled: desired,
    numberReady: ready,
    observedGeneration: daemons.set.metadata.generation ?? 1,
    ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
    ...(available > 0 ? { numberAvailable: available } : {}),
    ...(desired > available ? { numberUnavailable: desired - available } : {}),
    ...(collisions > 0 ? { collisionCount: collisions } : {}),
    ...(conditions ? { conditions } : {}),
  }
}

/** When the next pod becomes available by waiting alone. */
function soonest(
  { spec }: Stored<DaemonSet>,
  pods: readonly Stored<Pod>[],
  now: VirtualTime,
): VirtualTime | undefined {
  if (!spec?.minReadySeconds) return undefined
  return pods
    .map((pod) => availableAt(pod, spec.minReadySeconds ?? 0))
    .filter((at) => at !== undefined && at > now)
    .reduce(earliest, undefined)
}

const earliest = (
  a: VirtualTime | undefined,
  b: VirtualTime | undefined,
): VirtualTime | undefined => (a === undefined || (b !== undefined && b < a) ? b : a)
