/**
 * Machines: the workstation and the nodes. Each has files, a network address, a Docker daemon of
 * its own, and power.
 *
 * @module
 */
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
