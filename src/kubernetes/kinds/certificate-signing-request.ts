/**
 * CertificateSigningRequests: who asks for a certificate, and whether it was approved.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
 */
import type { CertificateSigningRequest } from '../../types/kubernetes/certificates/v1.js'
import { shortDuration } from '../../text/duration.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import type { Stored } from './kind.js'
import { objectTable } from './object-table.js'

/** All requests. */
const certificateSigningRequests = objectTable<CertificateSigningRequest>(
  'certificatesigningrequests',
)

export const certificateSigningRequest = kind<CertificateSigningRequest>(
  'certificates.k8s.io/v1',
  'CertificateSigningRequest',
  {
    table: certificateSigningRequests,
    nameFormat: 'segment',
    cells: (one, now) => [
      age(one, now),
      one.spec?.signerName ?? NONE,
      one.spec?.username ?? '',
      one.spec?.expirationSeconds === undefined
        ? NONE
        : shortDuration(one.spec.expirationSeconds * 1000),
      conditionText(one),
    ],
  },
)

/** `Pending`, or `Approved,Issued`. */
function conditionText({ status }: Stored<CertificateSigningRequest>): string {
  const has = (type: string): boolean =>
    status?.conditions?.some((one) => one.type === type) === true
  const said = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return said + (has('Failed') ? ',Failed' : '') + (status?.certificate ? ',Issued' : '')
}
