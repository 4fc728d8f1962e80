/**
 * `POST /volumes/prune`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumePrune
 */
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import { writtenBytes } from '../prune.js'
import type { Filters } from '../filters.js'
import { prunedBy, switchIn } from '../prune-filters.js'
import { dropVolume, usersOf, volumeRoot, volumes } from './volume.js'

const notASwitch = (value: string): DockerError =>
  new DockerError(
    400,
    `invalid filter 'all': strconv.ParseBool: parsing ${JSON.stringify(value)}: invalid syntax`,
  )

/** Removes the anonymous volumes (with the filter `all`: every volume) that no container has. */
export function volumePrune(
  tx: Tx,
  machine: string,
  filters: Filters = {},
): { readonly VolumesDeleted: readonly string[]; readonly SpaceReclaimed: number } {
  const goes = prunedBy(filters, tx.now, ['all', 'label', 'label!'])
  const all = switchIn(filters, 'all', notASwitch) ?? false
  const unused = tx
    .by(volumes, 'byMachine', machine)
    .filter((volume) => (all || volume.anonymous) && usersOf(tx, volume).length === 0)
    .filter(goes)
  const SpaceReclaimed = unused.reduce(
    (sum, { name }) => sum + writtenBytes(tx, volumeRoot(machine, name)),
    0,
  )
  for (const volume of unused) dropVolume(tx, volume)
  return { VolumesDeleted: unused.map(({ name }) => name), SpaceReclaimed }
}
