/**
 * The Deployment controller: brings pods from one template to the next through ReplicaSets, one for
 * each template.
 *
 * It makes no pods. It sizes ReplicaSets: the one of the present template up, the others down, as
 * the strategy says. The status that it writes counts ReplicaSets as they were before it sized
 * them: their change is seen, and counted, the next time.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import { type Outcome, watch } from '../../../sim/loop.js'
import { deployments } from '../../kinds/deployment.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { labelEntries, selectorEntry } from '../../kinds/object-table.js'
import { pods } from '../../kinds/pod/index.js'
import { replicaSets } from '../../kinds/replica-set.js'
import { controller } from '../controller.js'
import { controllerOf } from '../owners.js'
import { hasEnded } from '../pods.js'
import { claim } from '../replicas/claim.js'
import { isRollingUpdate } from './bounds.js'
import { PAUSED, TIMED_OUT, conditionsOf, find, paused, resumed, say } from './conditions.js'
import { cleanUp } from './history.js'
import { roll } from './rolling.js'
import {
  type Rollout,
  type Sets,
  type StoredSet,
  isAlive,
  scaleSet,
  wanted,
  writeStatus,
} from './rollout.js'
import { scale, wasScaled } from './scale.js'
import { findSets } from './sets.js'
import { hasDeadline, isComplete, syncCounts, syncRollout } from './status.js'

/**
 * A little longer than the ReplicaSets' own: they have done what was asked before the Deployment
 * looks again, so there are never too many pods.
 */
const LATENCY = 15

export const deploymentController = controller('deployment-controller', {
  of: 'Deployment',
  owns: ['ReplicaSet'],
  latency: LATENCY,
  watches: [
    // A Recreate waits until the last pod of the old template is gone.
    watch(pods, ({ before, after }, tx) => {
      if (after || !before) return undefined
      const set = controllerOf(before)
      if (set?.kind !== 'ReplicaSet') return undefined
      const owner = tx.get(replicaSets, `${before.metadata.namespace}/${set.name}`)
      const deployment = owner && controllerOf(owner)
      const key = `${before.metadata.namespace}/${deployment?.name}`
      return deployment && tx.get(deployments, key)?.spec?.strategy?.type === 'Recreate'
        ? key
        : undefined
    }),
    // ReplicaSets that nothing controls may be adopted.
    watch(replicaSets, ({ after }, tx) => {
      if (!after || after.metadata.deletionTimestamp || controllerOf(after)) return undefined
      const entries = [
        ...(labelEntries(after.metadata) ?? []),
        selectorEntry(after.metadata.namespace, undefined),
      ]
      return entries.flatMap((entry) =>
        tx
          .by(deployments, 'bySelector', entry)
          .filter(
            ({ spec }) => spec && matchesLabelSelector(spec.selector, after.metadata.labels ?? {}),
          )
          .map(keyOf),
      )
    }),
  ],

  reconcile(deployment, context) {
    const rollout: Rollout = { context, deployment }
    const owned = claim(context.api, deployment, 'ReplicaSet', deployment.spec?.selector ?? {})
    if (deployment.metadata.deletionTimestamp)
      return syncCounts(rollout, findSets(rollout, owned, false))
    notePause(rollout)
    if (deployment.spec?.paused || wasScaled(deployment, owned)) return resize(rollout, owned)
    return isRollingUpdate(deployment) ? rollingUpdate(rollout, owned) : recreate(rollout, owned)
  },
})

/** While paused, the progress deadline does not run: the condition says so. */
function notePause(rollout: Rollout): void {
  const { deployment, context } = rollout
  if (!hasDeadline(deployment)) return
  const condition = find(conditionsOf(deployment), 'Progressing')
  if (condition?.reason === TIMED_OUT) return
  const isPaused = deployment.spec?.paused === true
  if (isPaused === (condition?.reason === PAUSED)) return
  writeStatus(rollout, {
    ...deployment.status,
    conditions: [...say(conditionsOf(deployment), isPaused ? paused : resumed, context.now)],
  })
}

function resize(rollout: Rollout, owned: readonly StoredSet[]): Outcome {
  const sets = findSets(rollout, owned, false)
  scale(rollout, sets)
  if (rollout.deployment.spec?.paused) cleanUp(rollout, sets)
  return syncCounts(rollout, sets)
}

function rollingUpdate(rollout: Rollout, owned: readonly StoredSet[]): Outcome {
  const sets = findSets(rollout, owned, true)
  if (!roll(rollout, sets) && isDone(rollout.deployment)) cleanUp(rollout, sets)
  return syncRollout(rollout, sets)
}

/** All old pods go, then the new ones come. */
function recreate(rollout: Rollout, owned: readonly StoredSet[]): Outcome {
  const before = findSets(rollout, owned, false)
  const alive = before.old.filter(isAlive)
  for (const set of alive) scaleSet(rollout, set, 0)
  if (alive.length > 0 || hasOldPods(rollout, before)) return syncRollout(rollout, before)
  const sets = before.current ? before : findSets(rollout, owned, true)
  if (sets.current) scaleSet(rollout, sets.current, wanted(rollout.deployment))
  if (isDone(rollout.deployment)) cleanUp(rollout, sets)
  return syncRollout(rollout, sets)
}

const hasOldPods = ({ context: { api } }: Rollout, { old }: Sets): boolean =>
  old.some(
    (set) =>
      (set.status?.replicas ?? 0) > 0 || api.ownedBy(set, 'Pod').some((pod) => !hasEnded(pod)),
  )

const isDone = (deployment: Stored<Deployment>): boolean =>
  isComplete(deployment, deployment.status ?? {})
