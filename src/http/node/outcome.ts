/**
 * Waiting for what comes of a request that was sent into the lab.
 *
 * @module
 */
import { exchanges } from '../../net/request.js'
import { changesOf } from '../changes.js'
import type { Door } from '../door.js'
import type { Outcome } from './bridge.js'

/** What `take` gives when the exchange is over; a reset if nobody knows it any more. */
export function whenDone(
  door: Door,
  id: string,
  take: (id: string) => Outcome | undefined,
): Promise<Outcome> {
  const changes = changesOf(door.simulation)
  return new Promise((resolve) => {
    const isDone = (): boolean => {
      const state = door.simulation.read().get(exchanges, id)?.state
      return state === undefined || state === 'answered' || state === 'failed'
    }
    let isTaking = false
    const look = (): void => {
      if (isTaking || !isDone()) return
      isTaking = true
      changes.delivered++
      // Taking it is a step, and this may be told in the midst of one.
      queueMicrotask(() => {
        leave()
        resolve(take(id) ?? { failure: 'reset' })
      })
    }
    const leave = changes.enter({
      look,
      concerns: (table) => table === exchanges.name,
      isBlocked: () => !isTaking,
      end: () => {},
    })
    look()
  })
}
