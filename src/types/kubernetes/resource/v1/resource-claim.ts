/**
 * Types of resource/v1, Kubernetes 1.36: resource claim.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { NodeSelector } from '../../core/v1/affinity.js'
import type {
  Condition,
  ListMeta,
  ObjectMeta,
  Quantity,
  RawExtension,
  Time,
} from '../../meta/v1.js'
import type { DeviceSelector, OpaqueDeviceConfiguration } from './device-class.js'

/** Part of `ResourceClaimStatus`. */
export interface AllocatedDeviceStatus {
  readonly conditions?: readonly Condition[]
  readonly data?: RawExtension
  readonly device: string
  readonly driver: string
  readonly networkData?: NetworkDeviceData
  readonly pool: string
  readonly shareID?: string
}

/** Part of `ResourceClaimStatus`. */
export interface AllocationResult {
  readonly allocationTimestamp?: Time
  readonly devices?: DeviceAllocationResult
  readonly nodeSelector?: NodeSelector
}

/** Part of `DeviceSubRequest`, `ExactDeviceRequest`. */
export interface CapacityRequirements {
  readonly requests?: { readonly [name: string]: Quantity }
}

/** Part of `DeviceAllocationResult`. */
export interface DeviceAllocationConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
  readonly requests?: readonly string[]
  readonly source: 'FromClaim' | 'FromClass'
}

/** Part of `AllocationResult`. */
export interface DeviceAllocationResult {
  readonly config?: readonly DeviceAllocationConfiguration[]
  readonly results?: readonly DeviceRequestAllocationResult[]
}

/** Part of `ResourceClaimSpec`. */
export interface DeviceClaim {
  readonly config?: readonly DeviceClaimConfiguration[]
  readonly constraints?: readonly DeviceConstraint[]
  readonly requests?: readonly DeviceRequest[]
}

/** Part of `DeviceClaim`. */
export interface DeviceClaimConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
  readonly requests?: readonly string[]
}

/** Part of `DeviceClaim`. */
export interface DeviceConstraint {
  readonly distinctAttribute?: string
  readonly matchAttribute?: string
  readonly requests?: readonly string[]
}

/** Part of `DeviceClaim`. */
export interface DeviceRequest {
  readonly exactly?: ExactDeviceRequest
  readonly firstAvailable?: readonly DeviceSubRequest[]
  readonly name: string
}

/** Part of `DeviceAllocationResult`. */
export interface DeviceRequestAllocationResult {
  readonly adminAccess?: boolean
  readonly bindingConditions?: readonly string[]
  readonly bindingFailureConditions?: readonly string[]
  readonly consumedCapacity?: { readonly [name: string]: Quantity }
  readonly device: string
  readonly driver: string
  readonly pool: string
  readonly request: string
  readonly shareID?: string
  readonly tolerations?: readonly DeviceToleration[]
}

/** Part of `DeviceRequest`. */
export interface DeviceSubRequest {
  readonly allocationMode?: 'All' | 'ExactCount'
  readonly capacity?: CapacityRequirements
  readonly count?: number
  readonly deviceClassName: string
  readonly name: string
  readonly selectors?: readonly DeviceSelector[]
  readonly tolerations?: readonly DeviceToleration[]
}

/** Part of `DeviceRequestAllocationResult`, `DeviceSubRequest`, `ExactDeviceRequest`. */
export interface DeviceToleration {
  readonly effect?: 'NoExecute' | 'NoSchedule' | 'None'
  readonly key?: string
  readonly operator?: 'Equal' | 'Exists'
  readonly tolerationSeconds?: number
  readonly value?: string
}

/** Part of `DeviceRequest`. */
export interface ExactDeviceRequest {
  readonly adminAccess?: boolean
  readonly allocationMode?: 'All' | 'ExactCount'
  readonly capacity?: CapacityRequirements
  readonly count?: number
  readonly deviceClassName: string
  readonly selectors?: readonly DeviceSelector[]
  readonly tolerations?: readonly DeviceToleration[]
}

/** Part of `AllocatedDeviceStatus`. */
export interface NetworkDeviceData {
  readonly hardwareAddress?: string
  readonly interfaceName?: string
  readonly ips?: readonly string[]
}

/** resource.k8s.io/v1 ResourceClaim: `resourceclaims`. */
export interface ResourceClaim {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly kind?: 'ResourceClaim'
  readonly metadata?: ObjectMeta
  readonly spec: ResourceClaimSpec
  readonly status?: ResourceClaimStatus
}

/** Part of `ResourceClaimStatus`. */
export interface ResourceClaimConsumerReference {
  readonly apiGroup?: string
  readonly name: string
  readonly resource: string
  readonly uid: string
}

/** A list of `resourceclaims`. */
export interface ResourceClaimList {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly items: readonly ResourceClaim[]
  readonly kind?: 'ResourceClaimList'
  readonly metadata?: ListMeta
}

/** Part of `ResourceClaim`, `ResourceClaimTemplateSpec`. */
export interface ResourceClaimSpec {
  readonly devices?: DeviceClaim
}

/** Part of `ResourceClaim`. */
export interface ResourceClaimStatus {
  readonly allocation?: AllocationResult
  readonly devices?: readonly AllocatedDeviceStatus[]
  readonly reservedFor?: readonly ResourceClaimConsumerReference[]
}
