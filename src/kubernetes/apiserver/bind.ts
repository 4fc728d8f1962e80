/**
 * Bind: assigns a pod to a node, once and for all.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/binding-v1/
 */
import type { Pod, PodCondition, PodSpec, PodStatus } from '../../types/kubernetes/core/v1.js'
import { seal } from '../../sim/seal.js'
import type { Tx } from '../../sim/step.js'
import type { Stored } from '../kinds/kind.js'
import { pod as podKind } from '../kinds/pod/index.js'
import { conflict, notFound, uidMismatchText } from './errors.js'
import { nextRevision, store, timestamp } from './stored.js'

/** @throws ApiError NotFound, Conflict (already assigned, or on its way out) */
export function bind(tx: Tx, pod: Stored<Pod>, node: string): Stored<Pod> {
  const { name, namespace, uid } = pod.metadata
  const key = `${namespace}/${name}`
  const old = tx.get(podKind.table, key)
  if (!old) throw notFound(podKind, name)
  const refused = (why: string) => conflict({ group: '', plural: 'pods/binding' }, name, why)
  if (old.metadata.uid !== uid) throw refused(uidMismatchText(uid, old.metadata.uid))
  if (old.metadata.deletionTimestamp)
    throw refused(`pod ${name} is being deleted, cannot be assigned to a host`)
  if (old.spec?.nodeName)
    throw refused(`pod ${name} is already assigned to node "${old.spec.nodeName}"`)
  const scheduled = scheduledSince(timestamp(tx.now), old.metadata.generation ?? 1)
  const others = (old.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled')
  const spec = { ...(old.spec as PodSpec), nodeName: node }
  return store(tx, podKind, key, {
    ...old,
    metadata: { ...old.metadata, resourceVersion: nextRevision(tx) },
    spec,
    status: {
      ...unpromised(old.status),
      conditions: others.length === 0 ? scheduled : [...others, ...scheduled],
    },
  })
}

/** The conditions of what was bound last: pods that are bound in one second have the same. */
let lastScheduled: {
  readonly since: string
  readonly generation: number
  readonly conditions: PodCondition[]
} = { since: '', generation: 0, conditions: [] }

function scheduledSince(since: string, generation: number): PodCondition[] {
  if (lastScheduled.since === since && lastScheduled.generation === generation)
    return lastScheduled.conditions
  const condition: PodCondition = {
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null as unknown as string,
    lastTransitionTime: since,
    ...({ observedGeneration: generation } as object),
  }
  lastScheduled = { since, generation, conditions: seal([condition]) }
  return lastScheduled.conditions
}

/** A pod that has a node needs no promise of one. */
function unpromised(status: PodStatus | undefined): PodStatus {
  if (status?.nominatedNodeName === undefined) return status ?? {}
  const { nominatedNodeName: _, ...left } = status
  return left
}
