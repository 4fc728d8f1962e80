/**
 * The pod of a DaemonSet on a node: it asks for that node by affinity, so that the scheduler places
 * it, and puts up with what a node can have wrong.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#how-daemon-pods-are-scheduled
 */
import type { Pod, PodSpec, Toleration } from '../../types/kubernetes/core/v1.js'

const NAME_FIELD = 'metadata.name'

const tolerated = (name: string, effect: 'NoExecute' | 'NoSchedule'): Toleration => ({
  key: `node.kubernetes.io/${name}`,
  operator: 'Exists',
  effect,
})

const TOLERATIONS: readonly Toleration[] = [
  tolerated('not-ready', 'NoExecute'),
  tolerated('unreachable', 'NoExecute'),
  tolerated('disk-pressure', 'NoSchedule'),
  tolerated('memory-pressure', 'NoSchedule'),
  tolerated('pid-pressure', 'NoSchedule'),
  tolerated('unschedulable', 'NoSchedule'),
]
const NETWORK_UNAVAILABLE = tolerated('network-unavailable', 'NoSchedule')

/** The tolerations of a template with those that every daemon pod has. */
export function daemonTolerations({ tolerations = [], hostNetwork }: PodSpec): Toleration[] {
  const added = hostNetwork ? [...TOLERATIONS, NETWORK_UNAVAILABLE] : TOLERATIONS
  const own = tolerations.filter(
    (one) => !added.some(({ key, effect }) => one.key === key && one.effect === effect),
  )
  return [...own, ...added]
}

/** The spec of a template's pod for one node. */
export function daemonPodSpec(spec: PodSpec, node: string): PodSpec {
  const term = { matchFields: [{ key: NAME_FIELD, operator: 'In' as const, values: [node] }] }
  return {
    ...spec,
    affinity: {
      ...spec.affinity,
      nodeAffinity: {
        ...spec.affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
      },
    },
    tolerations: daemonTolerations(spec),
  }
}

/** The node that a daemon pod is on, or is to be on. */
export function nodeOfDaemonPod({ spec }: Pod): string | undefined {
  if (spec?.nodeName) return spec.nodeName
  return spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms[0]?.matchFields?.find(
    ({ key }) => key === NAME_FIELD,
  )?.values?.[0]
}
