/**
 * What `kubectl auth reconcile` makes of an object: what is missing is added, what is too much stays
 * unless the user wants it gone.
 *
 * @module
 */
import { dequal } from 'dequal'
import { missingRules } from '../../../kubernetes/apiserver/authorization/rules.js'
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import type {
  ClusterRole,
  PolicyRule,
  RoleBinding,
  Subject,
} from '../../../types/kubernetes/rbac/v1.js'

/** A Role or a ClusterRole. */
export type Role = Omit<ClusterRole, 'apiVersion' | 'kind'> & KubeObject
/** A RoleBinding or a ClusterRoleBinding. */
export type Binding = Omit<RoleBinding, 'apiVersion' | 'kind'> & KubeObject

/** What has to be done, and why. */
export interface Reconciled {
  readonly object: KubeObject
  readonly operation: 'none' | 'create' | 'update' | 'recreate'
  /** The object says that it is left alone. */
  readonly isProtected: boolean
  readonly missingRules?: readonly PolicyRule[]
  readonly extraRules?: readonly PolicyRule[]
  readonly missingSubjects?: readonly Subject[]
  readonly extraSubjects?: readonly Subject[]
}

const AUTO_UPDATE = 'rbac.authorization.kubernetes.io/autoupdate'

const isProtected = ({ metadata }: KubeObject): boolean =>
  metadata?.annotations?.[AUTO_UPDATE] === 'false'

/** Labels and annotations: what is there goes before what is wanted. */
function withMarks<T extends KubeObject>(existing: T, wanted: KubeObject): T {
  const merged = (field: 'labels' | 'annotations') =>
    wanted.metadata?.[field] || existing.metadata?.[field]
      ? { [field]: { ...wanted.metadata?.[field], ...existing.metadata?.[field] } }
      : {}
  return {
    ...existing,
    metadata: { ...existing.metadata, ...merged('labels'), ...merged('annotations') },
  }
}

/** A role with the rules that are wanted. */
export function mergeRole(
  existing: Role | undefined,
  wanted: Role,
  removesExtra: boolean,
): Reconciled {
  if (!existing)
    return {
      object: wanted,
      operation: 'create',
      isProtected: false,
      missingRules: wanted.rules ?? [],
    }
  const [is, should] = [existing.rules ?? [], wanted.rules ?? []]
  const bothAggregate = existing.aggregationRule && wanted.aggregationRule
  const extra = bothAggregate ? [] : missingRules(should, is)
  const missing = missingRules(is, should)
  const marked = withMarks(existing, wanted)
  const rules =
    removesExtra && missing.length + extra.length > 0
      ? should
      : missing.length > 0
        ? [...is, ...missing]
        : is
  const { aggregationRule: _, ...rest } = marked
  const selectors = selectorsOf(existing, wanted, removesExtra)
  const object: Role = {
    ...rest,
    ...(existing.rules || rules.length > 0 ? { rules } : {}),
    ...(selectors ? { aggregationRule: { clusterRoleSelectors: selectors } } : {}),
  }
  return {
    object,
    operation: dequal(object, existing) ? 'none' : 'update',
    isProtected: isProtected(existing),
    missingRules: missing,
    extraRules: extra,
  }
}

/** Which roles a role adds up; undefined if it adds up none. */
function selectorsOf(
  existing: Role,
  wanted: Role,
  removesExtra: boolean,
): readonly LabelSelector[] | undefined {
  const should = wanted.aggregationRule?.clusterRoleSelectors
  if (!should) return undefined
  const is = existing.aggregationRule?.clusterRoleSelectors ?? []
  const missing = should.filter((one) => !is.some((other) => dequal(one, other)))
  const extra = is.filter((one) => !should.some((other) => dequal(one, other)))
  if (removesExtra && missing.length + extra.length > 0) return should
  return [...is, ...missing]
}

/** A binding with the subjects that are wanted. */
export function mergeBinding(
  existing: Binding | undefined,
  wanted: Binding,
  removesExtra: boolean,
): Reconciled {
  const should = wanted.subjects ?? []
  if (!existing)
    return {
      object: wanted,
      operation: 'create',
      isProtected: false,
      missingSubjects: should,
    }
  // What a binding binds cannot be changed.
  if (!dequal(existing.roleRef, wanted.roleRef))
    return { object: wanted, operation: 'recreate', isProtected: isProtected(existing) }
  const is = existing.subjects ?? []
  const missing = without(should, is)
  const extra = without(is, should)
  const subjects =
    removesExtra && missing.length + extra.length > 0
      ? should
      : missing.length > 0
        ? [...is, ...missing]
        : is
  const object: Binding = {
    ...withMarks(existing, wanted),
    ...(existing.subjects || subjects.length > 0 ? { subjects } : {}),
  }
  return {
    object,
    operation: dequal(object, existing) ? 'none' : 'update',
    isProtected: isProtected(existing),
    missingSubjects: missing,
    extraSubjects: extra,
  }
}

/** Each once, of those that others are not. */
const without = (some: readonly Subject[], others: readonly Subject[]): readonly Subject[] =>
  some.filter(
    (one, i) =>
      !others.some((other) => dequal(one, other)) &&
      some.findIndex((other) => dequal(one, other)) === i,
  )
