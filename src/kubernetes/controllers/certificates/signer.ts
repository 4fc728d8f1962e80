/**
 * The signing controller: gives approved requests their certificates, for the signers that are the
 * cluster's own.
 *
 * A certificate is valid for a year, or for as long as the request says if that is shorter.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import { awaitChange } from '../../../sim/loop.js'
import { base64 } from '../../../text/base64.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { CertificateRequest } from '../../../text/x509/request.js'
import { signedCertificate } from '../../apiserver/authentication/certificate.js'
import {
  CLIENT_SIGNER,
  KUBELET_CLIENT_SIGNER,
  KUBELET_SERVING_SIGNER,
  LEGACY_SIGNER,
  hasCondition,
  requestOf,
} from '../../kinds/certificate-signing-request.js'
import type { Stored } from '../../kinds/kind.js'
import { controller } from '../controller.js'
import { kubeletClientError, kubeletServingError } from './kubelet.js'

const MINUTE = 60_000
const YEAR = 365 * 24 * 60 * MINUTE
/** A certificate begins a little earlier, for those whose clocks are late. */
const BACKDATE = 5 * MINUTE
/** Shorter ones last as long as was asked for; longer ones lose what they began earlier. */
const SHORT = 8 * 60 * MINUTE
const SHORTEST = 10 * MINUTE
const FAILURE = 'SignerValidationFailure'
const WRONG_USAGE = (usage: string): string => `invalid usage for client certificate: ${usage}`
const CLIENT_AUTH = 'client auth'
const NO_CLIENT = `missing required usage for client certificate: ${CLIENT_AUTH}`
const OPTIONAL = ['digital signature', 'key encipherment']

/** What is wrong with a request, for each signer. */
const SIGNERS: Readonly<
  Record<string, (asked: CertificateRequest, usages: readonly string[]) => string | undefined>
> = {
  [CLIENT_SIGNER]: (_asked, usages) => {
    const wrong = usages.find((usage) => usage !== CLIENT_AUTH && !OPTIONAL.includes(usage))
    if (wrong !== undefined) return WRONG_USAGE(wrong)
    return usages.includes(CLIENT_AUTH) ? undefined : NO_CLIENT
  },
  [KUBELET_CLIENT_SIGNER]: kubeletClientError,
  [KUBELET_SERVING_SIGNER]: kubeletServingError,
  [LEGACY_SIGNER]: () => undefined,
}

export const certificateSigner = controller('certificate-signer', {
  of: 'CertificateSigningRequest',
  matters: (before, after) => before.status !== after.status,
  reconcile(request, { api, now }) {
    const { spec, status } = request
    const isReady = hasCondition(request, 'Approved') && !hasCondition(request, 'Denied')
    const check = Object.hasOwn(SIGNERS, spec?.signerName ?? '')
      ? SIGNERS[spec?.signerName ?? '']
      : undefined
    if (!isReady || !check || status?.certificate || hasCondition(request, 'Failed'))
      return awaitChange
    const asked = requestOf(request)
    const wrong = check(asked, spec?.usages ?? [])
    api.updateStatus('CertificateSigningRequest', request, (draft) => {
      draft.status =
        wrong === undefined
          ? { ...draft.status, certificate: base64(sign(request, asked, now)) }
          : {
              ...draft.status,
              conditions: [
                ...(draft.status?.conditions ?? []),
                { type: 'Failed', status: 'True', reason: FAILURE, message: wrong },
              ],
            }
    })
    return awaitChange
  },
})

function sign(
  { spec }: Stored<CertificateSigningRequest>,
  { subject, alternativeNames, publicKey }: CertificateRequest,
  now: VirtualTime,
): string {
  const wanted = spec?.expirationSeconds === undefined ? YEAR : spec.expirationSeconds * 1000
  const length = Math.min(YEAR, Math.max(SHORTEST, wanted))
  return signedCertificate({
    subject,
    alternativeNames,
    publicKey,
    usages: spec?.usages ?? [],
    from: now - BACKDATE,
    until: now + length - (length < SHORT ? 0 : BACKDATE),
  })
}
