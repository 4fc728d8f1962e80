/**
 * StorageClasses: how volumes are made when a claim asks for one.
 *
 * @see https://kubernetes.io/docs/concepts/storage/storage-classes/
 */
import { dequal } from 'dequal'
import type { StorageClass } from '../../types/kubernetes/storage/v1.js'
import { age, kind } from './define.js'
import { forbiddenField, invalid } from './field-errors.js'
import type { FieldError } from './kind.js'
import { qualifiedNameErrors } from './names.js'
import { objectTable } from './object-table.js'

/** All classes. */
const storageClasses = objectTable<StorageClass>('storageclasses')

const DEFAULT_MARK = 'storageclass.kubernetes.io/is-default-class'

/** Whether claims without a class get this one. */
export const isDefaultClass = ({ metadata }: StorageClass): boolean =>
  metadata?.annotations?.[DEFAULT_MARK] === 'true'

export const storageClass = kind<StorageClass>('storage.k8s.io/v1', 'StorageClass', {
  table: storageClasses,
  cells: (one, now) => [
    one.provisioner,
    one.reclaimPolicy ?? 'Delete',
    one.volumeBindingMode ?? 'Immediate',
    String(one.allowVolumeExpansion ?? false),
    age(one, now),
  ],
  nameText: (one) => (isDefaultClass(one) ? `${one.metadata.name} (default)` : one.metadata.name),
  setDefaults(draft) {
    draft.reclaimPolicy = draft.reclaimPolicy || 'Delete'
    draft.volumeBindingMode = draft.volumeBindingMode || 'Immediate'
  },
  validate(one, old) {
    const errors: FieldError[] = (
      one.provisioner ? qualifiedNameErrors(one.provisioner.toLowerCase()) : []
    ).map((why) => invalid('provisioner', one.provisioner, why))
    for (const key of Object.keys(one.parameters ?? {}))
      if (key === '') errors.push(invalid('parameters', key, 'field can not be empty.'))
    if (!old) return errors
    if (!dequal(one.parameters, old.parameters))
      errors.push(forbiddenField('parameters', 'updates to parameters are forbidden.'))
    if (one.provisioner !== old.provisioner)
      errors.push(forbiddenField('provisioner', 'updates to provisioner are forbidden.'))
    if (one.reclaimPolicy !== old.reclaimPolicy)
      errors.push(forbiddenField('reclaimPolicy', 'updates to reclaimPolicy are forbidden.'))
    if (one.volumeBindingMode !== old.volumeBindingMode)
      errors.push(invalid('volumeBindingMode', one.volumeBindingMode, 'field is immutable'))
    return errors
  },
})
