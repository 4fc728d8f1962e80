/**
 * DaemonSets: a pod on each node that fits.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
import { dequal } from 'dequal'
import type { DaemonSet, DaemonSetSpec } from '../../types/kubernetes/apps/v1.js'
import { containerImages, containerNames, labelsText, selectorText } from './cells.js'
import { age, kind } from './define.js'
import { immutable, notNegative } from './field-errors.js'
import type { Draft, FieldError, Stored } from './kind.js'
import { objectTable, orphanEntries, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'
import { validateTemplateOf } from './pod/template.js'

/** The annotation that counts the templates that a set has had. */
export const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'

/** All daemon sets; found by the first pair of the selector. */
export const daemonSets = objectTable<DaemonSet, 'bySelector' | 'byOrphanLabel'>('daemonsets', {
  bySelector: ({ metadata, spec }) => selectorEntry(metadata.namespace, spec?.selector.matchLabels),
  byOrphanLabel: ({ metadata }) => orphanEntries(metadata),
})

export const daemonSet = kind<DaemonSet>('apps/v1', 'DaemonSet', {
  table: daemonSets,
  cells: (set, now) => [
    set.status?.desiredNumberScheduled ?? 0,
    set.status?.currentNumberScheduled ?? 0,
    set.status?.numberReady ?? 0,
    set.status?.updatedNumberScheduled ?? 0,
    set.status?.numberAvailable ?? 0,
    labelsText(set.spec?.template.spec?.nodeSelector),
    age(set, now),
    containerNames(set.spec?.template.spec?.containers),
    containerImages(set.spec?.template.spec?.containers),
    selectorText(set.spec?.selector),
  ],
  setDefaults(draft) {
    if (draft.spec) draft.spec = withDefaults(draft.spec)
  },
  prepareForCreate(draft) {
    setTemplateGeneration(draft, 1)
    draft.status = {
      currentNumberScheduled: 0,
      desiredNumberScheduled: 0,
      numberMisscheduled: 0,
      numberReady: 0,
    }
  },
  prepareForUpdate(draft, old) {
    const before = Number(old.metadata.annotations?.[TEMPLATE_GENERATION] ?? 1)
    const isSame = dequal(draft.spec?.template, old.spec?.template)
    setTemplateGeneration(draft, isSame ? before : before + 1)
  },
  validate,
})

function setTemplateGeneration(draft: Draft<DaemonSet>, generation: number): void {
  draft.metadata = {
    ...draft.metadata,
    annotations: { ...draft.metadata?.annotations, [TEMPLATE_GENERATION]: String(generation) },
  }
}

function withDefaults(spec: DaemonSetSpec): DaemonSetSpec {
  const type = spec.updateStrategy?.type || 'RollingUpdate'
  const template = defaultTemplate(spec.template)
  return {
    ...spec,
    revisionHistoryLimit: spec.revisionHistoryLimit ?? 10,
    updateStrategy: {
      ...spec.updateStrategy,
      type,
      ...(type === 'RollingUpdate'
        ? {
            rollingUpdate: {
              maxSurge: 0,
              maxUnavailable: 1,
              ...spec.updateStrategy?.rollingUpdate,
            },
          }
        : {}),
    },
    ...(template ? { template } : {}),
  }
}

function validate({ spec }: DaemonSet, old: Stored<DaemonSet> | undefined): readonly FieldError[] {
  const errors: FieldError[] = [
    ...validateTemplateOf(spec?.selector, spec?.template, ['Always']),
    ...notNegative('spec.minReadySeconds', spec?.minReadySeconds),
    ...notNegative('spec.revisionHistoryLimit', spec?.revisionHistoryLimit),
  ]
  if (old)
    errors.push(
      ...immutable('spec.selector', spec?.selector, dequal(spec?.selector, old.spec?.selector)),
    )
  return errors
}
