/**
 * The cluster that a lab is made with: it is up before the user's first call.
 *
 * A number of nodes asks for the cluster that `minikube start` makes. A list describes machines;
 * their cluster's control plane is elsewhere, and nothing but what they are asked to do runs on
 * them.
 *
 * @module
 */
import { nodeAddress } from '../machine/node/boot.js'
import { type NodeOptions, addNode, createControlPlane } from '../machine/node/cluster.js'
import { writeKubeconfig } from '../machine/node/kubeconfig.js'
import { NEW_PROFILE, addProfileNode } from '../machine/node/minikube.js'
import type { EvictionConfig } from '../kubernetes/kubelet/eviction/thresholds.js'
import type { CniPlugin } from '../kubernetes/kinds/cni-plugin.js'
import type { MinikubeProfile } from '../machine/node/profile.js'
import { KUBERNETES_VERSION } from '../kubernetes/apiserver/cluster.js'
import {
  configureScheduler,
  readConfiguration,
} from '../kubernetes/scheduler/config/configuration.js'
import { node as nodeKind } from '../kubernetes/kinds/node.js'
import type { Simulation } from '../sim/driver.js'
import { TimeoutError } from '../sim/errors.js'
import type { Reader } from '../sim/world.js'
import type { ClusterOptions } from './options.js'

const API_SERVER_PORT = 6443
/** How long a new cluster may take until its nodes are ready. */
const LONGEST_START = 60_000

/** Sets up a cluster and lets it come up. @throws TimeoutError when it does not */
export function furnishCluster(
  simulation: Simulation,
  { nodes, version = KUBERNETES_VERSION, cni, kubelet, scheduler }: ClusterOptions,
): void {
  if (scheduler !== undefined)
    simulation.transact((tx) => configureScheduler(tx, readConfiguration(scheduler)), 'createLab')
  const setup: Setup = { version, cni, kubelet }
  if (typeof nodes === 'number') startMinikube(simulation, nodes, setup)
  else startMachines(simulation, nodes, setup)
}

/** What all nodes of a cluster share. */
interface Setup {
  readonly version: string
  readonly cni: CniPlugin | undefined
  readonly kubelet: EvictionConfig | undefined
}

/** One node after the other, as minikube does it. */
function startMinikube(
  simulation: Simulation,
  count: number,
  { version, cni, kubelet }: Setup,
): void {
  let profile: MinikubeProfile = {
    ...NEW_PROFILE,
    version,
    ...(cni ? { cni } : {}),
    ...(kubelet ? { kubelet } : {}),
  }
  for (let i = 0; i < count; i++) {
    profile = simulation.transact((tx) => addProfileNode(tx, profile), 'createLab')
    waitFor(simulation, profile.nodes.slice(-1))
  }
}

function startMachines(
  simulation: Simulation,
  nodes: readonly NodeOptions[],
  { version, cni, kubelet }: Setup,
): void {
  const address = nodes[0]?.address ?? nodeAddress(0)
  simulation.transact((tx) => {
    createControlPlane(tx, { version, address, port: API_SERVER_PORT, cni })
    writeKubeconfig(tx, {
      cluster: NEW_PROFILE.name,
      server: `https://${address}:${API_SERVER_PORT}`,
    })
    for (const node of nodes) addNode(tx, kubelet ? { kubelet, ...node } : node, version)
  }, 'createLab')
  waitFor(
    simulation,
    nodes.map(({ name }) => name),
  )
}

/** Lets time pass until nodes are ready and what they were given runs. */
function waitFor(simulation: Simulation, nodes: readonly string[]): void {
  // Nodes become ready one after the other: each look goes on where the last one stopped.
  let known = 0
  const ready = (read: Reader): boolean => {
    while (known < nodes.length && isReady(read, nodes[known] ?? '')) known++
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
