/**
 * Room on the stack for the simulation, when a script calls it.
 *
 * @module
 */

/** How many frames of a kilobyte the simulation may need for what a script asks of it. */
const FRAMES_NEEDED = 40
const KILOBYTE = Array.from({ length: 128 }, () => 0)

/**
 * Makes sure that the stack has room for the simulation's own work, which must not be cut short.
 *
 * @throws RangeError as a call of the script's own would, where the stack is full
 */
export function needStack(frames = FRAMES_NEEDED, ...room: readonly number[]): number {
  return frames === 0 ? room.length : needStack(frames - 1, ...KILOBYTE)
}
