/**
 * Whether a job is over, and why.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 */
import type { Job } from '../../../types/kubernetes/batch/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import {
  BACKOFF_LIMIT,
  DEADLINE,
  type End,
  FAILED_INDEXES,
  MAX_FAILED_INDEXES,
  announced,
  podFailed,
  ruleMet,
} from './conditions.js'
import { judge } from './failure-policy.js'
import { parseIndexes } from './indexes.js'
import { isFailedPod, isIndexed, isPerIndex, restartsOf } from './pods.js'
import type { Round } from './round.js'

/** Why a job is over before its pods have come to the number that it wants. */
export const endOf = (round: Round, now: VirtualTime): End | undefined =>
  announced(round.job) ??
  byPolicy(round) ??
  (isPastBackoff(round) ? BACKOFF_LIMIT : undefined) ??
  (now >= (deadlineOf(round.job) ?? Infinity) ? DEADLINE : undefined) ??
  byIndexes(round) ??
  bySuccess(round)

/** When a job has been active for too long. */
export function deadlineOf({ spec, status }: Job): VirtualTime | undefined {
  const { activeDeadlineSeconds, suspend } = spec ?? {}
  const start = status?.startTime ? parseTime(status.startTime) : undefined
  return activeDeadlineSeconds === undefined || suspend === true || start === undefined
    ? undefined
    : start + activeDeadlineSeconds * 1000
}

function byPolicy({ job, pods }: Round): End | undefined {
  if (!job.spec?.podFailurePolicy) return undefined
  for (const pod of pods) {
    if (!isFailedPod(pod, job)) continue
    const { action, message } = judge(job, pod)
    if (action === 'FailJob') return podFailed(message)
  }
  return undefined
}

/** Pods that restart their containers themselves are counted by their restarts. */
function isPastBackoff({ job, failed, active }: Round): boolean {
  const limit = job.spec?.backoffLimit ?? Infinity
  if (failed > limit) return true
  if (job.spec?.template.spec?.restartPolicy !== 'OnFailure') return false
  const restarts = active.reduce((sum, pod) => sum + restartsOf(pod), 0)
  return limit === 0 ? restarts > 0 : restarts >= limit
}

function byIndexes({ job, failedIndexes, completedIndexes, completions }: Round): End | undefined {
  if (!isPerIndex(job) || failedIndexes.size === 0) return undefined
  if (failedIndexes.size > (job.spec?.maxFailedIndexes ?? Infinity)) return MAX_FAILED_INDEXES
  return failedIndexes.size + completedIndexes.size >= (completions ?? 0)
    ? FAILED_INDEXES
    : undefined
}

function bySuccess({ job, completedIndexes, completions = 0 }: Round): End | undefined {
  if (!isIndexed(job)) return undefined
  for (const [i, rule] of (job.spec?.successPolicy?.rules ?? []).entries()) {
    const among =
      rule.succeededIndexes === undefined
        ? undefined
        : parseIndexes(rule.succeededIndexes, completions)
    const done = among
      ? [...among].filter((index) => completedIndexes.has(index)).length
      : completedIndexes.size
    if (done >= (rule.succeededCount ?? among?.size ?? Infinity)) return ruleMet(i)
  }
  return undefined
}
