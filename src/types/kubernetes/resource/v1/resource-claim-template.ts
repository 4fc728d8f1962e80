/**
 * Types of resource/v1, Kubernetes 1.36: resource claim template.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'
import type { ResourceClaimSpec } from './resource-claim.js'

/** resource.k8s.io/v1 ResourceClaimTemplate: `resourceclaimtemplates`. */
export interface ResourceClaimTemplate {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly kind?: 'ResourceClaimTemplate'
  readonly metadata?: ObjectMeta
  readonly spec: ResourceClaimTemplateSpec
}

/** A list of `resourceclaimtemplates`. */
export interface ResourceClaimTemplateList {
  readonly apiVersion?: 'resource.k8s.io/v1'
  readonly items: readonly ResourceClaimTemplate[]
  readonly kind?: 'ResourceClaimTemplateList'
  readonly metadata?: ListMeta
}

/** Part of `ResourceClaimTemplate`. */
export interface ResourceClaimTemplateSpec {
  readonly metadata?: ObjectMeta
  readonly spec: ResourceClaimSpec
}
