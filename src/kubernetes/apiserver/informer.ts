/**
 * Informers: how clients of the API server read. Each keeps a cache of what it watches, works on
 * that, and writes to the server.
 *
 * Here a cache is a pointer to the world as it was a while ago; without a schedule that says
 * otherwise it is the present, and costs nothing. A client that works on an old world needs what
 * the real ones have: updates that conflict, expectations, assumed pods, live reads.
 *
 * @see https://pkg.go.dev/k8s.io/client-go/tools/cache
 */
import type { Client, Loop } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'
import { events } from '../kinds/event/row.js'
import { heartbeats } from '../kinds/heartbeat.js'
import { isObjectTable } from '../kinds/object-table.js'
import type { TableSpec } from '../../sim/table.js'
import { isApiError } from './errors.js'

/** What clients watch: all kinds but events, and the heartbeats that leases follow from. */
const INFORMED: Client['informed'] = {
  has: (table) => (isObjectTable(table) && table !== events.name) || table === heartbeats.name,
}

/**
 * How a client starts: `start` forgets what it had in memory and names the keys that it looks at
 * first.
 */
type Starting = Pick<Client, 'start' | 'processOf'>

/**
 * Makes a loop a client of the API server: what the server refuses is tried again after the loop's
 * back-off, as client-go's work queue does.
 */
export const asClient = (loop: Loop, starting: Starting): Loop => ({
  ...loop,
  isRetried: (error) => isApiError(error),
  client: { informed: INFORMED, ...starting },
})

/** The step as the API server itself sees it. */
export const presentOf = (tx: Tx): Tx => tx.disturbance?.present ?? tx

/**
 * Whether a client's caches show the world as it was when the client wrote at `time`, with what it
 * wrote.
 */
export const hasSeen = (tx: Tx, time: VirtualTime): boolean =>
  tx.disturbance === undefined || tx.disturbance.seenAt >= time

/** When the caches will show what was written at `time`. */
export const seenFrom = (tx: Tx, time: VirtualTime = tx.now): VirtualTime =>
  time + (tx.disturbance ? tx.now - tx.disturbance.seenAt : 0)

/** The keys of all rows of a table, for clients that start. */
export function keysOf(tx: Tx, table: TableSpec<never>): string[] {
  const keys: string[] = []
  tx.each(table, '', (_, key) => keys.push(key))
  return keys
}

/** Empties a table of a client's memory. */
export function forgetAll(tx: Tx, table: TableSpec<never>): void {
  for (const key of keysOf(tx, table)) tx.delete(table, key)
}
