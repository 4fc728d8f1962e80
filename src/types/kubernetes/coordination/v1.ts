/**
 * Types of coordination/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, MicroTime, ObjectMeta } from '../meta/v1.js'

/** coordination.k8s.io/v1 Lease: `leases`. */
export interface Lease {
  readonly apiVersion?: 'coordination.k8s.io/v1'
  readonly kind?: 'Lease'
  readonly metadata?: ObjectMeta
  readonly spec?: LeaseSpec
}

/** A list of `leases`. */
export interface LeaseList {
  readonly apiVersion?: 'coordination.k8s.io/v1'
  readonly items: readonly Lease[]
  readonly kind?: 'LeaseList'
  readonly metadata?: ListMeta
}

/** Part of `Lease`. */
export interface LeaseSpec {
  readonly acquireTime?: MicroTime
  readonly holderIdentity?: string
  readonly leaseDurationSeconds?: number
  readonly leaseTransitions?: number
  readonly preferredHolder?: string
  readonly renewTime?: MicroTime
  readonly strategy?: string
}
