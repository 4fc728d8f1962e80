/**
 * ClusterRoles: what may be done in the whole cluster, or in any namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
import type { ClusterRole } from '../../../types/kubernetes/rbac/v1.js'
import { kind } from '../define.js'
import { objectTable } from '../object-table.js'
import { validateRules } from './rules.js'

/** All clusterroles. */
export const clusterRoles = objectTable<ClusterRole>('clusterroles')

export const clusterRole = kind<ClusterRole>('rbac.authorization.k8s.io/v1', 'ClusterRole', {
  table: clusterRoles,
  nameFormat: 'segment',
  validate: ({ rules }) => validateRules(rules, false),
})
