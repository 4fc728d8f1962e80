/**
 * The replica sets of a deployment, its newest one, and their revisions.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#checking-rollout-history-of-a-deployment
 */
import { dequal } from 'dequal'
import type { Deployment, ReplicaSet } from '../../types/kubernetes/apps/v1.js'
import type { PodTemplateSpec } from '../../types/kubernetes/core/v1.js'
import type { Api } from '../../kubernetes/apiserver/client.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'

/** The annotation with the revision of a deployment or replica set. */
export const REVISION = 'deployment.kubernetes.io/revision'
/** The label that distinguishes the replica sets of a deployment. */
const TEMPLATE_HASH = 'pod-template-hash'

/** The replica sets that a deployment controls. */
export const replicaSetsOf = (
  api: Api,
  deployment: Stored<Deployment>,
): readonly Stored<ReplicaSet>[] => api.ownedBy(deployment, 'ReplicaSet')

/** The one that has the deployment's template; the oldest of several. */
export const newReplicaSet = (
  deployment: Stored<Deployment>,
  sets: readonly Stored<ReplicaSet>[],
): Stored<ReplicaSet> | undefined =>
  [...sets]
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))
    .find(({ spec }) => dequal(withoutHash(spec?.template), deployment.spec?.template))

/** A template without the label that distinguishes replica sets. */
export function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec | undefined {
  if (!template?.metadata?.labels) return template
  const { [TEMPLATE_HASH]: _, ...labels } = template.metadata.labels
  return { ...template, metadata: { ...template.metadata, labels } }
}

/** The revision of a replica set or deployment; 0 if it has none. */
export const revisionOf = ({
  metadata,
}: {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> }
}): number => Number(metadata.annotations?.[REVISION] ?? 0)
