/**
 * Delivery: which namespace has an address on the networks that a packet reaches, and who listens
 * there.
 *
 * @see https://docs.docker.com/engine/network/packet-filtering-firewalls/
 */
import type { Reader } from '../sim/world.js'
import { isLoopback } from './address.js'
import type { Hop } from './hop.js'
import { type Station, stationOf } from './impairment.js'
import { listenerOf } from './listen.js'
import { type NetworkNamespace, hostNamespace, namespaces } from './namespace.js'
import type { Route } from './route.js'
import type { Packet } from './rules.js'
import type { Kept } from './stickiness.js'

const HOST_BRIDGE_DELAY = 0
/** Milliseconds from one machine to another. */
export const MACHINE_DELAY = 1
/**
 * A machine asks three times, once a second, who has an address, before it says that there is no
 * way to it.
 */
export const NOBODY_ANSWERS = 3_000

/** What is known of a packet's way so far. */
export interface Trip {
  readonly hops: Hop[]
  delay: number
  /** Some rule has changed the source: it stays as it is. */
  isTranslated: boolean
  readonly stations: Station[]
  /** Choices of rules that are to be kept. */
  readonly kept: Kept[]
}

/** The packet is where somebody listens. */
export function arrive(trip: Trip, packet: Packet, process: string, source: string): Route {
  trip.hops.push({
    by: 'server',
    machine: packet.machine,
    verdict: 'deliver',
    to: `${packet.address}:${packet.port}`,
  })
  return {
    to: { namespace: packet.namespace, port: packet.port, process },
    source,
    hops: trip.hops,
    delay: trip.delay,
  }
}

/** Whether the packet is for the namespace that it is in. */
export function isOwn(read: Reader, packet: Packet): boolean {
  return (
    isLoopback(packet.address) ||
    read
      .get(namespaces, packet.namespace)
      ?.interfaces.some(({ address }) => address === packet.address) === true
  )
}

/** Whether a machine has no power. */
export const isDown = (read: Reader, machine: string): boolean =>
  read.get(namespaces, hostNamespace(machine))?.down === true

/**
 * Plain delivery: to the namespace that has the address, on a network that the sender's reaches. A
 * translated source stays as it is.
 */
export function deliver(read: Reader, packet: Packet, trip: Trip): Route {
  const { hops, delay } = trip
  if (isOwn(read, packet)) return { failure: 'refused', hops, delay }
  const sender = read.get(namespaces, packet.namespace)
  if (!sender) return { failure: 'unreachable', hops, delay }
  const host = read.get(namespaces, hostNamespace(sender.machine))
  const found = receiverOf(read, sender, host, packet.address)
  if (found === 'isolated') return { failure: 'timeout', hops, delay }
  if (!found && !isKnownNetwork(sender, host, packet.address))
    return { failure: 'timeout', hops, delay }
  if (!found || isDown(read, found.receiver.machine))
    return { failure: 'unreachable', hops, delay: delay + NOBODY_ANSWERS }
  const { receiver, network } = found
  const far = receiver.machine !== sender.machine
  trip.delay += far ? MACHINE_DELAY : HOST_BRIDGE_DELAY
  trip.stations.push(stationOf(receiver))
  const listening = listenerOf(read, receiver.id, packet.port)
  if (!listening) return { failure: 'refused', hops, delay: trip.delay }
  return arrive(
    trip,
    { ...packet, namespace: receiver.id, machine: receiver.machine },
    listening.process,
    trip.isTranslated ? packet.source : sourceOf(packet, sender, host, receiver, network),
  )
}

/**
 * Who has an address on the networks that a namespace is on, or that its machine is on (it goes
 * there through its gateway).
 */
function receiverOf(
  read: Reader,
  sender: NetworkNamespace,
  host: NetworkNamespace | undefined,
  address: string,
): { readonly receiver: NetworkNamespace; readonly network: string } | 'isolated' | undefined {
  const networks = new Set(
    [...sender.interfaces, ...(host?.interfaces ?? [])].map(({ network }) => network),
  )
  for (const network of networks) {
    const [receiver] = read.by(namespaces, 'byAddress', `${network} ${address}`)
    if (!receiver) continue
    return isIsolated(sender, host, receiver, network) ? 'isolated' : { receiver, network }
  }
  return undefined
}

/**
 * Containers do not reach those on other bridges of their machine: the daemon's firewall drops such
 * packets.
 */
function isIsolated(
  sender: NetworkNamespace,
  host: NetworkNamespace | undefined,
  receiver: NetworkNamespace,
  network: string,
): boolean {
  if (
    sender.id === host?.id ||
    receiver.id === host?.id ||
    !network.startsWith(`${sender.machine}/`)
  )
    return false
  return !sender.interfaces.some((one) => one.network === network)
}

const subnetOf = (address: string): string => address.split('.').slice(0, 2).join('.')

/**
 * Whether an address looks like one of a network that is reached: then nobody has it, and the
 * kernel says so.
 */
function isKnownNetwork(
  sender: NetworkNamespace,
  host: NetworkNamespace | undefined,
  address: string,
): boolean {
  return [...sender.interfaces, ...(host?.interfaces ?? [])].some(
    (one) => subnetOf(one.address) === subnetOf(address),
  )
}

/** What the receiver sees the packet come from. */
function sourceOf(
  packet: Packet,
  sender: NetworkNamespace,
  host: NetworkNamespace | undefined,
  receiver: NetworkNamespace,
  network: string,
): string {
  const there = receiver.interfaces.find((one) => one.network === network)
  const own = sender.interfaces.find((one) => one.network === network)
  const isHost = sender.id === host?.id
  if (isHost && there?.gateway !== undefined && receiver.machine === sender.machine)
    return there.gateway
  if (own) return own.address
  return host?.interfaces.find((one) => one.network === network)?.address ?? packet.source
}
