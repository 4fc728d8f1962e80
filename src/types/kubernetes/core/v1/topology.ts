/**
 * Types of core/v1, Kubernetes 1.36: topology.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */

/** Part of `TopologySelectorTerm`. */
export interface TopologySelectorLabelRequirement {
  readonly key: string
  readonly values: readonly string[]
}

/** Part of `StorageClass`. */
export interface TopologySelectorTerm {
  readonly matchLabelExpressions?: readonly TopologySelectorLabelRequirement[]
}
