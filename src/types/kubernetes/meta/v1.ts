/**
 * Types of meta/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */

/** An amount such as `500m` (half a CPU) or `64Mi`; always text when served. */
export type Quantity = string

/** Part of `APIGroupList`. */
export interface APIGroup {
  readonly apiVersion?: 'v1'
  readonly kind?: 'APIGroup'
  readonly name: string
  readonly preferredVersion?: GroupVersionForDiscovery
  readonly serverAddressByClientCIDRs?: readonly ServerAddressByClientCIDR[]
  readonly versions: readonly GroupVersionForDiscovery[]
}

/** v1 APIGroupList. */
export interface APIGroupList {
  readonly apiVersion?: 'v1'
  readonly groups: readonly APIGroup[]
  readonly kind?: 'APIGroupList'
}

/** Part of `APIResourceList`. */
export interface APIResource {
  readonly categories?: readonly string[]
  readonly group?: string
  readonly kind: string
  readonly name: string
  readonly namespaced: boolean
  readonly shortNames?: readonly string[]
  readonly singularName: string
  readonly storageVersionHash?: string
  readonly verbs: readonly string[]
  readonly version?: string
}

/** v1 APIResourceList. */
export interface APIResourceList {
  readonly apiVersion?: 'v1'
  readonly groupVersion: string
  readonly kind?: 'APIResourceList'
  readonly resources: readonly APIResource[]
}

/** v1 APIVersions. */
export interface APIVersions {
  readonly apiVersion?: 'v1'
  readonly kind?: 'APIVersions'
  readonly serverAddressByClientCIDRs: readonly ServerAddressByClientCIDR[]
  readonly versions: readonly string[]
}

/** Part of `ValidatingAdmissionPolicyStatus`, `ServiceStatus`, `ServiceCIDRStatus` and others. */
export interface Condition {
  readonly lastTransitionTime: Time
  readonly message: string
  readonly observedGeneration?: number
  readonly reason: string
  readonly status: string
  readonly type: string
}

/** Part of `Eviction`. */
export interface DeleteOptions {
  readonly apiVersion?: 'v1'
  readonly dryRun?: readonly string[]
  readonly gracePeriodSeconds?: number
  readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean
  readonly kind?: 'DeleteOptions'
  readonly orphanDependents?: boolean
  readonly preconditions?: Preconditions
  readonly propagationPolicy?: string
}

/** Part of `FieldSelectorAttributes`. */
export interface FieldSelectorRequirement {
  readonly key: string
  readonly operator: string
  readonly values?: readonly string[]
}

/** Part of `ManagedFieldsEntry`. */
export type FieldsV1 = Readonly<Record<string, unknown>>

/** Part of `APIGroup`. */
export interface GroupVersionForDiscovery {
  readonly groupVersion: string
  readonly version: string
}

/** Part of `MatchResources`, `MutatingWebhook`, `ParamRef` and others. */
export interface LabelSelector {
  readonly matchExpressions?: readonly LabelSelectorRequirement[]
  readonly matchLabels?: { readonly [name: string]: string }
}

/** Part of `LabelSelectorAttributes`, `LabelSelector`. */
export interface LabelSelectorRequirement {
  readonly key: string
  readonly operator: string
  readonly values?: readonly string[]
}

/** Part of `MutatingAdmissionPolicyBindingList`, `MutatingAdmissionPolicyList`, `MutatingWebhookConfigurationList` and others. */
export interface ListMeta {
  readonly continue?: string
  readonly remainingItemCount?: number
  readonly resourceVersion?: string
  readonly selfLink?: string
  readonly shardInfo?: ShardInfo
}

/** Part of `ObjectMeta`. */
export interface ManagedFieldsEntry {
  readonly apiVersion?: string
  readonly fieldsType?: string
  readonly fieldsV1?: FieldsV1
  readonly manager?: string
  readonly operation?: string
  readonly subresource?: string
  readonly time?: Time
}

/** A time with microseconds, such as `2026-01-31T12:00:00.000000Z`. */
export type MicroTime = string

/** Part of `MutatingAdmissionPolicy`, `MutatingAdmissionPolicyBinding`, `MutatingWebhookConfiguration` and others. */
export interface ObjectMeta {
  readonly annotations?: { readonly [name: string]: string }
  readonly creationTimestamp?: Time
  readonly deletionGracePeriodSeconds?: number
  readonly deletionTimestamp?: Time
  readonly finalizers?: readonly string[]
  readonly generateName?: string
  readonly generation?: number
  readonly labels?: { readonly [name: string]: string }
  readonly managedFields?: readonly ManagedFieldsEntry[]
  readonly name?: string
  readonly namespace?: string
  readonly ownerReferences?: readonly OwnerReference[]
  readonly resourceVersion?: string
  readonly selfLink?: string
  readonly uid?: string
}

/** Part of `ObjectMeta`. */
export interface OwnerReference {
  readonly apiVersion: string
  readonly blockOwnerDeletion?: boolean
  readonly controller?: boolean
  readonly kind: string
  readonly name: string
  readonly uid: string
}

/** meta/v1 Patch. */
export type Patch = Readonly<Record<string, unknown>>

/** Part of `DeleteOptions`. */
export interface Preconditions {
  readonly resourceVersion?: string
  readonly uid?: string
}

/** Part of `APIGroup`, `APIVersions`. */
export interface ServerAddressByClientCIDR {
  readonly clientCIDR: string
  readonly serverAddress: string
}

/** Part of `ListMeta`. */
export interface ShardInfo {
  readonly selector: string
}

/** v1 Status. */
export interface Status {
  readonly apiVersion?: 'v1'
  readonly code?: number
  readonly details?: StatusDetails
  readonly kind?: 'Status'
  readonly message?: string
  readonly metadata?: ListMeta
  readonly reason?: string
  readonly status?: string
}

/** Part of `StatusDetails`. */
export interface StatusCause {
  readonly field?: string
  readonly message?: string
  readonly reason?: string
}

/** Part of `Status`. */
export interface StatusDetails {
  readonly causes?: readonly StatusCause[]
  readonly group?: string
  readonly kind?: string
  readonly name?: string
  readonly retryAfterSeconds?: number
  readonly uid?: string
}

/** A time such as `2026-01-31T12:00:00Z`. */
export type Time = string

/** v1 WatchEvent. */
export interface WatchEvent {
  readonly object: RawExtension
  readonly type: string
}

/** Part of `ControllerRevision`, `AllocatedDeviceStatus`, `OpaqueDeviceConfiguration` and others. */
export type RawExtension = Readonly<Record<string, unknown>>

/** A number, or a name (of a port) or a percentage. */
export type IntOrString = number | string

/** meta/v1 Info. */
export interface Info {
  readonly buildDate: string
  readonly compiler: string
  readonly emulationMajor?: string
  readonly emulationMinor?: string
  readonly gitCommit: string
  readonly gitTreeState: string
  readonly gitVersion: string
  readonly goVersion: string
  readonly major: string
  readonly minCompatibilityMajor?: string
  readonly minCompatibilityMinor?: string
  readonly minor: string
  readonly platform: string
}
