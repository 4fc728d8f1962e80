/**
 * Things get done: a set does not have too few pods for too long, a pod does not wait for a node
 * that it would fit on, and an address that is not ready does not stay among the ready ones.
 *
 * How long is too long depends on the schedule: caches that are late, clients that crash and back
 * off, and news that is lost until the next list.
 */
import type { Stored } from '../../../src/index.js'
import type { Pod } from '../../../src/types/kubernetes/core/v1.js'
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf, controllerOf, hasEnded, isActive, isReady } from './objects.js'

/** What has been so since when. */
class Since {
  private readonly times = new Map<string, number>()

  constructor(private readonly patience: number) {}

  /** Says that something is or is not so. */
  set(what: string, holds: boolean, now: number): void {
    if (!holds) this.times.delete(what)
    else if (!this.times.has(what)) this.times.set(what, now)
  }

  /** The first that has been so for too long. */
  overdue(now: number): string | undefined {
    for (const [what, since] of this.times) if (now - since > this.patience) return what
    return undefined
  }
}

export function liveness(patience: number): Invariant {
  const short = new Since(patience)
  const stale = new Since(patience)
  const sets = new Map<string, { name: string; wanted: number; pods: Set<string> }>()
  const notReady = new Map<string, boolean>()
  const listed = new Map<string, ReadonlySet<string>>()
  const setOf = (uid: string) => {
    let set = sets.get(uid)
    if (!set) sets.set(uid, (set = { name: '', wanted: 0, pods: new Set() }))
    return set
  }
  return ({ now, changes }) => {
    const touched = new Set<string>()
    for (const { before, after } of changesOf(changes, 'api/replicasets')) {
      const uid = (after ?? before)?.metadata.uid ?? ''
      const set = setOf(uid)
      set.name = (after ?? before)?.metadata.name ?? ''
      set.wanted = after && !after.metadata.deletionTimestamp ? (after.spec?.replicas ?? 1) : 0
      touched.add(uid)
    }
    for (const { before, after } of changesOf(changes, 'api/pods')) {
      const uid = (after ?? before)?.metadata.uid ?? ''
      for (const owner of [controllerOf(before), controllerOf(after)])
        if (owner) {
          setOf(owner).pods.delete(uid)
          touched.add(owner)
        }
      const owner = controllerOf(after)
      if (owner && isActive(after)) setOf(owner).pods.add(uid)
      notReady.set(uid, !isServing(after))
    }
    for (const uid of touched) {
      const { name, wanted, pods } = setOf(uid)
      short.set(`set ${name} has fewer pods than it wants`, pods.size < wanted, now)
    }
    const before = new Map(listed)
    noteEndpoints(changes, listed)
    for (const [key, uids] of before)
      for (const uid of uids)
        if (!listed.get(key)?.has(uid)) stale.set(staleText(key, uid), false, now)
    if (changes.some(({ table }) => WATCHED.has(table)))
      for (const [key, uids] of listed)
        for (const uid of uids) stale.set(staleText(key, uid), notReady.get(uid) === true, now)
    const overdue = short.overdue(now) ?? stale.overdue(now)
    if (overdue !== undefined) throw new Broken(`for more than ${patience / 1000} s: ${overdue}`)
  }
}

const WATCHED: ReadonlySet<string> = new Set(['api/pods', 'api/endpoints', 'api/endpointslices'])

const staleText = (key: string, uid: string): string =>
  `${key} lists pod ${uid}, which is not ready`

const isServing = (pod: Stored<Pod> | undefined): boolean =>
  pod !== undefined && isReady(pod) && !pod.metadata.deletionTimestamp && !hasEnded(pod)

/** Which pods are listed as ready, by the object that lists them. */
function noteEndpoints(
  changes: Parameters<typeof changesOf>[0],
  listed: Map<string, ReadonlySet<string>>,
): void {
  for (const { key, after } of changesOf(changes, 'api/endpointslices')) {
    if (after && controllerOf(after) !== undefined)
      listed.set(
        `slice ${key}`,
        new Set(
          (after.endpoints ?? []).flatMap(({ conditions, targetRef }) =>
            conditions?.ready && targetRef?.uid ? [targetRef.uid] : [],
          ),
        ),
      )
    else listed.delete(`slice ${key}`)
  }
  for (const { key, after } of changesOf(changes, 'api/endpoints')) {
    if (after)
      listed.set(
        `endpoints ${key}`,
        new Set(
          (after.subsets ?? []).flatMap(({ addresses = [] }) =>
            addresses.flatMap(({ targetRef }) => targetRef?.uid ?? []),
          ),
        ),
      )
    else listed.delete(`endpoints ${key}`)
  }
}
