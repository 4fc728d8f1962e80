/**
 * Who asks: a user with groups, as authentication found out.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */

/** A user as the API server knows one. */
export interface UserInfo {
  readonly username: string
  readonly uid?: string
  readonly groups: readonly string[]
  /** What an authenticator adds: the pod of a token, the fingerprint of a certificate. */
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** Members of this group may do everything. */
export const MASTERS = 'system:masters'
export const AUTHENTICATED = 'system:authenticated'
export const UNAUTHENTICATED = 'system:unauthenticated'

/** Who shows no credentials. */
export const ANONYMOUS: UserInfo = { username: 'system:anonymous', groups: [UNAUTHENTICATED] }

const ACCOUNT_PREFIX = 'system:serviceaccount:'

/** The user name of a service account. */
export const accountUser = (namespace: string, name: string): string =>
  `${ACCOUNT_PREFIX}${namespace}:${name}`

/** The groups that all service accounts of a namespace are in. */
export const accountGroups = (namespace: string): readonly string[] => [
  'system:serviceaccounts',
  `system:serviceaccounts:${namespace}`,
]

/** The service account of a user name; undefined if it is none. */
export function accountOf(
  username: string,
): { readonly namespace: string; readonly name: string } | undefined {
  if (!username.startsWith(ACCOUNT_PREFIX)) return undefined
  const [namespace, name, ...rest] = username.slice(ACCOUNT_PREFIX.length).split(':')
  return namespace && name && rest.length === 0 ? { namespace, name } : undefined
}
