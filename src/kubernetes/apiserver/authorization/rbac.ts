/**
 * The RBAC authorizer: a request is allowed if a role that is bound to its user allows it.
 *
 * Bindings are found by the user and the user's groups, so a check costs what is bound to them and
 * not what there is in the cluster.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
import type { PolicyRule, RoleRef, Subject } from '../../../types/kubernetes/rbac/v1.js'
import type { Reader } from '../../../sim/world.js'
import { goQuote } from '../../../text/goquote.js'
import { clusterRoleBindings } from '../../kinds/rbac/cluster-role-binding.js'
import { clusterRoles } from '../../kinds/rbac/cluster-role.js'
import { roleBindings } from '../../kinds/rbac/role-binding.js'
import { roles } from '../../kinds/rbac/role.js'
import { subjectKey } from '../../kinds/rbac/subjects.js'
import { type UserInfo, accountOf } from '../authentication/user.js'
import { notFound } from '../errors.js'
import { type Attributes, isPath } from './attributes.js'
import { allows } from './rules.js'

const RBAC_GROUP = 'rbac.authorization.k8s.io'

/** What an authorizer says. */
export interface Decision {
  readonly allowed: boolean
  /** Which binding allows it, or what went wrong on the way. */
  readonly reason: string
}

/** A role that is bound to a user, with its rules. */
interface Grant {
  readonly rules: readonly PolicyRule[]
  /** `ClusterRoleBinding "x" of ClusterRole "y" to User "z"`, asked for when it is needed. */
  source(): string
  /** The role that is not there. */
  readonly missing?: string
}

/** Whether the roles of a user allow a request. */
export function rbacDecision(read: Reader, user: UserInfo, attributes: Attributes): Decision {
  const missing: string[] = []
  const namespace = isPath(attributes) ? undefined : attributes.namespace
  for (const grant of grantsOf(read, user, namespace)) {
    if (grant.missing !== undefined) missing.push(grant.missing)
    if (grant.rules.some((rule) => allows(rule, attributes)))
      return { allowed: true, reason: `RBAC: allowed by ${grant.source()}` }
  }
  return { allowed: false, reason: missing.length === 0 ? '' : `RBAC: ${aggregate(missing)}` }
}

/** All rules that hold for a user: in the cluster, and in a namespace if one is given. */
export function rulesOf(
  read: Reader,
  user: UserInfo,
  namespace: string | undefined,
): { readonly rules: readonly PolicyRule[]; readonly errors: readonly string[] } {
  const grants = [...grantsOf(read, user, namespace)]
  return {
    rules: grants.flatMap(({ rules }) => rules),
    errors: grants.flatMap(({ missing }) => missing ?? []),
  }
}

/** The rules of the role that a binding refers to. @throws ApiError NotFound */
export function rulesOfRole(
  read: Reader,
  roleRef: RoleRef,
  namespace: string | undefined,
): readonly PolicyRule[] {
  const rules = roleRules(read, roleRef, namespace)
  if (!rules)
    throw notFound({ group: RBAC_GROUP, plural: `${roleRef.kind.toLowerCase()}s` }, roleRef.name)
  return rules
}

const roleRules = (
  read: Reader,
  { kind, name }: RoleRef,
  namespace: string | undefined,
): readonly PolicyRule[] | undefined => {
  const found =
    kind === 'Role' ? read.get(roles, `${namespace}/${name}`) : read.get(clusterRoles, name)
  return found && (found.rules ?? [])
}

/** Several errors stand in brackets, each once. */
const aggregate = (errors: readonly string[]): string => {
  const different = [...new Set(errors)]
  return different.length === 1 ? String(different[0]) : `[${different.join(', ')}]`
}

function* grantsOf(read: Reader, user: UserInfo, namespace: string | undefined): Generator<Grant> {
  const seen = new Set<object>()
  const subjects = subjectsOf(user)
  for (const subject of subjects)
    for (const binding of read.by(clusterRoleBindings, 'bySubject', subjectKey(subject))) {
      if (seen.has(binding)) continue
      seen.add(binding)
      const { name } = binding.metadata
      const source = (): string =>
        `ClusterRoleBinding ${goQuote(name)} of ${roleText(binding.roleRef)} to ${subjectText(subject)}`
      yield grant(read, binding.roleRef, undefined, source)
    }
  if (!namespace) return
  for (const subject of subjects)
    for (const binding of read.by(roleBindings, 'bySubject', subjectKey(subject))) {
      if (seen.has(binding) || binding.metadata.namespace !== namespace) continue
      seen.add(binding)
      const { name } = binding.metadata
      const source = (): string =>
        `RoleBinding ${goQuote(`${name}/${namespace}`)} of ${roleText(binding.roleRef)} to ${subjectText(subject)}`
      yield grant(read, binding.roleRef, namespace, source)
    }
}

function grant(
  read: Reader,
  roleRef: RoleRef,
  namespace: string | undefined,
  source: () => string,
): Grant {
  const rules = roleRules(read, roleRef, namespace)
  if (rules) return { rules, source }
  const { kind, name } = roleRef
  return {
    rules: [],
    source,
    missing: `${kind.toLowerCase()}.${RBAC_GROUP} ${goQuote(name)} not found`,
  }
}

const roleText = ({ kind, name }: RoleRef): string => `${kind} ${goQuote(name)}`

const subjectText = ({ kind, name, namespace }: Subject): string =>
  `${kind} ${goQuote(kind === 'ServiceAccount' ? `${name}/${namespace}` : name)}`

/** What a binding may call a user. */
function subjectsOf({ username, groups }: UserInfo): readonly Subject[] {
  const account = accountOf(username)
  return [
    { kind: 'User', name: username },
    ...groups.map((name): Subject => ({ kind: 'Group', name })),
    ...(account ? [{ kind: 'ServiceAccount', ...account }] : []),
  ]
}
