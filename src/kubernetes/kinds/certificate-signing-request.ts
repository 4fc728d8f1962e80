/**
 * CertificateSigningRequests: who asks for a certificate, whether it was approved, and the
 * certificate once it is signed.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
 */
import { dequal } from 'dequal'
import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition,
} from '../../types/kubernetes/certificates/v1.js'
import { fromBase64 } from '../../text/base64.js'
import { shortDuration } from '../../text/duration.js'
import { rfc3339 } from '../../text/time.js'
import { type Certificate, readCertificate } from '../../text/x509/certificate.js'
import { type CertificateRequest, readRequest } from '../../text/x509/request.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import {
  duplicate,
  forbiddenField,
  invalid,
  notSupported,
  oneOf,
  required,
} from './field-errors.js'
import type { FieldError, StatusPart, Stored } from './kind.js'
import { objectTable } from './object-table.js'
import { validateSignerName } from './signer-name.js'

/** All requests. */
const certificateSigningRequests = objectTable<CertificateSigningRequest>(
  'certificatesigningrequests',
)

/** Those whose certificates make users of the cluster. */
export const CLIENT_SIGNER = 'kubernetes.io/kube-apiserver-client'
export const KUBELET_CLIENT_SIGNER = 'kubernetes.io/kube-apiserver-client-kubelet'
export const KUBELET_SERVING_SIGNER = 'kubernetes.io/kubelet-serving'
export const LEGACY_SIGNER = 'kubernetes.io/legacy-unknown'
const NO_LEGACY = 'the legacy signerName is not allowed via this API version'
const TOO_SHORT = 'may not specify a duration less than 600 seconds (10 minutes)'
const SHORTEST = 600
const NOT_BOTH = 'Approved and Denied conditions are mutually exclusive'
const NO_CERTIFICATE = 'updates may not set certificate content'
const SAME_CERTIFICATE = 'updates may not modify existing certificate content'
const NO_BLOCK = 'must contain at least one CERTIFICATE PEM block'
const HIDDEN = '<certificate data>'
const CONDITIONS = 'status.conditions'
const DECISIONS = ['Approved', 'Denied']
/** Conditions that are there or not, and never false. */
const TRUE_ONLY = [...DECISIONS, 'Failed']

const USAGES = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
]

type Conditions = readonly CertificateSigningRequestCondition[]

/** The request of an object, or what is wrong with it. */
const requestIn = ({ spec }: CertificateSigningRequest): ReturnType<typeof readRequest> =>
  readRequest(fromBase64(spec?.request ?? '') ?? '')

/** The request of an object that was validated. */
export function requestOf(object: CertificateSigningRequest): CertificateRequest {
  const read = requestIn(object)
  if ('request' in read) return read.request
  return { subject: [], alternativeNames: [], publicKey: [] }
}

/** The certificate that was signed; undefined if there is none yet. */
export const certificateOf = ({ status }: CertificateSigningRequest): Certificate | undefined =>
  status?.certificate ? readCertificate(fromBase64(status.certificate) ?? '') : undefined

/** Whether a request has a condition. */
export const hasCondition = ({ status }: CertificateSigningRequest, type: string): boolean =>
  status?.conditions?.some((one) => one.type === type) === true

export const certificateSigningRequest = kind<CertificateSigningRequest>(
  'certificates.k8s.io/v1',
  'CertificateSigningRequest',
  {
    table: certificateSigningRequests,
    nameFormat: 'segment',
    fields: { 'spec.signerName': ({ spec }) => spec?.signerName ?? '' },
    cells: (one, now) => [
      age(one, now),
      one.spec?.signerName ?? NONE,
      one.spec?.username ?? '',
      one.spec?.expirationSeconds === undefined
        ? NONE
        : shortDuration(one.spec.expirationSeconds * 1000),
      csrStatusText(one),
    ],
    prepareForCreate(draft, _tx, { username, uid, groups, extra }) {
      const { username: _, uid: __, groups: ___, extra: ____, ...spec } = draft.spec ?? {}
      draft.spec = {
        ...spec,
        username,
        ...(uid ? { uid } : {}),
        ...(groups && groups.length > 0 ? { groups: [...groups] } : {}),
        ...(extra && Object.keys(extra).length > 0 ? { extra } : {}),
      } as CertificateSigningRequest['spec']
    },
    prepareForUpdate(draft, old) {
      draft.spec = old.spec
    },
    validate: (object, old) => [
      ...validateSpec(object, old),
      ...(old && !dequal(object.status?.certificate, old.status?.certificate)
        ? [forbiddenField('status.certificate', NO_CERTIFICATE)]
        : []),
    ],
    setStatusDefaults(draft, old, now, subresource) {
      const { status } = draft
      const conditions = datedConditions(
        subresource === 'status' ? withDecisionsOf(status?.conditions, old) : status?.conditions,
        old.status?.conditions,
        rfc3339(now),
      )
      const certificate = subresource === 'approval' ? old.status?.certificate : status?.certificate
      draft.status = {
        ...(certificate ? { certificate } : {}),
        ...(conditions.length > 0 ? { conditions } : {}),
      }
    },
    validateStatus: (object, old, _read, subresource) => [
      ...validateConditions(object.status?.conditions ?? [], old.status?.conditions ?? []),
      ...validateChange(object, old, subresource),
    ],
  },
)

