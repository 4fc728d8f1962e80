/**
 * Aggregated ClusterRoles: a role that holds the rules of all roles that its selectors select.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
import { dequal } from 'dequal'
import type { ClusterRole, PolicyRule } from '../../../types/kubernetes/rbac/v1.js'
import { matchesLabelSelector } from '../label-selector.js'

type Named = Pick<ClusterRole, 'aggregationRule' | 'rules' | 'metadata'>

/** The rules that an aggregated role has, given all roles in the order of their names. */
export function aggregatedRules(role: Named, all: readonly Named[]): readonly PolicyRule[] {
  const rules: PolicyRule[] = []
  for (const selector of role.aggregationRule?.clusterRoleSelectors ?? [])
    for (const one of all) {
      if (one.metadata?.name === role.metadata?.name) continue
      if (!matchesLabelSelector(selector, one.metadata?.labels ?? {})) continue
      for (const rule of one.rules ?? [])
        if (!rules.some((known) => dequal(known, rule))) rules.push(rule)
    }
  return rules
}
