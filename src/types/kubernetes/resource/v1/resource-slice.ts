/**
 * Types of resource/v1, Kubernetes 1.36: resource slice.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { NodeSelector } from '../../core/v1/affinity.js'
import type { ListMeta, ObjectMeta, Quantity, Time } from '../../meta/v1.js'

/** Part of `DeviceCapacity`. */
export interface CapacityRequestPolicy {
  readonly default?: Quantity
  readonly validRange?: CapacityRequestPolicyRange
  readonly validValues?: readonly Quantity[]
}

/** Part of `CapacityRequestPolicy`. */
export interface CapacityRequestPolicyRange {
  readonly max?: Quantity
  readonly min: Quantity
  readonly step?: Quantity
}

/** Part of `CounterSet`, `DeviceCounterConsumption`. */
export interface Counter {
  readonly value: Quantity
}

/** Part of `ResourceSliceSpec`. */
export interface CounterSet {
  readonly counters: { readonly [name: string]: Counter }
  readonly name: string
}

/** Part of `ResourceSliceSpec`. */
export interface Device {
  readonly allNodes?: boolean
  readonly allowMultipleAllocations?: boolean
  readonly attributes?: { readonly [name: string]: DeviceAttribute }
  readonly bindingConditions?: readonly string[]
  readonly bindingFailureConditions?: readonly string[]
  readonly bindsToNode?: boolean
  readonly capacity?: { readonly [name: string]: DeviceCapacity }
  readonly consumesCounters?: readonly DeviceCounterConsumption[]
  readonly name: string
  readonly nodeAllocatableResourceMappings?: {
    readonly [name: string]: NodeAllocatableResourceMapping
  }
  readonly nodeName?: string
  readonly nodeSelector?: NodeSelector
  readonly taints?: readonly DeviceTaint[]
}

/** Part of `Device`. */
export interface DeviceAttribute {
  readonly bool?: boolean
  readonly bools?: readonly boolean[]
  readonly int?: number
  readonly ints?: readonly number[]
  readonly string?: string
  readonly strings?: readonly string[]
  readonly version?: string
  readonly versions?: readonly string[]
}

/** Part of `Device`. */
export interface DeviceCapacity {
  readonly requestPolicy?: CapacityRequestPolicy
  readonly value: Quantity
}

/** Part of `Device`. */
export interface DeviceCounterConsumption {
  readonly counterSet: string
  readonly counters: { readonly [name: string]: Counter }
}

/** Part of `Device`. */
export interface DeviceTaint {
  readonly effect: 'NoExecute' | 'NoSchedule' | 'None'
  readonly key: string
  readonly timeAdded?: Time
  readonly value?: string
}

/** Part of `Device`. */
export interface NodeAllocatableResourceMapping {
  readonly allocationMultiplier?: Quantity
  readonly capacityKey?: string
}

/** Part of `ResourceSliceSpec`. */
export interface ResourcePool {
  readonly generation: number
  readonly name: string
  readonly resourceSliceCount: number
}

/** resource.k8s.io/v1 ResourceSlice: `resourceslices`, in no namespace. */
export interface ResourceSlice {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly kind?: 'ResourceSlice'
  readonly metadata?: ObjectMeta
  readonly spec: ResourceSliceSpec
}

/** A list of `resourceslices`. */
export interface ResourceSliceList {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly items: readonly ResourceSlice[]
  readonly kind?: 'ResourceSliceList'
  readonly metadata?: ListMeta
}

/** Part of `ResourceSlice`. */
export interface ResourceSliceSpec {
  readonly allNodes?: boolean
  readonly devices?: readonly Device[]
  readonly driver: string
  readonly nodeName?: string
  readonly nodeSelector?: NodeSelector
  readonly perDeviceNodeSelection?: boolean
  readonly pool: ResourcePool
  readonly sharedCounters?: readonly CounterSet[]
}
