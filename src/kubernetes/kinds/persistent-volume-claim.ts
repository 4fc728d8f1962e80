/**
 * PersistentVolumeClaims: what somebody wants of storage.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
import { dequal } from 'dequal'
import type { PersistentVolumeClaim } from '../../types/kubernetes/core/v1.js'
import { compareQuantities } from '../../text/quantity.js'
import { accessModesText } from './access-modes.js'
import { age, kind } from './define.js'
import { difference } from './difference.js'
import { forbiddenField, required } from './field-errors.js'
import { structOf } from './internal-form.js'
import type { FieldError, Stored } from './kind.js'
import { objectTable } from './object-table.js'
import { attributesClass } from './persistent-volume.js'

/** All claims; found by the volume that they are bound to. */
const persistentVolumeClaims = objectTable<PersistentVolumeClaim, 'byVolume'>(
  'persistentvolumeclaims',
  { byVolume: ({ spec }) => spec?.volumeName },
)

const IMMUTABLE =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'
const SMALLER = 'field can not be less than status.capacity'

export const persistentVolumeClaim = kind<PersistentVolumeClaim>('v1', 'PersistentVolumeClaim', {
  table: persistentVolumeClaims,
  cells: (claim, now) => [
    claim.metadata.deletionTimestamp ? 'Terminating' : claim.status?.phase,
    claim.spec?.volumeName,
    claim.spec?.volumeName ? String(claim.status?.capacity?.['storage'] ?? '') : '',
    claim.spec?.volumeName ? accessModesText(claim.status?.accessModes) : '',
    claim.spec?.storageClassName,
    attributesClass(claim.spec),
    age(claim, now),
    claim.spec?.volumeMode,
  ],
  setDefaults(draft) {
    draft.spec = { ...draft.spec, volumeMode: draft.spec?.volumeMode ?? 'Filesystem' }
    draft.status = { phase: 'Pending', ...draft.status }
  },
  prepareForCreate(draft) {
    draft.status = { phase: 'Pending' }
  },
  validate,
})

type Attributes = { readonly volumeAttributesClassName?: string } | undefined

function validate(
  { spec, status }: PersistentVolumeClaim,
  old: Stored<PersistentVolumeClaim> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!spec?.accessModes?.length)
    errors.push(required('spec.accessModes', 'at least 1 access mode is required'))
  const wanted = spec?.resources?.requests?.['storage']
  if (wanted === undefined) errors.push(required('spec.resources[storage]'))
  if (!old) return errors
  const fixed = (claim: PersistentVolumeClaim['spec']): object => ({
    ...claim,
    resources: undefined,
    volumeAttributesClassName: undefined,
    // The binder sets it once.
    volumeName: old.spec?.volumeName ? claim?.volumeName : undefined,
    storageClassName:
      old.spec?.storageClassName === undefined ? undefined : claim?.storageClassName,
  })
  const inside = (claim: PersistentVolumeClaim['spec']): unknown =>
    structOf('core/v1.PersistentVolumeClaimSpec', {
      ...fixed(claim),
      resources: old.spec?.resources,
      volumeAttributesClassName: (old.spec as Attributes)?.volumeAttributesClassName,
    })
  if (!dequal(fixed(spec), fixed(old.spec)))
    errors.push(
      forbiddenField('spec', `${IMMUTABLE}\n${difference(inside(old.spec), inside(spec))}`),
    )
  const has = status?.capacity?.['storage'] ?? old.status?.capacity?.['storage']
  if (
    wanted !== undefined &&
    has !== undefined &&
    compareQuantities(String(wanted), String(has)) < 0
  ) {
    const before = old.spec?.resources?.requests?.['storage']
    if (before === undefined || compareQuantities(String(wanted), String(before)) < 0)
      errors.push(forbiddenField('spec.resources.requests.storage', SMALLER))
  }
  return errors
}
