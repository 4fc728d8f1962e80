/**
 * Types of apiregistration/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** apiregistration.k8s.io/v1 APIService: `apiservices`, in no namespace. */
export interface APIService {
  readonly apiVersion?: 'apiregistration.k8s.io/v1'
  readonly kind?: 'APIService'
  readonly metadata?: ObjectMeta
  readonly spec?: APIServiceSpec
  readonly status?: APIServiceStatus
}

/** Part of `APIServiceStatus`. */
export interface APIServiceCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `apiservices`. */
export interface APIServiceList {
  readonly apiVersion?: 'apiregistration.k8s.io/v1'
  readonly items: readonly APIService[]
  readonly kind?: 'APIServiceList'
  readonly metadata?: ListMeta
}

/** Part of `APIService`. */
export interface APIServiceSpec {
  readonly caBundle?: string
  readonly group?: string
  readonly groupPriorityMinimum: number
  readonly insecureSkipTLSVerify?: boolean
  readonly service?: ServiceReference
  readonly version?: string
  readonly versionPriority: number
}

/** Part of `APIService`. */
export interface APIServiceStatus {
  readonly conditions?: readonly APIServiceCondition[]
}

/** Part of `APIServiceSpec`. */
export interface ServiceReference {
  readonly name?: string
  readonly namespace?: string
  readonly port?: number
}
