/**
 * Authorization: whether a user may do what a request asks for.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/
 */
import type { Reader } from '../../../sim/world.js'
import type { KindNames } from '../../kinds/kind.js'
import { MASTERS, type UserInfo } from '../authentication/user.js'
import { type ApiError, forbidden, forbiddenPath } from '../errors.js'
import { type Attributes, type ResourceAttributes, isPath, refusal } from './attributes.js'
import { type Decision, rbacDecision } from './rbac.js'

const ALLOWED: Decision = { allowed: true, reason: '' }

/** Whether a user may do everything. */
export const isMaster = ({ groups }: UserInfo): boolean => groups.includes(MASTERS)

/** What the authorizers say of a request. */
export const decide = (read: Reader, user: UserInfo, attributes: Attributes): Decision =>
  isMaster(user) ? ALLOWED : rbacDecision(read, user, attributes)

/** @throws ApiError Forbidden */
export function authorize(read: Reader, user: UserInfo, attributes: Attributes): void {
  const decision = decide(read, user, attributes)
  if (!decision.allowed) throw refused(user, attributes, decision.reason)
}

/** How a request is refused. */
function refused(user: UserInfo, attributes: Attributes, reason: string): ApiError {
  const why = refusal(user, attributes) + (reason === '' ? '' : `: ${reason}`)
  if (isPath(attributes)) return forbiddenPath(why)
  const { group, resource: plural, name = '' } = attributes
  return forbidden({ group, plural }, name, why)
}

/** What a request for objects of a kind is about. A namespace is in itself. */
export const attributesOf = (
  { kind, group, plural, namespaced }: KindNames,
  verb: string,
  about: {
    readonly name?: string | undefined
    readonly namespace?: string | undefined
    readonly subresource?: string | undefined
  },
): ResourceAttributes => ({
  verb,
  group,
  resource: plural,
  subresource: about.subresource,
  name: about.name,
  namespace: namespaced
    ? about.namespace
    : kind === 'Namespace' && group === ''
      ? about.name
      : undefined,
})
