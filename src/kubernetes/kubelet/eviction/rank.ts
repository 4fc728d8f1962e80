/**
 * The order in which pods are taken from a node under pressure: first those that use more than they
 * asked for, then those of lower priority, then those that use the most beyond what they asked for.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#pod-selection-for-kubelet-eviction
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../../text/quantity.js'
import type { Stored } from '../../kinds/kind.js'
import { podResources } from '../../kinds/pod/resources.js'
import type { PodUsage } from './observe.js'

/** Pods of this priority and above, and those of the node itself, are never taken. */
const CRITICAL = 2_000_000_000
const STATIC = 'kubernetes.io/config.mirror'

/** Whether the node does not do without a pod. */
export const isCritical = ({ metadata, spec }: Stored<Pod>): boolean =>
  metadata.annotations?.[STATIC] !== undefined || (spec?.priority ?? 0) >= CRITICAL

const usedOf = (usage: PodUsage, resource: string): number =>
  resource === 'memory'
    ? usage.containers.reduce((sum, { memory }) => sum + memory, 0)
    : [...usage.containers.map(({ disk }) => disk), ...Object.values(usage.volumes)].reduce(
        (sum, bytes) => sum + bytes,
        0,
      )

/** The pods that may be taken, the first one first. */
export function rank(usages: readonly PodUsage[], resource: string): readonly PodUsage[] {
  const rows = usages
    .filter(({ pod }) => !isCritical(pod))
    .map((usage) => {
      const asked = usage.pod.spec ? podResources(usage.pod.spec, 'requests')[resource] : undefined
      const beyond = usedOf(usage, resource) - parseQuantity(asked ?? '0')
      return { usage, beyond, priority: usage.pod.spec?.priority ?? 0 }
    })
  return rows
    .sort(
      (a, b) =>
        Number(b.beyond > 0) - Number(a.beyond > 0) ||
        a.priority - b.priority ||
        b.beyond - a.beyond,
    )
    .map(({ usage }) => usage)
}
