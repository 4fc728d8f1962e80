/**
 * Types of core/v1, Kubernetes 1.36: limit range.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Quantity } from '../../meta/v1.js'

/** v1 LimitRange: `limitranges`, `limits`. */
export interface LimitRange {
  readonly apiVersion?: 'v1'
  readonly kind?: 'LimitRange'
  readonly metadata?: ObjectMeta
  readonly spec?: LimitRangeSpec
}

/** Part of `LimitRangeSpec`. */
export interface LimitRangeItem {
  readonly default?: { readonly [name: string]: Quantity }
  readonly defaultRequest?: { readonly [name: string]: Quantity }
  readonly max?: { readonly [name: string]: Quantity }
  readonly maxLimitRequestRatio?: { readonly [name: string]: Quantity }
  readonly min?: { readonly [name: string]: Quantity }
  readonly type: string
}

/** A list of `limitranges`. */
export interface LimitRangeList {
  readonly apiVersion?: 'v1'
  readonly items: readonly LimitRange[]
  readonly kind?: 'LimitRangeList'
  readonly metadata?: ListMeta
}

/** Part of `LimitRange`. */
export interface LimitRangeSpec {
  readonly limits: readonly LimitRangeItem[]
}
