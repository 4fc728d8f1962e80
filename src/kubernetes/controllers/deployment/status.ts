/**
 * The status of a Deployment: sums over its ReplicaSets, and whether the rollout is done, gets on,
 * or is stuck.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 */
import { dequal } from 'dequal'
import type {
  Deployment,
  DeploymentStatus,
  ReplicaSetCondition,
} from '../../../types/kubernetes/apps/v1.js'
import { type Outcome, awaitChange, requeueAt } from '../../../sim/loop.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'
import { maxUnavailable } from './bounds.js'
import {
  COMPLETE,
  type Conditions,
  TIMED_OUT,
  available,
  complete,
  conditionsOf,
  find,
  renew,
  say,
  timedOut,
  unavailable,
  updated,
  without,
} from './conditions.js'
import {
  type Rollout,
  type Sets,
  type StoredSet,
  allSets,
  sizeOf,
  sum,
  wanted,
  writeStatus,
} from './rollout.js'

/** What the API has and the types do not know yet. */
type Status = DeploymentStatus & { terminatingReplicas?: number }

/** Progress deadlines of this many seconds or more mean none. */
const NO_DEADLINE = 2_147_483_647
const FAILURE = 'ReplicaFailure'

export const hasDeadline = ({ spec }: Stored<Deployment>): boolean =>
  (spec?.progressDeadlineSeconds ?? NO_DEADLINE) < NO_DEADLINE

/**
 * Writes the sums, and no word about progress: for what is not a rollout (scaling, pausing, being
 * deleted).
 */
export function syncCounts(rollout: Rollout, sets: Sets): Outcome {
  const { deployment, context } = rollout
  writeStatus(rollout, {
    ...countsOf(deployment, sets),
    ...conditionsField(availability(deployment, sets, context.now)),
  })
  return awaitChange
}

/** Writes the sums and how the rollout gets on; waits for the progress deadline if it does not. */
export function syncRollout(rollout: Rollout, sets: Sets): Outcome {
  const { deployment, context } = rollout
  const counts = countsOf(deployment, sets)
  let conditions = availability(deployment, sets, context.now)
  conditions = hasDeadline(deployment)
    ? withProgress(deployment, counts, sets.current, conditions, context.now)
    : without(conditions, 'Progressing')
  conditions = withFailures(conditions, allSets(sets))
  const status = { ...counts, ...conditionsField(conditions) }
  if (!dequal(status, deployment.status ?? {})) writeStatus(rollout, status)
  return untilDeadline(rollout.deployment, counts, context.now)
}

function countsOf(deployment: Stored<Deployment>, sets: Sets): Status {
  const all = allSets(sets)
  const total = (
    field: 'replicas' | 'readyReplicas' | 'availableReplicas',
    of: readonly StoredSet[] = all,
  ): number => sum(of, ({ status }) => status?.[field] ?? 0)
  const missing = Math.max(0, sum(all, sizeOf) - total('availableReplicas'))
  const counts = {
    replicas: total('replicas'),
    updatedReplicas: sets.current ? total('replicas', [sets.current]) : 0,
    readyReplicas: total('readyReplicas'),
    availableReplicas: total('availableReplicas'),
    unavailableReplicas: missing,
    collisionCount: deployment.status?.collisionCount ?? 0,
  }
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
    terminatingReplicas: sum(
      all,
      ({ status }) => (status as Status | undefined)?.terminatingReplicas ?? 0,
    ),
  }
}

const conditionsField = (conditions: Conditions): Pick<Status, 'conditions'> =>
  conditions.length > 0 ? { conditions: [...conditions] } : {}

function availability(deployment: Stored<Deployment>, sets: Sets, now: VirtualTime): Conditions {
  const ready = sum(allSets(sets), ({ status }) => status?.availableReplicas ?? 0)
  return say(
    conditionsOf(deployment),
    ready >= wanted(deployment) - maxUnavailable(deployment) ? available : unavailable,
    now,
  )
}

/** Whether every pod is new, and available, and there are no others. */
export function isComplete(deployment: Stored<Deployment>, status: Status): boolean {
  const replicas = wanted(deployment)
  const {
    updatedReplicas = 0,
    replicas: all = 0,
    availableReplicas = 0,
    observedGeneration = 0,
  } = status
  return (
    updatedReplicas === replicas &&
    all === replicas &&
    availableReplicas === replicas &&
    observedGeneration >= (deployment.metadata.generation ?? 1)
  )
}

function withProgress(
  deployment: Stored<Deployment>,
  counts: Status,
  current: StoredSet | undefined,
  conditions: Conditions,
  now: VirtualTime,
): Conditions {
  const known = find(conditionsOf(deployment), 'Progressing')
  if ((counts.replicas ?? 0) === (counts.updatedReplicas ?? 0) && known?.reason === COMPLETE)
    return conditions
  const names = [deployment.metadata.name, current?.metadata.name] as const
  if (isComplete(deployment, counts)) return say(conditions, complete(...names), now)
  if (isProgressing(deployment.status ?? {}, counts))
    return renew(conditions, updated(...names), now)
  if (isOverdue(deployment, conditions, now)) return say(conditions, timedOut(...names), now)
  return conditions
}

function isProgressing(before: Status, after: Status): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: Status): number => replicas - updatedReplicas
  const grew = (field: 'updatedReplicas' | 'readyReplicas' | 'availableReplicas'): boolean =>
    (after[field] ?? 0) > (before[field] ?? 0)
  return (
    grew('updatedReplicas') ||
    old(after) < old(before) ||
    grew('readyReplicas') ||
    grew('availableReplicas')
  )
}

/** When the rollout must have moved on; undefined if nothing is waited for. */
function deadlineOf(
  deployment: Stored<Deployment>,
  conditions: Conditions,
): VirtualTime | undefined {
  const condition = find(conditions, 'Progressing')
  if (!hasDeadline(deployment) || !condition || condition.reason === COMPLETE) return undefined
  return (
    (parseTime(condition.lastUpdateTime ?? '') ?? 0) +
    (deployment.spec?.progressDeadlineSeconds ?? 0) * 1000
  )
}

function isOverdue(
  deployment: Stored<Deployment>,
  conditions: Conditions,
  now: VirtualTime,
): boolean {
  if (find(conditions, 'Progressing')?.reason === TIMED_OUT) return true
  const deadline = deadlineOf(deployment, conditions)
  return deadline !== undefined && deadline < now
}

function untilDeadline(deployment: Stored<Deployment>, counts: Status, now: VirtualTime): Outcome {
  const conditions = conditionsOf(deployment)
  const deadline = deadlineOf(deployment, conditions)
  if (
    deadline === undefined ||
    isComplete(deployment, counts) ||
    find(conditions, 'Progressing')?.reason === TIMED_OUT
  )
    return awaitChange
  return requeueAt(Math.max(now, deadline) + 1000)
}

/** The first failure that a ReplicaSet reports is the Deployment's too. */
function withFailures(conditions: Conditions, sets: readonly StoredSet[]): Conditions {
  const failure = sets
    .flatMap(({ status }) => status?.conditions ?? [])
    .find(({ type }) => type === FAILURE)
  if (!failure) return without(conditions, FAILURE)
  const known = find(conditions, FAILURE)
  if (known && known.status === failure.status && known.reason === failure.reason) return conditions
  return [...without(conditions, FAILURE), failureOf(failure)]
}

const failureOf = ({
  type,
  status,
  reason = '',
  message = '',
  lastTransitionTime = '',
}: ReplicaSetCondition) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime,
  lastUpdateTime: lastTransitionTime,
})
