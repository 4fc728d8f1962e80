/**
 * Nominated pods: those for which others were taken away on a node, and that have not come there yet.
 *
 * The room that was made is theirs: a pod that is not more important finds it taken.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#user-exposed-information
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { connect } from '../apiserver/client.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { pods as podTable } from '../kinds/pod/index.js'
import type { Filter } from './framework.js'
import { priorityOf } from './importance.js'
import { USER } from './name.js'
import { type NodeInfo, nodeInfos, withPod } from './node-info.js'

/** A pod and the node that it was promised. */
interface Nominated {
  readonly key: string
  readonly uid: string
  readonly node: string
}

/** Keys are pods' keys. */
export const nominated = defineTable<Nominated, 'byNode'>('scheduler/nominated', {
  byNode: ({ node }) => node,
})

/** Promises a node to a pod. */
export function nominate(tx: Tx, pod: Stored<Pod>, node: string): void {
  const key = keyOf(pod)
  tx.put(nominated, key, { key, uid: pod.metadata.uid, node })
}

/** The scheduler starts: promises stand in the pods. */
export function recallNominated(tx: Tx, pods: readonly Stored<Pod>[]): void {
  for (const pod of pods)
    if (pod.status?.nominatedNodeName && !pod.spec?.nodeName)
      nominate(tx, pod, pod.status.nominatedNodeName)
}

/** The node that a pod was promised, if it is still there. */
export function promisedNode(tx: Tx, pod: Stored<Pod>): NodeInfo | undefined {
  const found = tx.get(nominated, keyOf(pod))
  return found?.uid === pod.metadata.uid ? tx.get(nodeInfos, found.node) : undefined
}

/** The pods that wait for a node which they were promised. */
const waitingFor = (tx: Tx, node: string): readonly Stored<Pod>[] =>
  tx.by(nominated, 'byNode', node).flatMap(({ key, uid }) => {
    const pod = tx.get(podTable, key)
    return pod?.metadata.uid === uid && !pod.spec?.nodeName && !pod.metadata.deletionTimestamp
      ? pod
      : []
  })

/** Less important pods that were promised a node have to look for another one. */
export function dismissLessImportant(tx: Tx, pod: Stored<Pod>, node: string): void {
  for (const other of waitingFor(tx, node))
    if (priorityOf(other) < priorityOf(pod)) withdraw(tx, other)
}

/** A promise holds no longer. */
export function withdraw(tx: Tx, pod: Stored<Pod>): void {
  tx.delete(nominated, keyOf(pod))
  if (!pod.status?.nominatedNodeName) return
  connect(tx, USER).amendStatus('Pod', pod, (draft) => {
    const { nominatedNodeName: _, ...status } = draft.status ?? {}
    draft.status = status
  })
}

/**
 * A filter that finds the room of nominated pods taken which are at least as important as `pod`.
 * The pod must fit beside them and without them: they may go elsewhere.
 */
export function besideNominated(tx: Tx, pod: Stored<Pod>, reject: Filter): Filter {
  if (tx.count(nominated as never) === 0) return reject
  return (node) => {
    const rejection = reject(node)
    if (rejection) return rejection
    const others = waitingFor(tx, node.name).filter(
      (other) => other.metadata.uid !== pod.metadata.uid && priorityOf(other) >= priorityOf(pod),
    )
    return others.length === 0 ? undefined : reject(others.reduce(withPod, node))
  }
}
