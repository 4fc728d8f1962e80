/**
 * Heartbeats of nodes: a kubelet renews its node's Lease every ten seconds.
 *
 * They are not simulated but computed: a row says since when a node's heartbeat is regular, and
 * when it was lost.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#heartbeats
 */
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'

/** Milliseconds between two renewals of a node's Lease. */
export const HEARTBEAT_PERIOD = 10_000

/** The heartbeat of one node. */
export interface Heartbeat {
  readonly node: string
  /** When the first one came after the kubelet started, or was heard again. */
  readonly since: VirtualTime
  /** How often the kubelet had started by then. */
  readonly starts?: number
  /** When the last one came, if there will be no more. */
  readonly lostAt?: VirtualTime
}

/** Keys are names of nodes. */
export const heartbeats = defineTable<Heartbeat>('heartbeats')

/** When the last heartbeat came. */
export const lastHeartbeat = ({ since, lostAt }: Heartbeat, now: VirtualTime): VirtualTime =>
  lostAt ?? since + Math.floor((now - since) / HEARTBEAT_PERIOD) * HEARTBEAT_PERIOD
