/**
 * StorageObjectInUseProtection: new claims and volumes get the finalizer that keeps them while they
 * are used.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#storageobjectinuseprotection
 */
import { CLAIM_PROTECTION, VOLUME_PROTECTION } from '../../kinds/claim-annotations.js'
import type { AdmissionPlugin } from './plugin.js'

const FINALIZERS: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: CLAIM_PROTECTION,
  PersistentVolume: VOLUME_PROTECTION,
}

export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  handles: ({ kind, group }, operation) =>
    operation === 'CREATE' && group === '' && Object.hasOwn(FINALIZERS, kind),
  admit({ kind, object }) {
    const finalizer = FINALIZERS[kind.kind]
    const finalizers = object.metadata?.finalizers ?? []
    if (finalizer !== undefined && !finalizers.includes(finalizer))
      object.metadata = { ...object.metadata, finalizers: [...finalizers, finalizer] }
  },
}
