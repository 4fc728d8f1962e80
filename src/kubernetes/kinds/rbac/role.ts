/**
 * Roles: what may be done in a namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
import type { Role } from '../../../types/kubernetes/rbac/v1.js'
import { kind } from '../define.js'
import { objectTable } from '../object-table.js'
import { validateRules } from './rules.js'

/** All roles. */
export const roles = objectTable<Role>('roles')

export const role = kind<Role>('rbac.authorization.k8s.io/v1', 'Role', {
  table: roles,
  nameFormat: 'segment',
  validate: ({ rules }) => validateRules(rules, true),
})
