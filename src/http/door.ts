/**
 * What a lab opens to its handlers: its simulation, and the way to write a call down.
 *
 * @module
 */
import type { PodConnections } from '../kubernetes/apiserver/connect.js'
import type { Fabric } from '../net/rules.js'
import type { Simulation } from '../sim/driver.js'

/** What handlers get of a lab. */
export interface Door {
  readonly simulation: Simulation
  /** The network, by which packets find their way. */
  readonly fabric: Fabric
  /** The streams of pods; absent in a lab without Kubernetes. */
  readonly pods?: PodConnections
  /** Does what a call does, and writes it down if that changed the world. */
  perform<T>(call: string, args: readonly unknown[], work: () => T): T
}
