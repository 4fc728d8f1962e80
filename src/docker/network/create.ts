/**
 * `POST /networks/create`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkCreate
 */
import { rangeOf, toAddress } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import {
  DockerError,
  invalidSubnet,
  networkExists,
  noSuchDriver,
  noSwarm,
  onlyOneNetwork,
  reservedNetworkName,
  subnetTaken,
} from '../errors.js'
import { writeEvent } from '../events.js'
import { PREDEFINED, freeSubnet, networkKey, networks } from './network.js'

/** The body of the request. */
interface NetworkBody {
  readonly Name: string
  readonly Driver?: string
  readonly Internal?: boolean
  readonly Attachable?: boolean
  readonly EnableIPv6?: boolean
  readonly Ingress?: boolean
  readonly Labels?: Readonly<Record<string, string>>
  readonly Options?: Readonly<Record<string, string>>
  readonly IPAM?: {
    readonly Driver?: string
    readonly Config?: readonly {
      readonly Subnet?: string
      readonly Gateway?: string
      readonly IPRange?: string
    }[]
  }
}

/** Whether two blocks have an address in common. */
function overlaps(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)]
  return a.first <= b.last && b.first <= a.last
}

const NO_INGRESS = 'Ingress network can only be global scope network'
const isIPv6 = (subnet: string): boolean => subnet.includes(':')
const SUBNET = /^(\d{1,3}\.){3}\d{1,3}\/([89]|[12]\d|30)$/

/**
 * Makes a network with a subnet of its own. @throws DockerError for a name that is taken or
 * reserved, or a bad subnet
 */
export function networkCreate(
  tx: Tx,
  machine: string,
  body: NetworkBody,
): { readonly Id: string; readonly Warning: string } {
  const { Name } = body
  if (PREDEFINED.includes(Name) || Name === 'default') throw reservedNetworkName(Name)
  if (tx.get(networks, networkKey(machine, Name))) throw networkExists(Name)
  const driver = body.Driver || 'bridge'
  if (driver === 'host' || driver === 'null') throw onlyOneNetwork(driver)
  // The daemon asks for a swarm before it looks at the driver.
  if (driver === 'overlay') throw new DockerError(403, noSwarm().message)
  if (driver !== 'bridge') throw noSuchDriver(driver)
  if (body.Ingress) throw new DockerError(403, NO_INGRESS)
  const pools = body.IPAM?.Config ?? []
  const asked = pools.find(({ Subnet = '' }) => !isIPv6(Subnet))
  const subnet6 = pools.flatMap(({ Subnet = '', ...rest }) =>
    isIPv6(Subnet) ? [{ Subnet, ...rest }] : [],
  )
  if (asked?.Subnet !== undefined && !SUBNET.test(asked.Subnet)) throw invalidSubnet(asked.Subnet)
  const { subnet, gateway } = asked?.Subnet
    ? { subnet: asked.Subnet, gateway: asked.Gateway ?? toAddress(rangeOf(asked.Subnet).first + 1) }
    : freeSubnet(tx, machine)
  if (
    tx
      .by(networks, 'byMachine', machine)
      .some((other) => other.subnet && overlaps(other.subnet, subnet))
  )
    throw subnetTaken()
  const id = hexId(tx.random)
  tx.put(networks, networkKey(machine, Name), {
    machine,
    name: Name,
    id,
    driver: 'bridge',
    created: tx.now,
    subnet,
    gateway,
    ...(asked?.Subnet ? { isConfigured: true } : {}),
    internal: body.Internal ?? false,
    ...(body.Attachable ? { attachable: true } : {}),
    ...(asked?.IPRange ? { range: asked.IPRange } : {}),
    ...(body.EnableIPv6 || subnet6.length > 0 ? { subnet6 } : {}),
    ...(Object.keys(body.Options ?? {}).length > 0 ? { options: body.Options } : {}),
    labels: body.Labels ?? {},
  })
  tx.update(namespaces, hostNamespace(machine), (row) => {
    row.interfaces.push({ network: networkKey(machine, Name), address: gateway })
  })
  writeEvent(tx, {
    machine,
    type: 'network',
    action: 'create',
    id,
    attributes: { name: Name, type: 'bridge' },
  })
  return { Id: id, Warning: '' }
}
