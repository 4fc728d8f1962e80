/**
 * The schedule: how late, and in which order, those that act see the world.
 *
 * Without one everything is on time: what is due at one instant runs in the order in which it was
 * booked, and every reader sees the present. Real controllers see the world late, in any order,
 * and crash in between. A schedule does that to them on purpose. It is one row of the world, and
 * its chance is drawn from its seed and from the count of the world's steps, so that a fork and a
 * restored world have the same chance.
 *
 * @see docs/staleness.md
 */
import { type Random, randomFrom, seededState } from '../random.js'
import { defineTable } from '../table.js'
import type { VirtualTime, World } from '../world.js'

/** One value for all clients of the API server, or one for each by the name of its loop. */
export type PerClient = number | Readonly<Record<string, number>>

/** The settings, as they stand in the world. */
export interface Schedule {
  readonly seed: number
  /** Which of the bookings of one instant runs first. */
  readonly order: 'fifo' | 'random'
  /** By how many milliseconds watches are late. */
  readonly watchDelay: PerClient
  /** Which share of notifications gets lost, from 0 to 1. */
  readonly drop: PerClient
  /** Which share of notifications comes twice. */
  readonly repeat: PerClient
  /** Which share of writes to the API is refused with a conflict. */
  readonly conflicts: PerClient
  /** After which share of writes to the API the writer crashes. */
  readonly crashes: PerClient
  /** The period, in milliseconds, in which clients list again and so learn what they missed. */
  readonly relist: number
  /** How many milliseconds a process that crashed is away. */
  readonly restart: number
}

/**
 * Everything on time and in order, but for the two periods, which only matter to what gets lost and
 * what crashes.
 */
export const ON_TIME: Schedule = {
  seed: 1,
  order: 'fifo',
  watchDelay: 0,
  drop: 0,
  repeat: 0,
  conflicts: 0,
  crashes: 0,
  relist: 30_000,
  restart: 10_000,
}

/** Has one row, or none. */
export const schedules = defineTable<Schedule>('schedule')
export const SCHEDULE_KEY = 'schedule'

/** The schedule of a world, if it has one. */
export const scheduleOf = ({ tables }: World): Schedule | undefined =>
  tables[schedules.name]?.rows.get(SCHEDULE_KEY) as Schedule | undefined

/** What a setting means for one client. */
export const forClient = (setting: PerClient, client: string): number =>
  typeof setting === 'number'
    ? setting
    : Object.hasOwn(setting, client)
      ? (setting[client] as number)
      : 0

/** The longest delay of any client. */
export const longestDelay = ({ watchDelay }: Schedule): VirtualTime =>
  typeof watchDelay === 'number' ? watchDelay : Math.max(0, ...Object.values(watchDelay))

/** What is drawn for: draws for one purpose do not shift those for another. */
type Purpose = 'order' | 'notifications' | 'writes'
const SALTS: Readonly<Record<Purpose, number>> = {
  order: 0x9e3779b9,
  notifications: 0x85ebca6b,
  writes: 0xc2b2ae35,
}
const FINE = 1_000_000

/** Draws for one step and one purpose. */
export interface Draws {
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
}

/** Draws for the step that a world is about to make. */
export function drawsOf({ seed }: Schedule, world: World, purpose: Purpose): Draws {
  let random: Random | undefined
  const int = (low: number, high: number): number => {
    random ??= randomFrom(seededState(mix(mix(seed ^ SALTS[purpose]) ^ world.steps)))
    return random.int(low, high)
  }
  return { int, chance: (probability) => probability > 0 && int(1, FINE) <= probability * FINE }
}

/**
 * Spreads the bits of a 32-bit number (the finaliser of MurmurHash3), so that neighbouring steps
 * draw different numbers.
 */
function mix(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
