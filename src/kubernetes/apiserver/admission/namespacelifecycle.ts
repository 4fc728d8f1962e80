/**
 * NamespaceLifecycle: new objects need a namespace that is there and is not on its way out, and
 * some namespaces stay for ever.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 */
import { namespace as namespaceKind } from '../../kinds/namespace.js'
import { forbidden, namespaceTerminating, notFound } from '../errors.js'
import type { AdmissionPlugin } from './plugin.js'

const KEPT: readonly string[] = ['default', 'kube-system', 'kube-public']
const MAY_NOT_BE_DELETED = 'this namespace may not be deleted'

export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  handles: (kind, operation) =>
    operation === 'CREATE'
      ? kind.namespaced
      : operation === 'DELETE' && kind.kind === 'Namespace' && kind.group === '',
  admit({ tx, operation, kind, name, namespace = '' }) {
    if (operation === 'DELETE') {
      if (KEPT.includes(name)) throw forbidden(kind, name, MAY_NOT_BE_DELETED)
      return
    }
    const found = tx.get(namespaceKind.table, namespace)
    if (!found) throw notFound(namespaceKind, namespace)
    if (found.metadata.deletionTimestamp) throw namespaceTerminating(kind, name, namespace)
  },
}
