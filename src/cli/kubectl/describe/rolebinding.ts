/**
 * `kubectl describe rolebinding` and `clusterrolebinding`.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
 */
import type { ClusterRoleBinding } from '../../../types/kubernetes/rbac/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { Description, annotationLines, labelLines } from './text.js'

/** Describes a binding with its role and its subjects. */
export function describeBinding({
  metadata,
  roleRef,
  subjects = [],
}: Pick<Stored<ClusterRoleBinding>, 'metadata' | 'roleRef' | 'subjects'>): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
  to.add(labelLines('Labels', metadata.labels))
  to.add(annotationLines('Annotations', metadata.annotations))
  to.line(0, 'Role:').field(1, 'Kind', roleRef.kind).field(1, 'Name', roleRef.name)
  to.line(0, 'Subjects:').line(1, 'Kind\tName\tNamespace').line(1, '----\t----\t---------')
  for (const { kind, name, namespace = '' } of subjects)
    to.line(1, `${kind}\t${name}\t${namespace}`)
  return to.toString()
}
