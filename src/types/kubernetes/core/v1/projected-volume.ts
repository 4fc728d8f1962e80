/**
 * Types of core/v1, Kubernetes 1.36: projected volume.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectFieldSelector, ResourceFieldSelector } from './container.js'
import type { LabelSelector } from '../../meta/v1.js'

/** Part of `VolumeProjection`. */
export interface ClusterTrustBundleProjection {
  readonly labelSelector?: LabelSelector
  readonly name?: string
  readonly optional?: boolean
  readonly path: string
  readonly signerName?: string
}

/** Part of `VolumeProjection`. */
export interface ConfigMapProjection {
  readonly items?: readonly KeyToPath[]
  readonly name?: string
  readonly optional?: boolean
}

/** Part of `VolumeProjection`. */
export interface DownwardAPIProjection {
  readonly items?: readonly DownwardAPIVolumeFile[]
}

/** Part of `DownwardAPIProjection`, `DownwardAPIVolumeSource`. */
export interface DownwardAPIVolumeFile {
  readonly fieldRef?: ObjectFieldSelector
  readonly mode?: number
  readonly path: string
  readonly resourceFieldRef?: ResourceFieldSelector
}

/** Part of `ConfigMapProjection`, `ConfigMapVolumeSource`, `SecretProjection` and others. */
export interface KeyToPath {
  readonly key: string
  readonly mode?: number
  readonly path: string
}

/** Part of `VolumeProjection`. */
export interface PodCertificateProjection {
  readonly certificateChainPath?: string
  readonly credentialBundlePath?: string
  readonly keyPath?: string
  readonly keyType: string
  readonly maxExpirationSeconds?: number
  readonly signerName: string
  readonly userAnnotations?: { readonly [name: string]: string }
}

/** Part of `Volume`. */
export interface ProjectedVolumeSource {
  readonly defaultMode?: number
  readonly sources?: readonly VolumeProjection[]
}

/** Part of `VolumeProjection`. */
export interface SecretProjection {
  readonly items?: readonly KeyToPath[]
  readonly name?: string
  readonly optional?: boolean
}

/** Part of `VolumeProjection`. */
export interface ServiceAccountTokenProjection {
  readonly audience?: string
  readonly expirationSeconds?: number
  readonly path: string
}

/** Part of `ProjectedVolumeSource`. */
export interface VolumeProjection {
  readonly clusterTrustBundle?: ClusterTrustBundleProjection
  readonly configMap?: ConfigMapProjection
  readonly downwardAPI?: DownwardAPIProjection
  readonly podCertificate?: PodCertificateProjection
  readonly secret?: SecretProjection
  readonly serviceAccountToken?: ServiceAccountTokenProjection
}
