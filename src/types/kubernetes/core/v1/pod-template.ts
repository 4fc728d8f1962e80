/**
 * Types of core/v1, Kubernetes 1.36: pod template.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { PodSpec } from './pod.js'
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** v1 PodTemplate: `podtemplates`. */
export interface PodTemplate {
  readonly apiVersion?: 'v1'
  readonly kind?: 'PodTemplate'
  readonly metadata?: ObjectMeta
  readonly template?: PodTemplateSpec
}

/** A list of `podtemplates`. */
export interface PodTemplateList {
  readonly apiVersion?: 'v1'
  readonly items: readonly PodTemplate[]
  readonly kind?: 'PodTemplateList'
  readonly metadata?: ListMeta
}

/** Part of `DaemonSetSpec`, `DeploymentSpec`, `ReplicaSetSpec` and others. */
export interface PodTemplateSpec {
  readonly metadata?: ObjectMeta
  readonly spec?: PodSpec
}
