/**
 * Waits that took too long.
 *
 * @module
 */
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { CommandError } from '../verb.js'

const TIMED_OUT = 'error: timed out waiting for the condition'

/** The error of a wait that is over, for an object if it is about one. */
export const timedOut = (kind?: Kind, name?: string): CommandError =>
  new CommandError(kind ? `${TIMED_OUT} on ${kind.plural}/${name ?? ''}` : TIMED_OUT)
