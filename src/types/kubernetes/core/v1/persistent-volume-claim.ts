/**
 * Types of core/v1, Kubernetes 1.36: persistent volume claim.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { LabelSelector, ListMeta, ObjectMeta, Quantity, Time } from '../../meta/v1.js'

/** Part of `PersistentVolumeClaimStatus`. */
export interface ModifyVolumeStatus {
  readonly status: 'InProgress' | 'Infeasible' | 'Pending'
  readonly targetVolumeAttributesClassName?: string
}

/** v1 PersistentVolumeClaim: `persistentvolumeclaims`, `pvc`. */
export interface PersistentVolumeClaim {
  readonly apiVersion?: 'v1'
  readonly kind?: 'PersistentVolumeClaim'
  readonly metadata?: ObjectMeta
  readonly spec?: PersistentVolumeClaimSpec
  readonly status?: PersistentVolumeClaimStatus
}

/** Part of `PersistentVolumeClaimStatus`. */
export interface PersistentVolumeClaimCondition {
  readonly lastProbeTime?: Time
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `persistentvolumeclaims`. */
export interface PersistentVolumeClaimList {
  readonly apiVersion?: 'v1'
  readonly items: readonly PersistentVolumeClaim[]
  readonly kind?: 'PersistentVolumeClaimList'
  readonly metadata?: ListMeta
}

/** Part of `PersistentVolumeClaim`, `PersistentVolumeClaimTemplate`. */
export interface PersistentVolumeClaimSpec {
  readonly accessModes?: readonly string[]
  readonly dataSource?: TypedLocalObjectReference
  readonly dataSourceRef?: TypedObjectReference
  readonly resources?: VolumeResourceRequirements
  readonly selector?: LabelSelector
  readonly storageClassName?: string
  readonly volumeAttributesClassName?: string
  readonly volumeMode?: 'Block' | 'Filesystem'
  readonly volumeName?: string
}

/** Part of `PersistentVolumeClaim`. */
export interface PersistentVolumeClaimStatus {
  readonly accessModes?: readonly string[]
  readonly allocatedResourceStatuses?: { readonly [name: string]: string }
  readonly allocatedResources?: { readonly [name: string]: Quantity }
  readonly capacity?: { readonly [name: string]: Quantity }
  readonly conditions?: readonly PersistentVolumeClaimCondition[]
  readonly currentVolumeAttributesClassName?: string
  readonly modifyVolumeStatus?: ModifyVolumeStatus
  readonly phase?: 'Bound' | 'Lost' | 'Pending'
}

/** Part of `PersistentVolumeClaimSpec`, `IngressBackend`. */
export interface TypedLocalObjectReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
}

/** Part of `PersistentVolumeClaimSpec`. */
export interface TypedObjectReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

/** Part of `PersistentVolumeClaimSpec`. */
export interface VolumeResourceRequirements {
  readonly limits?: { readonly [name: string]: Quantity }
  readonly requests?: { readonly [name: string]: Quantity }
}
