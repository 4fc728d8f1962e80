/**
 * Room on the stack, in QuickJS: what a script asks of the simulation is done outside, on a stack
 * that is not the script's. What is left is the way there. Stands for program/node/stack-room.ts.
 *
 * @module
 */

/** The calls between a script and its host, and some more. */
const FRAMES_NEEDED = 16

/** Makes sure that the host can be called. @throws RangeError where the stack is full */
export const needStack = (frames = FRAMES_NEEDED): number =>
  frames === 0 ? 0 : needStack(frames - 1) + 1
