/**
 * The first world of a lab: Docker Hub, and a workstation with Docker.
 *
 * @module
 */
import { baseLayers } from '../machine/base.js'
import { createWorkstation } from '../machine/boot.js'
import { toolNames } from '../program/busybox/index.js'
import { type Hub, openHub } from '../registry/registry.js'
import type { Simulation } from '../sim/driver.js'

/** Sets up a workstation with these tools, in reach of Docker Hub. */
export function furnishWorkstation(
  simulation: Simulation,
  tools: readonly string[],
  hub?: Hub,
): void {
  simulation.transact((tx) => {
    openHub(tx, hub)
    createWorkstation(tx, baseLayers({ applets: toolNames, tools }, tx.now))
  }, 'createLab')
}
