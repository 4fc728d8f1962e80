/**
 * The conditions of a job, with their reasons and messages.
 *
 * A job that is over first says so (`SuccessCriteriaMet`, `FailureTarget`), and is `Complete` or
 * `Failed` when its last pod has ended.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 */
import type { Job, JobCondition } from '../../../types/kubernetes/batch/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'

/** Why a job is over. */
export interface End {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget'
  readonly reason: string
  readonly message: string
}

export const COMPLETED = 'Completed'
export const COMPLETED_MESSAGE = 'Job completed'
export const SUSPENDED = { reason: 'JobSuspended', message: 'Job suspended' }
export const RESUMED = { reason: 'JobResumed', message: 'Job resumed' }

const failure = (reason: string, message: string): End => ({
  type: 'FailureTarget',
  reason,
  message,
})

export const BACKOFF_LIMIT = failure(
  'BackoffLimitExceeded',
  'Job has reached the specified backoff limit',
)
export const DEADLINE = failure('DeadlineExceeded', 'Job was active longer than specified deadline')
export const MAX_FAILED_INDEXES = failure(
  'MaxFailedIndexesExceeded',
  'Job has exceeded the specified maximal number of failed indexes',
)
export const FAILED_INDEXES = failure('FailedIndexes', 'Job has failed indexes')
export const podFailed = (message: string): End => failure('PodFailurePolicy', message)
export const COMPLETIONS: End = {
  type: 'SuccessCriteriaMet',
  reason: 'CompletionsReached',
  message: 'Reached expected number of succeeded pods',
}
export const ruleMet = (index: number): End => ({
  type: 'SuccessCriteriaMet',
  reason: 'SuccessPolicy',
  message: `Matched rules at index ${index}`,
})

/** The end that the status has announced already. */
export function announced({ status }: Job): End | undefined {
  for (const { type, status: is, reason = '', message = '' } of status?.conditions ?? [])
    if (is === 'True' && (type === 'FailureTarget' || type === 'SuccessCriteriaMet'))
      return { type, reason, message }
  return undefined
}

/** The conditions with one of them set; the same list if it said so before. */
export function withCondition(
  conditions: readonly JobCondition[] | undefined,
  type: string,
  status: 'True' | 'False',
  { reason, message }: { readonly reason: string; readonly message: string },
  now: VirtualTime,
): readonly JobCondition[] {
  const known = conditions ?? []
  const old = known.find((one) => one.type === type)
  if (old ? old.status === status : status === 'False') return known
  const time = rfc3339(now)
  const condition = { type, status, lastProbeTime: time, lastTransitionTime: time, reason, message }
  return old ? known.map((one) => (one === old ? condition : one)) : [...known, condition]
}
