/**
 * Who may approve requests of a signer, or sign for it: a user with the verb on `signers`, for the
 * name itself or for all names of its domain.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import { certificateSigningRequest } from '../../kinds/certificate-signing-request.js'
import type { AnyKind } from '../../kinds/kind.js'
import { decide } from '../authorization/authorize.js'
import { forbidden } from '../errors.js'
import type { AdmissionRequest } from './plugin.js'

/** Whether a kind is that of certificate requests. */
export const isRequest = (kind: AnyKind): boolean => kind === certificateSigningRequest

/** The signer that a stored request is for. */
export const signerOf = ({ old, object }: AdmissionRequest): string =>
  ((old ?? object) as CertificateSigningRequest).spec?.signerName ?? ''

/** @throws ApiError Forbidden when the user has not `verb` on the signer */
export function checkSigner(
  { tx, user, kind, name }: AdmissionRequest,
  verb: 'approve' | 'sign',
  signer: string,
): void {
  if (typeof user === 'string') return
  const may = (named: string): boolean =>
    decide(tx, user, { verb, group: 'certificates.k8s.io', resource: 'signers', name: named })
      .allowed
  if (may(signer) || may(`${signer.split('/')[0]}/*`)) return
  throw forbidden(kind, name, `user not permitted to ${verb} requests with signerName "${signer}"`)
}
