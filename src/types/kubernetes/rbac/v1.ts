/**
 * Types of rbac/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { LabelSelector, ListMeta, ObjectMeta } from '../meta/v1.js'

/** Part of `ClusterRole`. */
export interface AggregationRule {
  readonly clusterRoleSelectors?: readonly LabelSelector[]
}

/** rbac.authorization.k8s.io/v1 ClusterRole: `clusterroles`, in no namespace. */
export interface ClusterRole {
  readonly aggregationRule?: AggregationRule
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly kind?: 'ClusterRole'
  readonly metadata?: ObjectMeta
  readonly rules?: readonly PolicyRule[]
}

/** rbac.authorization.k8s.io/v1 ClusterRoleBinding: `clusterrolebindings`, in no namespace. */
export interface ClusterRoleBinding {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly kind?: 'ClusterRoleBinding'
  readonly metadata?: ObjectMeta
  readonly roleRef: RoleRef
  readonly subjects?: readonly Subject[]
}

/** A list of `clusterrolebindings`. */
export interface ClusterRoleBindingList {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly items: readonly ClusterRoleBinding[]
  readonly kind?: 'ClusterRoleBindingList'
  readonly metadata?: ListMeta
}

/** A list of `clusterroles`. */
export interface ClusterRoleList {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly items: readonly ClusterRole[]
  readonly kind?: 'ClusterRoleList'
  readonly metadata?: ListMeta
}

/** Part of `ClusterRole`, `Role`. */
export interface PolicyRule {
  readonly apiGroups?: readonly string[]
  readonly nonResourceURLs?: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly resources?: readonly string[]
  readonly verbs: readonly string[]
}

/** rbac.authorization.k8s.io/v1 Role: `roles`. */
export interface Role {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly kind?: 'Role'
  readonly metadata?: ObjectMeta
  readonly rules?: readonly PolicyRule[]
}

/** rbac.authorization.k8s.io/v1 RoleBinding: `rolebindings`. */
export interface RoleBinding {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly kind?: 'RoleBinding'
  readonly metadata?: ObjectMeta
  readonly roleRef: RoleRef
  readonly subjects?: readonly Subject[]
}

/** A list of `rolebindings`. */
export interface RoleBindingList {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly items: readonly RoleBinding[]
  readonly kind?: 'RoleBindingList'
  readonly metadata?: ListMeta
}

/** A list of `roles`. */
export interface RoleList {
  readonly apiVersion?: 'rbac.authorization.k8s.io/v1'
  readonly items: readonly Role[]
  readonly kind?: 'RoleList'
  readonly metadata?: ListMeta
}

/** Part of `ClusterRoleBinding`, `RoleBinding`. */
export interface RoleRef {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
}

/** Part of `ClusterRoleBinding`, `RoleBinding`. */
export interface Subject {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}
