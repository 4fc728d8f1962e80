/**
 * Docker's networks of a machine: the default bridge, user-defined bridges, the machine's own
 * network, and none.
 *
 * @see https://docs.docker.com/engine/network/
 */
import { allocate, release } from '../../net/allocator.js'
import { type NetworkInterface, hostNamespace, namespaces } from '../../net/namespace.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { Container, Endpoint } from '../container.js'
import { addressTaken, noAddressLeft, noSuchNetwork } from '../errors.js'

/** A network. Its key is `<machine>/<name>`, which is also what packets know it by. */
export interface Network {
  readonly machine: string
  readonly name: string
  readonly id: string
  readonly driver: 'bridge' | 'host' | 'null'
  readonly created: VirtualTime
  readonly subnet?: string
  /** Its subnet was asked for. */
  readonly isConfigured?: boolean
  readonly gateway?: string
  readonly internal: boolean
  readonly attachable?: boolean
  /** The part of the subnet from which containers get addresses. */
  readonly range?: string
  readonly options?: Readonly<Record<string, string>>
  /** A subnet of IPv6 was asked for, which is shown and carries no packets. */
  readonly subnet6?: readonly Pool[]
  readonly labels: Readonly<Record<string, string>>
}

/** A pool of addresses as it was asked for. */
export interface Pool {
  readonly Subnet: string
  readonly IPRange?: string
  readonly Gateway?: string
}

/** The networks of every daemon. */
export const networks = defineTable<Network, 'byMachine'>('docker-networks', {
  byMachine: (row) => row.machine,
})

/** The networks that every daemon has. */
export const PREDEFINED: readonly string[] = ['bridge', 'host', 'none']
const FIRST_USER_SUBNET = 18
const LAST_USER_SUBNET = 31

/** The key of a network's row. */
export const networkKey = (machine: string, name: string): string => `${machine}/${name}`

/** A network by its name, its id, or the beginning of its id. @throws DockerError 404 */
export function networkNamed(read: Reader, machine: string, text: string): Network {
  const found = findNetwork(read, machine, text)
  if (!found) throw noSuchNetwork(text)
  return found
}

/** Like `networkNamed`, undefined when there is none. */
export function findNetwork(read: Reader, machine: string, text: string): Network | undefined {
  const name = text === 'default' ? 'bridge' : text
  return (
    read.get(networks, networkKey(machine, name)) ??
    read.by(networks, 'byMachine', machine).find(({ id }) => text.length > 0 && id.startsWith(text))
  )
}

/** The length of a network's prefix, as in `/16`. */
export const prefixLength = (network: Network | undefined): number =>
  Number(network?.subnet?.split('/')[1] ?? 0)

/** The networks that every daemon has. */
export function createPredefined(tx: Tx, machine: string): void {
  const add = (name: string, driver: Network['driver'], more: Partial<Network> = {}): void =>
    void tx.put(networks, networkKey(machine, name), {
      machine,
      name,
      id: hexId(tx.random),
      driver,
      created: tx.now,
      internal: false,
      labels: {},
      ...more,
    })
  add('bridge', 'bridge', { subnet: '172.17.0.0/16', gateway: '172.17.0.1' })
  add('host', 'host')
  add('none', 'null')
  const host = tx.get(namespaces, hostNamespace(machine))
  if (host)
    tx.put(namespaces, host.id, {
      ...host,
      interfaces: [
        ...host.interfaces,
        { network: networkKey(machine, 'bridge'), address: '172.17.0.1' },
      ],
    })
}

/** A subnet that no network of the machine has. */
export function freeSubnet(
  tx: Tx,
  machine: string,
): { readonly subnet: string; readonly gateway: string } {
  const taken = new Set(tx.by(networks, 'byMachine', machine).map(({ subnet }) => subnet))
  for (let i = FIRST_USER_SUBNET; i <= LAST_USER_SUBNET; i++)
    if (!taken.has(`172.${i}.0.0/16`)) return { subnet: `172.${i}.0.0/16`, gateway: `172.${i}.0.1` }
  for (let i = 0; i < 256; i += 16)
    if (!taken.has(`192.168.${i}.0/20`))
      return { subnet: `192.168.${i}.0/20`, gateway: `192.168.${i}.1` }
  throw noAddressLeft()
}

const HEX = [...'0123456789abcdef']

/** Gives a container an address on a network. */
export function attach(
  tx: Tx,
  container: Pick<Container, 'id' | 'name'>,
  network: Network,
  aliases: readonly string[],
  wanted?: string,
): Endpoint | undefined {
  if (!network.subnet || !network.gateway) return undefined
  const address = allocate(tx, networkKey(network.machine, network.name), network.subnet, {
    ...(wanted === undefined ? {} : { wanted }),
  })
  if (address === undefined) throw wanted === undefined ? noAddressLeft() : addressTaken()
  const mac = Array.from({ length: 5 }, () => `${tx.random.pick(HEX)}${tx.random.pick(HEX)}`).join(
    ':',
  )
  return {
    network: network.name,
    id: hexId(tx.random),
    address,
    gateway: network.gateway,
    mac: `02:${mac}`,
    prefix: prefixLength(network),
    aliases: [...aliases, container.name, container.id.slice(0, 12)],
  }
}

/** Gives the addresses of endpoints back. */
export function detach(tx: Tx, machine: string, endpoints: readonly Endpoint[]): void {
  for (const { network, address } of endpoints) release(tx, networkKey(machine, network), address)
}

/** The interfaces that endpoints are. */
export const interfacesOf = (machine: string, endpoints: readonly Endpoint[]): NetworkInterface[] =>
  endpoints.map(({ network, address, gateway, mac, prefix }) => ({
    network: networkKey(machine, network),
    address,
    gateway,
    mac,
    prefix,
  }))
