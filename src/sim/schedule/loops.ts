/**
 * The loops that a schedule needs of its own: they carry notifications and start what has crashed.
 *
 * @module
 */
import type { Loop } from '../loop.js'
import { restartLoop } from './client.js'
import { deliveryLoop, relistLoop } from './notify.js'

/** `loops` are those that are started again. */
export const scheduleLoops = (loops: ReadonlyMap<string, Loop>): readonly Loop[] => [
  deliveryLoop,
  relistLoop,
  restartLoop(loops),
]
