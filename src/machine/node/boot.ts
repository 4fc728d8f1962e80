/**
 * Setting nodes up: machines with kubelets.
 *
 * @module
 */
import { type Kubelet, startKubelet } from '../../kubernetes/kubelet/node.js'
import type { Layer } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { createMachine } from '../boot.js'

/** The cluster's pod network. */
const POD_NETWORK = 'pods'

/** The address of the nth node on the network that machines share, from 0. */
export const nodeAddress = (index: number): string =>
  `192.168.${49 + Math.floor((index + 2) / 250)}.${(index + 2) % 250 || 250}`

/** What a node is made of. */
interface NodeSetup {
  readonly name: string
  readonly address: string
  readonly kubelet: Omit<Kubelet, 'node' | 'address' | 'running' | 'since' | 'starts'>
}

/**
 * Sets a node up: a machine with a daemon (unless its runtime needs none) and a kubelet that will
 * register it.
 */
export function createNode(
  tx: Tx,
  base: readonly Layer[],
  { name, address, kubelet }: NodeSetup,
): void {
  const root = { uid: 0, gid: 0, name: 'root' }
  createMachine(
    tx,
    base,
    { name, role: 'node', address, on: true, user: root, home: '/home/user' },
    { networks: [POD_NETWORK], daemon: kubelet.runtime !== 'hollow' },
  )
  startKubelet(tx, { ...kubelet, node: name, address })
}
