/**
 * The past that late watches show: the tables as they were at the end of each of the last instants,
 * one pointer each.
 *
 * It is part of the world, so that a fork sees what its origin would have seen. It is kept only
 * while some client's watches are late.
 */
import { type OrderedMap, orderedBy } from '../ordered.js'
import type { VirtualTime, World } from '../world.js'
import { summaryOf } from './links.js'
import { longestDelay, scheduleOf } from './schedule.js'

/**
 * Tables by the time of the instant at whose end they were so. Never written in place once a world
 * holds it.
 */
export type Past = OrderedMap<VirtualTime, World['tables']>

/**
 * A world that leaves its instant for `time`. It remembers the instant if some client's watches are
 * late, and the instants at which a client was cut off for as long as it is.
 */
export function moveOn(world: World, time: VirtualTime): World {
  const schedule = scheduleOf(world)
  const { longestDelay: late, cuts } = summaryOf(world)
  const delay = Math.max(schedule ? longestDelay(schedule) : 0, late)
  if (delay > 0 || cuts.size > 0)
    return { ...world, now: time, past: remember(world, time - delay, cuts) }
  return { ...world, now: time, past: undefined }
}

function remember(world: World, latest: VirtualTime, cuts: ReadonlySet<VirtualTime>): Past {
  const past = world.past?.clone() ?? orderedBy<VirtualTime, World['tables']>((a, b) => a - b)
  past.set(world.now, world.tables)
  // The newest that is old enough for the latest client stays: it is what that one sees now.
  const oldest = past.nextLowerKey(latest + 1)
  if (oldest === undefined) return past
  if (cuts.size === 0) past.deleteRange(past.minKey() as number, oldest, false)
  else for (const time of [...past.keys()]) if (time < oldest && !cuts.has(time)) past.delete(time)
  return past
}

/**
 * The tables as they were at `time`; the oldest that are known if that is further back, undefined
 * if nothing is known but the present.
 */
export const tablesAt = ({ past }: World, time: VirtualTime): World['tables'] | undefined =>
  past && !past.isEmpty
    ? (past.getPairOrNextLower(time)?.[1] ?? past.get(past.minKey() as number))
    : undefined
