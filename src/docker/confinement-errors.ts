/**
 * What the daemon answers about what confines a container: capabilities, the processes that it sees,
 * the runtime that runs it.
 *
 * @see https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
 */
import { DockerError } from './errors.js'

/** The container whose processes are to be shared does not run. */
export const joinsStoppedProcesses = (name: string, state: string): DockerError =>
  new DockerError(
    409,
    `cannot join PID namespace of a non running container: container ${name} is ${state}`,
    125,
  )
/** There is no capability of this name. */
export const unknownCapability = (field: string, name: string): DockerError =>
  new DockerError(
    400,
    `invalid ${field}: unknown capability: "CAP_${name.toUpperCase().replace(/^CAP_/, '')}"`,
    125,
  )
/** The daemon has no runtime of this name. */
export const unknownRuntime = (name: string): DockerError =>
  new DockerError(400, `unknown or invalid runtime name: ${name}`, 125)
