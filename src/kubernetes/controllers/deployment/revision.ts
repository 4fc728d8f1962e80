/**
 * Revisions: which rollout a ReplicaSet belongs to, written down in annotations.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#checking-rollout-history-of-a-deployment
 */
import type { Deployment, ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../kinds/kind.js'

export const REVISION = 'deployment.kubernetes.io/revision'
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'

/** Annotations that a ReplicaSet does not take over from its Deployment. */
const OWN_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
]
const HISTORY_LENGTH = 2000

type Annotations = Readonly<Record<string, string>>

/** The revision of a ReplicaSet, 0 if it has none. */
export const revisionOf = ({ metadata }: Stored<ReplicaSet>): number =>
  Number(metadata.annotations?.[REVISION] ?? 0) || 0

/** The annotations that the ReplicaSet of the present template should have. */
export function annotationsOfNewSet(
  deployment: Stored<Deployment>,
  old: Annotations | undefined,
  revision: number,
): Annotations {
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key]) => !OWN_ANNOTATIONS.includes(key),
  )
  const annotations: Record<string, string> = { ...old, ...Object.fromEntries(copied) }
  const before = old?.[REVISION]
  if ((Number(before ?? 0) || 0) >= revision) return annotations
  annotations[REVISION] = String(revision)
  if (before !== undefined)
    annotations[REVISION_HISTORY] = historyWith(old?.[REVISION_HISTORY], before)
  return annotations
}

function historyWith(history: string | undefined, revision: string): string {
  const revisions = [...(history ? history.split(',') : []), revision]
  while (revisions.length > 1 && revisions.join().length > HISTORY_LENGTH) revisions.shift()
  return revisions.join()
}
