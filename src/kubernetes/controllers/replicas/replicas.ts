/**
 * Replicas: what ReplicaSets and ReplicationControllers have in common. As many pods of one
 * template as were asked for.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 */
import type { ReplicaSetCondition } from '../../../types/kubernetes/apps/v1.js'
import type { Pod, PodTemplateSpec } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import {
  type Outcome,
  type Watch,
  awaitChange,
  requeueAt,
  retry,
  watch,
} from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import type { TableSpec } from '../../../sim/table.js'
import type { VirtualTime } from '../../../sim/world.js'
import { rfc3339 } from '../../../text/time.js'
import { ApiError, isNamespaceTerminating } from '../../apiserver/errors.js'
import { type KubeObject, type Stored, keyOf } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { labelEntries, selectorEntry } from '../../kinds/object-table.js'
import { pods as podTable } from '../../kinds/pod/index.js'
import { type Context, deleteIfThere } from '../controller.js'
import { controllerOf } from '../owners.js'
import { areSatisfied, expectWrites, shownFrom } from '../expectations.js'
import { availableAt, isActive, isReady, isTerminating, podFromTemplate } from '../pods.js'
import { claim } from './claim.js'
import { rankForDeletion } from './rank.js'

const SUCCESSFUL_CREATE = 'SuccessfulCreate'
const SUCCESSFUL_DELETE = 'SuccessfulDelete'
const FAILED_CREATE = 'FailedCreate'
/** How many pods one look at a set creates or deletes at most. */
const BURST = 500

/** A set of replicas, whatever its kind. */
interface ReplicaOwner {
  readonly owner: Stored<KubeObject>
  readonly replicas: number
  readonly minReadySeconds: number
  readonly selector: LabelSelector
  readonly template: PodTemplateSpec
  /** Whose expectations hold for it. */
  readonly controller: string
  /** The pods that compete with these for nodes, when it is about which to delete. */
  readonly related: () => readonly Stored<Pod>[]
}

/** How many pods there are of which kind; zeros are left out, as the API does. */
interface ReplicaCounts {
  readonly replicas: number
  readonly fullyLabeledReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
}

/** What came of one look at a set. */
interface Managed {
  /** As the pods were before anything was done. */
  readonly counts: ReplicaCounts
  readonly terminating: number
  /** Why a pod could not be made. */
  readonly failure: string | undefined
  readonly outcome: Outcome
}

/** Does what is missing, or what is too much. */
export function manageReplicas(set: ReplicaOwner, context: Context): Managed {
  // Asked before the cache is read: what is expected then shows for certain.
  const satisfied = areSatisfied(context.tx, set.controller, keyOf(set.owner))
  const pods = claim(context.api, set.owner, 'Pod', set.selector)
  const active = pods.filter(isActive)
  const failure =
    set.owner.metadata.deletionTimestamp || !satisfied ? undefined : adjust(set, active, context)
  const { counts, soonest } = count(set, active, context.now)
  const shown = shownFrom(context.tx, set.controller, keyOf(set.owner))
  const next = soonest === undefined || (shown !== undefined && shown < soonest) ? shown : soonest
  return {
    counts,
    terminating: pods.filter(isTerminating).length,
    failure,
    outcome:
      failure === undefined
        ? next === undefined
          ? awaitChange
          : requeueAt(next, { idle: false })
        : retry,
  }
}

function adjust(
  set: ReplicaOwner,
  active: readonly Stored<Pod>[],
  context: Context,
): string | undefined {
  const missing = set.replicas - active.length
  if (missing !== 0) expectWrites(context.tx, set.controller, keyOf(set.owner))
  if (missing > 0) return createPods(set, Math.min(missing, BURST), context)
  if (missing < 0) deletePods(set, active, Math.min(-missing, BURST), context)
  return undefined
}

/**
 * Creates in batches of 1, 2, 4, …: what fails once will fail again, so a batch with a failure is
 * the last.
 */
