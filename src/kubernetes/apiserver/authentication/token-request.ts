/**
 * TokenRequest: the subresource `token` of service accounts.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 */
import type {
  BoundObjectReference,
  TokenRequest,
  TokenRequestSpec,
} from '../../../types/kubernetes/authentication/v1.js'
import type { Tx } from '../../../sim/step.js'
import { rfc3339 } from '../../../text/time.js'
import { invalid } from '../../kinds/field-errors.js'
import type { FieldError } from '../../kinds/kind.js'
import { serviceAccount } from '../../kinds/service-account.js'
import type { Managed } from '../field-managers.js'
import { conflict, invalidObject, notFound } from '../errors.js'
import { boundTo, ISSUER, issueToken } from './token.js'

const HOUR = 3600
const SHORTEST = 600
const LONGEST = 2 ** 32
const TOO_SHORT = 'may not specify a duration less than 10 minutes'
const TOO_LONG = 'may not specify a duration larger than 2^32 seconds'
/** The kind of requests for tokens. */
export const tokenRequest: Managed = {
  kind: 'TokenRequest',
  group: 'authentication.k8s.io',
  version: 'v1',
  type: 'authentication/v1.TokenRequest',
  plural: 'tokenrequests',
  namespaced: true,
}
const PLURALS: Readonly<Record<string, string>> = { Pod: 'pods', Secret: 'secrets', Node: 'nodes' }

/** Issues a token of an account. @throws ApiError NotFound, Invalid, Conflict */
export function requestToken(
  tx: Tx,
  name: string,
  namespace: string,
  { audiences = [], expirationSeconds = HOUR, boundObjectRef }: TokenRequestSpec,
): Required<TokenRequest> {
  const account = tx.get(serviceAccount.table, `${namespace}/${name}`)
  if (!account) throw notFound(serviceAccount, name)
  const errors: FieldError[] = []
  if (expirationSeconds < SHORTEST)
    errors.push(invalid('spec.expirationSeconds', expirationSeconds, TOO_SHORT))
  if (expirationSeconds > LONGEST)
    errors.push(invalid('spec.expirationSeconds', expirationSeconds, TOO_LONG))
  if (errors.length > 0) throw invalidObject(tokenRequest, '', errors)
  const bound = boundObjectRef && checkedReference(tx, namespace, boundObjectRef)
  const wanted = audiences.length > 0 ? audiences : [ISSUER]
  const { uid } = account.metadata
  const token = issueToken(tx, {
    namespace,
    account: { name, uid },
    audiences: wanted,
    expirationSeconds,
    ...(bound ? { bound } : {}),
  })
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    metadata: { name, namespace, uid, creationTimestamp: rfc3339(tx.now) },
    spec: {
      audiences: wanted,
      ...(boundObjectRef ? { boundObjectRef } : {}),
      expirationSeconds,
    },
    status: { expirationTimestamp: rfc3339(tx.now + expirationSeconds * 1000), token },
  }
}

/** @throws ApiError NotFound, Conflict */
function checkedReference(tx: Tx, namespace: string, reference: BoundObjectReference) {
  const { kind = '', name = '', uid = '' } = reference
  const plural = PLURALS[kind]
  if (plural === undefined)
    throw invalidObject(tokenRequest, '', [
      invalid('spec.boundObjectRef.kind', kind, 'only Pod, Secret and Node can be bound'),
    ])
  const { found, bound } = boundTo(tx, namespace, reference)
  const resource = { group: '', plural }
  const identity = Object.values(bound ?? {})[0]
  if (!identity || identity.uid === '') throw notFound(resource, name)
  if (!found)
    throw conflict(
      resource,
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    )
  return bound
}
