/**
 * Devices that a container asks a driver for (`--gpus`). A machine of a lab has no such driver.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/#gpus
 */
import type { Container } from './container.js'
import { DockerError } from './errors.js'

/** @throws DockerError Devices are asked for. */
export function needDevices({ host }: Container): void {
  const [request] = host.DeviceRequests ?? []
  if (!request) return
  const capabilities = request.Capabilities.map((all) => `[${all.join(' ')}]`).join(' ')
  throw new DockerError(
    500,
    `could not select device driver "${request.Driver}" with capabilities: [${capabilities}]`,
    125,
  )
}
