/**
 * Who asks, as the headers of a request say it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */
import type { Reader } from '../../../sim/world.js'
import { impersonate } from '../authentication/impersonation.js'
import { authenticateToken } from '../authentication/token.js'
import { ANONYMOUS, type UserInfo } from '../authentication/user.js'
import { internalError } from '../errors.js'
import { unauthorized } from './answer.js'
import type { HttpRequest } from './message.js'

const EXTRA = 'impersonate-extra-'
const WITHOUT_USER = 'requested impersonation without impersonating a user'

/** Who shows these credentials; nobody in particular without any. @throws ApiError Unauthorized */
export function authenticate(read: Reader, { headers = {} }: HttpRequest): UserInfo {
  const [scheme = '', ...rest] = (headers['authorization'] ?? '').trim().split(/ +/)
  if (scheme === '') return ANONYMOUS
  if (scheme.toLowerCase() !== 'bearer') return ANONYMOUS
  const found = authenticateToken(read, rest.join(' '))
  if ('error' in found) throw unauthorized()
  return found.user
}

/**
 * The user as whom the request acts: another one, if it says so. @throws ApiError Forbidden,
 * InternalError
 */
export function actingUser(read: Reader, user: UserInfo, { headers = {} }: HttpRequest): UserInfo {
  const username = headers['impersonate-user'] ?? ''
  const uid = headers['impersonate-uid'] ?? ''
  const groups = (headers['impersonate-group'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const extra: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith(EXTRA)) extra[name.slice(EXTRA.length)] = [value]
  if (username === '') {
    if (uid !== '' || groups.length > 0 || Object.keys(extra).length > 0)
      throw internalError(WITHOUT_USER)
    return user
  }
  return impersonate(read, user, { username, groups, uid: uid || undefined, extra })
}
