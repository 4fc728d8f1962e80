/**
 * RoleBindings: who has a role in a namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
import type { RoleBinding } from '../../../types/kubernetes/rbac/v1.js'
import { age, kind } from '../define.js'
import { objectTable } from '../object-table.js'
import { defaultBinding, subjectCells, subjectKey, validateBinding } from './subjects.js'

const ROLES = ['ClusterRole', 'Role']

/** All bindings; found by whom they name: `User/jane`, `ServiceAccount/team/bot`. */
export const roleBindings = objectTable<RoleBinding, 'bySubject'>('rolebindings', {
  bySubject: ({ subjects = [] }) => subjects.map(subjectKey),
})

export const roleBinding = kind<RoleBinding>('rbac.authorization.k8s.io/v1', 'RoleBinding', {
  table: roleBindings,
  nameFormat: 'segment',
  cells: (binding, now) => [
    `${binding.roleRef?.kind}/${binding.roleRef?.name}`,
    age(binding, now),
    ...subjectCells(binding.subjects),
  ],
  setDefaults: defaultBinding,
  validate: (binding, old) => validateBinding(binding, old, ROLES),
})
