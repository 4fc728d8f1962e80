/**
 * Tokens of service accounts: JSON web tokens that say whose they are, for whom, and how long.
 *
 * A token is good as long as its account is there, and the pod that it is bound to.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
import type { BoundObjectReference } from '../../../types/kubernetes/authentication/v1.js'
import { uuid } from '../../../sim/id.js'
import type { Tx } from '../../../sim/step.js'
import type { Reader } from '../../../sim/world.js'
import { base64, base64OfBytes, fromBase64 } from '../../../text/base64.js'
import { goJson } from '../../../text/json.js'
import { utf8 } from '../../../text/utf8.js'
import { namespaces } from '../../kinds/namespace.js'
import { node as nodeKind } from '../../kinds/node.js'
import { pod as podKind } from '../../kinds/pod/index.js'
import { secret as secretKind } from '../../kinds/secret.js'
import { serviceAccounts } from '../../kinds/service-account.js'
import { signatureOf } from '../../../text/x509/signature.js'
import { LEGACY_ISSUER, legacyClaims, legacySpec } from './legacy-token.js'
import { AUTHENTICATED, type UserInfo, accountGroups, accountUser } from './user.js'

/** Who issues tokens, and for whom they are unless said otherwise. */
export const ISSUER = 'https://kubernetes.default.svc.cluster.local'
const KEY_ID = 'kubarium'
const EXTRA = 'authentication.kubernetes.io/'

/** An object with its identity. */
interface Identity {
  readonly name: string
  readonly uid: string
}

/** What a token says. */
interface Claims {
  readonly aud: readonly string[]
  readonly exp: number
  readonly iat: number
  readonly iss: string
  readonly jti: string
  readonly 'kubernetes.io': {
    readonly namespace: string
    readonly node?: Identity
    readonly pod?: Identity
    readonly secret?: Identity
    readonly serviceaccount: Identity
  }
  readonly nbf: number
  readonly sub: string
}

/** What a token is issued for. */
interface TokenSpec {
  readonly namespace: string
  readonly account: Identity
  /** The API server if there is none. */
  readonly audiences?: readonly string[]
  readonly expirationSeconds: number
  readonly bound?: Partial<Pick<Claims['kubernetes.io'], 'pod' | 'node' | 'secret'>>
  /** The token's own identity, where the same token is made again; else it is drawn. */
  readonly id?: string
}

/** A new token of a service account. */
export function issueToken(tx: Tx, spec: TokenSpec): string {
  return tokenAt(tx, Math.floor(tx.now / 1000), { ...spec, id: spec.id ?? uuid(tx.random) })
}

/** The token that was issued at a time, in seconds. */
export function tokenAt(
  read: Reader,
  issued: number,
  {
    namespace,
    account,
    audiences = [],
    expirationSeconds,
    bound,
    id,
  }: TokenSpec & { readonly id: string },
): string {
  const claims: Claims = {
    aud: audiences.length > 0 ? audiences : [ISSUER],
    exp: issued + expirationSeconds,
    iat: issued,
    iss: ISSUER,
    jti: id,
    'kubernetes.io': { namespace, ...bound, serviceaccount: account },
    nbf: issued,
    sub: accountUser(namespace, account.name),
  }
  return signedToken(read, claims)
}

/** The token that a Secret holds: it is the same each time that it is made. */
export function legacyToken(read: Reader, spec: Parameters<typeof legacyClaims>[0]): string {
  const claims = legacyClaims(spec, accountUser(spec.namespace, spec.account.name))
  return signedToken(read, claims)
}

function signedToken(read: Reader, claims: object): string {
  const body = [goJson({ alg: 'RS256', kid: KEY_ID }), goJson(claims)]
    .map((part) => urlSafe(base64(part)))
    .join('.')
  return `${body}.${signed(read, body)}`
}

const urlSafe = (text: string): string =>
  text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** The key with which a cluster signs is its own. */
const signed = (read: Reader, body: string): string =>
  urlSafe(
    base64OfBytes(signatureOf(read.get(namespaces, 'kube-system')?.metadata.uid ?? '', utf8(body))),
  )

/** Who shows a token: a user, or why it is not good. */
type Authentication =
  | { readonly user: UserInfo; readonly audiences: readonly string[] }
  | { readonly error: string }

