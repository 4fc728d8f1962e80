/**
 * The cluster that a lab is made with: it is up before the user's first call.
 *
 * @module
 */
import { nodeAddress } from '../machine/node/boot.js'
import {
  type NodeOptions,
  addNode,
  createControlPlane,
  minikubeNodeName,
} from '../machine/node/cluster.js'
import { KUBERNETES_VERSION } from '../kubernetes/apiserver/cluster.js'
import { node as nodeKind } from '../kubernetes/kinds/node.js'
import type { Simulation } from '../sim/driver.js'
import { TimeoutError } from '../sim/errors.js'
import type { Reader } from '../sim/world.js'
import type { ClusterOptions } from './options.js'

const API_SERVER_PORT = 6443
/** How long a new cluster may take until its nodes are ready. */
const LONGEST_START = 60_000

/** Sets up a cluster and lets it come up. @throws TimeoutError when it does not */
export function furnishCluster(simulation: Simulation, cluster: ClusterOptions): void {
  const nodes = typeof cluster.nodes === 'number' ? numbered(cluster.nodes) : cluster.nodes
  const version = cluster.version ?? KUBERNETES_VERSION
  simulation.transact((tx) => {
    const counted = typeof cluster.nodes === 'number'
    createControlPlane(tx, {
      version,
      address: nodes[0]?.address ?? nodeAddress(0),
      port: API_SERVER_PORT,
      ...(counted ? { controlPlane: minikubeNodeName(0) } : {}),
    })
    for (const node of nodes) addNode(tx, node, version)
  }, 'createLab')
  // Nodes become ready one after the other: each look goes on where the last one stopped.
  let known = 0
  const ready = (read: Reader): boolean => {
    while (known < nodes.length && isReady(read, nodes[known]?.name ?? '')) known++
    return known === nodes.length
  }
  if (nodes.length > 0 && !simulation.runUntil(ready, simulation.now + LONGEST_START))
    throw new TimeoutError('the cluster did not come up: its nodes are not ready')
  simulation.settle(LONGEST_START)
}

const isReady = (read: Reader, node: string): boolean =>
  read
    .get(nodeKind.table, node)
    ?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true

/** Nodes as minikube names them; the first runs the control plane. */
function numbered(count: number): NodeOptions[] {
  return Array.from({ length: count }, (_, i) => ({
    name: minikubeNodeName(i),
    runtime: 'docker',
    ...(i === 0 ? { labels: { 'node-role.kubernetes.io/control-plane': '' } } : {}),
  }))
}
