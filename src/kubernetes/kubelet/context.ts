/**
 * What every part of a kubelet works with during one step for one pod.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Pod } from 'kubernetes-types/core/v1.js'
import type { ContainerStatus, Runtime } from '../../cri/runtime.js'
import type { Fabric } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import type { Api, Recorder } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import type { MemoryDesk, PodMemory } from './memory.js'
import { hasStarted, isReady } from './probe.js'
import { type Facts, statusOf } from './status.js'

/** How long a runtime takes for what the kubelet asks of it, in milliseconds. */
export interface Latencies {
  readonly create: number
  readonly start: number
  readonly stopSandbox: number
  /** How often the kubelet asks the runtime what has changed. */
  readonly relist: number
}

/** One node as its kubelet knows it. */
export interface NodeInfo {
  readonly name: string
  readonly address: string
  readonly podCIDR: string
  readonly allocatable: Readonly<Record<string, string>>
}

export interface PodContext {
  readonly tx: Tx
  readonly api: Api
  readonly runtime: Runtime
  readonly fabric: Fabric
  readonly record: Recorder
  readonly node: NodeInfo
  readonly latencies: Latencies
  readonly uid: string
  readonly desk: MemoryDesk
}

/** The worker's memory of the pod, or undefined if it has not seen it yet. */
export const recall = ({ desk }: PodContext): PodMemory | undefined => desk.memory

/**
 * Remembers; gives the memory that was there if nothing is new, so that a worker sees that it has
 * to wait.
 */
export function remember({ desk }: PodContext, memory: PodMemory): PodMemory {
  if (desk.memory === undefined || !dequal(desk.memory, memory)) desk.memory = memory
  return desk.memory
}

/** Everything a status is made from, at this moment. */
function factsOf(
  context: PodContext,
  pod: Stored<Pod>,
  memory: PodMemory,
  containers: readonly ContainerStatus[],
): Facts {
  const { tx, runtime, node } = context
  const sandbox = memory.sandbox ? runtime.sandboxStatus(tx, node.name, memory.sandbox) : undefined
  return {
    pod,
    memory,
    containers,
    sandboxReady: sandbox?.state === 'ready',
    hostIP: node.address,
    now: tx.now,
    scheme: runtime.scheme,
    isReady: (container, status) => isReady(memory, container, status),
    hasStarted: (container, status) => hasStarted(memory, container, status),
  }
}

/** Writes the pod's status, if it differs from what the API has. */
export function publish(
  context: PodContext,
  pod: Stored<Pod>,
  memory: PodMemory,
  containers: readonly ContainerStatus[],
): Stored<Pod> {
  // What others have written of the pod (conditions, an end) is kept as it is now, not as the cache
  // shows it.
  const live = context.tx.disturbance
    ? context.api.live.find('Pod', pod.metadata.name, pod.metadata.namespace)
    : pod
  if (live?.metadata.uid !== pod.metadata.uid) return pod
  const status = statusOf(factsOf(context, live, memory, containers))
  const ending = memory.ending
  return (
    context.api.replaceStatus(
      'Pod',
      live,
      ending?.reason ? { ...status, reason: ending.reason, message: ending.message ?? '' } : status,
    ) ?? pod
  )
}
