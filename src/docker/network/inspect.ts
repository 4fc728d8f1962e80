/**
 * `GET /networks/{id}`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkInspect
 */
import type { Reader } from '../../sim/world.js'
import { type NetworkResource, resourceOf } from './list.js'
import { networkNamed } from './network.js'

/** @throws DockerError 404 */
export const networkInspect = (read: Reader, machine: string, name: string): NetworkResource =>
  resourceOf(read, networkNamed(read, machine, name))
