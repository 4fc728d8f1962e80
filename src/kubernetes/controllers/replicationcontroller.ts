/**
 * The ReplicationController controller: what the ReplicaSet controller does, for the kind that came
 * before it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
import { awaitChange } from '../../sim/loop.js'
import { replicationControllers } from '../kinds/replication-controller.js'
import { controller, moreThanStatus } from './controller.js'
import { forgetAllExpectations, forgetExpectations } from './expectations.js'
import { failureCondition, manageReplicas, orphanWatch } from './replicas/replicas.js'

const NAME = 'replication-controller'

export const replicationControllerController = controller(NAME, {
  of: 'ReplicationController',
  owns: ['Pod'],
  watches: [
    orphanWatch(replicationControllers, ({ spec }) => ({ matchLabels: spec?.selector ?? {} })),
  ],
  matters: moreThanStatus,

  reconcile(set, context) {
    const spec = set.spec
    if (!spec?.template) return undefined
    const { counts, failure, outcome } = manageReplicas(
      {
        owner: set,
        controller: NAME,
        replicas: spec.replicas ?? 1,
        minReadySeconds: spec.minReadySeconds ?? 0,
        selector: { matchLabels: spec.selector ?? {} },
        template: spec.template,
        related: () => context.api.ownedBy(set, 'Pod'),
      },
      context,
    )
    // The status of this moment is overwritten, as after the one retry that the real controller
    // allows itself.
    context.api.replaceStatus('ReplicationController', set, {
      ...counts,
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
