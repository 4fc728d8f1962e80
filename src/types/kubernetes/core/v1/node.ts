/**
 * Types of core/v1, Kubernetes 1.36: node.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Quantity, Time } from '../../meta/v1.js'

/** Part of `NodeStatus`. */
export interface AttachedVolume {
  readonly devicePath: string
  readonly name: string
}

/** Part of `NodeConfigSource`. */
export interface ConfigMapNodeConfigSource {
  readonly kubeletConfigKey: string
  readonly name: string
  readonly namespace: string
  readonly resourceVersion?: string
  readonly uid?: string
}

/** Part of `NodeStatus`. */
export interface ContainerImage {
  readonly names?: readonly string[]
  readonly sizeBytes?: number
}

/** Part of `NodeDaemonEndpoints`. */
export interface DaemonEndpoint {
  readonly Port: number
}

/** v1 Node: `nodes`, `no`, in no namespace. */
export interface Node {
  readonly apiVersion?: 'v1'
  readonly kind?: 'Node'
  readonly metadata?: ObjectMeta
  readonly spec?: NodeSpec
  readonly status?: NodeStatus
}

/** Part of `NodeStatus`. */
export interface NodeAddress {
  readonly address: string
  readonly type: string
}

/** Part of `NodeStatus`. */
export interface NodeCondition {
  readonly lastHeartbeatTime?: Time
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** Part of `NodeConfigStatus`, `NodeSpec`. */
export interface NodeConfigSource {
  readonly configMap?: ConfigMapNodeConfigSource
}

/** Part of `NodeStatus`. */
export interface NodeConfigStatus {
  readonly active?: NodeConfigSource
  readonly assigned?: NodeConfigSource
  readonly error?: string
  readonly lastKnownGood?: NodeConfigSource
}

/** Part of `NodeStatus`. */
export interface NodeDaemonEndpoints {
  readonly kubeletEndpoint?: DaemonEndpoint
}

/** Part of `NodeStatus`. */
export interface NodeFeatures {
  readonly supplementalGroupsPolicy?: boolean
}

/** A list of `nodes`. */
export interface NodeList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Node[]
  readonly kind?: 'NodeList'
  readonly metadata?: ListMeta
}

/** Part of `NodeStatus`. */
export interface NodeRuntimeHandler {
  readonly features?: NodeRuntimeHandlerFeatures
  readonly name?: string
}

/** Part of `NodeRuntimeHandler`. */
export interface NodeRuntimeHandlerFeatures {
  readonly recursiveReadOnlyMounts?: boolean
  readonly userNamespaces?: boolean
}

/** Part of `Node`. */
export interface NodeSpec {
  readonly configSource?: NodeConfigSource
  readonly externalID?: string
  readonly podCIDR?: string
  readonly podCIDRs?: readonly string[]
  readonly providerID?: string
  readonly taints?: readonly Taint[]
  readonly unschedulable?: boolean
}

/** Part of `Node`. */
export interface NodeStatus {
  readonly addresses?: readonly NodeAddress[]
  readonly allocatable?: { readonly [name: string]: Quantity }
  readonly capacity?: { readonly [name: string]: Quantity }
  readonly conditions?: readonly NodeCondition[]
  readonly config?: NodeConfigStatus
  readonly daemonEndpoints?: NodeDaemonEndpoints
  readonly declaredFeatures?: readonly string[]
  readonly features?: NodeFeatures
  readonly images?: readonly ContainerImage[]
  readonly nodeInfo?: NodeSystemInfo
  readonly phase?: 'Pending' | 'Running' | 'Terminated'
  readonly runtimeHandlers?: readonly NodeRuntimeHandler[]
  readonly volumesAttached?: readonly AttachedVolume[]
  readonly volumesInUse?: readonly string[]
}

/** Part of `NodeSystemInfo`. */
export interface NodeSwapStatus {
  readonly capacity?: number
}

/** Part of `NodeStatus`. */
export interface NodeSystemInfo {
  readonly architecture: string
  readonly bootID: string
  readonly containerRuntimeVersion: string
  readonly kernelVersion: string
  readonly kubeProxyVersion: string
  readonly kubeletVersion: string
  readonly machineID: string
  readonly operatingSystem: string
  readonly osImage: string
  readonly swap?: NodeSwapStatus
  readonly systemUUID: string
}

/** Part of `NodeSpec`. */
export interface Taint {
  readonly effect: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule'
  readonly key: string
  readonly timeAdded?: Time
  readonly value?: string
}
