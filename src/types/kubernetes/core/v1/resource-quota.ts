/**
 * Types of core/v1, Kubernetes 1.36: resource quota.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Quantity } from '../../meta/v1.js'

/** v1 ResourceQuota: `resourcequotas`, `quota`. */
export interface ResourceQuota {
  readonly apiVersion?: 'v1'
  readonly kind?: 'ResourceQuota'
  readonly metadata?: ObjectMeta
  readonly spec?: ResourceQuotaSpec
  readonly status?: ResourceQuotaStatus
}

/** A list of `resourcequotas`. */
export interface ResourceQuotaList {
  readonly apiVersion?: 'v1'
  readonly items: readonly ResourceQuota[]
  readonly kind?: 'ResourceQuotaList'
  readonly metadata?: ListMeta
}

/** Part of `ResourceQuota`. */
export interface ResourceQuotaSpec {
  readonly hard?: { readonly [name: string]: Quantity }
  readonly scopeSelector?: ScopeSelector
  readonly scopes?: readonly string[]
}

/** Part of `ResourceQuota`. */
export interface ResourceQuotaStatus {
  readonly hard?: { readonly [name: string]: Quantity }
  readonly used?: { readonly [name: string]: Quantity }
}

/** Part of `ResourceQuotaSpec`. */
export interface ScopeSelector {
  readonly matchExpressions?: readonly ScopedResourceSelectorRequirement[]
}

/** Part of `ScopeSelector`. */
export interface ScopedResourceSelectorRequirement {
  readonly operator: 'DoesNotExist' | 'Exists' | 'In' | 'NotIn'
  readonly scopeName:
    | 'BestEffort'
    | 'CrossNamespacePodAffinity'
    | 'NotBestEffort'
    | 'NotTerminating'
    | 'PriorityClass'
    | 'Terminating'
    | 'VolumeAttributesClass'
  readonly values?: readonly string[]
}
