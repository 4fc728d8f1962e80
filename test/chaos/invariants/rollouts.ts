/**
 * A rollout keeps its bounds, counted as the Deployment controller counts, which sizes ReplicaSets
 * and makes no pods:
 *
 * - no step of the controller makes the sizes of a Deployment's ReplicaSets come to more than
 *   `replicas + maxSurge`, where those that it does not
 *   write count with the least size that it may have seen, and the bounds are those of some version
 *   of the Deployment that it may have seen
 *   (without expectations, a Deployment controller whose cache is late does not count a ReplicaSet
 *   that it has just made, and the real one has none);
 * - no step of a rolling update takes so many pods from ReplicaSets, beyond those that are not
 *   available, that fewer than
 *   `replicas - maxUnavailable` available ones are left, as the sets report them in some world that
 *   the controller may have seen. (A set that was
 *   told to shrink reports its former pods until its own controller has acted: the real controller
 *   counts them too.) Steps that follow a
 *   change of `replicas` are scaling, and are not rollouts.
 *
 * What the pods themselves do lags behind the sizes: a ReplicaSet that was told to shrink may still
 * have its pods while another one grows.
 */
import type { Deployment, ReplicaSet } from '../../../src/types/kubernetes/apps/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant, Lately, type Lateness } from '../watchdog.js'
import { changesOf, controllerOf } from './objects.js'

const CONTROLLER = 'deployment-controller'

interface Bounds {
  readonly replicas: number
  readonly most: number
  readonly least: number
  readonly rolls: boolean
}

interface SetState {
  readonly owner: string | undefined
  readonly size: Lately<number>
  readonly available: Lately<number>
}

export function rollouts(late: Lateness): Invariant {
  const bounds = new Map<string, Lately<Bounds>>()
  const sets = new Map<string, SetState>()
  const setsOf = new Map<string, Set<string>>()

  const learn = (
    { metadata: { uid }, spec, status }: Stored<ReplicaSet>,
    owner: string | undefined,
    now: number,
  ): void => {
    const known = sets.get(uid)
    const size = spec?.replicas ?? 1
    known?.available.set(status?.availableReplicas ?? 0, now)
    known?.size.set(size, now)
    if (!known || known.owner !== owner) {
      if (known?.owner) setsOf.get(known.owner)?.delete(uid)
      sets.set(uid, {
        owner,
        size: known?.size ?? bornWith(size, now),
        available: known?.available ?? new Lately(status?.availableReplicas ?? 0),
      })
      if (owner) setsOf.set(owner, (setsOf.get(owner) ?? new Set()).add(uid))
    }
  }

  return ({ now, changes, loop }) => {
    for (const { after } of changesOf(changes, 'api/deployments')) {
      if (!after) continue
      const is = boundsOf(after)
      const known = bounds.get(after.metadata.uid)
      if (!known) bounds.set(after.metadata.uid, new Lately(is))
      else if (JSON.stringify(known.current) !== JSON.stringify(is)) known.set(is, now)
    }
    const before = new Map<string, number>()
    const scaled = new Set<string>()
    const written = new Set<SetState>()
    const sizes = new Map<SetState, number>()
    const total = (owner: string, of: (set: SetState) => number): number =>
      [...(setsOf.get(owner) ?? [])].reduce((sum, uid) => sum + of(sets.get(uid) as SetState), 0)
    for (const change of changesOf(changes, 'api/replicasets')) {
      for (const owner of [controllerOf(change.before), controllerOf(change.after)])
        if (owner && !before.has(owner))
          before.set(
            owner,
            total(owner, ({ size }) => size.current),
          )
      const owner = controllerOf(change.after)
      if (
        owner &&
        desired(change.before) !== undefined &&
        desired(change.before) !== desired(change.after)
      )
        scaled.add(owner)
      const known = sets.get((change.after ?? change.before)?.metadata.uid ?? '')
      if (known && !sizes.has(known)) sizes.set(known, known.size.current)
      if (change.after) {
        learn(change.after, controllerOf(change.after), now)
        written.add(sets.get(change.after.metadata.uid) as SetState)
      } else {
        const uid = change.before?.metadata.uid ?? ''
        setsOf.get(sets.get(uid)?.owner ?? '')?.delete(uid)
        sets.delete(uid)
      }
    }
    if (loop !== CONTROLLER) return
    for (const [owner, was] of before) {
      const seen = bounds.get(owner)?.since(now - late(loop)) ?? []
      if (seen.length === 0) continue
      const is = total(owner, ({ size }) => size.current)
      const counted = total(owner, (set) =>
        written.has(set) ? set.size.current : Math.min(...set.size.since(now - late(loop))),
      )
      const most = Math.max(...seen.map((one) => one.most))
      if (is > was && counted > most)
        throw new Broken(
          `${loop} sized the ReplicaSets of ${owner} to ${counted} pods, where ${most} are allowed`,
        )
      const isScaling = scaled.has(owner) || seen.some(({ rolls }) => !rolls)
      const availableIn = (set: SetState): number =>
        Math.max(...set.available.since(now - late(loop)))
      const healthyTaken = (set: SetState): number => {
        const size = sizes.get(set) ?? set.size.current
        return Math.max(0, size - set.size.current - Math.max(0, size - availableIn(set)))
      }
      const taken = total(owner, healthyTaken)
      const left = total(owner, availableIn) - taken
      const least = Math.min(...seen.map((one) => one.least))
      if (taken > 0 && !isScaling && left < least)
        throw new Broken(
          `${loop} left ${left} available pods to ${owner}, where ${least} are needed`,
        )
    }
  }
}

/** A set that was not there a moment ago. */
function bornWith(size: number, now: number): Lately<number> {
  const sizes = new Lately(0)
  sizes.set(size, now)
  return sizes
}

/** For how many replicas of its Deployment a ReplicaSet was sized. */
const desired = (set: Stored<ReplicaSet> | undefined): string | undefined =>
  set?.metadata.annotations?.['deployment.kubernetes.io/desired-replicas']

function boundsOf({ spec }: Stored<Deployment>): Bounds {
  const replicas = spec?.replicas ?? 1
  const rolls = spec?.strategy?.type !== 'Recreate'
  const { maxSurge, maxUnavailable } = spec?.strategy?.rollingUpdate ?? {}
  const surge = rolls ? fraction(maxSurge, replicas, Math.ceil) : 0
  const unavailable = rolls ? fraction(maxUnavailable, replicas, Math.floor) : replicas
  return {
    replicas,
    most: replicas + surge,
    least: replicas - (surge === 0 && unavailable === 0 ? 1 : unavailable),
    rolls,
  }
}

const fraction = (
  value: number | string | undefined,
  replicas: number,
  round: (value: number) => number,
): number =>
  typeof value === 'number' ? value : round((Number.parseInt(value ?? '25%', 10) * replicas) / 100)
