/**
 * The status of a StatefulSet: its pods, counted, and its revisions.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/stateful-set-v1/
 */
import type { StatefulSetStatus } from '../../../types/kubernetes/apps/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import { availableAt, isReady } from '../pods.js'
import { revisionOf, type StoredSet } from './identity.js'

/** How many pods of which kind there are. */
interface Counts {
  readonly replicas: number
  readonly ready: number
  readonly available: number
  readonly current: number
  readonly updated: number
}

/** The names of the revisions that pods come from and go to. */
export interface Revisions {
  readonly current: string
  readonly update: string
  readonly collisions: number
}

const isRunningAndReady = (pod: Stored<Pod>): boolean =>
  pod.status?.phase === 'Running' && isReady(pod)

/** Whether a pod has been ready for long enough, or will have been, and when. */
export const availableFrom = (set: StoredSet, pod: Stored<Pod>): VirtualTime | undefined =>
  isRunningAndReady(pod) ? availableAt(pod, set.spec?.minReadySeconds ?? 0) : undefined

/** Counts the pods. Those that are on their way out count in no revision. */
export function count(
  set: StoredSet,
  pods: readonly Stored<Pod>[],
  { current, update }: Revisions,
  now: VirtualTime,
): Counts {
  const counts = { replicas: 0, ready: 0, available: 0, current: 0, updated: 0 }
  for (const pod of pods) {
    counts.replicas++
    if (isRunningAndReady(pod)) counts.ready++
    const from = availableFrom(set, pod)
    if (from !== undefined && from <= now) counts.available++
    if (pod.metadata.deletionTimestamp) continue
    if (revisionOf(pod) === current) counts.current++
    if (revisionOf(pod) === update) counts.updated++
  }
  return counts
}

/** When the next pod becomes available by waiting alone. */
export function soonest(
  set: StoredSet,
  pods: readonly Stored<Pod>[],
  now: VirtualTime,
): VirtualTime | undefined {
  let next: VirtualTime | undefined
  for (const pod of pods) {
    const from = availableFrom(set, pod)
    if (from !== undefined && from > now && (next === undefined || from < next)) next = from
  }
  return next
}

/**
 * The status to write. A rolling update is complete when all pods are of the new revision and
 * ready: the new revision is then the current one.
 */
export function statusOf(set: StoredSet, counts: Counts, revisions: Revisions): StatefulSetStatus {
  const isComplete =
    set.spec?.updateStrategy?.type === 'RollingUpdate' &&
    counts.updated === counts.replicas &&
    counts.ready === counts.replicas &&
    counts.replicas === (set.spec.replicas ?? 1)
  const current = isComplete ? counts.updated : counts.current
  const { conditions } = set.status ?? {}
  return {
    observedGeneration: set.metadata.generation ?? 1,
    replicas: counts.replicas,
    ...(counts.ready > 0 ? { readyReplicas: counts.ready } : {}),
    ...(current > 0 ? { currentReplicas: current } : {}),
    ...(counts.updated > 0 ? { updatedReplicas: counts.updated } : {}),
    currentRevision: isComplete ? revisions.update : revisions.current,
    updateRevision: revisions.update,
    collisionCount: revisions.collisions,
    ...(conditions ? { conditions } : {}),
    availableReplicas: counts.available,
  }
}
