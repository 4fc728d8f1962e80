/**
 * Notifications under a schedule: a change reaches a client late, twice, or not at all until the
 * client lists again.
 *
 * What is on its way is on the agenda, as loops of the schedule's own, so that it forks. A booking
 * of a client's key cannot stand for it: the earlier booking of a key stays, and that one may run
 * before the client can see the change.
 */
import type { LoopWatch } from '../loop-table.js'
import type { Loop } from '../loop.js'
import type { Step } from '../step.js'
import { linkOf } from './links.js'
import { defineTable } from '../table.js'
import type { VirtualTime } from '../world.js'
import {
  ON_TIME,
  type Draws,
  type Schedule,
  SCHEDULE_KEY,
  forClient,
  schedules,
} from './schedule.js'

const DELIVER = 'schedule-deliver'
const RELIST = 'schedule-relist'
const SEPARATOR = '\u0000'
/** A notification that is repeated comes again within this many milliseconds. */
const LONGEST_REPEAT = 2_000

/** What clients have missed since they last listed. Keys are the loop's name, and its key. */
const missed = defineTable<{ readonly since: VirtualTime }>('schedule-missed')

/**
 * Lets a client know that a change concerns one of its keys, as late and as reliably as the
 * schedule says, and as late as the client's own link is.
 */
export function notify(
  schedule: Schedule,
  draws: Draws,
  step: Step,
  watch: LoopWatch,
  key: string,
  cause: number,
): void {
  const { loop } = watch
  const link = linkOf(step, loop.name, loop.client?.processOf?.(key) ?? '')
  if (link?.cutSince !== undefined) return
  const delay = Math.max(forClient(schedule.watchDelay, loop.name), link?.delay ?? 0)
  if (draws.chance(forClient(schedule.drop, loop.name))) {
    step.put(missed, loop.name + SEPARATOR + key, { since: step.now })
    step.book(RELIST, loop.name, { at: nextRelist(schedule, step.now) }, cause)
    return
  }
  deliver(step, watch, key, step.now + delay, cause)
  if (draws.chance(forClient(schedule.repeat, loop.name)))
    deliver(step, watch, key, step.now + delay + draws.int(1, LONGEST_REPEAT), cause)
}

const nextRelist = ({ relist }: Schedule, now: VirtualTime): VirtualTime =>
  (Math.floor(now / relist) + 1) * relist

/** `at`: when the watch brings it; the loop looks at it a little later. */
function deliver(
  step: Step,
  { loop, latency, urgent }: LoopWatch,
  key: string,
  at: VirtualTime,
  cause: number,
): void {
  const due = at + latency
  if (at <= step.now) step.book(loop.name, key, { at: due, urgent }, cause)
  else step.book(DELIVER, [due, loop.name, key].join(SEPARATOR), { at: due }, cause)
}

/**
 * Carries late notifications to their clients. Its keys are the time, the loop's name, and its key.
 */
export const deliveryLoop: Loop = {
  name: DELIVER,
  watches: [],
  step(tx, id) {
    const [, name = '', key = ''] = id.split(SEPARATOR)
    tx.book(name, key)
    return undefined
  },
}

/** Brings a client what it has missed, as late as its watches are. Its keys are names of loops. */
export const relistLoop: Loop = {
  name: RELIST,
  watches: [],
  step(tx, name) {
    const { watchDelay } = tx.get(schedules, SCHEDULE_KEY) ?? ON_TIME
    const at = tx.now + forClient(watchDelay, name)
    const ids: string[] = []
    tx.each(missed, name + SEPARATOR, (_, id) => ids.push(id))
    for (const id of ids) {
      tx.delete(missed, id)
      tx.book(DELIVER, [at, id].join(SEPARATOR), { at })
    }
    return undefined
  },
}
