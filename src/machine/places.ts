/**
 * Machines as places of the network: what was done to a machine's network goes with the machine.
 *
 * @module
 */
import { forgetPlaces, isImpaired } from '../net/impairment.js'
import { type Loop, awaitChange, watch } from '../sim/loop.js'
import { machines } from './machine.js'

/** Forgets what was done to the network of machines that are gone. Keys are machines' names. */
export const machinePlacesLoop: Loop = {
  name: 'machine-places',
  watches: [
    watch(machines, ({ key, after }, tx) =>
      after === undefined && isImpaired(tx) ? key : undefined,
    ),
  ],
  step(tx, name) {
    if (!tx.get(machines, name)) forgetPlaces(tx, ({ machine }) => machine === name)
    return awaitChange
  },
}
