/**
 * Moments of a lab: how somebody names one, and what is said when there is none.
 *
 * @module
 */
import { KubariumError } from '../../sim/errors.js'
import type { Goal } from '../../sim/horizon.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import { isRecord, must } from '../arguments.js'

/** A moment of the past that is not kept, or one of the future; or a change of the past. */
export class HistoryError extends KubariumError {
  override name = 'HistoryError'
}

/** A moment: a virtual time, or how many steps the world had made (`lab.state.steps`). */
export type Moment = VirtualTime | { readonly revision: number }

/** What a moment has to be. */
export const MOMENT = must(
  'a virtual time in whole milliseconds, or { revision }, a whole number',
  (value) => Number.isInteger(isRecord(value) ? value['revision'] : value),
)

/** A moment as a goal to simulate to. */
export const goalOf = (moment: Moment): Goal =>
  typeof moment === 'number' ? { time: moment } : { steps: moment.revision }

/** A moment in words. */
export const named = (goal: Goal): string =>
  'time' in goal ? rfc3339(goal.time) : `revision ${goal.steps}`
