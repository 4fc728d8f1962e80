/**
 * Types of authentication/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectMeta, Time } from '../meta/v1.js'

/** Part of `TokenRequestSpec`. */
export interface BoundObjectReference {
  readonly apiVersion?: string
  readonly kind?: string
  readonly name?: string
  readonly uid?: string
}

/** authentication.k8s.io/v1 SelfSubjectReview: `selfsubjectreviews`, in no namespace. */
export interface SelfSubjectReview {
  readonly apiVersion?: 'authentication.k8s.io/v1'
  readonly kind?: 'SelfSubjectReview'
  readonly metadata?: ObjectMeta
  readonly status?: SelfSubjectReviewStatus
}

/** Part of `SelfSubjectReview`. */
export interface SelfSubjectReviewStatus {
  readonly userInfo?: UserInfo
}

/** authentication.k8s.io/v1 TokenRequest. */
export interface TokenRequest {
  readonly apiVersion?: 'authentication.k8s.io/v1'
  readonly kind?: 'TokenRequest'
  readonly metadata?: ObjectMeta
  readonly spec?: TokenRequestSpec
  readonly status?: TokenRequestStatus
}

/** Part of `TokenRequest`. */
export interface TokenRequestSpec {
  readonly audiences?: readonly string[]
  readonly boundObjectRef?: BoundObjectReference
  readonly expirationSeconds?: number
}

/** Part of `TokenRequest`. */
export interface TokenRequestStatus {
  readonly expirationTimestamp?: Time
  readonly token?: string
}

/** authentication.k8s.io/v1 TokenReview: `tokenreviews`, in no namespace. */
export interface TokenReview {
  readonly apiVersion?: 'authentication.k8s.io/v1'
  readonly kind?: 'TokenReview'
  readonly metadata?: ObjectMeta
  readonly spec: TokenReviewSpec
  readonly status?: TokenReviewStatus
}

/** Part of `TokenReview`. */
export interface TokenReviewSpec {
  readonly audiences?: readonly string[]
  readonly token: string
}

/** Part of `TokenReview`. */
export interface TokenReviewStatus {
  readonly audiences?: readonly string[]
  readonly authenticated?: boolean
  readonly error?: string
  readonly user?: UserInfo
}

/** Part of `SelfSubjectReviewStatus`, `TokenReviewStatus`. */
export interface UserInfo {
  readonly extra?: { readonly [name: string]: readonly string[] }
  readonly groups?: readonly string[]
  readonly uid?: string
  readonly username?: string
}
