/**
 * ClusterRoles: what may be done in the whole cluster, or in any namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
import type { AggregationRule, ClusterRole } from '../../../types/kubernetes/rbac/v1.js'
import { kind } from '../define.js'
import { required } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { validateLabelSelector } from '../label-selector.js'
import { objectTable } from '../object-table.js'
import { validateRules } from './rules.js'

const NEEDS_SELECTOR = 'at least one clusterRoleSelector required if aggregationRule is non-nil'
/** Under what the roles are found that hold the rules of others. */
export const AGGREGATED = 'aggregated'

/** All clusterroles; those that hold the rules of others are found by that. */
export const clusterRoles = objectTable<ClusterRole, 'byAggregation'>('clusterroles', {
  byAggregation: ({ aggregationRule }) => (aggregationRule ? AGGREGATED : undefined),
})

export const clusterRole = kind<ClusterRole>('rbac.authorization.k8s.io/v1', 'ClusterRole', {
  table: clusterRoles,
  nameFormat: 'segment',
  validate: ({ rules, aggregationRule }) => [
    ...validateRules(rules, false),
    ...validateAggregation(aggregationRule),
  ],
})

function validateAggregation(rule: AggregationRule | undefined): readonly FieldError[] {
  if (!rule) return []
  const at = 'aggregationRule.clusterRoleSelectors'
  const { clusterRoleSelectors: selectors = [] } = rule
  return selectors.length === 0
    ? [required(at, NEEDS_SELECTOR)]
    : selectors.flatMap((selector, i) => validateLabelSelector(`${at}[${i}]`, selector))
}
