/**
 * Setting machines up: files, a place on the network, and a Docker daemon.
 *
 * @module
 */
import { startDaemon } from '../docker/daemon.js'
import { hostNamespace, namespaces } from '../net/namespace.js'
import type { Layer } from '../oci/layer.js'
import { roots } from '../program/process.js'
import { createRoot } from '../program/root.js'
import { filesOf } from '../program/tree.js'
import type { Tx } from '../sim/step.js'
import { type MachineRow, WORKSTATION, machineRoot, machines } from './machine.js'

/** The network that workstation and nodes share. */
const LAN = 'lan'
/** The workstation's address on it. */
const WORKSTATION_ADDRESS = '192.168.49.1'

/** Sets the workstation up: a user's home, and Docker. */
export function createWorkstation(tx: Tx, base: readonly Layer[]): void {
  createMachine(tx, base, {
    name: WORKSTATION,
    role: 'workstation',
    address: WORKSTATION_ADDRESS,
    on: true,
    user: { uid: 1000, gid: 1000, name: 'user' },
    home: '/home/user',
  })
}

/** The layers that every machine of this world starts from. */
export function baseOf(tx: Tx): readonly Layer[] {
  return tx.get(roots, machineRoot(WORKSTATION))?.layers ?? []
}

/** What a machine has beside its files and its place among the others. */
interface Furnishing {
  /** Networks that it is on too. */
  readonly networks?: readonly string[]
  /** Whether it runs a Docker daemon; it does by default. */
  readonly daemon?: boolean
}

/** Sets a machine up. */
export function createMachine(
  tx: Tx,
  base: readonly Layer[],
  machine: MachineRow,
  { networks = [], daemon = true }: Furnishing = {},
): void {
  tx.put(machines, machine.name, machine)
  createRoot(tx, {
    id: machineRoot(machine.name),
    machine: machine.name,
    layers: base,
    mounts: [],
    kernel: true,
  })
  const files = filesOf(tx, machineRoot(machine.name), {
    cwd: '/',
    user: { uid: 0, gid: 0, name: 'root' },
  })
  files.write('/etc/hostname', `${machine.name}\n`)
  files.write('/etc/hosts', `127.0.0.1\tlocalhost\n${machine.address}\t${machine.name}\n`)
  const interfaces = [LAN, ...networks].map((network) => ({ network, address: machine.address }))
  tx.put(namespaces, hostNamespace(machine.name), {
    id: hostNamespace(machine.name),
    machine: machine.name,
    hostname: machine.name,
    interfaces,
  })
  if (daemon) startDaemon(tx, machine.name)
}
