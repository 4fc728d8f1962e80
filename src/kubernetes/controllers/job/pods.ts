/**
 * Pods as a job sees them: which index they work on, whether they have failed, and when they ended.
 *
 * A finalizer holds each pod of a job until the job has counted it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
import type { Job } from '../../../types/kubernetes/batch/v1.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import type { Api } from '../../apiserver/client.js'
import { isApiError } from '../../apiserver/errors.js'
import type { KubeObject, Stored } from '../../kinds/kind.js'
import { controllerOf } from '../owners.js'

export const TRACKING = 'batch.kubernetes.io/job-tracking'
export const INDEX = 'batch.kubernetes.io/job-completion-index'
export const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count'
export const IGNORED_COUNT = 'batch.kubernetes.io/job-index-ignored-failure-count'
/** Who takes care of a job that names nobody. */
const CONTROLLER = 'kubernetes.io/job-controller'

/** Whether another controller takes care of a job. */
export const isForeign = ({ spec }: Job): boolean =>
  spec?.managedBy !== undefined && spec.managedBy !== CONTROLLER

export const isIndexed = ({ spec }: Job): boolean => spec?.completionMode === 'Indexed'

/** Whether a job counts the failures of each index by itself. */
export const isPerIndex = ({ spec }: Job): boolean =>
  spec?.completionMode === 'Indexed' && spec.backoffLimitPerIndex !== undefined

const holds = ({ status }: Job, type: string): boolean =>
  status?.conditions?.some((one) => one.type === type && one.status === 'True') === true

/** Whether a job has come to its end, good or bad. */
export const isFinished = (job: Job): boolean => holds(job, 'Complete') || holds(job, 'Failed')

export const isTracked = ({ metadata }: Pick<Stored<KubeObject>, 'metadata'>): boolean =>
  metadata.finalizers?.includes(TRACKING) === true

/** The index that a pod works on; undefined for one that has none. */
export function indexOf({ metadata }: Stored<Pod>): number | undefined {
  const text = metadata.annotations?.[INDEX]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

/** Whether a replacement has to wait until a pod is over, and not only on its way out. */
export const replacesOnlyFailed = ({ spec }: Job): boolean =>
  spec?.podReplacementPolicy === 'Failed' || spec?.podFailurePolicy !== undefined

/**
 * Whether a pod counts as failed. One that is deleted may never get as far as saying so; where only
 * failed pods are replaced, it has to, unless it never started.
 */
export function isFailedPod({ metadata, status }: Stored<Pod>, job: Job): boolean {
  const { phase } = status ?? {}
  if (phase === 'Failed') return true
  if (metadata.deletionTimestamp === undefined) return false
  return replacesOnlyFailed(job) ? phase === 'Pending' : phase !== 'Succeeded'
}

/** When a pod ended: its last container, or else the request to delete it. */
export function finishedAt({ metadata, status }: Stored<Pod>): VirtualTime {
  const times = (status?.containerStatuses ?? []).map(({ state }) =>
    state?.terminated?.finishedAt ? parseTime(state.terminated.finishedAt) : undefined,
  )
  const ended = times.filter((time) => time !== undefined)
  if (ended.length > 0 && ended.length === times.length) return Math.max(...ended)
  const deleted = metadata.deletionTimestamp && parseTime(metadata.deletionTimestamp)
  if (deleted) return deleted - (metadata.deletionGracePeriodSeconds ?? 0) * 1000
  return parseTime(metadata.creationTimestamp) ?? 0
}

/** How often the containers of a pod have started again. */
export const restartsOf = ({ status }: Stored<Pod>): number =>
  [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].reduce(
    (sum, { restartCount = 0 }) => sum + restartCount,
    0,
  )

/** Lets a pod go that has been counted, or that nobody will count. */
export function release(api: Api, pod: Stored<Pod>): void {
  try {
    api.amend('Pod', pod, ({ metadata }) => {
      const left = (metadata?.finalizers ?? []).filter((one) => one !== TRACKING)
      if (left.length > 0) Object.assign(metadata as object, { finalizers: left })
      else delete (metadata as { finalizers?: unknown }).finalizers
    })
  } catch (error) {
    if (!isApiError(error, 'NotFound')) throw error
  }
}

/** The key of the job that controls a pod. */
export function jobKeyOf(pod: Stored<Pod>): string | undefined {
  const owner = controllerOf(pod)
  return owner?.kind === 'Job' && owner.apiVersion.startsWith('batch/')
    ? `${pod.metadata.namespace}/${owner.name}`
    : undefined
}
