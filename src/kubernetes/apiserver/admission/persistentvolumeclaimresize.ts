/**
 * PersistentVolumeClaimResize: only bound claims whose class allows it may ask for more.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#persistentvolumeclaimresize
 */
import type { PersistentVolumeClaim } from '../../../types/kubernetes/core/v1.js'
import { compareQuantities } from '../../../text/quantity.js'
import { storageClass } from '../../kinds/storage-class.js'
import { forbidden } from '../errors.js'
import type { AdmissionPlugin } from './plugin.js'

const NOT_BOUND = 'Only bound persistent volume claims can be expanded'
const NOT_ALLOWED =
  'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize'

const sizeOf = ({ spec }: PersistentVolumeClaim): string =>
  String(spec?.resources?.requests?.['storage'] ?? '0')

export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  handles: ({ kind, group }, operation) =>
    operation === 'UPDATE' && kind === 'PersistentVolumeClaim' && group === '',
  validate({ tx, kind, name, subresource, object, old }) {
    const [claim, before] = [object as PersistentVolumeClaim, old as PersistentVolumeClaim]
    if (subresource || compareQuantities(sizeOf(claim), sizeOf(before)) <= 0) return
    if (before.status?.phase !== 'Bound') throw forbidden(kind, name, NOT_BOUND)
    const found = tx.get(storageClass.table, before.spec?.storageClassName ?? '')
    if (!found?.allowVolumeExpansion) throw forbidden(kind, name, NOT_ALLOWED)
  },
}
