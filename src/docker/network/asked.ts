/**
 * Which networks a request for a container asks for, and whose namespace it runs in.
 *
 * @see https://docs.docker.com/engine/network/
 */
import { isAddress, isWithin } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Tx } from '../../sim/step.js'
import type { ContainerBody } from '../container-body.js'
import {
  type Container,
  DEFAULT_NETWORK,
  type HostConfig,
  SHARED,
  containerNamed,
} from '../container.js'
import { DockerError, badAddress, cannot, foreignAddress, refusedRequest } from '../errors.js'
import { type Network, findNetwork } from './network.js'

/** `default` is the bridge; a container whose network is shared is known by its id. */
export function networkMode(tx: Tx, machine: string, mode: string): string {
  if (mode.startsWith(SHARED)) return SHARED + sharedWith(tx, machine, mode.slice(SHARED.length)).id
  return mode === '' || mode === 'default' ? DEFAULT_NETWORK : mode
}

/** The container whose network is to be shared. @throws DockerError 404 */
function sharedWith(tx: Tx, machine: string, ref: string): Container {
  try {
    return containerNamed(tx, machine, ref)
  } catch (error) {
    throw error instanceof DockerError
      ? cannot('joining network namespace of container', error)
      : error
  }
}

/** A container in another's network, or the machine's, has the name that is known there. */
export function hostnameIn(tx: Tx, machine: string, { NetworkMode }: HostConfig): string {
  if (NetworkMode === 'host') return tx.get(namespaces, hostNamespace(machine))?.hostname ?? machine
  return NetworkMode.startsWith(SHARED)
    ? containerNamed(tx, machine, NetworkMode.slice(SHARED.length)).config.Hostname
    : ''
}

/** The namespace of a container: its own, another's, or the machine's. */
export function namespaceOf(
  tx: Tx,
  machine: string,
  id: string,
  { NetworkMode }: HostConfig,
): string {
  if (NetworkMode === 'host') return hostNamespace(machine)
  if (NetworkMode.startsWith(SHARED))
    return containerNamed(tx, machine, NetworkMode.slice(SHARED.length)).namespace
  return id
}

/** The networks that a container is to be in, by name. @throws DockerError */
export function networksOf(
  tx: Tx,
  machine: string,
  { NetworkMode }: HostConfig,
  body: ContainerBody,
): Container['networks'] {
  if (NetworkMode === 'host' || NetworkMode === 'none' || NetworkMode.startsWith(SHARED)) return {}
  const asked = body.NetworkingConfig?.EndpointsConfig ?? {}
  const others = Object.keys(asked).filter((name) => name !== 'default' && name !== NetworkMode)
  return Object.fromEntries(
    [NetworkMode, ...others].map((text) => {
      const network = findNetwork(tx, machine, text)
      const name = text === DEFAULT_NETWORK && !Object.hasOwn(asked, text) ? 'default' : text
      const endpoint = Object.hasOwn(asked, name) ? asked[name] : undefined
      const address = endpoint?.IPAMConfig?.IPv4Address
      if (address) checkAddress(text, address, network)
      return [
        network?.name ?? text,
        {
          aliases: endpoint?.Aliases ?? [],
          ...(address ? { address } : {}),
          ...(endpoint?.Links?.length ? { links: endpoint.Links } : {}),
        },
      ]
    }),
  )
}

const ONLY_OWN = 'user specified IP address is supported on user defined networks only'
const ONLY_CONFIGURED =
  'user specified IP address is supported only when connecting to networks with user configured subnets'

/** Whether a container can have this address on a network. @throws DockerError */
export function checkAddress(text: string, address: string, network: Network | undefined): void {
  const wrong = (why: string): DockerError =>
    refusedRequest(`invalid config for network ${text}: invalid endpoint settings:\n${why}`)
  if (network?.name === DEFAULT_NETWORK) throw wrong(ONLY_OWN)
  if (network && !network.isConfigured) throw wrong(ONLY_CONFIGURED)
  if (!isAddress(address)) throw badAddress(text, address)
  if (network?.subnet && !isWithin(address, network.subnet)) throw foreignAddress(text, address)
}
