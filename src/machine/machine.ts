/**
 * Machines: the workstation and the nodes. Each has files, a network address, a Docker daemon of
 * its own, and power.
 *
 * @module
 */
import { UsageError } from '../sim/errors.js'
import type { Reader } from '../sim/world.js'
import { defineTable } from '../sim/table.js'

/** A machine. Its key is its name. */
export interface MachineRow {
  readonly name: string
  /** `workstation` is where the user's terminal is; a `node` belongs to the cluster. */
  readonly role: 'workstation' | 'node'
  /** Its address on the network that machines share. */
  readonly address: string
  readonly on: boolean
  /** Who types at its terminal, and where that person's files are. */
  readonly user: { readonly uid: number; readonly gid: number; readonly name: string }
  readonly home: string
}

export const machines = defineTable<MachineRow>('machines')

/** The workstation's name. */
export const WORKSTATION = 'host'

/** The root (file system) of a machine. */
export const machineRoot = (name: string): string => `host:${name}`

/** What is said of a machine that is not there. */
export const noMachine = (name: string): string => `there is no machine "${name}"`

/** @throws UsageError There is no machine of that name. */
export function machineNamed(read: Reader, name: string): MachineRow {
  const machine = read.get(machines, name)
  if (!machine) throw new UsageError(noMachine(name))
  return machine
}

/** @throws UsageError There is no machine of that name, or it has no power. */
export function poweredMachine(read: Reader, name: string): MachineRow {
  const machine = machineNamed(read, name)
  if (!machine.on) throw new UsageError(`machine "${name}" has no power`)
  return machine
}
