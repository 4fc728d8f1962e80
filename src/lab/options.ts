/**
 * What a lab with a cluster is made with.
 *
 * @module
 */
import type { NodeOptions } from '../machine/node/cluster.js'
import { UsageError } from '../sim/errors.js'
import {
  DOCKER_LAB_OPTIONS,
  type DockerLabOptions,
  checkDockerLabOptions,
} from './docker-options.js'
import type { PluginSet } from './plugin-set.js'
import { type ScheduleOptions, scheduleFrom } from './schedule.js'

/** A cluster that is there from the start. */
export interface ClusterOptions {
  /**
   * How many nodes (named as minikube names them: `minikube`, `minikube-m02`, …; the first runs the
   * control plane), or each node's description.
   */
  readonly nodes: number | readonly NodeOptions[]
  /** What the cluster reports; `v1.36.2` by default. */
  readonly version?: string
}

/** Options of `createLab`. */
export interface LabOptions extends DockerLabOptions {
  readonly cluster?: ClusterOptions
  /**
   * How late, and in which order, controllers see the world once the cluster is up; at once and in
   * order by default.
   */
  readonly schedule?: ScheduleOptions
}

/** The options that a snapshot keeps. */
export const LAB_OPTIONS = [
  ...DOCKER_LAB_OPTIONS,
  'cluster',
  'schedule',
] as const satisfies readonly (keyof LabOptions)[]

const MOST_NODES = 10_000

/** @throws UsageError for values that no lab can be made with */
export function checkOptions(options: LabOptions, { clients }: Pick<PluginSet, 'clients'>): void {
  checkDockerLabOptions(options)
  const { cluster, schedule } = options
  if (schedule !== undefined) scheduleFrom(schedule, clients)
  if (cluster === undefined) return
  if (typeof cluster !== 'object' || cluster === null)
    throw new UsageError(`cluster must be an object such as { nodes: 3 }, not ${String(cluster)}`)
  const { nodes, version } = cluster
  if (version !== undefined && !/^v\d+\.\d+\.\d+/.test(version))
    throw new UsageError(`cluster.version must look like v1.36.2, not ${String(version)}`)
  if (
    typeof nodes === 'number'
      ? !Number.isInteger(nodes) || nodes < 1 || nodes > MOST_NODES
      : !Array.isArray(nodes)
  )
    throw new UsageError(
      `cluster.nodes must be a number from 1 to ${MOST_NODES} or a list of nodes`,
    )
}
