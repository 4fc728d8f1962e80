/**
 * What the daemon answers when something is wrong, as the client shows it.
 *
 * @module
 */
import type { DockerError } from '../../docker/errors.js'

/** `Error response from daemon: No such container: web` */
export const daemonSays = (error: DockerError): string => `Error response from daemon: ${error.message}`
