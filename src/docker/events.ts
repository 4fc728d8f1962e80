/**
 * The daemon's events: what happened to containers, images, networks and volumes; the newest
 * thousand are kept.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/events/
 */
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { Container } from './container.js'

/** An event. Its key is `<machine>/<sequence>`. */
export interface DaemonEvent {
  readonly machine: string
  readonly time: VirtualTime
  readonly type: 'container' | 'image' | 'network' | 'volume'
  readonly action: string
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
}

const daemonEvents = defineTable<DaemonEvent>('docker-events')

const KEPT = 1000

const eventKey = (machine: string, sequence: number): string =>
  `${machine}/${String(sequence).padStart(12, '0')}`

/** Writes an event down; the oldest is forgotten. */
export function writeEvent(tx: Tx, event: Omit<DaemonEvent, 'time'>): void {
  const sequence = tx.next(`events ${event.machine}`)
  tx.put(daemonEvents, eventKey(event.machine, sequence), { ...event, time: tx.now })
  tx.delete(daemonEvents, eventKey(event.machine, sequence - KEPT))
}

/** An event about a container. */
export function recordEvent(
  tx: Tx,
  { machine, id, name, config }: Container,
  action: string,
  more: Readonly<Record<string, string>> = {},
): void {
  writeEvent(tx, {
    machine,
    type: 'container',
    action,
    id,
    attributes: { ...config.Labels, ...more, image: config.Image, name },
  })
}

/** An event about a network that a container comes onto or leaves. */
export function recordNetworkEvent(
  tx: Tx,
  network: { readonly id: string; readonly name: string; readonly driver: string },
  action: 'connect' | 'disconnect',
  { machine, id }: Container,
): void {
  writeEvent(tx, {
    machine,
    type: 'network',
    action,
    id: network.id,
    attributes: { container: id, name: network.name, type: network.driver },
  })
}

/** The events of a machine, oldest first. */
export const eventsOf = (read: Reader, machine: string): readonly DaemonEvent[] =>
  read.rows(daemonEvents, `${machine}/`)

/** The events of all machines. */
export const eventsOfAll = (read: Reader): readonly DaemonEvent[] => read.rows(daemonEvents)
