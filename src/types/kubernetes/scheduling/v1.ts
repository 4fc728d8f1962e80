/**
 * Types of scheduling/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta } from '../meta/v1.js'

/** scheduling.k8s.io/v1 PriorityClass: `priorityclasses`, `pc`, in no namespace. */
export interface PriorityClass {
  readonly apiVersion?: 'scheduling.k8s.io/v1'
  readonly description?: string
  readonly globalDefault?: boolean
  readonly kind?: 'PriorityClass'
  readonly metadata?: ObjectMeta
  readonly preemptionPolicy?: 'Never' | 'PreemptLowerPriority'
  readonly value?: number
}

/** A list of `priorityclasses`. */
export interface PriorityClassList {
  readonly apiVersion?: 'scheduling.k8s.io/v1'
  readonly items: readonly PriorityClass[]
  readonly kind?: 'PriorityClassList'
  readonly metadata?: ListMeta
}
