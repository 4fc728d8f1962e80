/**
 * Pods as controllers see them: alive, ready, available.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
import type {
  Pod,
  PodCondition,
  PodStatus,
  PodTemplateSpec,
} from '../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../sim/world.js'
import { parseTime } from '../../text/time.js'
import type { Api } from '../apiserver/client.js'
import type { KubeObject, Stored } from '../kinds/kind.js'
import { disruptedStatus } from '../kinds/pod/disruption-target.js'
import { controllerReference } from './owners.js'

/** Whether a pod has ended by itself. */
export const hasEnded = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

/** Whether a pod counts as a replica: it has neither ended nor been deleted. */
export const isActive = (pod: Stored<Pod>): boolean =>
  !pod.metadata.deletionTimestamp && !hasEnded(pod)

/** Whether a pod is on its way out. */
export const isTerminating = (pod: Stored<Pod>): boolean =>
  pod.metadata.deletionTimestamp !== undefined && !hasEnded(pod)

function readyCondition({ status }: Stored<Pod>): PodCondition | undefined {
  const conditions = status?.conditions
  // Every change of every pod asks this several times: no closure, no iterator.
  if (conditions)
    for (let i = 0; i < conditions.length; i++)
      if (conditions[i]?.type === 'Ready') return conditions[i]
  return undefined
}

export const isReady = (pod: Stored<Pod>): boolean => readyCondition(pod)?.status === 'True'

/** Since when a pod is ready; undefined if it is not. */
export function readySince(pod: Stored<Pod>): VirtualTime | undefined {
  const condition = readyCondition(pod)
  return condition?.status === 'True' ? parseTime(condition.lastTransitionTime ?? '') : undefined
}

/** When a pod has been ready for long enough; undefined if it is not ready. */
export function availableAt(pod: Stored<Pod>, minReadySeconds: number): VirtualTime | undefined {
  if (minReadySeconds === 0) return isReady(pod) ? 0 : undefined
  const since = readySince(pod)
  return since === undefined ? undefined : since + minReadySeconds * 1000
}

/** Whether a change of a pod can matter to its owner. */
export const podMatters = (before: Stored<Pod>, after: Stored<Pod>): boolean =>
  before.metadata.labels !== after.metadata.labels ||
  before.metadata.ownerReferences !== after.metadata.ownerReferences ||
  before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
  before.status?.phase !== after.status?.phase ||
  isReady(before) !== isReady(after)

/** A new pod of a template, controlled by `owner`. */
export function podFromTemplate(owner: Stored<KubeObject>, template: PodTemplateSpec): Pod {
  const { labels, annotations, finalizers } = template.metadata ?? {}
  return {
    metadata: {
      generateName: `${owner.metadata.name}-`,
      namespace: owner.metadata.namespace as string,
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      ownerReferences: referencesTo(owner),
    },
    ...(template.spec ? { spec: template.spec } : {}),
  }
}

type References = ReturnType<typeof controllerReference>[]

/** Owner references by the metadata of the owner: all pods of one share them. */
const references = new WeakMap<object, References>()

function referencesTo(owner: Stored<KubeObject>): References {
  let known = references.get(owner.metadata)
  if (!known)
    references.set(
      owner.metadata,
      (known = Object.freeze([Object.freeze(controllerReference(owner))]) as unknown as References),
    )
  return known
}

/** Writes down why a pod is taken away, before it is. */
export function markDisrupted(
  api: Api,
  pod: Stored<Pod>,
  reason: string,
  message: string,
  now: VirtualTime,
  phase?: NonNullable<PodStatus['phase']>,
): void {
  api.replaceStatus('Pod', pod, (status: PodStatus | undefined) => ({
    ...disruptedStatus(pod, status, reason, message, now),
    ...(phase ? { phase } : {}),
  }))
}
