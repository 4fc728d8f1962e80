/**
 * Types of core/v1, Kubernetes 1.36: config map.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** v1 ConfigMap: `configmaps`, `cm`. */
export interface ConfigMap {
  readonly apiVersion?: 'v1'
  readonly binaryData?: { readonly [name: string]: string }
  readonly data?: { readonly [name: string]: string }
  readonly immutable?: boolean
  readonly kind?: 'ConfigMap'
  readonly metadata?: ObjectMeta
}

/** A list of `configmaps`. */
export interface ConfigMapList {
  readonly apiVersion?: 'v1'
  readonly items: readonly ConfigMap[]
  readonly kind?: 'ConfigMapList'
  readonly metadata?: ListMeta
}
