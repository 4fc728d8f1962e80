/**
 * Routes: the way of a packet from a namespace to a listener: its own loopback, the rules,
 * then the networks that it reaches; and what impairments of the network do to it.
 *
 * @see https://docs.docker.com/engine/network/packet-filtering-firewalls/
 */
import type { Random } from '../sim/random.js'
import type { Reader } from '../sim/world.js'
import { isLoopback } from './address.js'
import {
  MACHINE_DELAY,
  NOBODY_ANSWERS,
  type Trip,
  arrive,
  deliver,
  isDown,
  isOwn,
} from './delivery.js'
import { type Station, effectOn, isLost, stationOf } from './impairment.js'
import { listenerOf } from './listen.js'
import { type NetworkNamespace, hostNamespace, namespaces } from './namespace.js'
import type { Failure } from './request.js'
import type { Fabric, Packet, Verdict } from './rules.js'
import type { Hop } from './hop.js'
import type { Kept } from './stickiness.js'

const PASSES_AT_MOST = 16

/** Where a packet ends up. */
export type Route =
  | {
      readonly to: { readonly namespace: string; readonly port: number; readonly process: string }
      readonly source: string
      readonly hops: readonly Hop[]
      readonly delay: number
      /** Choices on the way that the sender is to write down. */
      readonly kept?: readonly Kept[]
    }
  | {
      readonly failure: Failure
      readonly hops: readonly Hop[]
      readonly delay: number
      /** It was lost on its way: another try may get through. */
      readonly isLost?: true
      readonly kept?: readonly Kept[]
    }

/** The sender of a packet, and where it is sent to. */
interface Outgoing {
  readonly namespace: string
  readonly address: string
  readonly port: number
}

/** Finds the way of a packet that `namespace` sends to `address:port`. */
export function route(read: Reader, random: Random, fabric: Fabric, from: Outgoing): Route {
  const start = read.get(namespaces, from.namespace)
  if (!start) return { failure: 'unreachable', hops: [], delay: 0 }
  const trip: Trip = {
    hops: [],
    delay: 0,
    isTranslated: false,
    stations: [stationOf(start)],
    kept: [],
  }
  const found = follow(read, random, fabric, from, start, trip)
  const way = impaired(read, random, trip, from, found)
  return trip.kept.length > 0 ? { ...way, kept: trip.kept } : way
}

/** Follows a packet from rule to rule until it is delivered, or is not. */
function follow(
  read: Reader,
  random: Random,
  fabric: Fabric,
  from: Outgoing,
  start: NetworkNamespace,
  trip: Trip,
): Route {
  let packet: Packet = {
    namespace: start.id,
    machine: start.machine,
    source: start.interfaces[0]?.address ?? '127.0.0.1',
    address: from.address,
    port: from.port,
  }
  for (let i = 0; i < PASSES_AT_MOST; i++) {
    const own = isOwn(read, packet) ? listenerOf(read, packet.namespace, packet.port) : undefined
    if (own) {
      const isInside = isLoopback(packet.address) && packet.namespace === from.namespace
      if (trip.stations.length > 1) trip.stations.push(...stationsOf(read, packet.namespace))
      return arrive(trip, packet, own.process, isInside ? '127.0.0.1' : packet.source)
    }
    const verdict = firstVerdict(fabric, packet, read, random)
    if (!verdict) return deliver(read, packet, trip)
    trip.hops.push({
      by: verdict.by,
      machine: packet.machine,
      verdict: verdict.do,
      to: `${packet.address}:${packet.port}`,
      ...(verdict.service === undefined ? {} : { service: verdict.service }),
      ...(verdict.note === undefined ? {} : { note: verdict.note }),
      ...(verdict.do === 'pass' && verdict.via ? { via: verdict.via } : {}),
    })
    if (verdict.do !== 'pass') return ended(verdict, trip)
    const next = passed(read, packet, verdict, trip)
    if (!next)
      return { failure: 'unreachable', hops: trip.hops, delay: trip.delay + NOBODY_ANSWERS }
    packet = next
  }
  return { failure: 'timeout', hops: trip.hops, delay: trip.delay }
}

const FAILURES = { reset: 'reset', refuse: 'refused', drop: 'timeout' } as const

const ended = (verdict: Exclude<Verdict, { do: 'pass' }>, { hops, delay }: Trip): Route => ({
  failure: FAILURES[verdict.do],
  hops,
  delay,
})

/** The packet as a rule passes it on; undefined where its next machine has no power. */
function passed(
  read: Reader,
  packet: Packet,
  verdict: Extract<Verdict, { do: 'pass' }>,
  trip: Trip,
): Packet | undefined {
  const machine = verdict.machine ?? packet.machine
  const isMoved = machine !== packet.machine
  trip.delay += (verdict.delay ?? 0) + (isMoved ? MACHINE_DELAY : 0)
  trip.isTranslated ||= verdict.source !== undefined
  if (verdict.keep !== undefined)
    trip.kept.push({ key: verdict.keep, address: verdict.address, port: verdict.port })
  for (const through of verdict.via ?? []) trip.stations.push({ machine: through })
  if (isMoved) {
    trip.stations.push(...stationsOf(read, hostNamespace(machine)))
    if (isDown(read, machine)) return undefined
  }
  return {
    namespace: verdict.namespace ?? (isMoved ? hostNamespace(machine) : packet.namespace),
    machine,
    source: verdict.source ?? packet.source,
    address: verdict.address,
    port: verdict.port,
    isTranslated: trip.isTranslated,
  }
}

const stationsOf = (read: Reader, namespace: string): readonly Station[] => {
  const row = read.get(namespaces, namespace)
  return row ? [stationOf(row)] : []
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

/** What impairments do to a packet that found its way so far. */
function impaired(
  read: Reader,
  random: Random,
  { stations }: Trip,
  { address, port }: Outgoing,
  found: Route,
): Route {
  const last = stations.at(-1)
  const way = [
    ...stations.slice(0, -1),
    { ...last, addresses: [...(last?.addresses ?? []), address] },
  ]
  const effect = effectOn(read, way)
  if (isLost(effect, random)) {
    const hops = found.hops.filter(({ by }) => by !== 'server')
    const machine = stations[0]?.machine ?? ''
    const to = `${address}:${port}`
    const lost: Hop = { by: 'network', machine, verdict: 'lose', to, note: 'lost' }
    return { failure: 'timeout', hops: [...hops, lost], delay: 0, isLost: true }
  }
  // A refusal comes back the same way.
  return { ...found, delay: found.delay + effect.delay * ('failure' in found ? 2 : 1) }
}
