/**
 * The logs of a pod's containers: which part is wanted, and what is said when there are none.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/
 */
import type { LogLine } from '../../cri/runtime.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../kinds/kind.js'
import { badRequest } from './errors.js'
import type { KubeletConnections } from './kubelet-connections.js'

/** Which part of a log is wanted. */
export interface LogOptions {
  readonly container?: string
  readonly previous?: boolean
  readonly tail?: number
  /** How many lines are left out at the beginning. */
  readonly from?: number
  readonly since?: VirtualTime
  readonly timestamps?: boolean
}

/** A container; its node is absent while its pod has none. */
interface LogSource {
  readonly pod: Stored<Pod>
  readonly container: string
  readonly node: string | undefined
}

/** The lines of a container's log. @throws ApiError when it has not started */
export function logsOf(
  kubelets: KubeletConnections,
  read: Reader,
  { pod, container, node }: LogSource,
  options: LogOptions,
): readonly LogLine[] {
  const lines =
    node &&
    kubelets.logs(read, node, pod.metadata.uid, container, options.previous === true, options.from)
  if (!lines)
    throw badRequest(
      options.previous
        ? `previous terminated container "${container}" in pod "${pod.metadata.name}" not found`
        : waitingText(pod, container),
    )
  const recent =
    options.since === undefined
      ? lines
      : lines.filter(({ time }) => time >= (options.since as number))
  return options.tail === undefined || options.tail < 0
    ? recent
    : options.tail === 0
      ? []
      : recent.slice(-options.tail)
}

/** What a container that has not started waits for, in the words of `kubectl logs`. */
function waitingText(pod: Stored<Pod>, container: string): string {
  const status = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].find(({ name }) => name === container)
  const reason = status?.state?.waiting?.reason ?? 'ContainerCreating'
  const why = ['ImagePullBackOff', 'ErrImagePull'].includes(reason)
    ? 'trying and failing to pull image'
    : reason
  return `container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${why}`
}
