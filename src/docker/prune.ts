/**
 * `POST /containers/prune`: removes every container that does not run.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerPrune
 */
import { changesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { containers, isUp } from './container.js'
import type { Filters } from './filters.js'
import { prunedBy } from './prune-filters.js'
import { drop } from './remove.js'

/** How many bytes a container wrote into its own files. */
export const writtenBytes = (read: Reader, id: string): number =>
  Object.values(changesOf(read, id)).reduce(
    (sum, { type, size }) => (type === 'file' ? sum + size : sum),
    0,
  )

/** Removes them, or those that filters name; their ids, and how many bytes they had written. */
export function prune(
  tx: Tx,
  machine: string,
  filters: Filters = {},
): { readonly ContainersDeleted: readonly string[]; readonly SpaceReclaimed: number } {
  const goes = prunedBy(filters, tx.now, ['until', 'label', 'label!'])
  const gone = tx
    .by(containers, 'byMachine', machine)
    .filter((row) => !isUp(row) && row.status !== 'restarting')
    .filter(({ config, created }) => goes({ labels: config.Labels, created }))
  const SpaceReclaimed = gone.reduce((sum, { id }) => sum + writtenBytes(tx, id), 0)
  for (const container of gone) drop(tx, container, false)
  return { ContainersDeleted: gone.map(({ id }) => id), SpaceReclaimed }
}
