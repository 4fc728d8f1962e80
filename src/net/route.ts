/**
 * Routes: the way of a packet from a namespace to whoever listens: its own loopback, the rules,
 * then the networks that it reaches.
 *
 * @see https://docs.docker.com/engine/network/packet-filtering-firewalls/
 */
import type { Random } from '../sim/random.js'
import type { Reader } from '../sim/world.js'
import { isLoopback } from './address.js'
import type { Hop } from './hop.js'
import { listenerOf } from './listen.js'
import { type NetworkNamespace, hostNamespace, namespaces } from './namespace.js'
import type { Failure } from './request.js'
import type { Fabric, Packet, Verdict } from './rules.js'

const PASSES_AT_MOST = 16
const HOST_BRIDGE_DELAY = 0
const MACHINE_DELAY = 1
/**
 * A machine asks three times, once a second, who has an address, before it says that there is no
 * way to it.
 */
const NOBODY_ANSWERS = 3_000

/** Where a packet ends up. */
export type Route =
  | {
      readonly to: { readonly namespace: string; readonly port: number; readonly process: string }
      readonly source: string
      readonly hops: readonly Hop[]
      readonly delay: number
    }
  | { readonly failure: Failure; readonly hops: readonly Hop[]; readonly delay: number }

/** Finds the way of a packet that `namespace` sends to `address:port`. */
export function route(
  read: Reader,
  random: Random,
  fabric: Fabric,
  from: { readonly namespace: string; readonly address: string; readonly port: number },
): Route {
  const start = read.get(namespaces, from.namespace)
  if (!start) return { failure: 'unreachable', hops: [], delay: 0 }
  const hops: Hop[] = []
  let delay = 0
  let isTranslated = false
  let packet: Packet = {
    namespace: start.id,
    machine: start.machine,
    source: start.interfaces[0]?.address ?? '127.0.0.1',
    address: from.address,
    port: from.port,
  }
  for (let i = 0; i < PASSES_AT_MOST; i++) {
    const listening = isOwn(read, packet)
      ? listenerOf(read, packet.namespace, packet.port)
      : undefined
    if (listening)
      return arrive(
        packet,
        listening.process,
        isLoopback(packet.address) && packet.namespace === from.namespace
          ? '127.0.0.1'
          : packet.source,
        hops,
        delay,
      )
    const verdict = firstVerdict(fabric, packet, read, random)
    if (!verdict) return deliver(read, packet, isTranslated, hops, delay)
    hops.push({
      by: verdict.by,
      machine: packet.machine,
      to: `${packet.address}:${packet.port}`,
      ...(verdict.note === undefined ? {} : { note: verdict.note }),
    })
    if (verdict.do === 'reset') return { failure: 'reset', hops, delay }
    if (verdict.do === 'refuse') return { failure: 'refused', hops, delay }
    if (verdict.do === 'drop') return { failure: 'timeout', hops, delay }
    delay +=
      (verdict.delay ?? 0) +
      (verdict.machine !== undefined && verdict.machine !== packet.machine ? MACHINE_DELAY : 0)
    isTranslated ||= verdict.source !== undefined
    const moved = verdict.machine ?? packet.machine
    if (moved !== packet.machine && isDown(read, moved))
      return { failure: 'unreachable', hops, delay: delay + NOBODY_ANSWERS }
    packet = {
      namespace:
        verdict.namespace ?? (moved === packet.machine ? packet.namespace : hostNamespace(moved)),
      machine: moved,
      source: verdict.source ?? packet.source,
      address: verdict.address,
      port: verdict.port,
    }
  }
  return { failure: 'timeout', hops, delay }
}

function firstVerdict(
  fabric: Fabric,
  packet: Packet,
  read: Reader,
  random: Random,
): Verdict | undefined {
  for (const rule of fabric.rules) {
    const verdict = rule(packet, read, random)
    if (verdict) return verdict
  }
  return undefined
}

function arrive(
  packet: Packet,
  process: string,
  source: string,
  hops: Hop[],
  delay: number,
): Route {
  hops.push({ by: 'server', machine: packet.machine, to: `${packet.address}:${packet.port}` })
  return { to: { namespace: packet.namespace, port: packet.port, process }, source, hops, delay }
}

/** Whether the packet is for the namespace that it is in. */
function isOwn(read: Reader, packet: Packet): boolean {
  return (
    isLoopback(packet.address) ||
    read
      .get(namespaces, packet.namespace)
      ?.interfaces.some(({ address }) => address === packet.address) === true
  )
}

const isDown = (read: Reader, machine: string): boolean =>
  read.get(namespaces, hostNamespace(machine))?.down === true

/**
 * Plain delivery: to the namespace that has the address, on a network that the sender's reaches. A
 * translated source stays as it is.
 */
function deliver(
  read: Reader,
  packet: Packet,
  isTranslated: boolean,
  hops: Hop[],
  delay: number,
): Route {
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
  const total = delay + (far ? MACHINE_DELAY : HOST_BRIDGE_DELAY)
  const listening = listenerOf(read, receiver.id, packet.port)
  const arrived: Packet = { ...packet, namespace: receiver.id, machine: receiver.machine }
  if (!listening) return { failure: 'refused', hops, delay: total }
  return arrive(
    arrived,
    listening.process,
    isTranslated ? packet.source : sourceOf(packet, sender, host, receiver, network),
    hops,
    total,
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
