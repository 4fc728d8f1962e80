/**
 * The pods of a job: makes those that are missing, deletes those that are too many.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#controlling-parallelism
 */
import type { Job } from '../../../types/kubernetes/batch/v1.js'
import type { Pod, PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { ApiError, isNamespaceTerminating } from '../../apiserver/errors.js'
import type { Stored } from '../../kinds/kind.js'
import { type Context, deleteIfThere } from '../controller.js'
import { expectWrites } from '../expectations.js'
import { podFromTemplate } from '../pods.js'
import { rankForDeletion } from '../replicas/rank.js'
import { mayCreateAt } from './backoff.js'
import { failureCounts, mayReplaceAt } from './per-index.js'
import {
  FAILURE_COUNT,
  IGNORED_COUNT,
  INDEX,
  TRACKING,
  indexOf,
  isIndexed,
  isPerIndex,
  replacesOnlyFailed,
} from './pods.js'
import { NAME, type Round } from './round.js'

const SUCCESSFUL_CREATE = 'SuccessfulCreate'
const SUCCESSFUL_DELETE = 'SuccessfulDelete'
const FAILED_CREATE = 'FailedCreate'
const VARIABLE = 'JOB_COMPLETION_INDEX'
/** How many pods one look at a job creates or deletes at most. */
const BURST = 500

/** What was done about the pods of a job. */
export interface Managed {
  /** How many are active then. */
  readonly active: number
  readonly deleted: readonly Stored<Pod>[]
  /** When there is more to do. */
  readonly at?: VirtualTime
  /** Why a pod could not be made. */
  readonly failed?: true
}

/** Deletes pods of a job that should not run. */
export function deletePods(
  { job, key, active }: Round,
  unwanted: readonly Stored<Pod>[],
  { api, record, tx }: Context,
): Managed {
  if (unwanted.length > 0) expectWrites(tx, NAME, key)
  for (const pod of unwanted)
    if (deleteIfThere(api, 'Pod', pod))
      record.normal(job, SUCCESSFUL_DELETE, `Deleted pod: ${pod.metadata.name}`)
  return { active: active.length - unwanted.length, deleted: unwanted }
}

/** Brings the number of active pods to what is wanted. */
export function managePods(round: Round, context: Context): Managed {
  const { job, active } = round
  if (job.spec?.suspend === true) return deletePods(round, active, context)
  const wanted = wantedPods(round)
  const surplus = surplusOf(round, active.length - wanted, context.now)
  if (surplus.length > 0) return deletePods(round, surplus.slice(0, BURST), context)
  const leaving = replacesOnlyFailed(job) ? round.terminating : 0
  const missing = Math.min(wanted - active.length - leaving, BURST)
  if (missing <= 0) return { active: active.length, deleted: [] }
  const { metadata } = job
  const at = isPerIndex(job) ? 0 : mayCreateAt(context.tx, round.key, metadata.uid)
  if (context.now < at) return { active: active.length, deleted: [], at }
  const { indexes, next } = isIndexed(job)
    ? freeIndexes(round, missing, context.now)
    : { indexes: Array.from({ length: missing }, () => undefined), next: undefined }
  const { made, failed } = createPods(round, indexes, context)
  return {
    active: active.length + made,
    deleted: [],
    ...(next === undefined ? {} : { at: next }),
    ...(failed ? { failed } : {}),
  }
}

function wantedPods({ job, active, completions, succeeded, failedIndexes }: Round): number {
  const parallelism = job.spec?.parallelism ?? 1
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism
  return Math.min(parallelism, Math.max(0, completions - succeeded - failedIndexes.size))
}

/** Pods that are too many: of an index that is done, has another pod or is none, then any. */
function surplusOf(
  { job, active, completions = 0, completedIndexes, failedIndexes }: Round,
  least: number,
  now: VirtualTime,
): readonly Stored<Pod>[] {
  const ranked = rankForDeletion(active, () => 0, now)
  if (!isIndexed(job)) return ranked.slice(0, Math.max(0, least))
  const unwanted = new Set<Stored<Pod>>()
  const busy = new Set<number>()
  for (const pod of [...ranked].reverse()) {
    const index = indexOf(pod)
    const isWanted =
      index !== undefined &&
      index < completions &&
      !busy.has(index) &&
      !completedIndexes.has(index) &&
      !failedIndexes.has(index)
    if (isWanted) busy.add(index)
    else unwanted.add(pod)
  }
  for (const pod of ranked) if (unwanted.size < least) unwanted.add(pod)
  return [...unwanted]
}

/** The first indexes that have no pod and need one; `next` is when another one may have it. */
function freeIndexes(
  { job, active, pods, completions = 0, completedIndexes, failedIndexes, held }: Round,
  most: number,
  now: VirtualTime,
): { readonly indexes: readonly number[]; readonly next: VirtualTime | undefined } {
  const busy = new Set(active.map(indexOf))
  if (replacesOnlyFailed(job))
    for (const pod of pods)
      if (pod.metadata.deletionTimestamp && !isOver(pod)) busy.add(indexOf(pod))
  const indexes: number[] = []
  let next: VirtualTime | undefined
  for (let index = 0; index < completions && indexes.length < most; index++) {
    if (busy.has(index) || completedIndexes.has(index) || failedIndexes.has(index)) continue
    const at = mayReplaceAt(job, held.get(index))
    if (at <= now) indexes.push(index)
    else if (next === undefined || at < next) next = at
  }
  return { indexes, next }
}

const isOver = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

/**
 * Creates in batches of 1, 2, 4, …: what fails once will fail again. The requests of a batch set
 * out together, and the one that was added last is the first.
 */
function createPods(
  round: Round,
  indexes: readonly (number | undefined)[],
  { api, record, tx }: Context,
): { readonly made: number; readonly failed?: true } {
  const { job, key } = round
  if (indexes.length > 0) expectWrites(tx, NAME, key)
  let made = 0
  for (let start = 0, size = 1; start < indexes.length; start += size, size *= 2) {
    const batch = indexes.slice(start, start + size)
    for (const index of [...batch.slice(-1), ...batch.slice(0, -1)]) {
      try {
        const pod = api.create('Pod', podOf(round, index))
        record.normal(job, SUCCESSFUL_CREATE, `Created pod: ${pod.metadata.name}`)
        made++
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (isNamespaceTerminating(error)) return { made }
        record.warning(job, FAILED_CREATE, `Error creating: ${error.message}`)
        return { made, failed: true }
      }
    }
  }
  return { made }
}

/** A new pod of a job, for an index if it has any. */
function podOf({ job, held }: Round, index: number | undefined): Pod {
  const { template } = job.spec as NonNullable<Job['spec']>
  const finalizers = [...new Set([...(template.metadata?.finalizers ?? []), TRACKING])]
  const plain: PodTemplateSpec = { ...template, metadata: { ...template.metadata, finalizers } }
  if (index === undefined) return podFromTemplate(job, plain)
  const failures = isPerIndex(job) ? countsFor(job, held.get(index)) : {}
  const pod = podFromTemplate(job, {
    metadata: {
      ...plain.metadata,
      labels: { ...plain.metadata?.labels, [INDEX]: String(index) },
      annotations: { ...plain.metadata?.annotations, [INDEX]: String(index), ...failures },
    },
    spec: indexedSpec(template.spec, `${job.metadata.name}-${index}`),
  } as PodTemplateSpec)
  return {
    ...pod,
    metadata: { ...pod.metadata, generateName: `${job.metadata.name}-${index}-` },
  }
}

function countsFor(job: Job, last: Stored<Pod> | undefined): Record<string, string> {
  const { failures, ignored } = last ? failureCounts(job, last) : { failures: 0, ignored: 0 }
  return {
    [FAILURE_COUNT]: String(failures),
    ...(ignored > 0 ? { [IGNORED_COUNT]: String(ignored) } : {}),
  }
}

/** The pod's host name, and the variable by which a program knows its index. */
function indexedSpec(spec: PodTemplateSpec['spec'], hostname: string): PodTemplateSpec['spec'] {
  if (!spec) return spec
  const variable = {
    name: VARIABLE,
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.labels['${INDEX}']` } },
  }
  const withIndex = <C extends { readonly env?: readonly { readonly name: string }[] }>(
    one: C,
  ): C =>
    one.env?.some(({ name }) => name === VARIABLE)
      ? one
      : { ...one, env: [...(one.env ?? []), variable] }
  return {
    ...spec,
    hostname,
    containers: spec.containers.map(withIndex),
    ...(spec.initContainers ? { initContainers: spec.initContainers.map(withIndex) } : {}),
  }
}
