/**
 * Types of policy/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type {
  Condition,
  DeleteOptions,
  IntOrString,
  LabelSelector,
  ListMeta,
  ObjectMeta,
  Time,
} from '../meta/v1.js'

/** policy/v1 Eviction. */
export interface Eviction {
  readonly apiVersion?: 'policy/v1'
  readonly deleteOptions?: DeleteOptions
  readonly kind?: 'Eviction'
  readonly metadata?: ObjectMeta
}

/** policy/v1 PodDisruptionBudget: `poddisruptionbudgets`, `pdb`. */
export interface PodDisruptionBudget {
  readonly apiVersion?: 'policy/v1'
  readonly kind?: 'PodDisruptionBudget'
  readonly metadata?: ObjectMeta
  readonly spec?: PodDisruptionBudgetSpec
  readonly status?: PodDisruptionBudgetStatus
}

/** A list of `poddisruptionbudgets`. */
export interface PodDisruptionBudgetList {
  readonly apiVersion?: 'policy/v1'
  readonly items: readonly PodDisruptionBudget[]
  readonly kind?: 'PodDisruptionBudgetList'
  readonly metadata?: ListMeta
}

/** Part of `PodDisruptionBudget`. */
export interface PodDisruptionBudgetSpec {
  readonly maxUnavailable?: IntOrString
  readonly minAvailable?: IntOrString
  readonly selector?: LabelSelector
  readonly unhealthyPodEvictionPolicy?: 'AlwaysAllow' | 'IfHealthyBudget'
}

/** Part of `PodDisruptionBudget`. */
export interface PodDisruptionBudgetStatus {
  readonly conditions?: readonly Condition[]
  readonly currentHealthy?: number
  readonly desiredHealthy?: number
  readonly disruptedPods?: { readonly [name: string]: Time }
  readonly disruptionsAllowed?: number
  readonly expectedPods?: number
  readonly observedGeneration?: number
}
