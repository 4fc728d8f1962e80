/**
 * Tools that other entries of the package bring: what real clients ask over HTTP is a call like any
 * other, so it is recorded, undone and replayed. Their code is not part of this entry.
 *
 * @module
 */
import type { Door } from '../http/door.js'
import type { FacadeMethod } from './facade.js'

/** A tool: its name, and its verbs as a replay calls them. */
interface Wire {
  readonly name: string
  verbs(door: Door): Readonly<Record<string, FacadeMethod>>
}

const wires = new Map<string, Wire>()

/** From now on, every lab knows the tool. */
export const connectWire = (wire: Wire): void => void wires.set(wire.name, wire)

/** The tool of a name, if its entry is there. */
export const wireOf = (name: string): Wire | undefined => wires.get(name)
