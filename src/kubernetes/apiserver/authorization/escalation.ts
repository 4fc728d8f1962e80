/**
 * Escalation checks: nobody gives rights away that they do not have.
 *
 * The writer of a role needs all that the role gives, or the verb `escalate`; the writer of a
 * binding needs all that the bound role gives, or the verb `bind`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
import { dequal } from 'dequal'
import type { ClusterRole, PolicyRule, RoleBinding } from '../../../types/kubernetes/rbac/v1.js'
import type { Reader } from '../../../sim/world.js'
import { goQuote } from '../../../text/goquote.js'
import type { AnyKind, KubeObject, Stored } from '../../kinds/kind.js'
import type { UserInfo } from '../authentication/user.js'
import { forbidden } from '../errors.js'
import { attributesOf, decide } from './authorize.js'
import { rulesOf, rulesOfRole } from './rbac.js'
import { compactRules, missingRules, quotedList, ruleText } from './rules.js'

const RBAC_GROUP = 'rbac.authorization.k8s.io'
const NEEDS_ALL = 'must have cluster-admin privileges to use an aggregationRule'
const EVERYTHING: readonly PolicyRule[] = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
]

/** Whether writing an object of a kind may give rights away. */
export const mayEscalate = ({ kind, group }: AnyKind): boolean =>
  group === RBAC_GROUP && /^(Cluster)?Role(Binding)?$/.test(kind)

/**
 * Checks what `user` is about to write in the place of `old`. @throws ApiError Forbidden; NotFound
 * for the role of a binding
 */
export function checkEscalation(
  read: Reader,
  user: UserInfo,
  kind: AnyKind,
  object: Stored<KubeObject>,
  old: Stored<KubeObject> | undefined,
): void {
  if (kind.kind.endsWith('Binding')) checkBinding(read, user, kind, object as never)
  else checkRole(read, user, kind, object as never, old as never)
}

function checkRole(
  read: Reader,
  user: UserInfo,
  kind: AnyKind,
  role: Stored<ClusterRole>,
  old: Stored<ClusterRole> | undefined,
): void {
  const { name, namespace } = role.metadata
  const sameAggregation = dequal(role.aggregationRule, old?.aggregationRule)
  if (old && sameAggregation && dequal(role.rules ?? [], old.rules ?? [])) return
  if (decide(read, user, attributesOf(kind, 'escalate', { name, namespace })).allowed) return
  const held = rulesOf(read, user, namespace)
  if (role.aggregationRule && missingRules(held.rules, EVERYTHING).length > 0)
    throw forbidden(kind, name, NEEDS_ALL)
  confirm(user, kind, name, held, role.rules ?? [])
}

function checkBinding(
  read: Reader,
  user: UserInfo,
  kind: AnyKind,
  { metadata: { name, namespace }, roleRef }: Stored<RoleBinding>,
): void {
  const plural = `${roleRef.kind.toLowerCase()}s`
  const bind = { verb: 'bind', group: RBAC_GROUP, resource: plural, name: roleRef.name, namespace }
  if (decide(read, user, bind).allowed) return
  const wanted = rulesOfRole(read, roleRef, namespace)
  confirm(user, kind, name, rulesOf(read, user, namespace), wanted)
}

/** @throws ApiError Forbidden when something of `wanted` is not held */
function confirm(
  { username, groups }: UserInfo,
  kind: AnyKind,
  name: string,
  { rules, errors }: ReturnType<typeof rulesOf>,
  wanted: readonly PolicyRule[],
): void {
  const missing = compactRules(missingRules(rules, wanted)).map(ruleText)
  if (missing.length === 0) return
  const lines = [...new Set(missing)].sort().join('\n')
  const problems = errors.length === 0 ? '' : `; resolution errors: [${errors.join(' ')}]`
  throw forbidden(
    kind,
    name,
    `user ${goQuote(username)} (groups=${quotedList(groups)}) is attempting to grant RBAC permissions not currently held:\n${lines}${problems}`,
  )
}
