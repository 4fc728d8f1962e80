/**
 * What every part of a kubelet works with during one step for one pod.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus, Runtime } from '../../cri/runtime.js'
import type { Fabric } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import type { Api, Recorder } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import type { WorkerSlot, PodWorker } from './pod-worker.js'
import { hasStarted, isReady } from './probe.js'
import type { Facts } from './status-facts.js'
import { statusOf } from './status.js'

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
  readonly slot: WorkerSlot
}

/** The pod's worker, or undefined if the kubelet has not seen the pod yet. */
export const workerOf = ({ slot }: PodContext): PodWorker | undefined => slot.worker

/**
 * Writes down what the worker knows now. Gives the row that was there if nothing is new, so that the
 * caller sees that it has to wait.
 */
export function keepWorker({ slot }: PodContext, worker: PodWorker): PodWorker {
  if (slot.worker === undefined || !dequal(slot.worker, worker)) slot.worker = worker
  return slot.worker
}

/** The pods of a node that have not ended. */
export const presentPods = ({ api, node }: PodContext): readonly Stored<Pod>[] =>
  api
    .by('Pod', 'byNode', node.name)
    .filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed')

/** Everything a status is made from, at this moment. */
function factsOf(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): Facts {
  const { tx, runtime, node } = context
  const sandbox = worker.sandbox ? runtime.sandboxStatus(tx, node.name, worker.sandbox) : undefined
  return {
    pod,
    worker,
    containers,
    sandboxReady: sandbox?.state === 'ready',
    hostIP: node.address,
    now: tx.now,
    scheme: runtime.scheme,
    isReady: (container, status) => isReady(worker, container, status),
    hasStarted: (container, status) => hasStarted(worker, container, status),
  }
}

/** Writes the pod's status, if it differs from what the API has. */
export function publish(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): Stored<Pod> {
  // What others have written of the pod (conditions, an end) is kept as it is now, not as the cache
  // shows it.
  const live = context.tx.disturbance
    ? context.api.live.find('Pod', pod.metadata.name, pod.metadata.namespace)
    : pod
  if (live?.metadata.uid !== pod.metadata.uid) return pod
  const status = statusOf(factsOf(context, live, worker, containers))
  const ending = worker.ending
  return (
    context.api.replaceStatus(
      'Pod',
      live,
      ending?.reason ? { ...status, reason: ending.reason, message: ending.message ?? '' } : status,
    ) ?? pod
  )
}
