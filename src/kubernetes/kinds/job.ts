/**
 * Jobs: pods that run until a number of them has succeeded.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
import type { Job, JobSpec } from '../../types/kubernetes/batch/v1.js'
import type { VirtualTime } from '../../sim/world.js'
import { shortDuration } from '../../text/duration.js'
import { parseTime } from '../../text/time.js'
import { containerImages, containerNames, selectorText } from './cells.js'
import { age, kind } from './define.js'
import { validateJobUpdate } from './job-update.js'
import { validateJobSpec } from './job-validation.js'
import type { Draft, Stored } from './kind.js'
import { objectTable, selectorEntry } from './object-table.js'
import { defaultTemplate } from './pod/defaults.js'

/** All jobs; found by the first pair of the selector. */
export const jobs = objectTable<Job, 'bySelector'>('jobs', {
  bySelector: ({ metadata, spec }) =>
    selectorEntry(metadata.namespace, spec?.selector?.matchLabels),
})

const UID_LABELS = ['batch.kubernetes.io/controller-uid', 'controller-uid']
const NAME_LABELS = ['batch.kubernetes.io/job-name', 'job-name']
const NO_LIMIT = 2 ** 31 - 1

/** The label by which a job finds its pods. */
const CONTROLLER_UID = 'batch.kubernetes.io/controller-uid'

export const job = kind<Job>('batch/v1', 'Job', {
  table: jobs,
  cells: (one, now) => [
    statusText(one),
    completionsText(one),
    durationText(one, now),
    age(one, now),
    containerNames(one.spec?.template.spec?.containers),
    containerImages(one.spec?.template.spec?.containers),
    selectorText(one.spec?.selector),
  ],
  fields: { 'status.successful': ({ status }) => String(status?.succeeded ?? 0) },
  setDefaults(draft) {
    if (draft.spec) draft.spec = jobDefaults(draft.spec)
  },
  prepareForCreate(draft) {
    draft.status = {}
    generateSelector(draft)
  },
  validate: ({ spec }, old) => [
    ...validateJobSpec(spec, 'spec'),
    ...(old?.spec && spec ? validateJobUpdate(spec, old) : []),
  ],
})

/** A job's spec with what was left out; also of a cron job's template. */
export function jobDefaults(spec: JobSpec): JobSpec {
  const alone = spec.completions === undefined && spec.parallelism === undefined
  const template = defaultTemplate(spec.template)
  return {
    ...spec,
    ...(alone ? { completions: 1 } : {}),
    parallelism: spec.parallelism ?? 1,
    backoffLimit: spec.backoffLimit ?? (spec.backoffLimitPerIndex === undefined ? 6 : NO_LIMIT),
    completionMode: spec.completionMode || 'NonIndexed',
    suspend: spec.suspend ?? false,
    manualSelector: spec.manualSelector ?? false,
    podReplacementPolicy:
      spec.podReplacementPolicy || (spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'),
    ...(template ? { template } : {}),
  }
}

/** A job that names no selector gets one of its own, and its template the labels for it. */
function generateSelector(draft: Draft<Job>): void {
  const { spec, metadata } = draft
  if (!spec?.template) return
  if (spec.manualSelector === true) {
    labelAsTemplate(draft, spec.template.metadata?.labels)
    return
  }
  const uid = metadata?.uid ?? ''
  const labels = { ...spec.template.metadata?.labels }
  for (const label of NAME_LABELS) labels[label] = metadata?.name ?? ''
  for (const label of UID_LABELS) labels[label] = uid
  draft.spec = {
    ...spec,
    selector: {
      ...spec.selector,
      matchLabels: { ...spec.selector?.matchLabels, [CONTROLLER_UID]: uid },
    },
    template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
  }
  labelAsTemplate(draft, labels)
}

/** A job without labels has those of its template. */
function labelAsTemplate(draft: Draft<Job>, labels: Labels | undefined): void {
  if (labels && Object.keys(draft.metadata?.labels ?? {}).length === 0)
    draft.metadata = { ...draft.metadata, labels }
}

type Labels = Readonly<Record<string, string>>

function statusText({ metadata, spec, status }: Stored<Job>): string {
  const holds = (type: string): boolean =>
    status?.conditions?.some((one) => one.type === type && one.status === 'True') === true
  if (holds('Complete')) return 'Complete'
  if (holds('Failed')) return 'Failed'
  if (metadata.deletionTimestamp !== undefined) return 'Terminating'
  if (holds('Suspended')) return 'Suspended'
  if (holds('FailureTarget')) return 'FailureTarget'
  if (holds('SuccessCriteriaMet')) return 'SuccessCriteriaMet'
  return spec?.suspend === true && status?.startTime === undefined ? 'Suspended' : 'Running'
}

function completionsText({ spec, status }: Stored<Job>): string {
  const succeeded = status?.succeeded ?? 0
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`
  const parallelism = spec?.parallelism ?? 0
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationText({ status }: Stored<Job>, now: VirtualTime): string {
  const started = status?.startTime ? parseTime(status.startTime) : undefined
  if (started === undefined) return ''
  const failed = status?.conditions?.find((one) => one.type === 'Failed' && one.status === 'True')
  const ended = status?.completionTime ?? failed?.lastTransitionTime
  return shortDuration(((ended ? parseTime(ended) : undefined) ?? now) - started)
}
