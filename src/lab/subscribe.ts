/**
 * `lab.subscribe`: listeners that are called whenever the state of a lab is another one.
 *
 * @module
 */
import type { Simulation } from '../sim/driver.js'
import type { Change } from '../sim/step.js'
import type { World } from '../sim/world.js'

/** A listener: it gets the changes of a lab's state, and who made them. */
export type LabListener = (
  state: World,
  changes: readonly Change[],
  by: { readonly loop: string; readonly key: string },
) => void

const NO_CHANGES: readonly Change[] = Object.freeze([])
/** What a listener gets when only time has passed. */
const TIME = Object.freeze({ loop: 'time', key: '' })

/** Tells a listener of each new state; returns what ends that. */
export function subscribeTo({ events }: Simulation, listener: LabListener): () => void {
  const tellTime = (state: World): void => listener(state, NO_CHANGES, TIME)
  events.on('commit', listener)
  events.on('time', tellTime)
  return () => {
    events.off('commit', listener)
    events.off('time', tellTime)
  }
}
