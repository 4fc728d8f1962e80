/**
 * Every owner chain is sound: an owner reference means an object that is there, or that was there
 * in the world that the writer may have seen; then the object is garbage, and has to be gone soon.
 */
import { Broken, type Invariant, type Lateness } from '../watchdog.js'
import { objectChanges } from './objects.js'

/**
 * How long garbage may lie: the collector's caches are late, it may miss the news until it lists,
 * crash, and back off.
 */
const PATIENCE = 600_000

export function owners(late: Lateness): Invariant {
  const gone = new Map<string, number>()
  const there = new Set<string>()
  const orphaned = new Map<string, number>()
  return ({ now, changes, loop }) => {
    for (const { before, after } of objectChanges(changes)) {
      const uid = (after ?? before)?.metadata.uid ?? ''
      if (!after) {
        there.delete(uid)
        orphaned.delete(uid)
        gone.set(uid, now)
        continue
      }
      there.add(uid)
    }
    for (const { key, before, after } of objectChanges(changes)) {
      if (!after || after.metadata.ownerReferences === before?.metadata.ownerReferences) continue
      const references = after.metadata.ownerReferences ?? []
      const lost = references.filter((owner) => !there.has(owner.uid))
      for (const owner of lost) {
        const since = gone.get(owner.uid)
        if (since === undefined || now - since > late(loop))
          throw new Broken(
            `${loop} wrote ${after.kind} ${key} with owner ${owner.kind} ${owner.name} (${owner.uid}), which ${since === undefined ? 'never was' : `is gone since ${now - since} ms`}`,
          )
      }
      if (lost.length > 0 && lost.length === references.length)
        orphaned.set(after.metadata.uid, now)
      else orphaned.delete(after.metadata.uid)
    }
    for (const [uid, since] of orphaned) {
      if (now - since <= PATIENCE) break
      throw new Broken(`object ${uid} has lost its owners ${now - since} ms ago and is still there`)
    }
  }
}
