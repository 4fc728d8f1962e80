/**
 * Whether a container of a pod goes on, as far as the API server knows.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'

/** A container of one pod, and of no later one of the same name. */
interface Place {
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly container: string
}

/** Whether a container has ended, or its pod is gone. */
export function hasEnded(read: Reader, { namespace, name, uid, container }: Place): boolean {
  const pod = read.get(podKind.table, `${namespace}/${name}`)
  const phase = pod?.status?.phase
  if (!pod || pod.metadata.uid !== uid || phase === 'Succeeded' || phase === 'Failed') return true
  const { containerStatuses, initContainerStatuses, ephemeralContainerStatuses } = pod.status ?? {}
  const status = [
    ...(containerStatuses ?? []),
    ...(initContainerStatuses ?? []),
    ...(ephemeralContainerStatuses ?? []),
  ].find((one) => one.name === container)
  return (
    status?.state?.terminated !== undefined ||
    (status?.state?.waiting !== undefined && status.lastState?.terminated !== undefined)
  )
}
