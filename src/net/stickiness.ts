/**
 * Stickiness: whom clients were sent to last, for rules that send a client the same way again.
 *
 * A rule reads it and says under which key its choice is to be kept; the packet's sender writes
 * it down, since rules change nothing.
 *
 * @see https://manpages.debian.org/iptables-extensions.8#recent
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'

/** A choice that is kept: where the client's last connection went, and when it was opened. */
interface LastWay {
  readonly address: string
  readonly port: number
  readonly at: VirtualTime
}

/** A choice to keep. */
export interface Kept {
  readonly key: string
  readonly address: string
  readonly port: number
}

const lastWays = defineTable<LastWay>('last-ways')

/** Where a client went last. */
export const lastWay = (read: Reader, key: string): LastWay | undefined => read.get(lastWays, key)

/** Writes down where a client went. */
export function keepWay(tx: Tx, { key, address, port }: Kept): void {
  tx.put(lastWays, key, { address, port, at: tx.now })
}

/** Forgets every choice whose key starts with `prefix`. */
export function forgetWays(tx: Tx, prefix: string): void {
  const keys: string[] = []
  tx.each(lastWays, prefix, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(lastWays, key)
}
