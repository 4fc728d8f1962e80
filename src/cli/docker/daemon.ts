/**
 * What daemon and client say when something is wrong.
 *
 * @module
 */
import type { DockerError } from '../../docker/errors.js'
import { CommandError } from '../verb.js'

/** `Error response from daemon: No such container: web` */
export const daemonSays = (error: DockerError): string =>
  `Error response from daemon: ${error.message}`

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
