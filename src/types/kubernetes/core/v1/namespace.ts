/**
 * Types of core/v1, Kubernetes 1.36: namespace.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../../meta/v1.js'

/** v1 Namespace: `namespaces`, `ns`, in no namespace. */
export interface Namespace {
  readonly apiVersion?: 'v1'
  readonly kind?: 'Namespace'
  readonly metadata?: ObjectMeta
  readonly spec?: NamespaceSpec
  readonly status?: NamespaceStatus
}

/** Part of `NamespaceStatus`. */
export interface NamespaceCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `namespaces`. */
export interface NamespaceList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Namespace[]
  readonly kind?: 'NamespaceList'
  readonly metadata?: ListMeta
}

/** Part of `Namespace`. */
export interface NamespaceSpec {
  readonly finalizers?: readonly string[]
}

/** Part of `Namespace`. */
export interface NamespaceStatus {
  readonly conditions?: readonly NamespaceCondition[]
  readonly phase?: 'Active' | 'Terminating'
}
