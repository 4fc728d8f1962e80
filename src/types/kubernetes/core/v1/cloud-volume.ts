/**
 * Types of core/v1, Kubernetes 1.36: cloud volume.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface AWSElasticBlockStoreVolumeSource {
  readonly fsType?: string
  readonly partition?: number
  readonly readOnly?: boolean
  readonly volumeID: string
}

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface AzureDiskVolumeSource {
  readonly cachingMode?: 'None' | 'ReadOnly' | 'ReadWrite'
  readonly diskName: string
  readonly diskURI: string
  readonly fsType?: string
  readonly kind?: 'Dedicated' | 'Managed' | 'Shared'
  readonly readOnly?: boolean
}

/** Part of `Volume`. */
export interface AzureFileVolumeSource {
  readonly readOnly?: boolean
  readonly secretName: string
  readonly shareName: string
}

/** Part of `Volume`. */
export interface CinderVolumeSource {
  readonly fsType?: string
  readonly readOnly?: boolean
  readonly secretRef?: LocalObjectReference
  readonly volumeID: string
}

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface GCEPersistentDiskVolumeSource {
  readonly fsType?: string
  readonly partition?: number
  readonly pdName: string
  readonly readOnly?: boolean
}

/** Part of `CSIVolumeSource`, `CephFSVolumeSource`, `CinderVolumeSource` and others. */
export interface LocalObjectReference {
  readonly name?: string
}

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface PhotonPersistentDiskVolumeSource {
  readonly fsType?: string
  readonly pdID: string
}

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface PortworxVolumeSource {
  readonly fsType?: string
  readonly readOnly?: boolean
  readonly volumeID: string
}

/** Part of `PersistentVolumeSpec`, `Volume`. */
export interface VsphereVirtualDiskVolumeSource {
  readonly fsType?: string
  readonly storagePolicyID?: string
  readonly storagePolicyName?: string
  readonly volumePath: string
}
