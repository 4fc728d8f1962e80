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
import { badAddress, foreignAddress } from '../errors.js'
import { findNetwork } from './network.js'

/** `default` is the bridge; a container whose network is shared is known by its id. */
export function networkMode(tx: Tx, machine: string, mode: string): string {
  if (mode.startsWith(SHARED))
    return SHARED + containerNamed(tx, machine, mode.slice(SHARED.length)).id
  return mode === '' || mode === 'default' ? DEFAULT_NETWORK : mode
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
      const endpoint = Object.hasOwn(asked, text) ? asked[text] : undefined
      const address = endpoint?.IPAMConfig?.IPv4Address
      if (address && !isAddress(address)) throw badAddress(text, address)
      if (address && network?.subnet && !isWithin(address, network.subnet))
        throw foreignAddress(text, address)
      return [
        network?.name ?? text,
        { aliases: endpoint?.Aliases ?? [], ...(address ? { address } : {}) },
      ]
    }),
  )
}
