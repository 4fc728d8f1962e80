/**
 * CertificateSigning: the writer of a request's certificate needs the right to sign for its signer.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesigning
 */
import { dequal } from 'dequal'
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import type { AdmissionPlugin } from './plugin.js'
import { checkSigner, isRequest, signerOf } from './signers.js'

export const certificateSigning: AdmissionPlugin = {
  name: 'CertificateSigning',
  handles: (kind, operation) => operation === 'UPDATE' && isRequest(kind),
  validate(request) {
    if (request.subresource !== 'status') return
    const [before, after] = [request.old, request.object].map(
      (one) => (one as CertificateSigningRequest | undefined)?.status,
    )
    if (
      before?.certificate !== after?.certificate ||
      !dequal(before?.conditions, after?.conditions)
    )
      checkSigner(request, 'sign', signerOf(request))
  },
}
