/**
 * Deployments: replicated pods with rolling updates and a history to go back to.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
import { factsOf } from './define.js'
import { dequal } from 'dequal'
import type { Deployment, DeploymentStrategy } from '../../types/kubernetes/apps/v1.js'
import { AGE, NAME, containerImages, containerNames, selectorText } from './cells.js'
import {
  forbiddenField,
  immutable,
  invalid,
  notNegative,
  oneOf,
  OVER_PERCENT,
  PERCENT_ERROR,
} from './field-errors.js'
import type { FieldError, Kind, Stored } from './kind.js'
import { objectTable, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'
import { validateTemplateOf } from './pod/template.js'

const STEP = '25%'
const STRATEGIES = ['Recreate', 'RollingUpdate']

/** All deployments; found by the first pair of the selector. */
export const deployments = objectTable<Deployment, 'bySelector'>('deployments', {
  bySelector: ({ metadata, spec }) => selectorEntry(metadata.namespace, spec?.selector.matchLabels),
})

const defaultStrategy = (strategy: DeploymentStrategy | undefined): DeploymentStrategy => {
  const type = strategy?.type || 'RollingUpdate'
  if (type !== 'RollingUpdate') return { ...strategy, type }
  return {
    ...strategy,
    type,
    rollingUpdate: { maxSurge: STEP, maxUnavailable: STEP, ...strategy?.rollingUpdate },
  }
}

const isStep = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 0
    : typeof value === 'string' && /^\d+%$/.test(value)

function validateStrategy(strategy: DeploymentStrategy | undefined): readonly FieldError[] {
  const errors: FieldError[] = [...oneOf('spec.strategy.type', strategy?.type, STRATEGIES)]
  const steps = strategy?.rollingUpdate
  if (strategy?.type === 'Recreate' && steps) {
    errors.push(
      forbiddenField(
        'spec.strategy.rollingUpdate',
        "may not be specified when strategy `type` is 'Recreate'",
      ),
    )
  }
  if (strategy?.type !== 'RollingUpdate' || !steps) return errors
  for (const name of ['maxUnavailable', 'maxSurge'] as const) {
    const value = steps[name] as unknown
    const field = `spec.strategy.rollingUpdate.${name}`
    if (typeof value === 'number') errors.push(...notNegative(field, value))
    else if (!isStep(value)) errors.push(invalid(field, value, PERCENT_ERROR))
    if (name === 'maxUnavailable' && typeof value === 'string' && Number.parseInt(value, 10) > 100)
      errors.push(invalid(field, value, OVER_PERCENT))
  }
  if (
    [steps.maxUnavailable, steps.maxSurge].every(
      (value) => Number.parseInt(String(value), 10) === 0,
    )
  ) {
    errors.push(
      invalid(
        'spec.strategy.rollingUpdate.maxUnavailable',
        steps.maxUnavailable,
        'may not be 0 when `maxSurge` is 0',
      ),
    )
  }
  return errors
}

function validate(
  { spec }: Deployment,
  old: Stored<Deployment> | undefined,
): readonly FieldError[] {
  const errors: FieldError[] = [
    ...notNegative('spec.replicas', spec?.replicas),
    ...validateTemplateOf(spec?.selector, spec?.template, ['Always']),
  ]
  errors.push(...validateStrategy(spec?.strategy))
  errors.push(
    ...notNegative('spec.minReadySeconds', spec?.minReadySeconds),
    ...notNegative('spec.revisionHistoryLimit', spec?.revisionHistoryLimit),
  )
  const deadline = spec?.progressDeadlineSeconds
  errors.push(...notNegative('spec.progressDeadlineSeconds', deadline))
  if (deadline !== undefined && deadline <= (spec?.minReadySeconds ?? 0))
    errors.push(
      invalid('spec.progressDeadlineSeconds', deadline, 'must be greater than minReadySeconds'),
    )
  if (old)
    errors.push(
      ...immutable('spec.selector', spec?.selector, dequal(spec?.selector, old.spec?.selector)),
    )
  return errors
}

export const deployment: Kind<Deployment> = {
  ...factsOf('apps/v1', 'Deployment'),
  table: deployments,
  columns: [
    NAME,
    {
      header: 'READY',
      cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    },
    { header: 'UP-TO-DATE', cell: ({ status }) => String(status?.updatedReplicas ?? 0) },
    { header: 'AVAILABLE', cell: ({ status }) => String(status?.availableReplicas ?? 0) },
    AGE,
    {
      header: 'CONTAINERS',
      wide: true,
      cell: ({ spec }) => containerNames(spec?.template.spec?.containers),
    },
    {
      header: 'IMAGES',
      wide: true,
      cell: ({ spec }) => containerImages(spec?.template.spec?.containers),
    },
    { header: 'SELECTOR', wide: true, cell: ({ spec }) => selectorText(spec?.selector) },
  ],
  hasGeneration: true,
  setDefaults(draft) {
    if (!draft.spec) return
    const template = defaultTemplate(draft.spec.template)
    draft.spec = {
      ...draft.spec,
      replicas: draft.spec.replicas ?? 1,
      revisionHistoryLimit: draft.spec.revisionHistoryLimit ?? 10,
      progressDeadlineSeconds: draft.spec.progressDeadlineSeconds ?? 600,
      strategy: defaultStrategy(draft.spec.strategy),
      ...(template ? { template } : {}),
    }
  },
  prepareForCreate(draft) {
    draft.status = {}
  },
  validate,
}