/** Whose a token is. */
export function authenticateToken(
  read: Reader,
  token: string,
  audiences: readonly string[] = [ISSUER],
): Authentication {
  const claims = claimsOf(read, token)
  if (!claims) return { error: 'invalid bearer token' }
  const now = read.now / 1000
  if (now >= claims.exp) return { error: 'invalid bearer token, service account token has expired' }
  const fitting = claims.aud.filter((one) => audiences.includes(one))
  if (fitting.length === 0)
    return {
      error: `invalid bearer token, token audiences ["${claims.aud.join('" "')}"] is invalid for the target audiences ["${audiences.join('" "')}"]`,
    }
  const { namespace, serviceaccount: account, pod, node, secret } = claims['kubernetes.io']
  if (read.get(serviceAccounts, `${namespace}/${account.name}`)?.metadata.uid !== account.uid)
    return { error: 'invalid bearer token, service account token has been invalidated' }
  const isThere = (one: Identity | undefined, found: { metadata: { uid: string } } | undefined) =>
    !one || found?.metadata.uid === one.uid
  if (
    !isThere(pod, read.get(podKind.table, `${namespace}/${pod?.name}`)) ||
    !isThere(secret, read.get(secretKind.table, `${namespace}/${secret?.name}`)) ||
    !(pod || isThere(node, read.get(nodeKind.table, node?.name ?? '')))
  )
    return { error: 'invalid bearer token, service account token has been invalidated' }
  return { user: userOf(claims), audiences: fitting }
}

function userOf({ jti, 'kubernetes.io': kubernetes }: Claims): UserInfo {
  const { namespace, serviceaccount, pod, node } = kubernetes
  return {
    username: accountUser(namespace, serviceaccount.name),
    uid: serviceaccount.uid,
    groups: [...accountGroups(namespace), AUTHENTICATED],
    extra: {
      ...(jti === '' ? {} : { [`${EXTRA}credential-id`]: [`JTI=${jti}`] }),
      ...(node ? { [`${EXTRA}node-name`]: [node.name], [`${EXTRA}node-uid`]: [node.uid] } : {}),
      ...(pod ? { [`${EXTRA}pod-name`]: [pod.name], [`${EXTRA}pod-uid`]: [pod.uid] } : {}),
    },
  }
}

/** What a token says, if the cluster has signed it. */
function claimsOf(read: Reader, token: string): Claims | undefined {
  const [head = '', body = '', signature = '', ...rest] = token.split('.')
  if (rest.length > 0 || signature !== signed(read, `${head}.${body}`)) return undefined
  const padded = body.replace(/-/g, '+').replace(/_/g, '/')
  const text = fromBase64(padded.padEnd(Math.ceil(padded.length / 4) * 4, '='))
  if (text === undefined) return undefined
  const claims = JSON.parse(text) as Claims
  const legacy = legacySpec(claims as never)
  return legacy ? ofSecret(read, legacy) : claims
}

/** What the token of a Secret stands for, as long as that Secret is there. */
const ofSecret = (
  read: Reader,
  { namespace, account, secret: name }: NonNullable<ReturnType<typeof legacySpec>>,
): Claims => {
  const uid = read.get(secretKind.table, `${namespace}/${name}`)?.metadata.uid ?? ''
  const identity = { namespace, serviceaccount: account, secret: { name, uid } }
  return {
    aud: [ISSUER],
    exp: Number.POSITIVE_INFINITY,
    iat: 0,
    iss: LEGACY_ISSUER,
    jti: '',
    'kubernetes.io': identity,
    nbf: 0,
    sub: accountUser(namespace, account.name),
  }
}

/** The objects that a token can be bound to, with their kinds. */
export function boundTo(
  read: Reader,
  namespace: string,
  { kind, name = '', uid }: BoundObjectReference,
): { readonly found: boolean; readonly bound: TokenSpec['bound'] } {
  const key = `${namespace}/${name}`
  const object =
    kind === 'Pod'
      ? read.get(podKind.table, key)
      : kind === 'Secret'
        ? read.get(secretKind.table, key)
        : read.get(nodeKind.table, name)
  const found = object !== undefined && (!uid || object.metadata.uid === uid)
  const identity = { name, uid: object?.metadata.uid ?? '' }
  return { found, bound: { [String(kind).toLowerCase()]: identity } }
}
