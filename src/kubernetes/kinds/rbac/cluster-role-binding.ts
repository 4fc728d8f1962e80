/**
 * ClusterRoleBindings: who has a role in the whole cluster.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
import type { ClusterRoleBinding } from '../../../types/kubernetes/rbac/v1.js'
import { age, kind } from '../define.js'
import { objectTable } from '../object-table.js'
import { defaultBinding, subjectCells, subjectKey, validateBinding } from './subjects.js'

const ROLES = ['ClusterRole']

/** All bindings; found by whom they name: `User/jane`, `ServiceAccount/team/bot`. */
export const clusterRoleBindings = objectTable<ClusterRoleBinding, 'bySubject'>(
  'clusterrolebindings',
  {
    bySubject: ({ subjects = [] }) => subjects.map(subjectKey),
  },
)

export const clusterRoleBinding = kind<ClusterRoleBinding>(
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
  {
    table: clusterRoleBindings,
    nameFormat: 'segment',
    cells: (binding, now) => [
      `${binding.roleRef?.kind}/${binding.roleRef?.name}`,
      age(binding, now),
      ...subjectCells(binding.subjects),
    ],
    setDefaults: defaultBinding,
    validate: (binding, old) => validateBinding(binding, old, ROLES),
  },
)
