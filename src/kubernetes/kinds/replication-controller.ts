/**
 * ReplicationControllers: what ReplicaSets replaced. Their selector is a plain map.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/
 */
import { factsOf } from './define.js'
import type { ReplicationController } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME, containerImages, containerNames, labelsText } from './cells.js'
import { invalid, notNegative, required } from './field-errors.js'
import type { FieldError, Kind } from './kind.js'
import { objectTable, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'
import { SELECTOR_MISMATCH, validateTemplate } from './pod/template.js'

/** All replication controllers; found by the first pair of the selector. */
export const replicationControllers = objectTable<ReplicationController, 'bySelector'>(
  'replicationcontrollers',
  {
    bySelector: ({ metadata, spec }) => selectorEntry(metadata.namespace, spec?.selector),
  },
)

function validate({ spec }: ReplicationController): readonly FieldError[] {
  const errors: FieldError[] = [...notNegative('spec.minReadySeconds', spec?.minReadySeconds)]
  const selector = Object.entries(spec?.selector ?? {})
  if (selector.length === 0) errors.push(required('spec.selector'))
  errors.push(...notNegative('spec.replicas', spec?.replicas))
  if (!spec?.template) return [...errors, required('spec.template')]
  const labels = spec.template.metadata?.labels ?? {}
  if (selector.some(([key, value]) => labels[key] !== value))
    errors.push(invalid('spec.template.metadata.labels', labels, SELECTOR_MISMATCH))
  return [...errors, ...validateTemplate(spec.template, ['Always'])]
}

export const replicationController: Kind<ReplicationController> = {
  ...factsOf('v1', 'ReplicationController'),
  table: replicationControllers,
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
    { header: 'SELECTOR', wide: true, cell: ({ spec }) => labelsText(spec?.selector) },
  ],
  fields: { 'status.replicas': ({ status }) => String(status?.replicas ?? 0) },
  hasGeneration: true,
  orphansByDefault: true,
  setDefaults(draft) {
    if (!draft.spec) return
    const template = defaultTemplate(draft.spec.template)
    const labels = template?.metadata?.labels
    draft.spec = {
      ...draft.spec,
      replicas: draft.spec.replicas ?? 1,
      ...(labels && Object.keys(draft.spec.selector ?? {}).length === 0
        ? { selector: labels }
        : {}),
      ...(template ? { template } : {}),
    }
    if (labels && !draft.metadata?.labels) draft.metadata = { ...draft.metadata, labels }
  },
  prepareForCreate(draft) {
    draft.status = { replicas: 0 }
  },
  validate,
}
