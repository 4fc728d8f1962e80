/**
 * The condition of a pod that says why it is taken away.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-conditions
 */
import type { Pod, PodStatus } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../kind.js'

const TYPE = 'DisruptionTarget'

/** The status of a pod that is about to be taken away. */
export function disruptedStatus(
  { metadata }: Pick<Stored<Pod>, 'metadata'>,
  status: PodStatus | undefined,
  reason: string,
  message: string,
  now: VirtualTime,
): PodStatus {
  const others = (status?.conditions ?? []).filter(({ type }) => type !== TYPE)
  const condition = {
    type: TYPE,
    status: 'True',
    reason,
    message,
    lastProbeTime: null as unknown as string,
    lastTransitionTime: rfc3339(now),
    observedGeneration: metadata.generation ?? 1,
  }
  return { ...status, conditions: [...others, condition] }
}
