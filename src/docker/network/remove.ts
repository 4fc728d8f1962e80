/**
 * `DELETE /networks/{id}`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkDelete
 */
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { containers } from '../container.js'
import { networkInUse, predefinedNetwork } from '../errors.js'
import { writeEvent } from '../events.js'
import { type Network, PREDEFINED, networkKey, networkNamed, networks } from './network.js'

/** Removes a network that nobody is on. @throws DockerError */
export function networkRemove(tx: Tx, machine: string, ref: string): void {
  const network = networkNamed(tx, machine, ref)
  if (PREDEFINED.includes(network.name)) throw predefinedNetwork(network.name)
  const active = endpointsOn(tx, network)
  if (active.length > 0) throw networkInUse(network.name, active)
  dropNetwork(tx, network)
}

/** The endpoints of running containers on a network. */
const endpointsOn = (
  read: Reader,
  { machine, name }: Network,
): { readonly name: string; readonly id: string }[] =>
  read
    .by(containers, 'byMachine', machine)
    .flatMap((row) =>
      row.endpoints
        .filter(({ network }) => network === name)
        .map(({ id }) => ({ name: row.name, id })),
    )

/** Removes a network even when containers are on it. */
export function dropNetwork(tx: Tx, { machine, name, id }: Network): void {
  tx.delete(networks, networkKey(machine, name))
  tx.update(namespaces, hostNamespace(machine), (row) => {
    row.interfaces = row.interfaces.filter(({ network }) => network !== networkKey(machine, name))
  })
  writeEvent(tx, {
    machine,
    type: 'network',
    action: 'destroy',
    id,
    attributes: { name, type: 'bridge' },
  })
}
