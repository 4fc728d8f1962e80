/**
 * DefaultStorageClass: a claim that names no class gets the default one.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultstorageclass
 */
import type { PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import type { Draft } from '../../kinds/kind.js'
import { storageClass } from '../../kinds/storage-class.js'
import { defaultClassOf } from './default-class.js'
import type { AdmissionPlugin } from './plugin.js'

const ANNOTATIONS = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
]
const OLD_CLASS = 'volume.beta.kubernetes.io/storage-class'

export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  handles: ({ kind, group }, operation) =>
    operation === 'CREATE' && kind === 'PersistentVolumeClaim' && group === '',
  admit({ tx, object }) {
    const claim = object as Draft<PersistentVolumeClaim>
    // The empty name asks for no class at all.
    if (!claim.spec || claim.spec.storageClassName !== undefined) return
    if (claim.metadata?.annotations?.[OLD_CLASS] !== undefined) return
    const name = defaultClassOf(tx, storageClass.table, ANNOTATIONS)
    if (name !== undefined) claim.spec = { ...claim.spec, storageClassName: name }
  },
}
