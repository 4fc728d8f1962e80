/**
 * Who writes, as webhooks and policies see it.
 *
 * @module
 */
import {
  AUTHENTICATED,
  type UserInfo,
  accountGroups,
  accountOf,
} from '../../authentication/user.js'
import type { AdmissionRequest } from '../plugin.js'

/** The user of a request; a component of the cluster is known by its name. */
export function userOf({ user }: AdmissionRequest): Pick<UserInfo, 'username' | 'groups'> {
  if (typeof user !== 'string') return { username: user.username, groups: user.groups }
  const account = accountOf(user)
  return {
    username: user,
    groups: [...(account ? accountGroups(account.namespace) : []), AUTHENTICATED],
  }
}
