/**
 * Types of resource/v1, Kubernetes 1.36: device class.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, RawExtension } from '../../meta/v1.js'

/** Part of `DeviceSelector`. */
export interface CELDeviceSelector {
  readonly expression: string
}

/** resource.k8s.io/v1 DeviceClass: `deviceclasses`, in no namespace. */
export interface DeviceClass {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly kind?: 'DeviceClass'
  readonly metadata?: ObjectMeta
  readonly spec: DeviceClassSpec
}

/** Part of `DeviceClassSpec`. */
export interface DeviceClassConfiguration {
  readonly opaque?: OpaqueDeviceConfiguration
}

/** A list of `deviceclasses`. */
export interface DeviceClassList {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly items: readonly DeviceClass[]
  readonly kind?: 'DeviceClassList'
  readonly metadata?: ListMeta
}

/** Part of `DeviceClass`. */
export interface DeviceClassSpec {
  readonly config?: readonly DeviceClassConfiguration[]
  readonly extendedResourceName?: string
  readonly selectors?: readonly DeviceSelector[]
}

/** Part of `DeviceClassSpec`, `DeviceSubRequest`, `ExactDeviceRequest`. */
export interface DeviceSelector {
  readonly cel?: CELDeviceSelector
}

/** Part of `DeviceAllocationConfiguration`, `DeviceClaimConfiguration`, `DeviceClassConfiguration`. */
export interface OpaqueDeviceConfiguration {
  readonly driver: string
  readonly parameters: RawExtension
}
