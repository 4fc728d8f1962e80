/**
 * Counting: each pod that has ended is counted once, whatever is lost on the way.
 *
 * A pod that has ended is first written into the status as not yet counted (an index into the
 * completed ones), then let go, then counted. A controller that stops in between finds it in the
 * status and goes on from there.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
import type { Job, JobStatus } from '../../../types/kubernetes/batch/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import { COMPLETED, COMPLETED_MESSAGE, type End, withCondition } from './conditions.js'
import { judge } from './failure-policy.js'
import { indexText } from './indexes.js'
import { indexOf, isFailedPod, isIndexed, isPerIndex, release } from './pods.js'
import type { Round } from './round.js'

/** A status while it is written. */
export type Status = { -readonly [K in keyof JobStatus]: JobStatus[K] }

/** Writes the status, with what has ended since the last one; true once the job is finished. */
export function writeStatus(
  round: Round,
  status: Status,
  end: End | undefined,
  context: Context,
): boolean {
  const { job } = round
  const leaving = round.tracked.filter((pod) => mayLeave(round, pod, end))
  const first = noted(round, status, leaving, end, context.now)
  const needsTwo = leaving.length > 0 || isUncounted(first) || end !== undefined
  const written = put(context, job, first)
  if (!written || !needsTwo) return false
  for (const pod of leaving) release(context.api, pod)
  const last = counted(first)
  const isFinal = end !== undefined && (last.active ?? 0) === 0 && (last.terminating ?? 0) === 0
  if (isFinal) finish(last, end, context.now)
  put(context, written, last)
  if (isFinal) announce(job, end, context)
  return isFinal
}

function put({ api }: Context, job: Stored<Job>, status: Status): Stored<Job> | undefined {
  return api.updateStatus('Job', job, (draft) => void (draft.status = { ...status }))
}

/** Whether a pod need not be held any more. */
function mayLeave({ job, held }: Round, pod: Stored<Pod>, end: End | undefined): boolean {
  if (job.metadata.deletionTimestamp || end || pod.status?.phase === 'Succeeded') return true
  if (!isFailedPod(pod, job)) return false
  const index = indexOf(pod)
  return !(index !== undefined && held.get(index)?.metadata.uid === pod.metadata.uid)
}

/** The status with the pods that leave as not yet counted. */
function noted(
  { job, completedIndexes, failedIndexes }: Round,
  status: Status,
  leaving: readonly Stored<Pod>[],
  end: End | undefined,
  now: VirtualTime,
): Status {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {}
  const [successes, failures] = [[...succeeded], [...failed]]
  const known = new Set([...succeeded, ...failed])
  for (const pod of leaving) {
    const { uid } = pod.metadata
    if (known.has(uid)) continue
    const index = indexOf(pod)
    const isOdd = isIndexed(job) && (index === undefined || index >= (job.spec?.completions ?? 0))
    if (pod.status?.phase === 'Succeeded') {
      if (!isIndexed(job)) successes.push(uid)
    } else if (isFailedPod(pod, job) || end?.type === 'FailureTarget') {
      if (!isOdd && judge(job, pod).action !== 'Ignore') failures.push(uid)
    }
  }
  return {
    ...status,
    ...(isIndexed(job) && completedIndexes.size > 0
      ? { completedIndexes: indexText(completedIndexes), succeeded: completedIndexes.size }
      : {}),
    ...(isPerIndex(job) ? { failedIndexes: indexText(failedIndexes) } : {}),
    ...(end ? { conditions: withCondition(status.conditions, end.type, 'True', end, now) } : {}),
    uncountedTerminatedPods: {
      ...(successes.length > 0 ? { succeeded: successes } : {}),
      ...(failures.length > 0 ? { failed: failures } : {}),
    },
  }
}

const isUncounted = ({ uncountedTerminatedPods: { succeeded, failed } = {} }: Status): boolean =>
  succeeded !== undefined || failed !== undefined

/** The status with what was not yet counted among its numbers. */
function counted(status: Status): Status {
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {}
  const [successes, failures] = [
    (status.succeeded ?? 0) + succeeded.length,
    (status.failed ?? 0) + failed.length,
  ]
  return {
    ...status,
    ...(successes > 0 ? { succeeded: successes } : {}),
    ...(failures > 0 ? { failed: failures } : {}),
    uncountedTerminatedPods: {},
  }
}

function finish(status: Status, end: End, now: VirtualTime): void {
  const type = end.type === 'FailureTarget' ? 'Failed' : 'Complete'
  status.conditions = withCondition(status.conditions, type, 'True', end, now)
  if (type === 'Complete') status.completionTime = rfc3339(now)
}

function announce(job: Stored<Job>, end: End, { record }: Context): void {
  if (end.type === 'FailureTarget') record.warning(job, end.reason, end.message)
  else record.normal(job, COMPLETED, COMPLETED_MESSAGE)
}
