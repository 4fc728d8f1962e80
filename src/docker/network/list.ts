/**
 * `GET /networks`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkList
 */
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import { containers } from '../container.js'
import { DockerError } from '../errors.js'
import { type Filters, hasLabel } from '../filters.js'
import { invalidFilter } from '../image/errors.js'
import { type Network, type Pool, PREDEFINED, networks, prefixLength } from './network.js'

/** A network as the Engine API shows it. */
export interface NetworkResource {
  readonly Name: string
  readonly Id: string
  readonly Created: string
  readonly Scope: string
  readonly Driver: string
  readonly EnableIPv4: boolean
  readonly EnableIPv6: boolean
  readonly IPAM: {
    readonly Driver: string
    readonly Options: null
    readonly Config:
      | readonly {
          readonly Subnet: string
          readonly IPRange?: string
          readonly Gateway?: string
        }[]
      | null
  }
  readonly Internal: boolean
  readonly Attachable: boolean
  readonly Ingress: boolean
  readonly ConfigFrom: { readonly Network: string }
  readonly ConfigOnly: boolean
  readonly Containers: Readonly<
    Record<
      string,
      {
        readonly Name: string
        readonly EndpointID: string
        readonly MacAddress: string
        readonly IPv4Address: string
        readonly IPv6Address: string
      }
    >
  >
  readonly Options: Readonly<Record<string, string>>
  readonly Labels: Readonly<Record<string, string>>
}

const FILTERS: Readonly<
  Record<string, (network: NetworkResource, values: readonly string[]) => boolean>
> = {
  name: ({ Name }, values) => values.some((value) => Name.includes(value)),
  id: ({ Id }, values) => values.some((value) => Id.startsWith(value)),
  driver: ({ Driver }, values) => values.includes(Driver),
  scope: ({ Scope }, values) => values.includes(Scope),
  label: ({ Labels }, values) => values.every((value) => hasLabel(Labels, value)),
  dangling: ({ Name, Containers }, values) =>
    values.some(
      (value) =>
        (value === 'true' || value === '1') ===
        (!PREDEFINED.includes(Name) && Object.keys(Containers).length === 0),
    ),
  type: ({ Name }, values) => values.includes(PREDEFINED.includes(Name) ? 'builtin' : 'custom'),
}

const TYPES = ['builtin', 'custom']

/** The networks of a machine. @throws DockerError for a filter that there is not */
export function networkList(
  read: Reader,
  machine: string,
  { filters = {} }: { readonly filters?: Filters } = {},
): readonly NetworkResource[] {
  for (const name of Object.keys(filters))
    if (!Object.hasOwn(FILTERS, name)) throw invalidFilter(name)
  for (const type of filters['type'] ?? [])
    if (!TYPES.includes(type)) throw new DockerError(500, `invalid filter: 'type'='${type}'`)
  return read
    .by(networks, 'byMachine', machine)
    .map((network) => resourceOf(read, network))
    .filter((network) =>
      Object.entries(filters).every(([name, values]) => FILTERS[name]?.(network, values) ?? true),
    )
}

/** One network, with the containers on it. */
export function resourceOf(read: Reader, network: Network): NetworkResource {
  const members = read
    .by(containers, 'byMachine', network.machine)
    .flatMap((row) =>
      row.endpoints
        .filter((endpoint) => endpoint.network === network.name)
        .map((endpoint) => ({ row, endpoint })),
    )
  return {
    Name: network.name,
    Id: network.id,
    Created: rfc3339nano(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: network.subnet6 !== undefined,
    IPAM: {
      Driver: 'default',
      Options: null,
      Config: poolsOf(network),
    },
    Internal: network.internal,
    Attachable: network.attachable ?? false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: Object.fromEntries(
      members.map(({ row, endpoint }) => [
        row.id,
        {
          Name: row.name,
          EndpointID: endpoint.id,
          MacAddress: endpoint.mac,
          IPv4Address: `${endpoint.address}/${prefixLength(network)}`,
          IPv6Address: '',
        },
      ]),
    ),
    Options:
      network.name === 'bridge'
        ? {
            'com.docker.network.bridge.default_bridge': 'true',
            'com.docker.network.bridge.enable_icc': 'true',
            'com.docker.network.bridge.enable_ip_masquerade': 'true',
            'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
            'com.docker.network.bridge.name': 'docker0',
            'com.docker.network.driver.mtu': '1500',
          }
        : (network.options ?? {}),
    Labels: network.labels,
  }
}

/** The pools of a network, those of IPv6 first; null for one that has no addresses. */
function poolsOf({ subnet, gateway, range, subnet6 = [] }: Network): readonly Pool[] | null {
  if (!subnet) return null
  const own = {
    Subnet: subnet,
    ...(range === undefined ? {} : { IPRange: range }),
    ...(gateway === undefined ? {} : { Gateway: gateway }),
  }
  return [...subnet6, own]
}
