/**
 * The daemon of a machine: comes and goes with it.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { containers } from './container.js'
import { forgetPulled } from './cri/image.js'
import { removeSandboxes } from './cri/sandbox.js'
import { forgetLayers } from './image/layers.js'
import { localImages, imageNames } from './image/store.js'
import { createPredefined, networkKey, networks } from './network/network.js'
import { drop } from './remove.js'
import { dropVolume, volumes } from './volume/volume.js'

/** Sets the daemon of a new machine up. */
export function startDaemon(tx: Tx, machine: string): void {
  createPredefined(tx, machine)
}

/** Removes a daemon with everything that it has. */
export function removeDaemon(tx: Tx, machine: string): void {
  removeSandboxes(tx, machine)
  forgetPulled(tx, machine)
  for (const container of tx.by(containers, 'byMachine', machine)) drop(tx, container, true)
  for (const volume of tx.by(volumes, 'byMachine', machine)) dropVolume(tx, volume)
  for (const { name } of tx.by(networks, 'byMachine', machine))
    tx.delete(networks, networkKey(machine, name))
  for (const { id } of tx.rows(localImages, `${machine} `))
    tx.delete(localImages, `${machine} ${id}`)
  forgetLayers(tx, machine)
  for (const { name } of tx.rows(imageNames, `${machine} `))
    tx.delete(imageNames, `${machine} ${name}`)
}
