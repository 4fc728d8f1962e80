/**
 * The history of a Deployment: empty ReplicaSets are kept to go back to, the oldest are removed
 * when there are too many.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy
 */
import { deleteIfThere } from '../controller.js'
import { revisionOf } from './revision.js'
import { type Rollout, type Sets, type StoredSet, sizeOf } from './rollout.js'

/** Deletes empty old ReplicaSets beyond `revisionHistoryLimit`, oldest revision first. */
export function cleanUp({ deployment, context: { api } }: Rollout, { old }: Sets): void {
  const limit = deployment.spec?.revisionHistoryLimit
  if (limit === undefined) return
  const kept = old.filter(({ metadata }) => !metadata.deletionTimestamp)
  const surplus = kept.length - limit
  if (surplus <= 0) return
  const oldest = [...kept].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, surplus)
  for (const set of oldest.filter(isEmpty)) deleteIfThere(api, 'ReplicaSet', set)
}

const isEmpty = (set: StoredSet): boolean =>
  sizeOf(set) === 0 &&
  (set.status?.replicas ?? 0) === 0 &&
  (set.metadata.generation ?? 1) <= (set.status?.observedGeneration ?? 0)
