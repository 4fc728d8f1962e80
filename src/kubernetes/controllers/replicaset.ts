/**
 * The ReplicaSet controller: keeps as many pods alive as `spec.replicas` says.
 *
 * It compares what is with what should be and does the difference; it never asks what happened.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
import type { ReplicaSet } from '../../types/kubernetes/apps/v1.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { awaitChange } from '../../sim/loop.js'
import type { Api } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { replicaSets } from '../kinds/replica-set.js'
import { controller, moreThanStatus } from './controller.js'
import { controllerOf } from './owners.js'
import { forgetAllExpectations, forgetExpectations } from './expectations.js'
import { failureCondition, manageReplicas, orphanWatch } from './replicas/replicas.js'

const NAME = 'replicaset-controller'

export const replicaSetController = controller(NAME, {
  of: 'ReplicaSet',
  owns: ['Pod'],
  watches: [orphanWatch(replicaSets, ({ spec }) => spec?.selector ?? {})],
  matters: moreThanStatus,

  reconcile(set, context) {
    const spec = set.spec
    if (!spec?.template) return undefined
    const { counts, terminating, failure, outcome } = manageReplicas(
      {
        owner: set,
        controller: NAME,
        replicas: spec.replicas ?? 1,
        minReadySeconds: spec.minReadySeconds ?? 0,
        selector: spec.selector,
        template: spec.template,
        related: () => siblings(context.api, set),
      },
      context,
    )
    // The status of this moment is overwritten, as after the one retry that the real controller
    // allows itself.
    context.api.replaceStatus('ReplicaSet', set, {
      ...counts,
      terminatingReplicas: terminating,
      observedGeneration: set.metadata.generation ?? 1,
      ...failureCondition(set.status?.conditions, failure, context.now),
    })
    return outcome
  },

  gone(key, { tx }) {
    forgetExpectations(tx, NAME, key)
    return awaitChange
  },

  forget: (tx) => forgetAllExpectations(tx, NAME),
})

/** The pods of all sets of the same Deployment. */
function siblings(api: Api, set: Stored<ReplicaSet>): readonly Stored<Pod>[] {
  const owner = controllerOf(set)
  const sets = owner ? api.ownedBy({ metadata: { uid: owner.uid } }, 'ReplicaSet') : [set]
  return sets.flatMap((one) => api.ownedBy(one, 'Pod'))
}
