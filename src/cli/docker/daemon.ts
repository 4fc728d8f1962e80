/**
 * What the client says when something is wrong, before it asks the daemon.
 *
 * @module
 */
import { CommandError } from '../verb.js'

/**
 * What the client itself has to say against a container that is asked for, before it asks the
 * daemon.
 */
export class RefusedError extends CommandError {
  override name = 'RefusedError'
  constructor(why: string) {
    super(why, 125)
  }
}
