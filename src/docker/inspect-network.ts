/**
 * The network settings of a container as `docker inspect` shows them: addresses, networks, published
 * ports.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import type { Reader } from '../sim/world.js'
import { type Container, type Endpoint, isUp } from './container.js'
import type { ContainerInspect, NetworkEndpoint, PortMap } from './container-inspect.js'
import { addressesOf } from './list.js'
import { networkKey, networks, prefixLength } from './network/network.js'

/** The member NetworkSettings, in the daemon's order. */
export function networkSettingsOf(
  read: Reader,
  row: Container,
  shared: boolean,
): ContainerInspect['NetworkSettings'] {
  const sandbox = shared ? '' : row.endpoints.length > 0 ? row.id.split('').reverse().join('') : ''
  const bridge = row.endpoints.find(({ network }) => network === 'bridge')
  const own = addressFields(read, row, bridge)
  return {
    Bridge: '',
    SandboxID: sandbox,
    SandboxKey: sandbox === '' ? '' : `/var/run/docker/netns/${sandbox.slice(0, 12)}`,
    Ports: portsOf(row),
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: bridge?.id ?? '',
    Gateway: own.Gateway,
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: own.IPAddress,
    IPPrefixLen: own.IPPrefixLen,
    IPv6Gateway: '',
    MacAddress: bridge?.mac ?? '',
    Networks: Object.fromEntries(
      Object.keys(row.networks).map((name) => [name, endpointOf(read, row, name)]),
    ),
  }
}

function addressFields(
  read: Reader,
  { machine }: Container,
  endpoint: Endpoint | undefined,
): { Gateway: string; IPAddress: string; IPPrefixLen: number } {
  if (!endpoint) return { Gateway: '', IPAddress: '', IPPrefixLen: 0 }
  return {
    Gateway: endpoint.gateway,
    IPAddress: endpoint.address,
    IPPrefixLen: prefixLength(read.get(networks, networkKey(machine, endpoint.network))),
  }
}

function endpointOf(read: Reader, row: Container, name: string): NetworkEndpoint {
  const { aliases = [], links = [] } = row.networks[name] ?? {}
  const endpoint = row.endpoints.find(({ network }) => network === name)
  return {
    IPAMConfig: null,
    Links: links.length > 0 ? links : null,
    Aliases: aliases.length > 0 ? aliases : null,
    MacAddress: endpoint?.mac ?? '',
    DriverOpts: null,
    GwPriority: 0,
    NetworkID: read.get(networks, networkKey(row.machine, name))?.id ?? '',
    EndpointID: endpoint?.id ?? '',
    ...addressFields(read, row, endpoint),
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames: name === 'bridge' ? null : [row.name, ...aliases, row.id.slice(0, 12)],
  }
}

function portsOf(row: Container): PortMap {
  if (!isUp(row) || row.endpoints.length === 0) return {}
  const ports: Record<string, { HostIp: string; HostPort: string }[] | null> = {}
  for (const text of Object.keys(row.config.ExposedPorts ?? {})) ports[text] = null
  for (const port of row.published) {
    const key = `${port.containerPort}/${port.protocol}`
    ports[key] = [
      ...(ports[key] ?? []),
      ...addressesOf(port).map((HostIp) => ({ HostIp, HostPort: String(port.hostPort) })),
    ]
  }
  return ports
}
