/**
 * Everybody writes what is theirs: what users want (the specs of Deployments and Services, the
 * template of a set) is changed by users alone, and no ReplicaSet that still has pods is thrown away
 * with the history.
 */
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf } from './objects.js'

const DEPLOYMENTS = 'deployment-controller'
/** Loops that are clients of the API and no user. */
const isController = (loop: string): boolean =>
  /-controller$|-collector$|^default-scheduler$|^kubelet|^kube-proxy$/.test(loop)

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

export function writers(): Invariant {
  return ({ changes, loop }) => {
    if (!isController(loop)) return
    for (const table of ['api/deployments', 'api/services'] as const)
      for (const { key, before, after } of changesOf(changes, table))
        if (before && after && !same(before.spec, after.spec))
          throw new Broken(`${loop} changed what the user wants of ${table.slice(4)} ${key}`)
    for (const { key, before, after } of changesOf(changes, 'api/replicasets')) {
      if (before && after && !same(before.spec?.template, after.spec?.template))
        throw new Broken(`${loop} changed the template of set ${key}`)
      if (before && after && loop !== DEPLOYMENTS && !same(before.spec, after.spec))
        throw new Broken(`${loop} changed what is wanted of set ${key}`)
      const size = Math.max(before?.spec?.replicas ?? 0, before?.status?.replicas ?? 0)
      const isHistory = loop === DEPLOYMENTS && before && !before.metadata.deletionTimestamp
      if (isHistory && (!after || after.metadata.deletionTimestamp) && size > 0)
        throw new Broken(`${loop} deleted set ${key}, which has ${size} pods`)
    }
  }
}
