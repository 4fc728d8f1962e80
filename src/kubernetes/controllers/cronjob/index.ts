/**
 * The CronJob controller: starts a job at each time that a schedule names.
 *
 * It looks at the last time that has passed and has had no job, and never at those before it. Jobs
 * that have ended are kept as far as the history limits say.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
import type { CronJob, Job } from '../../../types/kubernetes/batch/v1.js'
import { type Outcome, awaitChange, requeueAt, retry } from '../../../sim/loop.js'
import { parseTime, rfc1123z, rfc3339 } from '../../../text/time.js'
import { ApiError, isApiError, isNamespaceTerminating } from '../../apiserver/errors.js'
import { nextTime, parseSchedule } from '../../kinds/cron-schedule.js'
import type { Stored } from '../../kinds/kind.js'
import { type Context, controller, deleteIfThere } from '../controller.js'
import { controllerOf, controllerReference } from '../owners.js'
import { dueTime } from './due.js'

const SCHEDULED_AT = 'batch.kubernetes.io/cronjob-scheduled-timestamp'
/** How long after its time a job is started. */
const DELAY = 100

type Status = {
  -readonly [K in keyof NonNullable<CronJob['status']>]: NonNullable<CronJob['status']>[K]
}

export const cronJobController = controller('cronjob-controller', {
  of: 'CronJob',
  owns: ['Job'],
  reconcile(cached, context) {
    const { name, namespace, uid } = cached.metadata
    const cron = context.api.live.find('CronJob', name, namespace)
    if (!cron || cron.metadata.uid !== uid) return awaitChange
    const status: Status = { ...cron.status }
    const jobs = context.api
      .ownedBy(cron, 'Job')
      .filter((job) => controllerOf(job)?.uid === cron.metadata.uid)
    keepHistory(cron, jobs, context)
    noteJobs(cron, jobs, status, context)
    const outcome = cron.metadata.deletionTimestamp ? awaitChange : start(cron, status, context)
    context.api.updateStatus('CronJob', cron, (draft) => {
      draft.status = status
    })
    return outcome
  },
})

