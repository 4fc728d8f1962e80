/**
 * `POST /volumes/create`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumeCreate
 */
import type { Tx } from '../../sim/step.js'
import { writeEvent } from '../events.js'
import { type VolumeResource, resourceOf } from './list.js'
import { ensureVolume } from './volume.js'

/** Makes a volume; one that is there already is given back. @throws DockerError for a bad name */
export function volumeCreate(
  tx: Tx,
  machine: string,
  {
    Name,
    Labels,
    DriverOpts,
  }: {
    readonly Name?: string
    readonly Driver?: string
    readonly Labels?: Readonly<Record<string, string>>
    readonly DriverOpts?: Readonly<Record<string, string>>
  },
): VolumeResource {
  const volume = ensureVolume(tx, machine, Name || undefined, Labels ?? {}, DriverOpts ?? {})
  writeEvent(tx, {
    machine,
    type: 'volume',
    action: 'create',
    id: volume.name,
    attributes: { driver: 'local' },
  })
  return resourceOf(volume)
}
