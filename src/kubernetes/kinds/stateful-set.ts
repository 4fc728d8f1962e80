/**
 * StatefulSets: pods with names and volumes that stay theirs.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
import { dequal } from 'dequal'
import type { StatefulSet, StatefulSetSpec } from '../../types/kubernetes/apps/v1.js'
import type { PodSpec } from '../../types/kubernetes/core/v1.js'
import { containerImages, containerNames } from './cells.js'
import { age, kind } from './define.js'
import { forbiddenField, notNegative, notSupported, required } from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { objectTable, orphanEntries, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'
import { validateSelectorOf } from './pod/template.js'

const CHANGEABLE = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
] as const
const IMMUTABLE =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"

/** All stateful sets; found by the first pair of the selector. */
export const statefulSets = objectTable<StatefulSet, 'bySelector' | 'byOrphanLabel'>(
  'statefulsets',
  {
    bySelector: ({ metadata, spec }) =>
      selectorEntry(metadata.namespace, spec?.selector.matchLabels),
    byOrphanLabel: ({ metadata }) => orphanEntries(metadata),
  },
)

export const statefulSet = kind<StatefulSet>('apps/v1', 'StatefulSet', {
  table: statefulSets,
  cells: (set, now) => [
    `${set.status?.readyReplicas ?? 0}/${set.spec?.replicas ?? 0}`,
    age(set, now),
    containerNames(set.spec?.template.spec?.containers),
    containerImages(set.spec?.template.spec?.containers),
  ],
  setDefaults(draft) {
    if (draft.spec) draft.spec = withDefaults(draft.spec)
  },
  prepareForCreate(draft) {
    draft.status = { replicas: 0, availableReplicas: 0 } as NonNullable<StatefulSet['status']>
  },
  validate,
})

function withDefaults(spec: StatefulSetSpec): StatefulSetSpec {
  const type = spec.updateStrategy?.type || 'RollingUpdate'
  const template = defaultTemplate(spec.template)
  return {
    ...spec,
    podManagementPolicy: spec.podManagementPolicy || 'OrderedReady',
    persistentVolumeClaimRetentionPolicy: {
      ...spec.persistentVolumeClaimRetentionPolicy,
      whenDeleted: spec.persistentVolumeClaimRetentionPolicy?.whenDeleted || 'Retain',
      whenScaled: spec.persistentVolumeClaimRetentionPolicy?.whenScaled || 'Retain',
    },
    replicas: spec.replicas ?? 1,
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    updateStrategy: {
      ...spec.updateStrategy,
      type,
      ...(type === 'RollingUpdate'
        ? { rollingUpdate: { partition: 0, ...spec.updateStrategy?.rollingUpdate } }
        : {}),
    },
    ...(template ? { template } : {}),
    ...(spec.volumeClaimTemplates
      ? {
          volumeClaimTemplates: spec.volumeClaimTemplates.map((claim) => ({
            ...claim,
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            spec: { volumeMode: 'Filesystem', ...claim.spec },
            status: { phase: 'Pending', ...claim.status },
          })),
        }
      : {}),
  }
}

function validate(
  { spec }: StatefulSet,
  old: Stored<StatefulSet> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = [
    ...notNegative('spec.replicas', spec?.replicas),
    ...notNegative('spec.minReadySeconds', spec?.minReadySeconds),
    ...notNegative('spec.revisionHistoryLimit', spec?.revisionHistoryLimit),
    ...notNegative(
      'spec.updateStrategy.rollingUpdate.partition',
      spec?.updateStrategy?.rollingUpdate?.partition,
    ),
    ...validateSelectorOf(spec?.selector, spec?.template),
    ...validateTemplate(spec?.template?.spec),
  ]
  if (old && spec && old.spec && !dequal(fixed(spec), fixed(old.spec)))
    errors.push(forbiddenField('spec', IMMUTABLE))
  return errors
}

/**
 * The template itself is not checked: it may mount what only claims bring. A template that makes no
 * sound pod is refused when its first pod is made.
 */
function validateTemplate(spec: PodSpec | undefined): readonly FieldError[] {
  if (!spec) return [required('spec.template.spec.containers')]
  const { restartPolicy, activeDeadlineSeconds } = spec
  const errors: FieldError[] = []
  if (restartPolicy && restartPolicy !== 'Always')
    errors.push(notSupported('spec.template.spec.restartPolicy', restartPolicy, ['Always']))
  if (activeDeadlineSeconds !== undefined)
    errors.push(
      forbiddenField(
        'spec.template.spec.activeDeadlineSeconds',
        'activeDeadlineSeconds in StatefulSet is not Supported',
      ),
    )
  return errors
}

/** What of the spec may never change. */
const fixed = (spec: StatefulSetSpec): object =>
  Object.fromEntries(
    Object.entries(spec).filter(([key]) => !(CHANGEABLE as readonly string[]).includes(key)),
  )
