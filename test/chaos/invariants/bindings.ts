/** No pod is bound twice, and the requests of a node's pods never exceed what it can give. */
import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf, hasEnded, milliCores } from './objects.js'

interface Load {
  cpu: number
  pods: number
  allocatable: number
  most: number
}

export function bindings(): Invariant {
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
  return ({ changes }) => {
    for (const { key, after } of changesOf(changes, 'api/nodes')) {
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
      const { cpu, pods, allocatable, most } = loadOf(node)
      if (cpu > allocatable || pods > most)
        throw new Broken(
          `pod ${key} was bound to ${node}, which has ${cpu}m of ${allocatable}m and ${pods} of ${most} pods then`,
        )
    }
  }
}
