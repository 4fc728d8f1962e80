/**
 * Types of certificates/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** certificates.k8s.io/v1 CertificateSigningRequest: `certificatesigningrequests`, `csr`, in no namespace. */
export interface CertificateSigningRequest {
  readonly apiVersion?: 'certificates.k8s.io/v1'
  readonly kind?: 'CertificateSigningRequest'
  readonly metadata?: ObjectMeta
  readonly spec: CertificateSigningRequestSpec
  readonly status?: CertificateSigningRequestStatus
}

/** Part of `CertificateSigningRequestStatus`. */
export interface CertificateSigningRequestCondition {
  readonly lastTransitionTime?: Time
  readonly lastUpdateTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `certificatesigningrequests`. */
export interface CertificateSigningRequestList {
  readonly apiVersion?: 'certificates.k8s.io/v1'
  readonly items: readonly CertificateSigningRequest[]
  readonly kind?: 'CertificateSigningRequestList'
  readonly metadata?: ListMeta
}

/** Part of `CertificateSigningRequest`. */
export interface CertificateSigningRequestSpec {
  readonly expirationSeconds?: number
  readonly extra?: { readonly [name: string]: readonly string[] }
  readonly groups?: readonly string[]
  readonly request: string
  readonly signerName: string
  readonly uid?: string
  readonly usages?: readonly string[]
  readonly username?: string
}

/** Part of `CertificateSigningRequest`. */
export interface CertificateSigningRequestStatus {
  readonly certificate?: string
  readonly conditions?: readonly CertificateSigningRequestCondition[]
}
