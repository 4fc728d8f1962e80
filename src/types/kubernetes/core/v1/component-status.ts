/**
 * Types of core/v1, Kubernetes 1.36: component status.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** Part of `ComponentStatus`. */
export interface ComponentCondition {
  readonly error?: string
  readonly message?: string
  readonly status: string
  readonly type: string
}

/** v1 ComponentStatus: `componentstatuses`, `cs`, in no namespace. */
export interface ComponentStatus {
  readonly apiVersion?: 'v1'
  readonly conditions?: readonly ComponentCondition[]
  readonly kind?: 'ComponentStatus'
  readonly metadata?: ObjectMeta
}

/** A list of `componentstatuses`. */
export interface ComponentStatusList {
  readonly apiVersion?: 'v1'
  readonly items: readonly ComponentStatus[]
  readonly kind?: 'ComponentStatusList'
  readonly metadata?: ListMeta
}
