/**
 * The deadline of a pod: how long it may be active at all.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../sim/world.js'
import { parseTime } from '../../text/time.js'
import type { Stored } from '../kinds/kind.js'

export const DEADLINE_EXCEEDED = 'DeadlineExceeded'
export const DEADLINE_MESSAGE = 'Pod was active on the node longer than the specified deadline'

/** When a pod has to end; undefined if it may go on for ever, or has not begun. */
export function deadlineOf(pod: Stored<Pod>): VirtualTime | undefined {
  const seconds = pod.spec?.activeDeadlineSeconds
  const since = pod.status?.startTime
  return seconds === undefined || since === undefined
    ? undefined
    : (parseTime(String(since)) ?? 0) + seconds * 1000
}
