/**
 * Admission: a kubelet does not take a pod that its node has no room for, or that does not want to be
 * there, whoever put it there.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { milliValue, parseQuantity } from '../../text/quantity.js'
import type { Stored } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { wantsNode } from '../kinds/node-selector.js'
import { addResources, podResources, type ResourceList } from '../kinds/pod/resources.js'
import { type PodContext, presentPods } from './context.js'
import { timeText } from './status-parts.js'
import { sysctlRejection } from './sysctls.js'
import { pressureRejection } from './eviction/admit.js'

/** Why a pod is not taken. */
export interface Rejection {
  readonly reason: string
  readonly message: string
}

/** The node has too little left of a resource; in its smallest unit. */
export const notEnough = (
  resource: string,
  requested: number,
  used: number,
  capacity: number,
): string =>
  `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`

/** What stands before a message in the status of a pod. */
const REJECTED = 'Pod was rejected: '

/**
 * Takes a pod that its kubelet sees for the first time; false if it is rejected, which its status
 * then says. What a scheduler has placed fits: only what others have placed is added up.
 */
export function admit(context: PodContext, pod: Stored<Pod>): boolean {
  const rejection =
    affinityRejection(context, pod) ??
    resourceRejection(context, pod) ??
    sysctlRejection(pod) ??
    pressureRejection(context, pod)
  if (!rejection) return true
  const { reason, message } = rejection
  context.record.warning(pod, reason, message)
  context.api.replaceStatus('Pod', pod, {
    ...pod.status,
    phase: 'Failed',
    reason,
    message: REJECTED + message,
    observedGeneration: pod.metadata.generation ?? 1,
    startTime: timeText(context.tx.now),
  })
  return false
}

function affinityRejection({ tx, node }: PodContext, { spec }: Stored<Pod>): Rejection | undefined {
  const registered = tx.get(nodeKind.table, node.name)
  // Before its node is registered, a kubelet knows no labels that others give it.
  if (!registered) return undefined
  const labels = registered.metadata.labels ?? {}
  return !spec || wantsNode(spec, { name: node.name, labels })
    ? undefined
    : {
        reason: 'NodeAffinity',
        message: "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
      }
}

function resourceRejection(context: PodContext, pod: Stored<Pod>): Rejection | undefined {
  const isPlaced = pod.status?.conditions?.some(({ type }) => type === 'PodScheduled')
  if (isPlaced || !pod.spec) return undefined
  const others = presentPods(context).filter(({ metadata }) => metadata.uid !== pod.metadata.uid)
  const { allocatable } = context.node
  const wanted: ResourceList = { ...podResources(pod.spec, 'requests'), pods: '1' }
  const used = others.reduce<ResourceList>(
    (sum, { spec }) => (spec ? addResources(sum, podResources(spec, 'requests')) : sum),
    { pods: String(others.length) },
  )
  for (const [name, amount] of Object.entries(wanted)) {
    const inUnits = (text: string | undefined): number =>
      name === 'cpu' ? milliValue(text ?? '0') : parseQuantity(text ?? '0')
    const [requested, taken, capacity] = [amount, used[name], allocatable[name]].map(inUnits)
    if ((requested ?? 0) === 0 || (requested ?? 0) + (taken ?? 0) <= (capacity ?? 0)) continue
    return {
      reason: `OutOf${name}`,
      message: notEnough(name, requested ?? 0, taken ?? 0, capacity ?? 0),
    }
  }
  return undefined
}
