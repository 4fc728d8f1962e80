/**
 * Scaling outside of a rollout's own steps: a new number of replicas is shared out among the
 * ReplicaSets in proportion to their sizes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#proportional-scaling
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { isRollingUpdate, maxSurge } from './bounds.js'
import { DESIRED_REPLICAS, MAX_REPLICAS } from './revision.js'
import {
  type Rollout,
  type Sets,
  type StoredSet,
  allSets,
  byAge,
  isAlive,
  scaleSet,
  sizeOf,
  sum,
  wanted,
} from './rollout.js'

/** Whether the number of replicas was changed since the ReplicaSets were last sized. */
export const wasScaled = (deployment: Stored<Deployment>, sets: readonly StoredSet[]): boolean =>
  sets.filter(isAlive).some(({ metadata }) => {
    const desired = metadata.annotations?.[DESIRED_REPLICAS]
    return desired !== undefined && Number(desired) !== wanted(deployment)
  })

/** Brings the ReplicaSets to the number of replicas that is asked for. */
export function scale(rollout: Rollout, sets: Sets): void {
  const { deployment } = rollout
  const only = onlyActiveOrLatest(sets)
  if (only) {
    if (sizeOf(only) !== wanted(deployment)) scaleSet(rollout, only, wanted(deployment))
    return
  }
  if (sets.current && isSaturated(deployment, sets.current)) {
    for (const set of sets.old.filter(isAlive)) scaleSet(rollout, set, 0)
    return
  }
  if (isRollingUpdate(deployment)) scaleProportionally(rollout, allSets(sets).filter(isAlive))
}

function onlyActiveOrLatest(sets: Sets): StoredSet | undefined {
  const active = allSets(sets).filter(isAlive)
  if (active.length === 1) return active[0]
  return active.length > 1 ? undefined : (sets.current ?? [...sets.old].sort(byAge).at(-1))
}

const isSaturated = (deployment: Stored<Deployment>, set: StoredSet): boolean =>
  sizeOf(set) === wanted(deployment) &&
  Number(set.metadata.annotations?.[DESIRED_REPLICAS]) === wanted(deployment) &&
  set.status?.availableReplicas === wanted(deployment)

function scaleProportionally(rollout: Rollout, active: readonly StoredSet[]): void {
  const { deployment } = rollout
  const allowed = wanted(deployment) > 0 ? wanted(deployment) + maxSurge(deployment) : 0
  const difference = allowed - sum(active, sizeOf)
  // The bigger set takes more of what there is to share; among equals the newer grows first, the
  // older shrinks first.
  const ordered = [...active].sort(
    (a, b) => sizeOf(b) - sizeOf(a) || (difference > 0 ? byAge(b, a) : byAge(a, b)),
  )
  let shared = 0
  const sizes = ordered.map((set) => {
    const share = shareOf(set, deployment, difference, shared)
    shared += share
    return sizeOf(set) + share
  })
  ordered.forEach((set, i) => {
    const leftover = i === 0 ? difference - shared : 0
    scaleSet(rollout, set, Math.max(0, (sizes[i] as number) + leftover))
  })
}

function shareOf(
  set: StoredSet,
  deployment: Stored<Deployment>,
  difference: number,
  shared: number,
): number {
  if (difference === 0 || difference === shared) return 0
  const fraction = fractionOf(set, deployment)
  const left = difference - shared
  return difference > 0 ? Math.min(fraction, left) : Math.max(fraction, left)
}

function fractionOf(set: StoredSet, deployment: Stored<Deployment>): number {
  if (wanted(deployment) === 0) return -sizeOf(set)
  const before =
    Number(set.metadata.annotations?.[MAX_REPLICAS] ?? 0) || (deployment.status?.replicas ?? 0)
  if (before === 0) return 0
  return (
    Math.round((sizeOf(set) * (wanted(deployment) + maxSurge(deployment))) / before) - sizeOf(set)
  )
}
