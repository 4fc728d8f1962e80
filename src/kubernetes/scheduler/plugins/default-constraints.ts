/**
 * Default constraints: how pods are spread that say nothing of it. They are about the pods of the
 * same services, replica sets, stateful sets or replication controllers.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#cluster-level-default-constraints
 */
import type { Pod, TopologySpreadConstraint } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import type { Reader } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import { replicaSet } from '../../kinds/replica-set.js'
import { replicationController } from '../../kinds/replication-controller.js'
import { service } from '../../kinds/service/index.js'
import { statefulSet } from '../../kinds/stateful-set.js'
import type { Cycle } from '../framework.js'

/** What has been worked out for a pod, so that what is counted for a constraint is found again. */
const MEMO = {}

/** A cycle whose pod has the constraints, if it has none of its own and somebody selects it. */
export function withDefaults(
  cycle: Cycle,
  constraints: readonly TopologySpreadConstraint[],
): Cycle {
  const { spec } = cycle.pod
  if (!spec || (spec.topologySpreadConstraints?.length ?? 0) > 0) return cycle
  let given = cycle.memo.get(MEMO) as readonly TopologySpreadConstraint[] | undefined
  if (!given) {
    const labelSelector = selectorOf(cycle.tx, cycle.pod)
    given = labelSelector ? constraints.map((one) => ({ ...one, labelSelector })) : []
    cycle.memo.set(MEMO, given)
  }
  if (given.length === 0) return cycle
  return {
    ...cycle,
    pod: { ...cycle.pod, spec: { ...spec, topologySpreadConstraints: [...given] } },
  }
}

/** The selectors of the pod's services and of its owner, together. */
function selectorOf(read: Reader, { metadata }: Stored<Pod>): LabelSelector | undefined {
  const namespace = metadata.namespace ?? 'default'
  const labels = metadata.labels ?? {}
  const wanted: Record<string, string> = {}
  for (const { spec } of read.rows(service.table, `${namespace}/`)) {
    const selector = Object.entries(spec?.selector ?? {})
    if (selector.length > 0 && selector.every(([key, value]) => labels[key] === value))
      Object.assign(wanted, Object.fromEntries(selector))
  }
  const owner = metadata.ownerReferences?.find(({ controller }) => controller)
  const key = `${namespace}/${owner?.name ?? ''}`
  const ofOwner =
    owner?.kind === 'ReplicaSet'
      ? read.get(replicaSet.table, key)?.spec?.selector
      : owner?.kind === 'StatefulSet'
        ? read.get(statefulSet.table, key)?.spec?.selector
        : owner?.kind === 'ReplicationController'
          ? { matchLabels: read.get(replicationController.table, key)?.spec?.selector ?? {} }
          : undefined
  Object.assign(wanted, ofOwner?.matchLabels)
  const expressions = ofOwner?.matchExpressions ?? []
  return Object.keys(wanted).length + expressions.length === 0
    ? undefined
    : { matchLabels: wanted, ...(expressions.length > 0 ? { matchExpressions: expressions } : {}) }
}
