/**
 * What certificates of kubelets have to ask for: as clients of the API server, and for their own
 * server.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
import { type NamePart, valuesOf } from '../../../text/x509/name.js'
import type { CertificateRequest } from '../../../text/x509/request.js'

const NODES = 'system:nodes'
const NODE_PREFIX = 'system:node:'
const WRONG_GROUP = 'subject organization is not system:nodes'
const WRONG_NAME = 'subject common name does not begin with system:node:'
const NEEDS_ADDRESS = 'DNS or IP subjectAltName is required'
const NOT_ALLOWED = (type: string): string => `${type} subjectAltNames are not allowed`
const CLIENT_USAGES = ['client auth', 'digital signature', 'key encipherment']
const SERVER_USAGES = ['digital signature', 'key encipherment', 'server auth']

/** What is wrong with a request for a kubelet's certificate as a client; undefined if nothing. */
export function kubeletClientError(
  { subject, alternativeNames }: CertificateRequest,
  usages: readonly string[],
): string | undefined {
  const named = nodeError(subject)
  if (named !== undefined) return named
  for (const type of ['DNS', 'email', 'IP', 'URI'] as const)
    if (alternativeNames.some(([one]) => one === type))
      return NOT_ALLOWED(type === 'email' ? 'Email' : type)
  return usagesError(usages, CLIENT_USAGES)
}

/** What is wrong with a request for the certificate of a kubelet's server; undefined if nothing. */
export function kubeletServingError(
  { subject, alternativeNames }: CertificateRequest,
  usages: readonly string[],
): string | undefined {
  const named = nodeGroupError(subject)
  if (named !== undefined) return named
  if (!alternativeNames.some(([type]) => type === 'DNS' || type === 'IP')) return NEEDS_ADDRESS
  for (const type of ['email', 'URI'] as const)
    if (alternativeNames.some(([one]) => one === type))
      return NOT_ALLOWED(type === 'email' ? 'Email' : type)
  return usagesError(usages, SERVER_USAGES) ?? nodeNameError(subject)
}

const nodeError = (subject: readonly NamePart[]): string | undefined =>
  nodeGroupError(subject) ?? nodeNameError(subject)

function nodeGroupError(subject: readonly NamePart[]): string | undefined {
  const groups = valuesOf(subject, 'O')
  return groups.length === 1 && groups[0] === NODES ? undefined : WRONG_GROUP
}

const nodeNameError = (subject: readonly NamePart[]): string | undefined =>
  valuesOf(subject, 'CN')[0]?.startsWith(NODE_PREFIX) ? undefined : WRONG_NAME

/** Encryption of keys is only for RSA, so it may be left out. */
function usagesError(usages: readonly string[], wanted: readonly string[]): string | undefined {
  const needed = wanted.filter((one) => one !== 'key encipherment')
  const isFine =
    needed.every((one) => usages.includes(one)) && usages.every((one) => wanted.includes(one))
  return isFine ? undefined : `usages did not match [${wanted.join(' ')}]`
}
