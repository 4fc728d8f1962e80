/**
 * A ReplicaSet never gets more pods than its controller was told to make: whenever the controller
 * creates pods, the set's active pods are no more than the set asked for in some world that the
 * controller may have seen.
 */
import { Broken, type Invariant, Lately, type Lateness } from '../watchdog.js'
import { changesOf, controllerOf, isActive } from './objects.js'

const CONTROLLER = 'replicaset-controller'

export function replicas(late: Lateness): Invariant {
  const asked = new Map<string, Lately<number>>()
  const active = new Map<string, Set<string>>()
  return ({ now, changes, loop }) => {
    for (const { after } of changesOf(changes, 'api/replicasets')) {
      if (!after) continue
      const { uid } = after.metadata
      const size = after.spec?.replicas ?? 1
      const known = asked.get(uid)
      if (known) known.set(size, now)
      else asked.set(uid, new Lately(size))
    }
    const made = new Map<string, string>()
    for (const { key, before, after } of changesOf(changes, 'api/pods')) {
      const { uid = '' } = (after ?? before)?.metadata ?? {}
      const [was, is] = [controllerOf(before), controllerOf(after)]
      if (was !== undefined && (was !== is || !isActive(after))) active.get(was)?.delete(uid)
      if (is === undefined || !isActive(after)) continue
      let pods = active.get(is)
      if (!pods) active.set(is, (pods = new Set()))
      pods.add(uid)
      if (!before) made.set(is, key)
    }
    if (loop !== CONTROLLER) return
    for (const [set, pod] of made) {
      const most = Math.max(...(asked.get(set)?.since(now - late(loop)) ?? [0]))
      const count = active.get(set)?.size ?? 0
      if (count > most)
        throw new Broken(
          `${loop} created pod ${pod}, and so its set has ${count} pods, where ${most} are asked for`,
        )
    }
  }
}
