/**
 * The approving controller: approves the requests of kubelets for the certificates with which they
 * are known to the API server, if they may ask for them.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#certificate-signing-request-process
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import { awaitChange } from '../../../sim/loop.js'
import { valuesOf } from '../../../text/x509/name.js'
import { decide } from '../../apiserver/authorization/authorize.js'
import {
  KUBELET_CLIENT_SIGNER,
  hasCondition,
  requestOf,
} from '../../kinds/certificate-signing-request.js'
import type { Stored } from '../../kinds/kind.js'
import { type Context, controller } from '../controller.js'
import { kubeletClientError } from './kubelet.js'

const SELF_APPROVED = 'Auto approving self kubelet client certificate after SubjectAccessReview.'
const APPROVED = 'Auto approving kubelet client certificate after SubjectAccessReview.'

export const certificateApprover = controller('certificate-controller', {
  of: 'CertificateSigningRequest',
  matters: (before, after) => before.status !== after.status,
  reconcile(request, context) {
    const { spec, status } = request
    if (status?.certificate || hasCondition(request, 'Approved') || hasCondition(request, 'Denied'))
      return awaitChange
    const asked = requestOf(request)
    if (spec?.signerName !== KUBELET_CLIENT_SIGNER || kubeletClientError(asked, spec.usages ?? []))
      return awaitChange
    const isSelf = valuesOf(asked.subject, 'CN')[0] === spec.username
    if (isSelf && mayAsk(request, 'selfnodeclient', context))
      approve(request, SELF_APPROVED, context)
    else if (mayAsk(request, 'nodeclient', context)) approve(request, APPROVED, context)
    return awaitChange
  },
})

/** Whether the requester may have such certificates without a review. */
const mayAsk = (
  { spec }: Stored<CertificateSigningRequest>,
  subresource: string,
  { tx }: Context,
): boolean =>
  decide(
    tx,
    { username: spec?.username ?? '', groups: spec?.groups ?? [] },
    {
      verb: 'create',
      group: 'certificates.k8s.io',
      resource: 'certificatesigningrequests',
      subresource,
    },
  ).allowed

function approve(
  request: Stored<CertificateSigningRequest>,
  message: string,
  { api }: Context,
): void {
  api.updateApproval({
    ...request,
    status: {
      ...request.status,
      conditions: [
        ...(request.status?.conditions ?? []),
        { type: 'Approved', status: 'True', reason: 'AutoApproved', message },
      ],
    },
  })
}
