/**
 * `kubectl describe cronjob`.
 *
 * @module
 */
import type { CronJob } from '../../../types/kubernetes/batch/v1.js'
import type { Event } from '../../../types/kubernetes/core/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { describeTemplate } from './template.js'
import { Description, NONE, UNSET, eventLines, headLines, timeText } from './text.js'

/** Describes a cron job with the jobs that run. */
export function describeCronJob(
  { metadata, spec, status }: Stored<CronJob>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.field(0, 'Schedule', spec?.schedule)
    .field(0, 'Concurrency Policy', spec?.concurrencyPolicy)
    .field(0, 'Suspend', spec?.suspend === undefined ? UNSET : spec.suspend ? 'True' : 'False')
    .field(0, 'Time Zone', spec?.timeZone ?? UNSET)
    .field(0, 'Successful Job History Limit', spec?.successfulJobsHistoryLimit ?? UNSET)
    .field(0, 'Failed Job History Limit', spec?.failedJobsHistoryLimit ?? UNSET)
  const deadline = spec?.startingDeadlineSeconds
  to.field(0, 'Starting Deadline Seconds', deadline === undefined ? UNSET : `${deadline}s`)
  const job = spec?.jobTemplate.spec
  to.field(0, 'Selector', job?.selector ? selectorText(job.selector) : UNSET)
    .field(0, 'Parallelism', job?.parallelism ?? UNSET)
    .field(0, 'Completions', job?.completions ?? UNSET)
  if (job?.activeDeadlineSeconds !== undefined)
    to.field(0, 'Active Deadline Seconds', `${job.activeDeadlineSeconds}s`)
  describeTemplate(to, job?.template)
  const last = status?.lastScheduleTime
  to.field(0, 'Last Schedule Time', last ? timeText(last) : UNSET)
  const active = (status?.active ?? []).map(({ name = '' }) => name)
  to.field(0, 'Active Jobs', active.length === 0 ? NONE : active.join(', '))
  return to.add(eventLines(events, now)).toString()
}
