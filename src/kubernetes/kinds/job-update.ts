/**
 * What may change of a job: its completions only together with its parallelism, its template only
 * while it is suspended and has not started, and then only what says where its pods go.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#elastic-indexed-jobs
 */
import { dequal } from 'dequal'
import type { Job, JobSpec } from '../../types/kubernetes/batch/v1.js'
import type { PodTemplateSpec } from '../../types/kubernetes/core/v1.js'
import { immutable, invalid } from './field-errors.js'
import type { FieldError, Stored } from './kind.js'
import { internalTemplate } from './pod/internal-form.js'

const IMMUTABLE = [
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
] as const

/** What is wrong with a change of a job's spec. */
export function validateJobUpdate(spec: JobSpec, old: Stored<Job>): readonly FieldError[] {
  const before = old.spec as JobSpec
  const fixed = (field: keyof JobSpec): readonly FieldError[] =>
    immutable(`spec.${field}`, spec[field] ?? null, dequal(spec[field], before[field]))
  return [
    ...validateCompletions(spec, before, fixed('completions')),
    ...fixed('selector'),
    ...validateTemplateUpdate(spec, old),
    ...IMMUTABLE.flatMap(fixed),
  ]
}

function validateCompletions(
  spec: JobSpec,
  old: JobSpec,
  changed: readonly FieldError[],
): readonly FieldError[] {
  if (spec.completionMode !== 'Indexed' || changed.length === 0) return changed
  return spec.completions === spec.parallelism && old.completions !== undefined
    ? []
    : [
        invalid(
          'spec.completions',
          spec.completions,
          'can only be modified in tandem with spec.parallelism',
        ),
      ]
}

function validateTemplateUpdate(spec: JobSpec, old: Stored<Job>): readonly FieldError[] {
  const before = old.spec?.template ?? {}
  const mayMove = old.spec?.suspend === true && old.status?.startTime === undefined
  const same = mayMove
    ? dequal(apartFromPlace(spec.template), apartFromPlace(before))
    : dequal(spec.template, before)
  return immutable('spec.template', internalTemplate(spec.template), same)
}

/** A template without what says where its pods go, and what they ask for. */
function apartFromPlace({ metadata, spec }: PodTemplateSpec): unknown {
  const { labels: _l, annotations: _a, ...rest } = metadata ?? {}
  const {
    nodeSelector: _n,
    affinity,
    tolerations: _t,
    schedulingGates: _g,
    ...others
  } = spec ?? {
    containers: [],
  }
  const { nodeAffinity: _na, ...affinities } = affinity ?? {}
  const withoutResources = (containers: readonly { resources?: unknown }[] | undefined): unknown =>
    containers?.map(({ resources: _r, ...container }) => container)
  return {
    metadata: rest,
    spec: {
      ...others,
      affinity: Object.keys(affinities).length > 0 ? affinities : undefined,
      containers: withoutResources(others.containers),
      initContainers: withoutResources(others.initContainers),
    },
  }
}
