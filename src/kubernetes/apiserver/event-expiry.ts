/**
 * Events expire an hour after they were last seen. Reading skips expired ones at once; they are
 * swept out now and then.
 *
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 * (--event-ttl)
 */
import { type Loop, requeueAt } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { EVENT_LIFETIME, events } from '../kinds/event/row.js'
import { clusterOf } from './cluster.js'
import { REVISION, recordChange } from './watch/history.js'
import { forgetAllowances } from './recorder.js'

const NAME = 'event-expiry'
const SWEEP = 'sweep'

/** Books the first sweep of a new cluster. */
export const expectEvents = (tx: Tx): void =>
  tx.book(NAME, SWEEP, { at: tx.now + EVENT_LIFETIME, idle: true })

/** Sweeps once an hour. */
export const eventExpiry: Loop = {
  name: NAME,
  watches: [],
  step(tx) {
    if (!clusterOf(tx)) return undefined
    const expired: string[] = []
    tx.each(events, '', ({ last }, key) => {
      if (tx.now - last >= EVENT_LIFETIME) expired.push(key)
    })
    for (const key of expired) {
      const before = tx.get(events, key)
      tx.delete(events, key)
      if (before) recordChange(tx, events, tx.next(REVISION), key, before, undefined)
    }
    forgetAllowances(tx)
    return requeueAt(tx.now + EVENT_LIFETIME)
  },
}
