/**
 * Types of storage/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { PersistentVolumeSpec } from '../core/v1/persistent-volume.js'
import type { TopologySelectorTerm } from '../core/v1/topology.js'
import type { LabelSelector, ListMeta, ObjectMeta, Quantity, Time } from '../meta/v1.js'

/** storage.k8s.io/v1 CSIDriver: `csidrivers`, in no namespace. */
export interface CSIDriver {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly kind?: 'CSIDriver'
  readonly metadata?: ObjectMeta
  readonly spec: CSIDriverSpec
}

/** A list of `csidrivers`. */
export interface CSIDriverList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly CSIDriver[]
  readonly kind?: 'CSIDriverList'
  readonly metadata?: ListMeta
}

/** Part of `CSIDriver`. */
export interface CSIDriverSpec {
  readonly attachRequired?: boolean
  readonly fsGroupPolicy?: string
  readonly nodeAllocatableUpdatePeriodSeconds?: number
  readonly podInfoOnMount?: boolean
  readonly preventPodSchedulingIfMissing?: boolean
  readonly requiresRepublish?: boolean
  readonly seLinuxMount?: boolean
  readonly serviceAccountTokenInSecrets?: boolean
  readonly storageCapacity?: boolean
  readonly tokenRequests?: readonly TokenRequest[]
  readonly volumeLifecycleModes?: readonly string[]
}

/** storage.k8s.io/v1 CSINode: `csinodes`, in no namespace. */
export interface CSINode {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly kind?: 'CSINode'
  readonly metadata?: ObjectMeta
  readonly spec: CSINodeSpec
}

/** Part of `CSINodeSpec`. */
export interface CSINodeDriver {
  readonly allocatable?: VolumeNodeResources
  readonly name: string
  readonly nodeID: string
  readonly topologyKeys?: readonly string[]
}

/** A list of `csinodes`. */
export interface CSINodeList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly CSINode[]
  readonly kind?: 'CSINodeList'
  readonly metadata?: ListMeta
}

/** Part of `CSINode`. */
export interface CSINodeSpec {
  readonly drivers: readonly CSINodeDriver[]
}

/** storage.k8s.io/v1 CSIStorageCapacity: `csistoragecapacities`. */
export interface CSIStorageCapacity {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly capacity?: Quantity
  readonly kind?: 'CSIStorageCapacity'
  readonly maximumVolumeSize?: Quantity
  readonly metadata?: ObjectMeta
  readonly nodeTopology?: LabelSelector
  readonly storageClassName: string
}

/** A list of `csistoragecapacities`. */
export interface CSIStorageCapacityList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly CSIStorageCapacity[]
  readonly kind?: 'CSIStorageCapacityList'
  readonly metadata?: ListMeta
}

/** storage.k8s.io/v1 StorageClass: `storageclasses`, `sc`, in no namespace. */
export interface StorageClass {
  readonly allowVolumeExpansion?: boolean
  readonly allowedTopologies?: readonly TopologySelectorTerm[]
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly kind?: 'StorageClass'
  readonly metadata?: ObjectMeta
  readonly mountOptions?: readonly string[]
  readonly parameters?: { readonly [name: string]: string }
  readonly provisioner: string
  readonly reclaimPolicy?: 'Delete' | 'Recycle' | 'Retain'
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer'
}

/** A list of `storageclasses`. */
export interface StorageClassList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly StorageClass[]
  readonly kind?: 'StorageClassList'
  readonly metadata?: ListMeta
}

/** Part of `CSIDriverSpec`. */
export interface TokenRequest {
  readonly audience: string
  readonly expirationSeconds?: number
}

/** storage.k8s.io/v1 VolumeAttachment: `volumeattachments`, in no namespace. */
export interface VolumeAttachment {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly kind?: 'VolumeAttachment'
  readonly metadata?: ObjectMeta
  readonly spec: VolumeAttachmentSpec
  readonly status?: VolumeAttachmentStatus
}

/** A list of `volumeattachments`. */
export interface VolumeAttachmentList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly VolumeAttachment[]
  readonly kind?: 'VolumeAttachmentList'
  readonly metadata?: ListMeta
}

/** Part of `VolumeAttachmentSpec`. */
export interface VolumeAttachmentSource {
  readonly inlineVolumeSpec?: PersistentVolumeSpec
  readonly persistentVolumeName?: string
}

/** Part of `VolumeAttachment`. */
export interface VolumeAttachmentSpec {
  readonly attacher: string
  readonly nodeName: string
  readonly source: VolumeAttachmentSource
}

/** Part of `VolumeAttachment`. */
export interface VolumeAttachmentStatus {
  readonly attachError?: VolumeError
  readonly attached: boolean
  readonly attachmentMetadata?: { readonly [name: string]: string }
  readonly detachError?: VolumeError
}

/** storage.k8s.io/v1 VolumeAttributesClass: `volumeattributesclasses`, `vac`, in no namespace. */
export interface VolumeAttributesClass {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly driverName: string
  readonly kind?: 'VolumeAttributesClass'
  readonly metadata?: ObjectMeta
  readonly parameters?: { readonly [name: string]: string }
}

/** A list of `volumeattributesclasses`. */
export interface VolumeAttributesClassList {
  readonly apiVersion?: 'storage.k8s.io/v1'
  readonly items: readonly VolumeAttributesClass[]
  readonly kind?: 'VolumeAttributesClassList'
  readonly metadata?: ListMeta
}

/** Part of `VolumeAttachmentStatus`. */
export interface VolumeError {
  readonly errorCode?: number
  readonly message?: string
  readonly time?: Time
}

/** Part of `CSINodeDriver`. */
export interface VolumeNodeResources {
  readonly count?: number
}
