/**
 * What one look at a job finds: its pods by what they are, and what they come to.
 *
 * The job is read from the API server itself, and so is whether a pod that has ended still waits to
 * be counted: counting cannot be undone.
 */
import type { Job } from '../../../types/kubernetes/batch/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { type Stored, keyOf } from '../../kinds/kind.js'
import { areSatisfied } from '../expectations.js'
import type { Context } from '../controller.js'
import { isActive, isTerminating } from '../pods.js'
import { claim } from '../replicas/claim.js'
import { judge } from './failure-policy.js'
import { parseIndexes } from './indexes.js'
import { failedIndexesOf, heldByIndex } from './per-index.js'
import { indexOf, isFailedPod, isIndexed, isPerIndex, isTracked } from './pods.js'

/** The loop that looks at jobs. */
export const NAME = 'job-controller'

export interface Round {
  readonly job: Stored<Job>
  readonly key: string
  /** Whether the cache shows what the controller has written. */
  readonly satisfied: boolean
  readonly pods: readonly Stored<Pod>[]
  readonly active: readonly Stored<Pod>[]
  readonly terminating: number
  /** Pods that the job has not counted yet. */
  readonly tracked: readonly Stored<Pod>[]
  readonly newlySucceeded: readonly Stored<Pod>[]
  readonly newlyFailed: readonly Stored<Pod>[]
  readonly completions: number | undefined
  /** With those that are not counted yet. */
  readonly succeeded: number
  readonly failed: number
  readonly completedIndexes: ReadonlySet<number>
  readonly failedIndexes: ReadonlySet<number>
  /** The failed pod of an index that waits for its replacement, where indexes back off alone. */
  readonly held: ReadonlyMap<number, Stored<Pod>>
}

/** Looks at a job and its pods. */
export function lookAt(job: Stored<Job>, { api, tx }: Context): Round {
  const key = keyOf(job)
  const satisfied = areSatisfied(tx, NAME, key)
  const pods = claim(api, job, 'Pod', job.spec?.selector ?? {})
  const { status } = job
  const { succeeded: known = [], failed: knownFailed = [] } = status?.uncountedTerminatedPods ?? {}
  const tracked = pods.filter((pod) => {
    if (!isTracked(pod)) return false
    const now = api.live.find('Pod', pod.metadata.name, pod.metadata.namespace)
    return now !== undefined && now.metadata.uid === pod.metadata.uid && isTracked(now)
  })
  const isNew = ({ metadata }: Stored<Pod>): boolean =>
    !known.includes(metadata.uid) && !knownFailed.includes(metadata.uid)
  const newlySucceeded = tracked.filter((pod) => pod.status?.phase === 'Succeeded' && isNew(pod))
  const newlyFailed = tracked.filter((pod) => isFailedPod(pod, job) && isNew(pod))
  const completions = job.spec?.completions
  const completedIndexes = isIndexed(job)
    ? parseIndexes(status?.completedIndexes, completions ?? 0)
    : new Set<number>()
  for (const pod of isIndexed(job) ? newlySucceeded : []) {
    const index = indexOf(pod)
    if (index !== undefined && index < (completions ?? 0)) completedIndexes.add(index)
  }
  const active = pods.filter(isActive)
  const failedIndexes = isPerIndex(job)
    ? failedIndexesOf(job, tracked, completedIndexes)
    : new Set<number>()
  return {
    job,
    key,
    satisfied,
    pods,
    active,
    terminating: pods.filter(isTerminating).length,
    tracked,
    newlySucceeded,
    newlyFailed,
    completions,
    succeeded: isIndexed(job)
      ? completedIndexes.size
      : (status?.succeeded ?? 0) + known.length + newlySucceeded.length,
    failed:
      (status?.failed ?? 0) +
      knownFailed.length +
      newlyFailed.filter((pod) => judge(job, pod).action !== 'Ignore').length,
    completedIndexes,
    failedIndexes,
    held: isPerIndex(job)
      ? heldByIndex(job, tracked, active, completedIndexes, failedIndexes)
      : new Map(),
  }
}
