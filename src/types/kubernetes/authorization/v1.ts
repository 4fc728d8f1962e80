/**
 * Types of authorization/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { FieldSelectorRequirement, LabelSelectorRequirement, ObjectMeta } from '../meta/v1.js'

/** Part of `ResourceAttributes`. */
export interface FieldSelectorAttributes {
  readonly rawSelector?: string
  readonly requirements?: readonly FieldSelectorRequirement[]
}

/** Part of `ResourceAttributes`. */
export interface LabelSelectorAttributes {
  readonly rawSelector?: string
  readonly requirements?: readonly LabelSelectorRequirement[]
}

/** authorization.k8s.io/v1 LocalSubjectAccessReview: `localsubjectaccessreviews`. */
export interface LocalSubjectAccessReview {
  readonly apiVersion?: 'authorization.k8s.io/v1'
  readonly kind?: 'LocalSubjectAccessReview'
  readonly metadata?: ObjectMeta
  readonly spec: SubjectAccessReviewSpec
  readonly status?: SubjectAccessReviewStatus
}

/** Part of `SelfSubjectAccessReviewSpec`, `SubjectAccessReviewSpec`. */
export interface NonResourceAttributes {
  readonly path?: string
  readonly verb?: string
}

/** Part of `SubjectRulesReviewStatus`. */
export interface NonResourceRule {
  readonly nonResourceURLs?: readonly string[]
  readonly verbs: readonly string[]
}

/** Part of `SelfSubjectAccessReviewSpec`, `SubjectAccessReviewSpec`. */
export interface ResourceAttributes {
  readonly fieldSelector?: FieldSelectorAttributes
  readonly group?: string
  readonly labelSelector?: LabelSelectorAttributes
  readonly name?: string
  readonly namespace?: string
  readonly resource?: string
  readonly subresource?: string
  readonly verb?: string
  readonly version?: string
}

/** Part of `SubjectRulesReviewStatus`. */
export interface ResourceRule {
  readonly apiGroups?: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly resources?: readonly string[]
  readonly verbs: readonly string[]
}

/** authorization.k8s.io/v1 SelfSubjectAccessReview: `selfsubjectaccessreviews`, in no namespace. */
export interface SelfSubjectAccessReview {
  readonly apiVersion?: 'authorization.k8s.io/v1'
  readonly kind?: 'SelfSubjectAccessReview'
  readonly metadata?: ObjectMeta
  readonly spec: SelfSubjectAccessReviewSpec
  readonly status?: SubjectAccessReviewStatus
}

/** Part of `SelfSubjectAccessReview`. */
export interface SelfSubjectAccessReviewSpec {
  readonly nonResourceAttributes?: NonResourceAttributes
  readonly resourceAttributes?: ResourceAttributes
}

/** authorization.k8s.io/v1 SelfSubjectRulesReview: `selfsubjectrulesreviews`, in no namespace. */
export interface SelfSubjectRulesReview {
  readonly apiVersion?: 'authorization.k8s.io/v1'
  readonly kind?: 'SelfSubjectRulesReview'
  readonly metadata?: ObjectMeta
  readonly spec: SelfSubjectRulesReviewSpec
  readonly status?: SubjectRulesReviewStatus
}

/** Part of `SelfSubjectRulesReview`. */
export interface SelfSubjectRulesReviewSpec {
  readonly namespace?: string
}

/** authorization.k8s.io/v1 SubjectAccessReview: `subjectaccessreviews`, in no namespace. */
export interface SubjectAccessReview {
  readonly apiVersion?: 'authorization.k8s.io/v1'
  readonly kind?: 'SubjectAccessReview'
  readonly metadata?: ObjectMeta
  readonly spec: SubjectAccessReviewSpec
  readonly status?: SubjectAccessReviewStatus
}

/** Part of `LocalSubjectAccessReview`, `SubjectAccessReview`. */
export interface SubjectAccessReviewSpec {
  readonly extra?: { readonly [name: string]: readonly string[] }
  readonly groups?: readonly string[]
  readonly nonResourceAttributes?: NonResourceAttributes
  readonly resourceAttributes?: ResourceAttributes
  readonly uid?: string
  readonly user?: string
}

/** Part of `LocalSubjectAccessReview`, `SelfSubjectAccessReview`, `SubjectAccessReview`. */
export interface SubjectAccessReviewStatus {
  readonly allowed: boolean
  readonly denied?: boolean
  readonly evaluationError?: string
  readonly reason?: string
}

/** Part of `SelfSubjectRulesReview`. */
export interface SubjectRulesReviewStatus {
  readonly evaluationError?: string
  readonly incomplete: boolean
  readonly nonResourceRules: readonly NonResourceRule[]
  readonly resourceRules: readonly ResourceRule[]
}
