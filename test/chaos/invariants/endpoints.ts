/**
 * Endpoints are only of ready pods: whatever address an endpoints controller writes as ready
 * belonged to a pod that was ready in some world that the controller may have seen. And a Service
 * has no second slice while all its endpoints find room in the first: scenarios stay below a
 * hundred.
 */
import type { Endpoints } from '../../../src/types/kubernetes/core/v1.js'
import type { EndpointSlice } from '../../../src/types/kubernetes/discovery/v1.js'
import { Broken, type Invariant, type Lateness } from '../watchdog.js'
import { changesOf, controllerOf, hasEnded, isReady } from './objects.js'

const inEndpoints = (object: Endpoints | undefined): readonly string[] =>
  (object?.subsets ?? []).flatMap(({ addresses = [] }) =>
    addresses.flatMap(({ targetRef }) => (targetRef?.uid ? [targetRef.uid] : [])),
  )

const inSlice = (object: EndpointSlice | undefined): readonly string[] =>
  (object?.endpoints ?? []).flatMap(({ conditions, targetRef }) =>
    conditions?.ready && targetRef?.uid ? [targetRef.uid] : [],
  )

export function endpoints(late: Lateness): Invariant {
  /** Until when a pod was ready; Infinity while it is. */
  const readyUntil = new Map<string, number>()
  /** The slices of each Service, by its uid. */
  const slices = new Map<string, Set<string>>()
  return ({ now, changes, loop }) => {
    for (const { before, after } of changesOf(changes, 'api/pods')) {
      const { uid = '' } = (after ?? before)?.metadata ?? {}
      if (after && isReady(after) && !after.metadata.deletionTimestamp && !hasEnded(after))
        readyUntil.set(uid, Infinity)
      else if (readyUntil.get(uid) === Infinity) readyUntil.set(uid, now)
    }
    const check = (key: string, was: readonly string[], is: readonly string[]): void => {
      for (const uid of is) {
        const until = readyUntil.get(uid) ?? -Infinity
        if (!was.includes(uid) && until < now - late(loop))
          throw new Broken(
            `${loop} wrote pod ${uid} into the endpoints ${key}, and it is not ready`,
          )
      }
    }
    for (const { key, before, after } of changesOf(changes, 'api/endpointslices')) {
      const owner = controllerOf(after ?? before)
      if (owner === undefined) continue
      const known = slices.get(owner) ?? new Set()
      slices.set(owner, known)
      if (after) known.add(key)
      else known.delete(key)
      if (!before && known.size > 1)
        throw new Broken(`${loop} made slice ${key}, and so its Service has ${known.size}`)
    }
    if (!loop.startsWith('endpoint')) return
    for (const { key, before, after } of changesOf(changes, 'api/endpoints'))
      check(key, inEndpoints(before), inEndpoints(after))
    for (const { key, before, after } of changesOf(changes, 'api/endpointslices'))
      check(key, inSlice(before), inSlice(after))
  }
}
