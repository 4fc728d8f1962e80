/**
 * `DELETE /volumes/{name}`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumeDelete
 */
import type { Tx } from '../../sim/step.js'
import { volumeInUse } from './errors.js'
import { writeEvent } from '../events.js'
import { dropVolume, usersOf, volumeKey, volumeNamed, volumes } from './volume.js'

/**
 * Removes a volume that no container has; `force` is content when there is none. @throws
 * DockerError
 */
export function volumeRemove(
  tx: Tx,
  machine: string,
  name: string,
  { force = false }: { readonly force?: boolean } = {},
): void {
  if (force && !tx.get(volumes, volumeKey(machine, name))) return
  const volume = volumeNamed(tx, machine, name)
  const users = usersOf(tx, volume)
  if (users.length > 0)
    throw volumeInUse(
      name,
      users.map(({ id }) => id),
    )
  dropVolume(tx, volume)
  writeEvent(tx, {
    machine,
    type: 'volume',
    action: 'destroy',
    id: name,
    attributes: { driver: 'local' },
  })
}
