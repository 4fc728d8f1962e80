/**
 * Runs the body of a function in its frame.
 *
 * @module
 */
import type { Value } from '../values.js'
import type { Gen } from '../wait.js'
import { type Code, type Frame, type Signal, enter, leave, traced } from './frame.js'

/** A body that comes to its end at once. */
export function runNow(frame: Frame, body: (frame: Frame) => Signal): Value {
  const before = enter(frame)
  try {
    body(frame)
    return frame.returned
  } catch (error) {
    throw traced(error, frame)
  } finally {
    leave(before)
  }
}

/** A body that may have to wait. */
export function* runLater(frame: Frame, body: Code<Signal>): Gen {
  const before = enter(frame)
  try {
    if (body.now) body.now(frame)
    else yield* body.later(frame)
    return frame.returned
  } catch (error) {
    throw traced(error, frame)
  } finally {
    leave(before)
  }
}
