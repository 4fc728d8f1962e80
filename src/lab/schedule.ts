/**
 * The schedule of a lab, as its user asks for it: how late, and in which order, controllers, the
 * scheduler, kubelets and kube-proxy see the world, and how often they crash.
 *
 * @see docs/staleness.md
 */
import type { Simulation } from '../sim/driver.js'
import { startAtOnce } from '../sim/schedule/client.js'
import {
  ON_TIME,
  type PerClient,
  SCHEDULE_KEY,
  type Schedule,
  schedules,
} from '../sim/schedule/schedule.js'
import {
  type Expected,
  check,
  duration,
  fields,
  isRecord,
  numberFrom,
  oneOf,
  recordOf,
  shown,
  wholeNumber,
} from './arguments.js'
import { milliseconds } from './duration.js'

/**
 * One value for every client of the API server, or values by name: `replicaset-controller`,
 * `deployment-controller`, `default-scheduler`,
 * `kubelet`, … Those that are not named are left alone.
 */
export type ForClients<Value> = Value | Readonly<Record<string, Value>>

/** What disturbs the clients of the API server. Everything has a default: not at all. */
export interface ScheduleOptions {
  /** Another seed draws other delays, losses and crashes; 1 by default. */
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

/** One value, or values by the names of clients. */
const forClients =
  (clients: readonly string[], expected: Expected): Expected =>
  (value, called) => {
    if (!isRecord(value)) return expected(value, called)
    const foreign = Object.keys(value).find((client) => !clients.includes(client))
    return foreign === undefined
      ? recordOf(expected)(value, called)
      : `${called} names "${foreign}", which is no client of the API server: use ${clients.join(', ')}`
  }
const period: Expected = (value, called) =>
  duration(value, called) ??
  (milliseconds(value as number | string) < 1
    ? `${called} must be longer than nothing, not ${shown(value)}`
    : undefined)

/** What each setting has to be; `clients` are the names that it may speak of. */
export function scheduleFields(clients: readonly string[]): Expected {
  const share = forClients(clients, numberFrom(0, 1))
  return fields({
    seed: wholeNumber,
    order: oneOf('fifo', 'random'),
    watchDelay: forClients(clients, duration),
    drop: share,
    repeat: share,
    conflicts: share,
    crashes: share,
    relist: period,
    restart: period,
  } satisfies Record<keyof ScheduleOptions, Expected>)
}

/** The settings of a schedule. @throws UsageError */
export function scheduleFrom(options: ScheduleOptions, clients: readonly string[]): Schedule {
  check('schedule', options, scheduleFields(clients))
  const { seed = ON_TIME.seed, order = ON_TIME.order, relist, restart } = options
  const [drop, repeat, conflicts, crashes] = SHARES.map((name) =>
    settingOf(options[name], (value) => value),
  )
  return {
    seed,
    order,
    watchDelay: settingOf(options.watchDelay, milliseconds),
    drop: drop ?? 0,
    repeat: repeat ?? 0,
    conflicts: conflicts ?? 0,
    crashes: crashes ?? 0,
    relist: relist === undefined ? ON_TIME.relist : milliseconds(relist),
    restart: restart === undefined ? ON_TIME.restart : milliseconds(restart),
  }
}

const settingOf = <Value extends number | string>(
  given: ForClients<Value> | undefined,
  read: (value: Value) => number,
): PerClient =>
  given === undefined
    ? 0
    : typeof given === 'object'
      ? Object.fromEntries(Object.entries(given).map(([client, value]) => [client, read(value)]))
      : read(given)
