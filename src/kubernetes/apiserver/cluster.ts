/**
 * The cluster: what is true of it as a whole.
 *
 * @module
 */
import { type Effect, UNIMPAIRED, effectBetween, isImpaired } from '../../net/impairment.js'
import { namespaces } from '../../net/namespace.js'
import type { CniPlugin } from '../kinds/cni-plugin.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'

/** The version of Kubernetes: a cluster's unless another is given, and its clients'. */
export const KUBERNETES_VERSION = 'v1.36.2'

/** The one cluster of a world. */
export interface Cluster {
  /** What `kubectl version` reports: `v1.36.2`. */
  readonly version: string
  /** Where the API server listens. */
  readonly apiServerAddress: string
  readonly apiServerPort: number
  /** The machine that the control plane runs on, if it is one of the nodes. */
  readonly controlPlane?: string
  /** What gives pods their network; minikube's choice if it is not said. */
  readonly cni?: CniPlugin
  /** Its containers are frozen: its API server says nothing. */
  readonly paused?: boolean
  readonly serviceCidr: string
  readonly podCidr: string
  readonly startedAt: VirtualTime
}

/** Has one row or none. */
export const clusters = defineTable<Cluster>('clusters')

export const CLUSTER_KEY = 'cluster'

/** The cluster, if there is one. */
export const clusterOf = (read: Reader): Cluster | undefined => read.get(clusters, CLUSTER_KEY)

/** The network that machines share. */
const LAN = 'lan'

/** The machine that the API server runs on: the control plane's, or the one that has its address. */
export function apiServerMachine(read: Reader): string | undefined {
  const cluster = clusterOf(read)
  if (!cluster) return undefined
  const { controlPlane, apiServerAddress } = cluster
  return controlPlane ?? read.by(namespaces, 'byAddress', `${LAN} ${apiServerAddress}`)[0]?.machine
}

/** What happens to messages between the API server and a machine. */
export function effectOnApi(read: Reader, machine: string): Effect {
  return isImpaired(read)
    ? effectBetween(read, apiServerMachine(read) ?? machine, machine)
    : UNIMPAIRED
}
