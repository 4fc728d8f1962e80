/**
 * The order of what is due at one instant: by chance.
 *
 * @module
 */
import type { Booking } from '../agenda.js'
import type { World } from '../world.js'
import { type Schedule, drawsOf } from './schedule.js'

/**
 * So many bookings of an instant are drawn from: a storm's first thousands are in disorder enough,
 * and each draw looks at all of them.
 */
const LIMIT = 1_000

/** One of the bookings that are due first. */
export function anyDue(schedule: Schedule, world: World): Booking | undefined {
  const due: Booking[] = []
  for (const booking of world.agenda.due.keys()) {
    if (booking.time !== (due[0] ?? booking).time || due.length === LIMIT) break
    due.push(booking)
  }
  return due.length < 2 ? due[0] : due[drawsOf(schedule, world, 'order').int(0, due.length - 1)]
}
