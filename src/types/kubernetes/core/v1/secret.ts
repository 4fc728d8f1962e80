/**
 * Types of core/v1, Kubernetes 1.36: secret.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** v1 Secret: `secrets`. */
export interface Secret {
  readonly apiVersion?: 'v1'
  readonly data?: { readonly [name: string]: string }
  readonly immutable?: boolean
  readonly kind?: 'Secret'
  readonly metadata?: ObjectMeta
  readonly stringData?: { readonly [name: string]: string }
  readonly type?: string
}

/** A list of `secrets`. */
export interface SecretList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Secret[]
  readonly kind?: 'SecretList'
  readonly metadata?: ListMeta
}
