/**
 * The rows of pods on a daemon: their sandboxes, what their containers are labelled with, and where
 * their volumes are kept.
 *
 * @module
 */
import type { SandboxConfig, SandboxStatus } from '../../cri/runtime.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import type { PublishedPort } from '../container.js'

/** The label with the pod's uid. */
export const UID_LABEL = 'io.kubernetes.pod.uid'
/** The label with the container's name in its pod; `POD` for the sandbox itself. */
export const NAME_LABEL = 'io.kubernetes.container.name'
/** The label with how often it was started anew. */
export const ATTEMPT_LABEL = 'io.kubernetes.container.restartCount'

/** The labels that name the pod of a container. */
export const podLabels = ({
  name,
  podNamespace,
  uid,
}: SandboxConfig): Readonly<Record<string, string>> => ({
  'io.kubernetes.pod.name': name,
  'io.kubernetes.pod.namespace': podNamespace,
  [UID_LABEL]: uid,
})

/** The root that holds a volume of a pod's; `volume` begins with the pod's uid. */
export const podVolume = (node: string, volume: string): string => `pod-volume:${node}/${volume}`

/** A sandbox. Its key is `<machine>/<id>`, with the id of its pause container. */
export interface Sandbox {
  readonly machine: string
  readonly id: string
  readonly uid: string
  readonly createdAt: VirtualTime
  readonly readyAt: VirtualTime
  readonly state: SandboxStatus['state']
  readonly config: SandboxConfig
  /** The ports of the machine that lead to the pod. */
  readonly hostPorts: readonly PublishedPort[]
}

/** The sandboxes of every daemon. */
export const sandboxes = defineTable<Sandbox, 'byPod'>('cri-sandboxes', {
  byPod: (row) => `${row.machine}/${row.uid}`,
})

/** When the network of a machine is free for the next sandbox. Keys are names of machines. */
export const sandboxNetworks = defineTable<{ readonly freeAt: VirtualTime }>('cri-sandbox-networks')
