/**
 * The rolling update of a StatefulSet: from the highest ordinal down to the partition, pods of an
 * old revision are deleted, and come back as the new one.
 *
 * A pod that does not become ready holds the update up, also when a later template would be sound:
 * it has to be deleted by hand.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import { type StoredSet, revisionOf } from './identity.js'
import { deletePod } from './pods.js'
import { availableFrom } from './status.js'

interface Update {
  readonly set: StoredSet
  readonly replicas: readonly (Stored<Pod> | undefined)[]
  /** The revision that pods are to have. */
  readonly revision: string
}

/** Deletes as many pods of old revisions as may be unavailable; those. */
export function rollingUpdate(
  { set, replicas, revision }: Update,
  context: Context,
): readonly Stored<Pod>[] {
  if (set.spec?.updateStrategy?.type !== 'RollingUpdate') return []
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0
  const isUnavailable = (pod: Stored<Pod> | undefined): boolean => {
    const from = pod && availableFrom(set, pod)
    return from === undefined || from > context.now || pod?.metadata.deletionTimestamp !== undefined
  }
  let room = maxUnavailable(set) - replicas.filter(isUnavailable).length
  const deleted: Stored<Pod>[] = []
  for (const pod of [...replicas.slice(partition)].reverse()) {
    if (!pod || pod.metadata.deletionTimestamp || revisionOf(pod) === revision) continue
    // What is unavailable already takes no room.
    if (!isUnavailable(pod) && room-- <= 0) break
    deletePod(set, pod, context)
    deleted.push(pod)
  }
  return deleted
}

/** A number, or a percentage of the replicas, rounded up; 1 at least. */
function maxUnavailable({ spec }: StoredSet): number {
  const value = spec?.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1
  if (typeof value === 'number') return Math.max(1, value)
  return Math.max(1, Math.ceil((Number.parseInt(value, 10) * (spec?.replicas ?? 1)) / 100))
}
