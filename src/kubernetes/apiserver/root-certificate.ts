/**
 * The root certificate: the ConfigMap in each namespace with which pods recognise the API server.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
import type { ConfigMap } from '../../types/kubernetes/core/v1.js'
import { authorityCertificate } from './authentication/certificate.js'

/** The name of the ConfigMap. */
export const ROOT_CA = 'kube-root-ca.crt'
/** The years from 2026 to 2036. */
const [SINCE, UNTIL] = [1_767_225_600_000, 2_082_758_400_000]
/** The certificate of the authority. */
export const ROOT_CERTIFICATE = authorityCertificate(SINCE, UNTIL)
const ROOT_CA_DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.'

/** The ConfigMap of a namespace. */
export const rootCertificateOf = (namespace: string): ConfigMap => ({
  metadata: {
    name: ROOT_CA,
    namespace,
    annotations: { 'kubernetes.io/description': ROOT_CA_DESCRIPTION },
  },
  data: { 'ca.crt': ROOT_CERTIFICATE },
})
