/**
 * Setting machines up: the workstation, and nodes with their kubelets.
 *
 * @module
 */
import { startDaemon } from '../docker/daemon.js'
import { type Kubelet, startKubelet } from '../kubernetes/kubelet/node.js'
import { hostNamespace, namespaces } from '../net/namespace.js'
import type { Layer } from '../oci/layer.js'
import { createRoot, filesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import { type Machine, WORKSTATION, machineRoot, machines } from './machine.js'

/** The network that workstation and nodes share. */
export const LAN = 'lan'
/** The cluster's pod network. */
export const POD_NETWORK = 'pods'
/** The workstation's address on it, and where the nodes' addresses begin. */
export const WORKSTATION_ADDRESS = '192.168.49.1'
export const nodeAddress = (index: number): string => `192.168.${49 + Math.floor((index + 2) / 250)}.${(index + 2) % 250 || 250}`

/** Sets the workstation up: a user's home, and Docker. */
export function createWorkstation(tx: Tx, base: readonly Layer[]): void {
  createMachine(tx, base, { name: WORKSTATION, role: 'workstation', address: WORKSTATION_ADDRESS, on: true, user: { uid: 1000, gid: 1000, name: 'user' }, home: '/home/user' })
}

/** What a node is made of. */
export interface NodeSetup {
  readonly name: string
  readonly address: string
  readonly kubelet: Omit<Kubelet, 'node' | 'address' | 'running' | 'since' | 'starts'>
}

/** Sets a node up: a machine with a daemon (unless its runtime needs none) and a kubelet that will register it. */
export function createNode(tx: Tx, base: readonly Layer[], { name, address, kubelet }: NodeSetup): void {
  createMachine(tx, base, { name, role: 'node', address, on: true, user: { uid: 0, gid: 0, name: 'root' }, home: '/home/user' }, kubelet.runtime !== 'hollow')
  startKubelet(tx, { ...kubelet, node: name, address })
}

function createMachine(tx: Tx, base: readonly Layer[], machine: Machine, daemon = true): void {
  tx.put(machines, machine.name, machine)
  createRoot(tx, { id: machineRoot(machine.name), machine: machine.name, layers: base, mounts: [] })
  const files = filesOf(tx, machineRoot(machine.name), { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })
  files.write('/etc/hostname', `${machine.name}\n`)
  files.write('/etc/hosts', `127.0.0.1\tlocalhost\n${machine.address}\t${machine.name}\n`)
  const interfaces = [{ network: LAN, address: machine.address }]
  if (machine.role === 'node') interfaces.push({ network: POD_NETWORK, address: machine.address })
  tx.put(namespaces, hostNamespace(machine.name), { id: hostNamespace(machine.name), machine: machine.name, hostname: machine.name, interfaces })
  if (daemon) startDaemon(tx, machine.name)
}
