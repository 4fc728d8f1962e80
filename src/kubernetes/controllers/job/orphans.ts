/**
 * Pods of jobs that are gone: nobody will count them, so nothing has to hold them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
import { type Loop, awaitChange, watch } from '../../../sim/loop.js'
import { connect } from '../../apiserver/client.js'
import { asClient } from '../../apiserver/informer.js'
import { jobs } from '../../kinds/job.js'
import { keyOf } from '../../kinds/kind.js'
import { pods } from '../../kinds/pod/index.js'
import { LATENCY } from '../controller.js'
import { controllerOf } from '../owners.js'
import { isForeign, isTracked, jobKeyOf, release } from './pods.js'

const NAME = 'job-controller-orphans'

/** Keys are those of pods. */
const loop: Loop = {
  name: NAME,
  latency: LATENCY,
  watches: [
    watch(pods, ({ key, before, after }) =>
      after &&
      isTracked(after) &&
      (before?.metadata.ownerReferences !== after.metadata.ownerReferences ||
        before?.metadata.deletionTimestamp !== after.metadata.deletionTimestamp)
        ? key
        : undefined,
    ),
    watch(jobs, ({ before, after }, tx) =>
      before && before.metadata.uid !== after?.metadata.uid
        ? tx.by(pods, 'byOwner', before.metadata.uid).filter(isTracked).map(keyOf)
        : undefined,
    ),
  ],
  step(tx, key) {
    const pod = tx.get(pods, key)
    if (!pod || !isTracked(pod)) return awaitChange
    const api = connect(tx, 'system:serviceaccount:kube-system:job-controller')
    const jobKey = jobKeyOf(pod)
    const job =
      jobKey === undefined
        ? undefined
        : api.live.find('Job', jobKey.slice(jobKey.indexOf('/') + 1), pod.metadata.namespace)
    if (job && job.metadata.uid === controllerOf(pod)?.uid && !isForeign(job)) return awaitChange
    release(api, pod)
    return awaitChange
  },
}

export const jobOrphans = asClient(loop, {
  start: (tx) => tx.rows(pods).filter(isTracked).map(keyOf),
})
