/**
 * Power: a machine comes up, loses power (everything on it stops at once, without a word), and
 * comes back.
 *
 * @module
 */
import { daemonBack, daemonLost } from '../docker/power.js'
import { powerNetwork } from '../net/namespace.js'
import { killNamespace } from '../program/signal.js'
import type { Tx } from '../sim/step.js'
import { machines, machineNamed } from './machine.js'

/** What runs on machines beside their daemons, and stops and starts with their power. */
export interface Powered {
  /** The machine has lost its power; its daemon goes next. */
  lost(tx: Tx, machine: string): void
  /** The machine has its power back, and its daemon is up. */
  back(tx: Tx, machine: string): void
}

/**
 * Takes a machine's power away, and with it that of `others`. A machine that is off stays off.
 * @throws UsageError
 */
export function powerOff(tx: Tx, name: string, others: readonly Powered[]): void {
  const machine = machineNamed(tx, name)
  if (!machine.on) return
  tx.put(machines, name, { ...machine, on: false })
  for (const other of others) other.lost(tx, name)
  daemonLost(tx, name)
  killNamespace(tx, `host:${name}`)
  powerNetwork(tx, name, false)
}

/** Gives a machine its power back: its daemon and `others` start again. @throws UsageError */
export function powerOn(tx: Tx, name: string, others: readonly Powered[]): void {
  const machine = machineNamed(tx, name)
  if (machine.on) return
  tx.put(machines, name, { ...machine, on: true })
  powerNetwork(tx, name, true)
  daemonBack(tx, name)
  for (const other of others) other.back(tx, name)
}
