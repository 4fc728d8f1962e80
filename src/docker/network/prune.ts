/**
 * `POST /networks/prune`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkPrune
 */
import type { Tx } from '../../sim/step.js'
import { containers } from '../container.js'
import type { Filters } from '../filters.js'
import { prunedBy } from '../prune-filters.js'
import { PREDEFINED, networks } from './network.js'
import { dropNetwork } from './remove.js'

/** Removes every network of the user's that no container uses. */
export function networkPrune(
  tx: Tx,
  machine: string,
  filters: Filters = {},
): { readonly NetworksDeleted: readonly string[] } {
  const goes = prunedBy(filters, tx.now, ['until', 'label', 'label!'])
  const used = new Set(
    tx.by(containers, 'byMachine', machine).flatMap((row) => Object.keys(row.networks)),
  )
  const unused = tx
    .by(networks, 'byMachine', machine)
    .filter(({ name }) => !PREDEFINED.includes(name) && !used.has(name))
    .filter(goes)
  for (const network of unused) dropNetwork(tx, network)
  return { NetworksDeleted: unused.map(({ name }) => name) }
}
