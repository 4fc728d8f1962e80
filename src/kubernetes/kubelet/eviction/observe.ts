/**
 * What a kubelet sees of its node's memory and disk: how much there is, how much is left, and what
 * each pod takes of it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-signals
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Runtime } from '../../../cri/runtime.js'
import type { Reader } from '../../../sim/world.js'
import { parseQuantity } from '../../../text/quantity.js'
import { nodeTold } from '../../apiserver/metrics/readings.js'
import { SYSTEM, usageOf } from '../../apiserver/metrics/server.js'
import type { Stored } from '../../kinds/kind.js'
import type { Kubelet } from '../node.js'
import type { Signal } from './thresholds.js'

/** How much of the disk a new machine has used up. */
const SYSTEM_DISK = 0.3

/** What there is, and what is left of it, in bytes. */
export interface Observation {
  readonly capacity: number
  readonly available: number
}

export type Observations = Readonly<Partial<Record<Signal, Observation>>>

/** A pod, and what its containers and its volumes take; in bytes. */
export interface PodUsage {
  readonly pod: Stored<Pod>
  readonly containers: readonly {
    readonly name: string
    readonly memory: number
    readonly disk: number
  }[]
  /** What the pod's emptyDirs on disk hold, by name. */
  readonly volumes: Readonly<Record<string, number>>
}

/** What a pod of the node takes. */
export function usageOfPod(
  read: Reader,
  { runtime, node }: { readonly runtime: Runtime; readonly node: string },
  pod: Stored<Pod>,
): PodUsage {
  const sandbox = runtime.sandboxesOf(read, node, pod.metadata.uid)[0]
  const running = (sandbox ? runtime.containersOf(read, node, sandbox.id) : []).filter(
    ({ state }) => state === 'running',
  )
  const emptyDirs = (pod.spec?.volumes ?? []).filter(
    ({ emptyDir }) => emptyDir && emptyDir.medium !== 'Memory',
  )
  return {
    pod,
    containers: running.map(({ id, name }) => ({
      name,
      memory: usageOf(read, pod, name, running.length, () => runtime.usage(read, node, id)).memory,
      disk: runtime.resources.containerDisk(read, node, id),
    })),
    volumes: Object.fromEntries(
      emptyDirs.map(({ name }): [string, number] => [
        name,
        runtime.volumes.usage(read, node, `${pod.metadata.uid}/${name}`),
      ]),
    ),
  }
}

/** What is left on a node whose pods take so much. */
export function observe(
  read: Reader,
  runtime: Runtime,
  { node, capacity }: Kubelet,
  usages: readonly PodUsage[],
): Observations {
  const total = (name: string): number => parseQuantity(capacity[name] ?? '0')
  const left = (all: number, used: number): Observation | undefined =>
    all > 0 ? { capacity: all, available: Math.max(0, all - used) } : undefined
  const ofPods = usages
    .flatMap(({ containers }) => containers)
    .reduce((sum, { memory }) => sum + memory, SYSTEM.memory)
  const memory = left(total('memory'), nodeTold(read, node)?.memory ?? ofPods)
  const disk = total('ephemeral-storage')
  const used = disk > 0 ? disk * SYSTEM_DISK + runtime.resources.disk(read, node) : 0
  const nodefs = left(disk, Math.round(used))
  return {
    ...(memory ? { 'memory.available': memory } : {}),
    ...(nodefs ? { 'nodefs.available': nodefs, 'imagefs.available': nodefs } : {}),
  }
}
