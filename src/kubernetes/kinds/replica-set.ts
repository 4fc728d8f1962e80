/**
 * ReplicaSets: keep a number of equal pods alive.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
import { factsOf } from './define.js'
import { dequal } from 'dequal'
import type { ReplicaSet } from '../../types/kubernetes/apps/v1.js'
import { AGE, NAME, containerImages, containerNames, selectorText } from './cells.js'
import { immutable, notNegative } from './field-errors.js'
import type { FieldError, Kind, Stored } from './kind.js'
import { objectTable, orphanEntries, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'
import { validateTemplateOf } from './pod/template.js'

/**
 * All replica sets; found by the first pair of the selector, and by label if nothing controls them.
 */
export const replicaSets = objectTable<ReplicaSet, 'bySelector' | 'byOrphanLabel'>('replicasets', {
  bySelector: ({ metadata, spec }) => selectorEntry(metadata.namespace, spec?.selector.matchLabels),
  byOrphanLabel: ({ metadata }) => orphanEntries(metadata),
})

function validate(
  { spec }: ReplicaSet,
  old: Stored<ReplicaSet> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = [
    ...notNegative('spec.replicas', spec?.replicas),
    ...notNegative('spec.minReadySeconds', spec?.minReadySeconds),
  ]
  errors.push(...validateTemplateOf(spec?.selector, spec?.template, ['Always']))
  if (old)
    errors.push(
      ...immutable('spec.selector', spec?.selector, dequal(spec?.selector, old.spec?.selector)),
    )
  return errors
}

export const replicaSet: Kind<ReplicaSet> = {
  ...factsOf('apps/v1', 'ReplicaSet'),
  table: replicaSets,
  columns: [
    NAME,
    { header: 'DESIRED', cell: ({ spec }) => String(spec?.replicas ?? 0) },
    { header: 'CURRENT', cell: ({ status }) => String(status?.replicas ?? 0) },
    { header: 'READY', cell: ({ status }) => String(status?.readyReplicas ?? 0) },
    AGE,
    {
      header: 'CONTAINERS',
      wide: true,
      cell: ({ spec }) => containerNames(spec?.template?.spec?.containers),
    },
    {
      header: 'IMAGES',
      wide: true,
      cell: ({ spec }) => containerImages(spec?.template?.spec?.containers),
    },
    { header: 'SELECTOR', wide: true, cell: ({ spec }) => selectorText(spec?.selector) },
  ],
  fields: { 'status.replicas': ({ status }) => String(status?.replicas ?? 0) },
  hasGeneration: true,
  setDefaults(draft) {
    if (!draft.spec) return
    const template = defaultTemplate(draft.spec.template)
    draft.spec = {
      ...draft.spec,
      replicas: draft.spec.replicas ?? 1,
      ...(template ? { template } : {}),
    }
  },
  prepareForCreate(draft) {
    draft.status = { replicas: 0 }
  },
  validate,
}
