/**
 * CertificateSubjectRestriction: nobody becomes a master by a certificate of the cluster's signer.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#certificatesubjectrestriction
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import { valuesOf } from '../../../text/x509/name.js'
import { CLIENT_SIGNER, requestOf } from '../../kinds/certificate-signing-request.js'
import { MASTERS } from '../authentication/user.js'
import { forbidden } from '../errors.js'
import type { AdmissionPlugin } from './plugin.js'
import { isRequest } from './signers.js'

const NO_MASTERS = `use of ${CLIENT_SIGNER} signer with ${MASTERS} group is not allowed`

export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  handles: (kind, operation) => operation === 'CREATE' && isRequest(kind),
  validate({ object, kind, name }) {
    const asked = object as CertificateSigningRequest
    if (asked.spec?.signerName !== CLIENT_SIGNER) return
    if (valuesOf(requestOf(asked).subject, 'O').includes(MASTERS))
      throw forbidden(kind, name, NO_MASTERS)
  },
}