/** `Pending`, or `Approved,Issued`. */
export function csrStatusText(request: Stored<CertificateSigningRequest>): string {
  const has = (type: string): boolean => hasCondition(request, type)
  const said = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return said + (has('Failed') ? ',Failed' : '') + (request.status?.certificate ? ',Issued' : '')
}

function validateSpec(
  object: CertificateSigningRequest,
  old: Stored<CertificateSigningRequest> | undefined,
): readonly FieldError[] {
  const { request, usages = [], signerName, expirationSeconds } = object.spec ?? {}
  const errors: FieldError[] = []
  const read = requestIn(object)
  if ('error' in read) errors.push(invalid('spec.request', request, read.error))
  if (usages.length === 0) errors.push(required('spec.usages'))
  usages.forEach((usage, i) => {
    if (!USAGES.includes(usage)) errors.push(notSupported(`spec.usages[${i}]`, usage, USAGES))
  })
  usages.forEach((usage, i) => {
    if (usages.indexOf(usage) < i) errors.push(duplicate(`spec.usages[${i}]`, usage))
  })
  if (signerName === LEGACY_SIGNER && old?.spec?.signerName !== LEGACY_SIGNER)
    errors.push(invalid('spec.signerName', signerName, NO_LEGACY))
  else if (signerName) errors.push(...validateSignerName('spec.signerName', signerName))
  if (expirationSeconds !== undefined && expirationSeconds < SHORTEST)
    errors.push(invalid('spec.expirationSeconds', expirationSeconds, TOO_SHORT))
  return errors
}

/** Who writes status does not decide: the conditions of decisions are as they were. */
const withDecisionsOf = (
  conditions: Conditions | undefined,
  old: CertificateSigningRequest,
): Conditions => {
  const kept = (old.status?.conditions ?? []).filter(({ type }) => DECISIONS.includes(type))
  const named = new Set(kept.map(({ type }) => type))
  const given = conditions ?? []
  return given.every(({ type }) => !named.has(type)) && kept.length > 0
    ? [...kept, ...given]
    : given.map((one) => kept.find(({ type }) => type === one.type) ?? one)
}

/** Conditions say when they were written, and when they came. */
const datedConditions = (
  conditions: Conditions | undefined,
  old: Conditions | undefined,
  time: string,
): CertificateSigningRequestCondition[] =>
  (conditions ?? []).map((one) => ({
    ...one,
    lastUpdateTime: one.lastUpdateTime ?? time,
    lastTransitionTime:
      one.lastTransitionTime ??
      old?.find(({ type, status }) => type === one.type && status === one.status)
        ?.lastTransitionTime ??
      time,
  }))

function validateConditions(conditions: Conditions, old: Conditions): readonly FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  const hadBoth = DECISIONS.every((type) => old.some((one) => one.type === type))
  conditions.forEach(({ type, status }, i) => {
    const at = `${CONDITIONS}[${i}]`
    if (!type) errors.push(required(`${at}.type`))
    const allowed = TRUE_ONLY.includes(type) ? ['True'] : ['False', 'True', 'Unknown']
    errors.push(...oneOf(`${at}.status`, status, allowed))
    const other = DECISIONS.find((one) => DECISIONS.includes(type) && one !== type)
    if (!hadBoth && other && seen.has(other)) errors.push(invalid(CONDITIONS, type, NOT_BOTH))
    if (seen.has(type)) errors.push(duplicate(`${at}.type`, type))
    seen.add(type)
  })
  return errors
}

function validateChange(
  { status }: CertificateSigningRequest,
  old: Stored<CertificateSigningRequest>,
  subresource: StatusPart,
): readonly FieldError[] {
  const errors: FieldError[] = []
  const count = (conditions: Conditions | undefined, type: string): number =>
    (conditions ?? []).filter((one) => one.type === type).length
  for (const type of TRUE_ONLY) {
    const [before, after] = [count(old.status?.conditions, type), count(status?.conditions, type)]
    if (after < before)
      errors.push(
        forbiddenField(CONDITIONS, `updates may not remove a condition of type "${type}"`),
      )
    else if (after > before && subresource === 'status' && DECISIONS.includes(type))
      errors.push(forbiddenField(CONDITIONS, `updates may not add a condition of type "${type}"`))
  }
  const [before, after] = [old.status?.certificate, status?.certificate]
  if (before === after) return errors
  if (before) errors.push(forbiddenField('status.certificate', SAME_CERTIFICATE))
  if (after && readCertificate(fromBase64(after) ?? '') === undefined)
    errors.push(invalid('status.certificate', HIDDEN, NO_BLOCK))
  return errors
}