const endOf = ({ status }: Stored<Job>): string | undefined =>
  status?.conditions?.find(
    ({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True',
  )?.type

/** Deletes the oldest of the jobs that have ended, where there are more than are kept. */
function keepHistory(cron: Stored<CronJob>, jobs: readonly Stored<Job>[], context: Context): void {
  const { successfulJobsHistoryLimit, failedJobsHistoryLimit } = cron.spec
  const limits = { Complete: successfulJobsHistoryLimit, Failed: failedJobsHistoryLimit }
  for (const [type, limit] of Object.entries(limits)) {
    if (limit === undefined) continue
    const ended = jobs
      .filter((job) => endOf(job) === type && !job.metadata.deletionTimestamp)
      .sort((a, b) => ((a.status?.startTime ?? '') < (b.status?.startTime ?? '') ? -1 : 1))
    for (const job of ended.slice(0, Math.max(0, ended.length - limit))) drop(cron, job, context)
  }
}

function drop(cron: Stored<CronJob>, job: Stored<Job>, { api, record }: Context): void {
  if (deleteIfThere(api, 'Job', job, { propagationPolicy: 'Background' }))
    record.normal(cron, 'SuccessfulDelete', `Deleted job ${job.metadata.name}`)
}

/** Takes jobs that have ended, or are gone, off the list of those that run. */
function noteJobs(
  cron: Stored<CronJob>,
  jobs: readonly Stored<Job>[],
  status: Status,
  { api, record }: Context,
): void {
  const leave = (uid: string | undefined): void => {
    const left = (status.active ?? []).filter((one) => one.uid !== uid)
    if (left.length > 0) status.active = left
    else delete status.active
  }
  for (const job of jobs) {
    const { name, uid } = job.metadata
    const isKnown = status.active?.some((one) => one.uid === uid) === true
    const end = endOf(job)
    if (!isKnown && end === undefined)
      record.warning(
        cron,
        'UnexpectedJob',
        `Saw a job that the controller did not create or forgot: ${name}`,
      )
    else if (isKnown && end !== undefined) {
      leave(uid)
      record.normal(cron, 'SawCompletedJob', `Saw completed job: ${name}, condition: ${end}`)
    }
    const completed = end === 'Complete' ? job.status?.completionTime : undefined
    if (completed && completed > (status.lastSuccessfulTime ?? ''))
      status.lastSuccessfulTime = completed
  }
  for (const { name = '', uid } of status.active ?? []) {
    if (jobs.some((job) => job.metadata.uid === uid)) continue
    const there = api.live.find('Job', name, cron.metadata.namespace)
    if (there?.metadata.uid === uid) continue
    leave(uid)
    record.normal(cron, 'MissingJob', `Active job went missing: ${name}`)
  }
}

/** Starts the job that is due, if any; says when to look again. */
function start(cron: Stored<CronJob>, status: Status, context: Context): Outcome {
  const { record, now } = context
  const { schedule: text, suspend, startingDeadlineSeconds, concurrencyPolicy } = cron.spec
  if (suspend) return awaitChange
  const schedule = parseSchedule(text)
  if (typeof schedule === 'string') {
    record.warning(
      cron,
      'UnparseableSchedule',
      `unparseable schedule: ${JSON.stringify(text)} : ${schedule}`,
    )
    return awaitChange
  }
  const zone = cron.spec.timeZone ?? 'UTC'
  const created = parseTime(cron.metadata.creationTimestamp) ?? now
  const last = status.lastScheduleTime ? parseTime(status.lastScheduleTime) : undefined
  const { due, tooMany } = dueTime(schedule, zone, last ?? created, now, startingDeadlineSeconds)
  if (tooMany)
    record.warning(
      cron,
      'TooManyMissedTimes',
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
    )
  const next = nextTime(schedule, due ?? now, zone)
  const later = next === undefined ? awaitChange : requeueAt(Math.max(next, now) + DELAY)
  if (due === undefined || due === last) return later
  if (startingDeadlineSeconds !== undefined && due + startingDeadlineSeconds * 1000 < now) {
    record.warning(cron, 'MissSchedule', `Missed scheduled time to start a job: ${rfc1123z(due)}`)
    return later
  }
  const name = `${cron.metadata.name}-${Math.floor(due / 60_000)}`
  if (status.active?.some((one) => one.name === name)) return later
  if (concurrencyPolicy === 'Forbid' && (status.active?.length ?? 0) > 0) {
    record.normal(
      cron,
      'JobAlreadyActive',
      'Not starting job because prior execution is running and concurrency policy is Forbid',
    )
    return later
  }
  if (concurrencyPolicy === 'Replace') replaceActive(cron, status, context)
  return create(cron, status, name, due, context) ? later : retry
}

function replaceActive(cron: Stored<CronJob>, status: Status, context: Context): void {
  for (const { name = '' } of status.active ?? []) {
    const job = context.api.live.find('Job', name, cron.metadata.namespace)
    if (job) drop(cron, job, context)
  }
  delete status.active
}

/** Makes a job of the template; false if it has to be tried again. */
function create(
  cron: Stored<CronJob>,
  status: Status,
  name: string,
  due: number,
  { api, record }: Context,
): boolean {
  const { metadata, spec } = cron.spec.jobTemplate
  let job: Stored<Job>
  try {
    job = api.create('Job', {
      metadata: {
        name,
        namespace: cron.metadata.namespace as string,
        ...(metadata?.labels ? { labels: metadata.labels } : {}),
        annotations: { ...metadata?.annotations, [SCHEDULED_AT]: rfc3339(due) },
        ownerReferences: [controllerReference(cron)],
      },
      ...(spec ? { spec } : {}),
    })
    record.normal(cron, 'SuccessfulCreate', `Created job ${name}`)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isNamespaceTerminating(error)) return true
    const there = api.live.find('Job', name, cron.metadata.namespace)
    if (!isApiError(error, 'AlreadyExists') || !there) {
      record.warning(cron, 'FailedCreate', `Error creating job: ${error.message}`)
      return false
    }
    if (controllerOf(there)?.uid !== cron.metadata.uid || endOf(there)) return true
    job = there
  }
  const { uid, namespace, resourceVersion } = job.metadata
  const reference = { kind: 'Job', apiVersion: 'batch/v1', name, uid, resourceVersion }
  status.active = [...(status.active ?? []), { ...reference, namespace: namespace as string }]
  status.lastScheduleTime = rfc3339(due)
  return true
}
