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
import { type Cli, CommandError } from '../verb.js'
import { authenticate, configurationError, withFlags } from './credentials.js'
import type { Config } from './kubeconfig.js'

/** Who works on a node itself. */
const ADMIN: UserInfo = { username: 'minikube-user', groups: [MASTERS, AUTHENTICATED] }
const WITHOUT_USER = (user: string): string =>
  `requesting uid, groups or user-extra for ${user} without impersonating a user`
const NO_USER = (name: string): string => `error: auth info "${name}" does not exist`

type Flags = Readonly<Record<string, unknown>>

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The user who asks. @throws CommandError, ApiError when one may not act as another */
export function requesterOf(cli: Cli, { user, isImplied }: Config, flags: Flags): UserInfo {
  const { name, fields } = user
  if (!fields) throw new CommandError(NO_USER(name))
  const shown = withFlags({ name, fields }, flags)
  const { fields: all } = shown
  const username = textOf(flags['as']) || textOf(fields['as'])
  const uid = textOf(flags['asUid']) || textOf(fields['as-uid'])
  const given = listOf(flags['asGroup'])
  const groups = given.length > 0 ? given : listOf(fields['as-groups'])
  const extra = extraOf(listOf(flags['asUserExtra']))
  if (username === '' && (uid !== '' || groups.length > 0 || Object.keys(extra).length > 0))
    throw configurationError(WITHOUT_USER(name))
  const own = isImplied && !all['token'] ? ADMIN : authenticate(cli, shown)
  return username === '' ? own : impersonate(cli.tx, own, { username, groups, uid, extra })
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
