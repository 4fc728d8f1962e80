/**
 * `POST /networks/{id}/connect` and `/disconnect`: a container comes onto a network, or leaves it.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Network/operation/NetworkConnect
 */
import { release } from '../../net/allocator.js'
import type { Tx } from '../../sim/step.js'
import { type Container, containerKey, containerNamed, containers, isUp } from '../container.js'
import {
  DockerError,
  alreadyConnected,
  endpointGone,
  noNameGiven,
  notConnected,
  refusedRequest,
  sharesNetwork,
} from '../errors.js'
import { recordNetworkEvent } from '../events.js'
import { checkLinks } from '../links.js'
import { refreshInterfaces } from '../start.js'
import { checkAddress } from './asked.js'
import { attach, networkKey, networkNamed } from './network.js'

const NOT_HOST =
  'cannot connect container to host network - container must be created in host network mode'
const NOT_NONE =
  'container cannot be connected to multiple networks with one of the networks in private (none) mode'

/** The container that is taken off by force. @throws DockerError when nothing has the name */
function memberOf(tx: Tx, machine: string, name: string): Container {
  try {
    return containerNamed(tx, machine, name)
  } catch (error) {
    throw error instanceof DockerError && error.status === 404 ? endpointGone(name) : error
  }
}

/** @throws DockerError when it is on the network already */
export function networkConnect(
  tx: Tx,
  machine: string,
  ref: string,
  body: {
    readonly Container: string
    readonly EndpointConfig?: {
      readonly Aliases?: readonly string[]
      readonly Links?: readonly string[]
      readonly IPAMConfig?: { readonly IPv4Address?: string }
    }
  },
): void {
  const network = networkNamed(tx, machine, ref)
  if (body.Container === '') throw noNameGiven()
  const container = containerNamed(tx, machine, body.Container)
  if (network.driver === 'host') throw refusedRequest(NOT_HOST)
  if (network.driver === 'null') throw refusedRequest(NOT_NONE)
  if (container.namespace !== container.id) throw sharesNetwork()
  if (Object.hasOwn(container.networks, network.name))
    throw alreadyConnected(container.name, network.name)
  const aliases = body.EndpointConfig?.Aliases ?? []
  const links = body.EndpointConfig?.Links ?? []
  checkLinks(tx, machine, links)
  const address = body.EndpointConfig?.IPAMConfig?.IPv4Address
  if (address) checkAddress(network.name, address, network)
  const endpoint = isUp(container) ? attach(tx, container, network, aliases, address) : undefined
  const connected = {
    ...container,
    networks: {
      ...container.networks,
      [network.name]: {
        aliases,
        ...(address ? { address } : {}),
        ...(links.length > 0 ? { links } : {}),
      },
    },
    endpoints: endpoint ? [...container.endpoints, endpoint] : container.endpoints,
  }
  tx.put(containers, containerKey(machine, container.id), connected)
  refreshInterfaces(tx, connected)
  if (endpoint) recordNetworkEvent(tx, network, 'connect', container)
}

/** @throws DockerError when it is not on the network */
export function networkDisconnect(
  tx: Tx,
  machine: string,
  ref: string,
  { Container, Force = false }: { readonly Container: string; readonly Force?: boolean },
): void {
  const network = networkNamed(tx, machine, ref)
  const container = Force
    ? memberOf(tx, machine, Container)
    : containerNamed(tx, machine, Container)
  if (!Object.hasOwn(container.networks, network.name))
    throw notConnected(container.id, network.name)
  const { [network.name]: _, ...networks } = container.networks
  for (const { network: name, address } of container.endpoints)
    if (name === network.name) release(tx, networkKey(machine, name), address)
  const left = {
    ...container,
    networks,
    endpoints: container.endpoints.filter((endpoint) => endpoint.network !== network.name),
  }
  tx.put(containers, containerKey(machine, container.id), left)
  refreshInterfaces(tx, left)
  if (isUp(container)) recordNetworkEvent(tx, network, 'disconnect', container)
}
