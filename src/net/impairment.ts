/**
 * Impairments: what somebody has done to the network between two places: cut it, made it slow, made
 * it lose messages.
 *
 * A place is a machine, an address (a pod's, a Service's), or a host outside (a registry). Between
 * two machines an impairment concerns every message that goes from one to the other directly;
 * between other places every message that one of them sends the other.
 *
 * @see https://man7.org/linux/man-pages/man8/tc-netem.8.html
 */
import type { Random } from '../sim/random.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { type NetworkNamespace, hostNamespace, namespaces } from './namespace.js'

/** One end of an impairment: exactly one of machine, address and host is there. */
export interface Place {
  /** The name that its maker gave the impairment. */
  readonly name: string
  readonly machine?: string
  readonly address?: string
  /** A host outside, such as a registry. */
  readonly host?: string
  /** The key of the pod whose address it is: the impairment goes when the pod goes. */
  readonly pod?: string
}

/** What was done between two places. */
export interface Impairment {
  readonly from: Place
  /** Everything else, if there is none. */
  readonly to?: Place
  /** No message gets through. */
  readonly partitioned?: true
  /** Milliseconds by which every message is later. */
  readonly delay?: number
  /** The share of messages that get lost, from 0 to 1. */
  readonly drop?: number
}

/** Keys are the names of both places, in the order of the alphabet. */
export const impairments = defineTable<Impairment>('network-impairments')

/** Stands for everything else in keys; no place has an empty name. */
const EVERYTHING = ''

const keyOf = (from: Place, to: Place | undefined): string =>
  [from.name, to?.name ?? EVERYTHING].sort().join(' ')

/** Does something between two places, besides what was done there before. */
export function impair(
  tx: Tx,
  from: Place,
  to: Place | undefined,
  change: Pick<Impairment, 'partitioned' | 'delay' | 'drop'>,
): void {
  const key = keyOf(from, to)
  const whole: Impairment = { ...tx.get(impairments, key), from, ...(to && { to }), ...change }
  const { delay, drop, ...rest } = whole
  const row: Impairment = { ...rest, ...(delay && { delay }), ...(drop && { drop }) }
  if (row.partitioned || row.delay || row.drop) tx.put(impairments, key, row)
  else tx.delete(impairments, key)
}

/** Undoes what was done between two places; with one, at that place; without any, everywhere. */
export function heal(tx: Tx, from?: Place, to?: Place): void {
  if (from && to) {
    tx.delete(impairments, keyOf(from, to))
    return
  }
  const keys: string[] = []
  tx.each(impairments, '', (row, key) => {
    if (!from || row.from.name === from.name || row.to?.name === from.name) keys.push(key)
  })
  for (const key of keys) tx.delete(impairments, key)
}

/** Forgets what was done to places that are gone. */
export function forgetPlaces(tx: Tx, isGone: (place: Place) => boolean): void {
  const keys: string[] = []
  tx.each(impairments, '', ({ from, to }, key) => {
    if (isGone(from) || (to && isGone(to))) keys.push(key)
  })
  for (const key of keys) tx.delete(impairments, key)
}

/** A station of a message: where it is, and which addresses it is from or for there. */
export interface Station {
  readonly machine?: string
  readonly addresses?: readonly string[]
  readonly host?: string
}

/** A namespace as a station. */
export const stationOf = ({ machine, interfaces }: NetworkNamespace): Station => ({
  machine,
  addresses: interfaces.map(({ address }) => address),
})

/** What happens to messages on a way. */
export interface Effect {
  readonly partitioned: boolean
  readonly delay: number
  readonly drop: number
}

/** What happens where nothing was done. */
export const UNIMPAIRED: Effect = Object.freeze({ partitioned: false, delay: 0, drop: 0 })

/** Whether anything was done to the network. */
export const isImpaired = (read: Reader): boolean => read.count(impairments as never) > 0

/** What happens to messages that go over these stations. */
export function effectOn(read: Reader, way: readonly Station[]): Effect {
  if (way.length < 2 || !isImpaired(read)) return UNIMPAIRED
  let effect = UNIMPAIRED
  read.each(impairments, '', (row) => {
    if (!concerns(row, way)) return
    effect = {
      partitioned: effect.partitioned || row.partitioned === true,
      delay: effect.delay + (row.delay ?? 0),
      drop: 1 - (1 - effect.drop) * (1 - (row.drop ?? 0)),
    }
  })
  return effect
}

/** A machine as a station. */
function stationAt(read: Reader, machine: string): Station {
  const row = read.get(namespaces, hostNamespace(machine))
  return row ? stationOf(row) : { machine }
}

/** What happens to messages between a machine and a host outside. */
export const effectOutside = (read: Reader, machine: string, host: string): Effect =>
  isImpaired(read) ? effectOn(read, [stationAt(read, machine), { host }]) : UNIMPAIRED

/** What happens to messages between two machines. */
export function effectBetween(read: Reader, one: string, other: string): Effect {
  if (one === other || !isImpaired(read)) return UNIMPAIRED
  return effectOn(read, [stationAt(read, one), stationAt(read, other)])
}

/** Whether no message gets through. */
export const isCut = ({ partitioned, drop }: Effect): boolean => partitioned || drop >= 1

const FINE = 1_000_000

/** Whether one message gets lost. */
export const isLost = (effect: Effect, random: Random): boolean =>
  isCut(effect) || (effect.drop > 0 && random.int(1, FINE) <= effect.drop * FINE)

function concerns({ from, to }: Impairment, way: readonly Station[]): boolean {
  const areMachines = from.machine !== undefined && (!to || to.machine !== undefined)
  if (areMachines)
    return way.some((station, i) => {
      const next = way[i + 1]
      if (!next || next.machine === station.machine) return false
      return to ? isBetween(from, to, station, next) : isAt(from, station) !== isAt(from, next)
    })
  if (!to) return way.some((station) => isAt(from, station))
  return way.some((station, i) =>
    way.slice(i + 1).some((later) => isBetween(from, to, station, later)),
  )
}

const isBetween = (from: Place, to: Place, one: Station, other: Station): boolean =>
  (isAt(from, one) && isAt(to, other)) || (isAt(to, one) && isAt(from, other))

function isAt({ machine, address, host }: Place, station: Station): boolean {
  if (machine !== undefined) return station.machine === machine
  if (address !== undefined) return station.addresses?.includes(address) === true
  return station.host === host
}
