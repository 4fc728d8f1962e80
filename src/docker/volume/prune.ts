/**
 * `POST /volumes/prune`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumePrune
 */
import type { Tx } from '../../sim/step.js'
import { writtenBytes } from '../prune.js'
import { dropVolume, usersOf, volumeRoot, volumes } from './volume.js'

/** Removes the anonymous volumes (with `all`: every volume) that no container has. */
export function volumePrune(
  tx: Tx,
  machine: string,
  { all = false }: { readonly all?: boolean } = {},
): { readonly VolumesDeleted: readonly string[]; readonly SpaceReclaimed: number } {
  const unused = tx
    .by(volumes, 'byMachine', machine)
    .filter((volume) => (all || volume.anonymous) && usersOf(tx, volume).length === 0)
  const SpaceReclaimed = unused.reduce(
    (sum, { name }) => sum + writtenBytes(tx, volumeRoot(machine, name)),
    0,
  )
  for (const volume of unused) dropVolume(tx, volume)
  return { VolumesDeleted: unused.map(({ name }) => name), SpaceReclaimed }
}
