/**
 * Eviction: a pod that its node has no room for is stopped at once, and has failed.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Outcome } from '../../../sim/loop.js'
import type { Stored } from '../../kinds/kind.js'
import { disruptedStatus } from '../../kinds/pod/disruption-target.js'
import type { PodContext } from '../context.js'
import type { PodWorker } from '../pod-worker.js'
import { beginEnding, terminate } from '../terminate.js'
import { EVICTED } from './messages.js'

/** The seconds that a pod has when its node is short of something now. */
const GRACE = 1
const BY_KUBELET = 'TerminationByKubelet'

/** Begins to stop a pod, and says why. */
export function evict(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  message: string,
): Outcome {
  const { api, tx, record } = context
  record.warning(pod, EVICTED, message)
  const marked =
    api.replaceStatus('Pod', pod, disruptedStatus(pod, pod.status, BY_KUBELET, message, tx.now)) ??
    pod
  const { evicted: _, ...rest } = worker
  return terminate(
    context,
    marked,
    beginEnding(context, marked, rest, { grace: GRACE, reason: EVICTED, message }),
  )
}
