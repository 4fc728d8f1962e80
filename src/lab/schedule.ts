/**
 * The schedule of a lab, as its user asks for it: how late, and in which order, controllers, the
 * scheduler, kubelets and kube-proxy see the world, and how often they crash.
 *
 * @see docs/staleness.md
 */
import type { Simulation } from '../sim/driver.js'
import { UsageError } from '../sim/errors.js'
import { startAtOnce } from '../sim/schedule/client.js'
import {
  ON_TIME,
  type PerClient,
  SCHEDULE_KEY,
  type Schedule,
  schedules,
} from '../sim/schedule/schedule.js'
import { milliseconds } from './duration.js'

/**
 * One value for every client of the API server, or values by name: `replicaset-controller`,
 * `deployment-controller`, `default-scheduler`,
 * `kubelet`, … Those that are not named are left alone.
 */
export type ForClients<Value> = Value | Readonly<Record<string, Value>>

/** What disturbs the clients of the API server. Everything has a default: not at all. */
export interface ScheduleOptions {
  /** Draws another luck; 1 by default. */
  readonly seed?: number
  /**
   * Which of those that are due at the same instant runs first: the one that was booked first
   * (`fifo`, the default), or any (`random`).
   */
  readonly order?: 'fifo' | 'random'
  /**
   * By how much watches are late: a client reads the world as it was that long ago, and writes to
   * the API server of this moment. Milliseconds, or a text such as `2s`.
   */
  readonly watchDelay?: ForClients<number | string>
  /**
   * Which share of notifications gets lost, from 0 to 1. A client learns what it missed when it
   * next lists: see `relist`.
   */
  readonly drop?: ForClients<number>
  /** Which share of notifications comes twice. */
  readonly repeat?: ForClients<number>
  /** Which share of updates that would have gone through is refused with a conflict. */
  readonly conflicts?: ForClients<number>
  /**
   * With which probability a client crashes after each of its writes. What it wrote stays, what it
   * wanted to write and what it had in memory is lost.
   */
  readonly crashes?: ForClients<number>
  /**
   * The period in which clients list what they have missed; `30s` by default, the longest back-off
   * of client-go's reflector.
   */
  readonly relist?: number | string
  /**
   * How long a client that crashed is away; `10s` by default, as systemd restarts a kubelet and a
   * kubelet restarts a static pod.
   */
  readonly restart?: number | string
}

const ORDERS = ['fifo', 'random']
const OPTIONS: readonly (keyof ScheduleOptions)[] = [
  'seed',
  'order',
  'watchDelay',
  'drop',
  'repeat',
  'conflicts',
  'crashes',
  'relist',
  'restart',
]
const SHARES = ['drop', 'repeat', 'conflicts', 'crashes'] as const

/**
 * Puts a schedule in force, or (without one) takes it away. `clients` are the names that it may
 * speak of. @throws UsageError
 */
export function applySchedule(
  simulation: Simulation,
  options: ScheduleOptions | undefined,
  clients: readonly string[],
): void {
  const row = options && scheduleFrom(options, clients)
  simulation.transact((tx) => {
    if (row) tx.put(schedules, SCHEDULE_KEY, row)
    else if (tx.delete(schedules, SCHEDULE_KEY)) startAtOnce(tx)
  }, 'reschedule')
}

/** The settings of a schedule. @throws UsageError */
export function scheduleFrom(options: ScheduleOptions, clients: readonly string[]): Schedule {
  if (typeof options !== 'object' || options === null)
    throw new UsageError(`schedule must be an object, not ${String(options)}`)
  const unknown = Object.keys(options).find((name) => !OPTIONS.some((known) => known === name))
  if (unknown !== undefined)
    throw new UsageError(`there is no schedule.${unknown}: use ${OPTIONS.join(', ')}`)
  const { seed = ON_TIME.seed, order = ON_TIME.order } = options
  if (!Number.isInteger(seed))
    throw new UsageError(`schedule.seed must be a whole number, not ${String(seed)}`)
  if (!ORDERS.includes(order))
    throw new UsageError(`schedule.order must be ${ORDERS.join(' or ')}, not ${String(order)}`)
  const [drop, repeat, conflicts, crashes] = SHARES.map((name) =>
    settingOf(clients, name, options[name], (value) => shareOf(name, value)),
  )
  return {
    seed,
    order,
    watchDelay: settingOf(clients, 'watchDelay', options.watchDelay, milliseconds),
    drop: drop ?? 0,
    repeat: repeat ?? 0,
    conflicts: conflicts ?? 0,
    crashes: crashes ?? 0,
    relist: periodOf('relist', options.relist, ON_TIME.relist),
    restart: periodOf('restart', options.restart, ON_TIME.restart),
  }
}

function settingOf<Value>(
  clients: readonly string[],
  name: string,
  given: ForClients<Value> | undefined,
  read: (value: Value) => number,
): PerClient {
  if (given === undefined) return 0
  if (typeof given !== 'object' || given === null) return read(given as Value)
  for (const client of Object.keys(given)) {
    if (!clients.includes(client))
      throw new UsageError(
        `schedule.${name} names "${client}", which is no client of the API server: use ${clients.join(', ')}`,
      )
  }
  return Object.fromEntries(
    Object.entries(given as Readonly<Record<string, Value>>).map(([client, value]) => [
      client,
      read(value),
    ]),
  )
}

function shareOf(name: string, value: number): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new UsageError(`schedule.${name} must be a number from 0 to 1, not ${String(value)}`)
  return value
}

function periodOf(name: string, given: number | string | undefined, usual: number): number {
  const period = given === undefined ? usual : milliseconds(given)
  if (period < 1) throw new UsageError(`schedule.${name} must be longer than nothing`)
  return period
}
