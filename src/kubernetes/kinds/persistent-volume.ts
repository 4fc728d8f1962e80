/**
 * PersistentVolumes: storage that outlives pods.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
import { dequal } from 'dequal'
import type { PersistentVolume } from '../../types/kubernetes/core/v1.js'
import { accessModesText } from './access-modes.js'
import { age, kind } from './define.js'
import { forbiddenField, invalid, required } from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { objectTable } from './object-table.js'
import { ONE_TYPE } from './pod/volume-validation.js'

/** All volumes; found by the claim that they are bound to (`namespace/name`) and by class. */
const persistentVolumes = objectTable<PersistentVolume, 'byClaim' | 'byClass'>(
  'persistentvolumes',
  {
    byClaim: ({ spec }) => spec?.claimRef && `${spec.claimRef.namespace}/${spec.claimRef.name}`,
    byClass: ({ spec }) => spec?.storageClassName ?? '',
  },
)

const UNSET = '<unset>'
/** Fields of a spec that name no source of storage. */
const NO_SOURCE: ReadonlySet<string> = new Set([
  'accessModes',
  'capacity',
  'claimRef',
  'mountOptions',
  'nodeAffinity',
  'persistentVolumeReclaimPolicy',
  'storageClassName',
  'volumeAttributesClassName',
  'volumeMode',
])

export const persistentVolume = kind<PersistentVolume>('v1', 'PersistentVolume', {
  table: persistentVolumes,
  cells: (volume, now) => [
    String(volume.spec?.capacity?.['storage'] ?? ''),
    accessModesText(volume.spec?.accessModes),
    volume.spec?.persistentVolumeReclaimPolicy,
    volume.metadata.deletionTimestamp ? 'Terminating' : volume.status?.phase,
    volume.spec?.claimRef && `${volume.spec.claimRef.namespace}/${volume.spec.claimRef.name}`,
    volume.spec?.storageClassName,
    attributesClass(volume.spec),
    volume.status?.reason,
    age(volume, now),
    volume.spec?.volumeMode,
  ],
  setDefaults(draft) {
    const { spec } = draft
    if (!spec) return
    draft.spec = {
      ...spec,
      persistentVolumeReclaimPolicy: spec.persistentVolumeReclaimPolicy || 'Retain',
      volumeMode: spec.volumeMode ?? 'Filesystem',
      ...(spec.hostPath ? { hostPath: { type: '', ...spec.hostPath } } : {}),
    }
    draft.status = { phase: 'Pending', ...draft.status }
  },
  prepareForCreate(draft) {
    draft.status = { phase: 'Pending' }
  },
  validate,
})

/** The class of a volume's or claim's attributes, as tables show it. */
export const attributesClass = (spec: object | undefined): string =>
  (spec as { volumeAttributesClassName?: string } | undefined)?.volumeAttributesClassName ?? UNSET

const sourceOf = (spec: PersistentVolume['spec']): object =>
  Object.fromEntries(Object.entries(spec ?? {}).filter(([key]) => !NO_SOURCE.has(key)))

function validate(
  { spec }: PersistentVolume,
  old: Stored<PersistentVolume> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = []
  if (!spec?.accessModes?.length) errors.push(required('spec.accessModes'))
  if (!spec?.capacity) errors.push(required('spec.capacity'))
  else if (!Object.hasOwn(spec.capacity, 'storage'))
    errors.push(
      invalid('spec.capacity', spec.capacity, 'must contain exactly the storage resource'),
    )
  const sources = Object.keys(sourceOf(spec))
  if (sources.length === 0) errors.push(required('spec', 'must specify a volume type'))
  if (sources.length > 1) errors.push(forbiddenField(`spec.${sources[1]}`, ONE_TYPE))
  if (old && !dequal(sourceOf(spec), sourceOf(old.spec)))
    errors.push(
      forbiddenField(
        'spec.persistentvolumesource',
        'spec.persistentvolumesource is immutable after creation',
      ),
    )
  return errors
}
