/**
 * What a lab is made with.
 *
 * @module
 */
import type { NodeOptions } from '../machine/cluster.js'
import type { Program } from '../program/program.js'
import type { VirtualTime } from '../sim/world.js'
import { UsageError } from '../sim/errors.js'
import { type ScheduleOptions, scheduleFrom } from './schedule.js'

/** A cluster that is there from the start. */
export interface ClusterOptions {
  /**
   * How many nodes (named as minikube names them: `minikube`, `minikube-m02`, …; the first runs the control plane), or each node's
   * description.
   */
  readonly nodes: number | readonly NodeOptions[]
  /** What the cluster reports; `v1.36.2` by default. */
  readonly version?: string
}

/** Options of `createLab`. */
export interface LabOptions {
  /** The same seed and the same calls give the same world, byte for byte. 1 by default. */
  readonly seed?: number
  /** When virtual time begins, in milliseconds since the Unix epoch; 2026-01-01T00:00:00Z by default. */
  readonly start?: VirtualTime
  readonly cluster?: ClusterOptions
  /** How late, and in which order, controllers see the world once the cluster is up; at once and in order by default. */
  readonly schedule?: ScheduleOptions
  /**
   * How many checkpoints `lab.history` keeps; 100 by default, 0 for none. Each holds on to the rows that have changed since, so those that lie
   * more than a million changes back are forgotten earlier.
   */
  readonly history?: number
  /** Programs of your own, which executables in images can refer to. */
  readonly programs?: readonly Program[]
}

const MOST_NODES = 10_000

/** @throws UsageError for values that no lab can be made with */
export function checkOptions(options: LabOptions): void {
  const { seed, start, cluster, schedule, history } = options
  if (seed !== undefined && !Number.isInteger(seed)) throw new UsageError(`seed must be a whole number, not ${String(seed)}`)
  if (start !== undefined && !Number.isInteger(start)) throw new UsageError(`start must be whole milliseconds since the Unix epoch, not ${String(start)}`)
  if (history !== undefined && (!Number.isInteger(history) || history < 0)) throw new UsageError(`history must be a number of checkpoints, not ${String(history)}`)
  if (schedule !== undefined) scheduleFrom(schedule)
  if (cluster === undefined) return
  if (typeof cluster !== 'object' || cluster === null) throw new UsageError(`cluster must be an object such as { nodes: 3 }, not ${String(cluster)}`)
  const { nodes, version } = cluster
  if (version !== undefined && !/^v\d+\.\d+\.\d+/.test(version)) throw new UsageError(`cluster.version must look like v1.36.2, not ${String(version)}`)
  if (typeof nodes === 'number' ? !Number.isInteger(nodes) || nodes < 1 || nodes > MOST_NODES : !Array.isArray(nodes))
    throw new UsageError(`cluster.nodes must be a number from 1 to ${MOST_NODES} or a list of nodes`)
}
