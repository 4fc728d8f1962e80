/**
 * `GET /volumes/{name}`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumeInspect
 */
import type { Reader } from '../../sim/world.js'
import { type VolumeResource, resourceOf } from './list.js'
import { volumeNamed } from './volume.js'

/** @throws DockerError 404 */
export const volumeInspect = (read: Reader, machine: string, name: string): VolumeResource =>
  resourceOf(volumeNamed(read, machine, name))
