/**
 * CertificateApproval: the approver of a certificate request needs the right to for its signer.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificateapproval
 */
import type { AdmissionPlugin } from './plugin.js'
import { checkSigner, isRequest, signerOf } from './signers.js'

export const certificateApproval: AdmissionPlugin = {
  name: 'CertificateApproval',
  handles: (kind, operation) => operation === 'UPDATE' && isRequest(kind),
  validate(request) {
    if (request.subresource === 'approval') checkSigner(request, 'approve', signerOf(request))
  },
}
