/**
 * Back-off per index: each index of a job has a budget of failures of its own.
 *
 * How often an index has failed stands on its pods. The pod that failed last stays until its
 * replacement is there, because it is what remembers that.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
 */
import type { Job } from '../../../types/kubernetes/batch/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import type { Stored } from '../../kinds/kind.js'
import { backoffUntil } from './backoff.js'
import { judge } from './failure-policy.js'
import { parseIndexes } from './indexes.js'
import { FAILURE_COUNT, IGNORED_COUNT, finishedAt, indexOf, isFailedPod } from './pods.js'

const numberIn = (pod: Stored<Pod>, annotation: string): number =>
  Number(pod.metadata.annotations?.[annotation] ?? 0) || 0

/** How often an index has failed with this pod: what counts, and what a rule ignored. */
export function failureCounts(
  job: Job,
  pod: Stored<Pod>,
): { readonly failures: number; readonly ignored: number } {
  const [failures, ignored] = [numberIn(pod, FAILURE_COUNT), numberIn(pod, IGNORED_COUNT)]
  return judge(job, pod).action === 'Ignore'
    ? { failures, ignored: ignored + 1 }
    : { failures: failures + 1, ignored }
}

/** The indexes that have failed for good. */
export function failedIndexesOf(
  job: Job,
  tracked: readonly Stored<Pod>[],
  completed: ReadonlySet<number>,
): ReadonlySet<number> {
  const completions = job.spec?.completions ?? 0
  const failed = parseIndexes(job.status?.failedIndexes, completions)
  for (const pod of tracked) {
    const index = indexOf(pod)
    if (index === undefined || index >= completions || !isFailedPod(pod, job)) continue
    const isOver =
      judge(job, pod).action === 'FailIndex' ||
      failureCounts(job, pod).failures > (job.spec?.backoffLimitPerIndex ?? 0)
    if (isOver && !completed.has(index)) failed.add(index)
  }
  return failed
}

/** The failed pod of each index that waits for a replacement. */
export function heldByIndex(
  job: Job,
  tracked: readonly Stored<Pod>[],
  active: readonly Stored<Pod>[],
  completed: ReadonlySet<number>,
  failed: ReadonlySet<number>,
): ReadonlyMap<number, Stored<Pod>> {
  const busy = new Set(active.map(indexOf))
  const held = new Map<number, Stored<Pod>>()
  for (const pod of tracked) {
    const index = indexOf(pod)
    if (index === undefined || !isFailedPod(pod, job)) continue
    if (index >= (job.spec?.completions ?? 0) || busy.has(index)) continue
    if (completed.has(index) || failed.has(index)) continue
    const other = held.get(index)
    if (!other || sum(job, other) < sum(job, pod)) held.set(index, pod)
  }
  return held
}

/** When an index may have a pod again. */
export const mayReplaceAt = (job: Job, held: Stored<Pod> | undefined): VirtualTime =>
  held ? backoffUntil(sum(job, held), finishedAt(held)) : 0

function sum(job: Job, pod: Stored<Pod>): number {
  const { failures, ignored } = failureCounts(job, pod)
  return failures + ignored
}
