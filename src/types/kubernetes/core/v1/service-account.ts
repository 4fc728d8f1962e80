/**
 * Types of core/v1, Kubernetes 1.36: service account.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { LocalObjectReference } from './cloud-volume.js'
import type { ObjectReference } from './persistent-volume.js'
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** v1 ServiceAccount: `serviceaccounts`, `sa`. */
export interface ServiceAccount {
  readonly apiVersion?: 'v1'
  readonly automountServiceAccountToken?: boolean
  readonly imagePullSecrets?: readonly LocalObjectReference[]
  readonly kind?: 'ServiceAccount'
  readonly metadata?: ObjectMeta
  readonly secrets?: readonly ObjectReference[]
}

/** A list of `serviceaccounts`. */
export interface ServiceAccountList {
  readonly apiVersion?: 'v1'
  readonly items: readonly ServiceAccount[]
  readonly kind?: 'ServiceAccountList'
  readonly metadata?: ListMeta
}
