/**
 * Networks of a picture: those of each machine's Docker.
 *
 * @module
 */
import type { Network } from '../docker/network/network.js'
import { type Collection, edge } from './collection.js'
import { machineKey } from './machine.js'
import type { ViewNetwork } from './parts.js'
import { rowOf } from './rows.js'

const NETWORKS = 'docker-networks'

/** The key of a network's part. */
export const networkKey = (machine: string, name: string): string => `network/${machine}/${name}`

/** The networks of all machines. */
export const networks: Collection<ViewNetwork> = {
  tables: [NETWORKS],
  make(row, source) {
    const network = rowOf<Network>(source, NETWORKS, row)
    if (!network) return undefined
    const { machine, name, driver, subnet } = network
    const key = networkKey(machine, name)
    return {
      parts: [{ type: 'network', key, name, machine, driver, ...(subnet ? { subnet } : {}) }],
      edges: [edge(key, 'on', machineKey(machine))],
    }
  },
}
