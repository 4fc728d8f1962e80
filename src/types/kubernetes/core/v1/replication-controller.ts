/**
 * Types of core/v1, Kubernetes 1.36: replication controller.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { PodTemplateSpec } from './pod-template.js'
import type { ListMeta, ObjectMeta, Time } from '../../meta/v1.js'

/** v1 ReplicationController: `replicationcontrollers`, `rc`. */
export interface ReplicationController {
  readonly apiVersion?: 'v1'
  readonly kind?: 'ReplicationController'
  readonly metadata?: ObjectMeta
  readonly spec?: ReplicationControllerSpec
  readonly status?: ReplicationControllerStatus
}

/** Part of `ReplicationControllerStatus`. */
export interface ReplicationControllerCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `replicationcontrollers`. */
export interface ReplicationControllerList {
  readonly apiVersion?: 'v1'
  readonly items: readonly ReplicationController[]
  readonly kind?: 'ReplicationControllerList'
  readonly metadata?: ListMeta
}

/** Part of `ReplicationController`. */
export interface ReplicationControllerSpec {
  readonly minReadySeconds?: number
  readonly replicas?: number
  readonly selector?: { readonly [name: string]: string }
  readonly template?: PodTemplateSpec
}

/** Part of `ReplicationController`. */
export interface ReplicationControllerStatus {
  readonly availableReplicas?: number
  readonly conditions?: readonly ReplicationControllerCondition[]
  readonly fullyLabeledReplicas?: number
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas: number
}
