/**
 * An eviction never breaks a budget: whoever evicts a healthy pod takes it off what its budget allows
 * at that moment, and the controller never allows more than there were healthy pods to spare in some
 * world that it may have seen.
 */
import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import type { PodDisruptionBudget } from '../../../src/types/kubernetes/policy/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant, Lately, type Lateness } from '../watchdog.js'
import { changesOf, isReady } from './objects.js'

const CONTROLLER = 'disruption-controller'

type Budget = Stored<PodDisruptionBudget>

const selects = ({ metadata, spec }: Budget, pod: Stored<Pod>): boolean =>
  metadata.namespace === pod.metadata.namespace &&
  spec?.selector !== undefined &&
  Object.entries(spec.selector.matchLabels ?? {}).every(
    ([key, value]) => pod.metadata.labels?.[key] === value,
  )

const evictedBy = (pod: Stored<Pod> | undefined): boolean =>
  pod?.status?.conditions?.some(({ reason }) => reason === 'EvictionByEvictionAPI') === true

export function budgets(late: Lateness): Invariant {
  const known = new Map<string, Budget>()
  const pods = new Map<string, Stored<Pod>>()
  const healthy = new Map<string, Lately<number>>()
  const countHealthy = (budget: Budget): number =>
    [...pods.values()].filter(
      (pod) => isReady(pod) && !pod.metadata.deletionTimestamp && selects(budget, pod),
    ).length
  return ({ now, changes, loop }) => {
    for (const { key, before, after } of changesOf(changes, 'api/pods')) {
      if (after) pods.set(key, after)
      else pods.delete(key)
      if (!before || evictedBy(before) || !evictedBy(after) || !isReady(before)) continue
      for (const [name, budget] of known) {
        if (!selects(budget, before) || before.metadata.deletionTimestamp) continue
        const written = changesOf(changes, 'api/poddisruptionbudgets').find(
          (change) => change.key === name,
        )
        const allowed = budget.status?.disruptionsAllowed ?? 0
        if (allowed < 1 || (written?.after?.status?.disruptionsAllowed ?? 0) >= allowed)
          throw new Broken(`pod ${key} was evicted, where budget ${name} allowed ${allowed}`)
      }
    }
    for (const { key, after } of changesOf(changes, 'api/poddisruptionbudgets')) {
      if (after) known.set(key, after)
      else known.delete(key)
    }
    if (known.size === 0) return
    for (const [key, budget] of known) {
      const count = countHealthy(budget)
      const before = healthy.get(key)
      if (before) before.set(count, now)
      else healthy.set(key, new Lately(count))
    }
    if (loop !== CONTROLLER) return
    for (const { key, after } of changesOf(changes, 'api/poddisruptionbudgets')) {
      if (!after) continue
      const { disruptionsAllowed = 0, desiredHealthy = 0 } = after.status ?? {}
      const most = Math.max(0, ...(healthy.get(key)?.since(now - late(loop)) ?? []))
      if (disruptionsAllowed > Math.max(0, most - desiredHealthy))
        throw new Broken(
          `budget ${key} allows ${disruptionsAllowed} of at most ${most} healthy pods to go, where ${desiredHealthy} have to stay`,
        )
    }
  }
}
