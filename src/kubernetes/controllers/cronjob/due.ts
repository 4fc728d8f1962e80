/**
 * Which start of a schedule is due: the last one that has passed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-deadline
 */
import type { VirtualTime } from '../../../sim/world.js'
import { type Schedule, nextTime } from '../../kinds/cron-schedule.js'

/** A job that has missed more starts than this gets a warning. */
const MANY = 100

/** The last start since `since`, not before the deadline; and whether too many were missed. */
export function dueTime(
  schedule: Schedule,
  zone: string,
  since: VirtualTime,
  now: VirtualTime,
  deadlineSeconds: number | undefined,
): { readonly due: VirtualTime | undefined; readonly tooMany: boolean } {
  const from = deadlineSeconds === undefined ? since : Math.max(since, now - deadlineSeconds * 1000)
  const none = { due: undefined, tooMany: false }
  const first = nextTime(schedule, from, zone)
  if (first === undefined || now < first) return none
  const second = nextTime(schedule, first, zone)
  if (second === undefined || now < second) return { due: first, tooMany: false }
  const missed = Math.floor((now - first) / (second - first)) + 1
  let due: VirtualTime | undefined
  let time = nextTime(schedule, first + (missed - 2) * (second - first), zone)
  while (time !== undefined && time <= now) {
    due = time
    time = nextTime(schedule, time, zone)
  }
  return { due, tooMany: missed > MANY }
}
