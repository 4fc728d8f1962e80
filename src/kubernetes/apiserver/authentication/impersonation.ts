/**
 * Impersonation: a user acts as another one, if a role allows the verb `impersonate`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
import type { Reader } from '../../../sim/world.js'
import type { ResourceAttributes } from '../authorization/attributes.js'
import { authorize } from '../authorization/authorize.js'
import {
  ANONYMOUS,
  AUTHENTICATED,
  UNAUTHENTICATED,
  type UserInfo,
  accountGroups,
  accountOf,
} from './user.js'

const AUTHENTICATION = 'authentication.k8s.io'

/** Whom a request wants to be taken for. */
interface Impersonated {
  readonly username: string
  readonly groups: readonly string[]
  readonly uid?: string | undefined
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** The user that `user` becomes. @throws ApiError Forbidden */
export function impersonate(
  read: Reader,
  user: UserInfo,
  { username, groups, uid, extra = {} }: Impersonated,
): UserInfo {
  const may = (attributes: Omit<ResourceAttributes, 'verb'>): void =>
    authorize(read, user, { verb: 'impersonate', ...attributes })
  const account = accountOf(username)
  if (account) may({ group: '', resource: 'serviceaccounts', ...account })
  else may({ group: '', resource: 'users', name: username })
  for (const name of groups) may({ group: '', resource: 'groups', name })
  for (const [subresource, names] of Object.entries(extra))
    for (const name of names)
      may({ group: AUTHENTICATION, resource: 'userextras', subresource, name })
  if (uid) may({ group: AUTHENTICATION, resource: 'uids', name: uid })
  const given = groups.length === 0 && account ? accountGroups(account.namespace) : groups
  return {
    username,
    groups: withEverybody(username, given),
    ...(uid ? { uid } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
}

/** All users are in one of two groups. */
function withEverybody(username: string, groups: readonly string[]): readonly string[] {
  const group = username === ANONYMOUS.username ? UNAUTHENTICATED : AUTHENTICATED
  return groups.includes(group) ? groups : [...groups, group]
}
