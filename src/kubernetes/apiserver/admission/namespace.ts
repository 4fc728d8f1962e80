/**
 * Admission of new objects into namespaces: the namespace must be there, and must not be on its way
 * out.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 */
import type { Reader } from '../../../sim/world.js'
import type { KindNames } from '../../kinds/kind.js'
import { namespace as namespaceKind } from '../../kinds/namespace.js'
import { forbidden, namespaceTerminating, notFound } from '../errors.js'

const KEPT: readonly string[] = ['default', 'kube-system', 'kube-public']
const MAY_NOT_BE_DELETED = 'this namespace may not be deleted'

/** @throws ApiError */
export function admitToNamespace(
  read: Reader,
  kind: KindNames,
  name: string,
  namespace: string,
): void {
  const found = read.get(namespaceKind.table, namespace)
  if (!found) throw notFound(namespaceKind, namespace)
  if (found.metadata.deletionTimestamp) throw namespaceTerminating(kind, name, namespace)
}

/** Some namespaces stay. @throws ApiError */
export function admitDeletion(kind: KindNames, name: string): void {
  if (kind.kind === 'Namespace' && kind.group === '' && KEPT.includes(name))
    throw forbidden(kind, name, MAY_NOT_BE_DELETED)
}