function createPods(
  { owner, template }: ReplicaOwner,
  wanted: number,
  { api, record }: Context,
): string | undefined {
  let failure: string | undefined
  let left = wanted
  for (let batch = 1; left > 0 && failure === undefined; batch *= 2) {
    const size = Math.min(batch, left)
    for (let i = 0; i < size; i++) {
      try {
        const pod = api.create('Pod', podFromTemplate(owner, template))
        record.normal(owner, SUCCESSFUL_CREATE, `Created pod: ${pod.metadata.name}`)
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (isNamespaceTerminating(error)) return undefined
        record.warning(owner, FAILED_CREATE, `Error creating: ${error.message}`)
        failure = error.message
      }
    }
    left -= size
  }
  return failure
}

function deletePods(
  set: ReplicaOwner,
  active: readonly Stored<Pod>[],
  surplus: number,
  { api, record, now }: Context,
): void {
  const nodes = new Map<string, number>()
  if (surplus < active.length) {
    for (const { spec } of set.related().filter(isActive))
      if (spec?.nodeName) nodes.set(spec.nodeName, (nodes.get(spec.nodeName) ?? 0) + 1)
  }
  const ranked =
    surplus < active.length ? rankForDeletion(active, (node) => nodes.get(node) ?? 0, now) : active
  for (const pod of ranked.slice(0, surplus)) {
    if (deleteIfThere(api, 'Pod', pod))
      record.normal(set.owner, SUCCESSFUL_DELETE, `Deleted pod: ${pod.metadata.name}`)
  }
}

function count(
  { template, minReadySeconds }: ReplicaOwner,
  active: readonly Stored<Pod>[],
  now: VirtualTime,
): { counts: ReplicaCounts; soonest: VirtualTime | undefined } {
  const wanted = template.metadata?.labels ?? {}
  let [labeled, ready, available] = [0, 0, 0]
  let soonest: VirtualTime | undefined
  for (const pod of active) {
    if (
      pod.metadata.labels === wanted ||
      matchesLabelSelector({ matchLabels: wanted }, pod.metadata.labels ?? {})
    )
      labeled++
    if (!isReady(pod)) continue
    ready++
    const at = availableAt(pod, minReadySeconds) ?? now
    if (at <= now) available++
    else if (soonest === undefined || at < soonest) soonest = at
  }
  const counts = {
    replicas: active.length,
    ...(labeled > 0 ? { fullyLabeledReplicas: labeled } : {}),
    ...(ready > 0 ? { readyReplicas: ready } : {}),
    ...(available > 0 ? { availableReplicas: available } : {}),
  }
  return { counts, soonest }
}

/** The conditions of a set: that a pod could not be made, as long as it is so. */
export function failureCondition(
  old: readonly ReplicaSetCondition[] | undefined,
  failure: string | undefined,
  now: VirtualTime,
): { conditions?: ReplicaSetCondition[] } {
  if (failure === undefined) return {}
  const known = old?.find(({ type }) => type === 'ReplicaFailure')
  return {
    conditions: [
      known?.message === failure
        ? { ...known }
        : {
            type: 'ReplicaFailure',
            status: 'True',
            reason: FAILED_CREATE,
            message: failure,
            lastTransitionTime: rfc3339(now),
          },
    ],
  }
}

/** Pods that nothing controls wake the sets whose selector selects them. */
export const orphanWatch = <T extends KubeObject>(
  table: TableSpec<Stored<T>, 'bySelector' | 'byOwner'>,
  selectorOf: (set: Stored<T>) => LabelSelector,
): Watch =>
  watch(podTable, ({ before, after }, tx) => {
    if (!after || after.metadata.deletionTimestamp || controllerOf(after)) return undefined
    if (
      before &&
      before.metadata.labels === after.metadata.labels &&
      before.metadata.ownerReferences === after.metadata.ownerReferences
    )
      return undefined
    return selectorsOf(tx, table, selectorOf, after)
  })

function selectorsOf<T extends KubeObject>(
  tx: Tx,
  table: TableSpec<Stored<T>, 'bySelector' | 'byOwner'>,
  selectorOf: (set: Stored<T>) => LabelSelector,
  pod: Stored<Pod>,
): string[] {
  const entries = [
    ...(labelEntries(pod.metadata) ?? []),
    selectorEntry(pod.metadata.namespace, undefined),
  ]
  return entries.flatMap((entry) =>
    tx
      .by(table, 'bySelector', entry)
      .filter((set) => matchesLabelSelector(selectorOf(set), pod.metadata.labels ?? {}))
      .map((set) => keyOf(set)),
  )
}
