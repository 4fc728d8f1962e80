/**
 * Types of node/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { Toleration } from '../core/v1/pod.js'
import type { ListMeta, ObjectMeta, Quantity } from '../meta/v1.js'

/** Part of `RuntimeClass`. */
export interface Overhead {
  readonly podFixed?: { readonly [name: string]: Quantity }
}

/** node.k8s.io/v1 RuntimeClass: `runtimeclasses`, in no namespace. */
export interface RuntimeClass {
  readonly apiVersion?: 'node.k8s.io/v1'
  readonly handler: string
  readonly kind?: 'RuntimeClass'
  readonly metadata?: ObjectMeta
  readonly overhead?: Overhead
  readonly scheduling?: Scheduling
}

/** A list of `runtimeclasses`. */
export interface RuntimeClassList {
  readonly apiVersion?: 'node.k8s.io/v1'
  readonly items: readonly RuntimeClass[]
  readonly kind?: 'RuntimeClassList'
  readonly metadata?: ListMeta
}

/** Part of `RuntimeClass`. */
export interface Scheduling {
  readonly nodeSelector?: { readonly [name: string]: string }
  readonly tolerations?: readonly Toleration[]
}
