/**
 * The rolling update: new pods come as far as `maxSurge` lets them, old ones go as far as
 * `maxUnavailable` lets them, one look at a time.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
import { maxUnavailable } from './bounds.js'
import {
  type Rollout,
  type Sets,
  type StoredSet,
  allSets,
  byAge,
  scaleSet,
  sizeOf,
  sum,
  wanted,
} from './rollout.js'
import { sizeOfNewSet } from './sets.js'

/** One step: up if there is room, else down; returns whether anything was scaled. */
export const roll = (rollout: Rollout, sets: Sets): boolean =>
  growNew(rollout, sets) || shrinkOld(rollout, sets)

function growNew(rollout: Rollout, sets: Sets): boolean {
  const { current } = sets
  if (!current || sizeOf(current) === wanted(rollout.deployment)) return false
  const size =
    sizeOf(current) > wanted(rollout.deployment)
      ? wanted(rollout.deployment)
      : sizeOfNewSet(sets, rollout.deployment)
  return sizeOf(scaleSet(rollout, current, size)) !== sizeOf(current)
}

const availableIn = ({ status }: StoredSet): number => status?.availableReplicas ?? 0

function shrinkOld(rollout: Rollout, sets: Sets): boolean {
  const { deployment } = rollout
  const old = sets.old.filter((set) => sizeOf(set) > 0).sort(byAge)
  if (old.length === 0) return false
  const needed = wanted(deployment) - maxUnavailable(deployment)
  const missing = sets.current ? sizeOf(sets.current) - availableIn(sets.current) : 0
  const spare = sum(allSets(sets), sizeOf) - needed - missing
  if (spare <= 0) return false
  // Pods that are not available go first: taking them costs nothing.
  const [cleaned, rest] = takeFrom(rollout, old, spare, (set) => sizeOf(set) - availableIn(set))
  const healthy = sum(allSets(sets), availableIn) - needed
  const [taken] = takeFrom(rollout, rest, healthy, sizeOf)
  return cleaned + taken > 0
}

/**
 * Scales sets down, oldest first, by `limit` in all and by no more than `most` each; how many were
 * taken, and the sets as they are then.
 */
function takeFrom(
  rollout: Rollout,
  sets: readonly StoredSet[],
  limit: number,
  most: (set: StoredSet) => number,
): [number, readonly StoredSet[]] {
  let taken = 0
  const rest = sets.map((set) => {
    const share = Math.max(0, Math.min(limit - taken, most(set)))
    if (share === 0) return set
    taken += share
    return scaleSet(rollout, set, sizeOf(set) - share)
  })
  return [taken, rest]
}
