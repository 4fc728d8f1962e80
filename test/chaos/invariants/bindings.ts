/**
 * No pod is bound twice, the requests of a node's pods never exceed what it can give, and no pod is
 * bound to a node that is cordoned.
 */
import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant, Lately, type Lateness } from '../watchdog.js'
import { changesOf, hasEnded, milliCores } from './objects.js'

interface Load {
  cpu: number
  pods: number
  allocatable: number
  most: number
}

/** The scheduler; who names a node in a manifest is not asked. */
const SCHEDULER = 'default-scheduler'

const toleratesCordon = ({ spec }: Stored<Pod>): boolean =>
  spec?.tolerations?.some(
    ({ key, operator }) =>
      key === 'node.kubernetes.io/unschedulable' || (key === undefined && operator === 'Exists'),
  ) === true

export function bindings(late: Lateness): Invariant {
  const cordons = new Map<string, Lately<boolean>>()
  const loads = new Map<string, Load>()
  const loadOf = (node: string): Load => {
    let load = loads.get(node)
    if (!load) loads.set(node, (load = { cpu: 0, pods: 0, allocatable: 0, most: 0 }))
    return load
  }
  const count = (pod: Stored<Pod> | undefined, sign: 1 | -1): void => {
    if (!pod?.spec?.nodeName || hasEnded(pod)) return
    const load = loadOf(pod.spec.nodeName)
    load.pods += sign
    for (const { resources } of pod.spec.containers)
      load.cpu += sign * milliCores(resources?.requests?.['cpu'])
  }
  return ({ now, changes, loop }) => {
    for (const { key, after } of changesOf(changes, 'api/nodes')) {
      const known = cordons.get(key) ?? new Lately(false)
      known.set(after?.spec?.unschedulable === true, now)
      cordons.set(key, known)
      const { cpu, pods } = (after?.status?.allocatable ?? {}) as Record<string, string>
      // A scheduler may not know yet that a node is gone, and nobody asks it for more than it has.
      Object.assign(
        loadOf(key),
        after
          ? { allocatable: milliCores(cpu), most: Number(pods ?? 0) }
          : { allocatable: Infinity, most: Infinity },
      )
    }
    for (const { key, before, after } of changesOf(changes, 'api/pods')) {
      if (
        before?.spec?.nodeName &&
        after?.spec?.nodeName &&
        before.spec.nodeName !== after.spec.nodeName
      )
        throw new Broken(
          `pod ${key} was bound to ${before.spec.nodeName}, and then to ${after.spec.nodeName}`,
        )
      count(before, -1)
      count(after, 1)
      const node = after?.spec?.nodeName
      if (!node || before?.spec?.nodeName) continue
      const closed =
        cordons
          .get(node)
          ?.since(now - late(loop))
          .every((is) => is) === true
      if (loop === SCHEDULER && closed && !toleratesCordon(after))
        throw new Broken(`pod ${key} was bound to ${node}, which is cordoned`)
      const { cpu, pods, allocatable, most } = loadOf(node)
      if (cpu > allocatable || pods > most)
        throw new Broken(
          `pod ${key} was bound to ${node}, which has ${cpu}m of ${allocatable}m and ${pods} of ${most} pods then`,
        )
    }
  }
}
