/**
 * What the status of a pod is made from.
 *
 * @module
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Stored } from '../kinds/kind.js'
import type { PodWorker } from './pod-worker.js'

/** What a status is made from. */
export interface Facts {
  readonly pod: Stored<Pod>
  readonly worker: PodWorker
  /** Every container that the runtime still has for the pod's sandbox, oldest first. */
  readonly containers: readonly ContainerStatus[]
  readonly sandboxReady: boolean
  readonly hostIP: string
  readonly now: VirtualTime
  /** `containerd://`, `docker://`: the scheme of container ids. */
  readonly scheme: string
  readonly isReady: (container: Container, status: ContainerStatus) => boolean
  readonly hasStarted: (container: Container, status: ContainerStatus) => boolean
}

/** The newest container of a name. */
export const latest = (
  containers: readonly ContainerStatus[],
  name: string,
): ContainerStatus | undefined => containers.findLast((one) => one.name === name)
