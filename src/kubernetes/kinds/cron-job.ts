/**
 * CronJobs: jobs that start by the clock.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
import type { CronJob } from '../../types/kubernetes/batch/v1.js'
import { NONE, containerImages, containerNames, selectorText, since } from './cells.js'
import { age, kind } from './define.js'
import { parseSchedule } from './cron-schedule.js'
import { invalid, notNegative, oneOf, required } from './field-errors.js'
import { jobDefaults } from './job.js'
import { generatedSelectorOnly, validateJobSpec } from './job-validation.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'
import { isTimeZone } from '../../text/time-zone.js'

/** All cron jobs. */
const cronJobs = objectTable<CronJob>('cronjobs')

export const cronJob = kind<CronJob>('batch/v1', 'CronJob', {
  table: cronJobs,
  cells: (cron, now) => [
    cron.spec?.schedule,
    cron.spec?.timeZone ?? NONE,
    cron.spec?.suspend === true ? 'True' : 'False',
    cron.status?.active?.length ?? 0,
    cron.status?.lastScheduleTime ? since(cron.status.lastScheduleTime, now) : NONE,
    age(cron, now),
    containerNames(cron.spec?.jobTemplate.spec?.template.spec?.containers),
    containerImages(cron.spec?.jobTemplate.spec?.template.spec?.containers),
    selectorText(cron.spec?.jobTemplate.spec?.selector),
  ],
  setDefaults(draft) {
    const { spec } = draft
    if (!spec) return
    const inner = spec.jobTemplate?.spec
    draft.spec = {
      ...spec,
      concurrencyPolicy: spec.concurrencyPolicy || 'Allow',
      suspend: spec.suspend ?? false,
      successfulJobsHistoryLimit: spec.successfulJobsHistoryLimit ?? 3,
      failedJobsHistoryLimit: spec.failedJobsHistoryLimit ?? 1,
      ...(inner ? { jobTemplate: { ...spec.jobTemplate, spec: templateDefaults(inner) } } : {}),
    }
  },
  prepareForCreate(draft) {
    draft.status = {}
  },
  validate: ({ spec }): readonly FieldError[] => [
    ...validateSchedule(spec?.schedule ?? '', spec?.timeZone),
    ...notNegative('spec.startingDeadlineSeconds', spec?.startingDeadlineSeconds),
    ...notNegative('spec.successfulJobsHistoryLimit', spec?.successfulJobsHistoryLimit),
    ...notNegative('spec.failedJobsHistoryLimit', spec?.failedJobsHistoryLimit),
    ...oneOf('spec.concurrencyPolicy', spec?.concurrencyPolicy, ['Allow', 'Forbid', 'Replace']),
    ...validateJobSpec(spec?.jobTemplate?.spec, 'spec.jobTemplate.spec'),
    ...generatedSelectorOnly(spec?.jobTemplate?.spec, 'spec.jobTemplate.spec'),
  ],
})

/** In a template only the pod gets its defaults; the job gets its own when it is made. */
function templateDefaults(
  spec: NonNullable<NonNullable<CronJob['spec']>['jobTemplate']['spec']>,
): typeof spec {
  const { template } = jobDefaults(spec)
  return { ...spec, template }
}

const ZONE_IN_SCHEDULE = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'
const TWO_ZONES = 'cannot use both timeZone field and TZ or CRON_TZ in schedule'
const EMPTY_ZONE = 'must be nil or non-empty string'
const LOCAL_ZONE =
  'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'

function validateSchedule(schedule: string, zone: string | undefined): readonly FieldError[] {
  if (schedule === '') return [required('spec.schedule')]
  const errors: FieldError[] = []
  if (schedule.includes('TZ'))
    errors.push(
      invalid('spec.schedule', schedule, zone === undefined ? ZONE_IN_SCHEDULE : TWO_ZONES),
    )
  else {
    const read = parseSchedule(schedule)
    if (typeof read === 'string') errors.push(invalid('spec.schedule', schedule, read))
  }
  if (zone === undefined) return errors
  if (zone === '') errors.push(invalid('spec.timeZone', zone, EMPTY_ZONE))
  else if (zone.toLowerCase() === 'local') errors.push(invalid('spec.timeZone', zone, LOCAL_ZONE))
  else if (!isTimeZone(zone))
    errors.push(invalid('spec.timeZone', zone, `unknown time zone ${zone}`))
  return errors
}
