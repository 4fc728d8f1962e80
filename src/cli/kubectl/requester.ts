/**
 * Who a command is to the API server: the user of the kubeconfig, or whom `--as` says.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
import { impersonate } from '../../kubernetes/apiserver/authentication/impersonation.js'
import {
  AUTHENTICATED,
  MASTERS,
  type UserInfo,
} from '../../kubernetes/apiserver/authentication/user.js'
import type { Tx } from '../../sim/step.js'
import { CommandError } from '../verb.js'

const ADMIN: UserInfo = { username: 'minikube-user', groups: [MASTERS, AUTHENTICATED] }
const WITHOUT_USER = (user: string): string =>
  `error: invalid configuration: requesting uid, groups or user-extra for ${user} without impersonating a user`

type Flags = Readonly<Record<string, unknown>>

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The user who asks. `user` is the entry of the kubeconfig. @throws CommandError, ApiError */
export function requesterOf(tx: Tx, user: string, flags: Flags): UserInfo {
  const [username, uid] = [textOf(flags['as']), textOf(flags['asUid'])]
  const groups = listOf(flags['asGroup'])
  const extra = extraOf(listOf(flags['asUserExtra']))
  if (username === '') {
    if (uid !== '' || groups.length > 0 || Object.keys(extra).length > 0)
      throw new CommandError(WITHOUT_USER(user))
    return ADMIN
  }
  return impersonate(tx, ADMIN, { username, groups, uid, extra })
}

/** `scopes=a` and `scopes=b` are two values of one key. */
function extraOf(pairs: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const extra: Record<string, string[]> = {}
  for (const pair of pairs) {
    const [key = '', ...value] = pair.split('=')
    extra[key] = [...(extra[key] ?? []), value.join('=')]
  }
  return extra
}
