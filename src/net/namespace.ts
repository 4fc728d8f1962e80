/**
 * Network namespaces: who has which addresses. A machine has one, and so has every container or pod
 * sandbox.
 *
 * @see https://man7.org/linux/man-pages/man7/network_namespaces.7.html
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'

/** One interface: an address on a network. */
export interface NetworkInterface {
  /**
   * The network: `lan` (workstation and nodes), `pods` (the cluster's pod network), or a Docker
   * network of one machine,
   * `<machine>/<network name>` (its default bridge: `host/bridge`). Addresses are unique within a
   * network only.
   */
  readonly network: string
  readonly address: string
  /**
   * What the others on that network's machine see traffic from outside come from: docker0's or the
   * pod bridge's address.
   */
  readonly gateway?: string
  /** The hardware address, if it has one of its own. */
  readonly mac?: string
  /** How many bits of the address are the network's. */
  readonly prefix?: number
}

/** A network namespace. */
export interface NetworkNamespace {
  /** `host:<machine>` for a machine's own, otherwise the id of the container or sandbox. */
  readonly id: string
  readonly machine: string
  readonly hostname: string
  readonly interfaces: readonly NetworkInterface[]
  /** Its machine has no power: nothing comes from here, and nothing is answered. */
  readonly down?: boolean
  /** Names that only this namespace knows, as in /etc/hosts: name -> address. */
  readonly hosts?: Readonly<Record<string, string>>
  /** Kernel parameters that are not as usual, by name: `net.ipv4.tcp_syncookies`. */
  readonly sysctls?: Readonly<Record<string, string>>
}

export const namespaces = defineTable<NetworkNamespace, 'byAddress' | 'byMachine'>(
  'network-namespaces',
  {
    byAddress: (row) => row.interfaces.map(({ network, address }) => `${network} ${address}`),
    byMachine: (row) => row.machine,
  },
)

/** The first port on which everybody may listen. */
export const lowestPort = (read: Reader, namespace: string): number =>
  Number(read.get(namespaces, namespace)?.sysctls?.['net.ipv4.ip_unprivileged_port_start'] ?? 0)

/** Whether a group may send echo requests without a right of its own. */
export function mayPing(read: Reader, namespace: string, gid: number): boolean {
  const range = read.get(namespaces, namespace)?.sysctls?.['net.ipv4.ping_group_range']
  if (range === undefined) return true
  const [first = 1, last = 0] = range.trim().split(/\s+/).map(Number)
  return first <= gid && gid <= last
}

/** Takes a machine's power away from its network, or gives it back. */
export function powerNetwork(tx: Tx, machine: string, on: boolean): void {
  for (const row of tx.by(namespaces, 'byMachine', machine)) {
    const { down: _, ...rest } = row
    tx.put(namespaces, row.id, on ? rest : { ...rest, down: true })
  }
}

/** The id of a machine's own network namespace. */
export const hostNamespace = (machine: string): string => `host:${machine}`
