/**
 * Clusters: an API server and nodes, set up at once (`createLab`) or step by step (`minikube
 * start`).
 *
 * @module
 */
import { bootstrapCluster } from '../../kubernetes/apiserver/bootstrap.js'
import { listenForCluster } from '../../kubernetes/apiserver/http/server.js'
import { KUBERNETES_VERSION } from '../../kubernetes/apiserver/cluster.js'
import type { CniPlugin } from '../../kubernetes/kinds/cni-plugin.js'
import type { EvictionConfig } from '../../kubernetes/kubelet/eviction/thresholds.js'
import type { Kubelet } from '../../kubernetes/kubelet/node.js'
import { KERNEL, SYSTEM_NAME } from '../../program/hardware.js'
import { UsageError } from '../../sim/errors.js'
import type { Tx } from '../../sim/step.js'
import { baseOf } from '../boot.js'
import { machines } from '../machine.js'
import { createNode, nodeAddress } from './boot.js'
import { HOLLOW, type NodeRuntime, nodeRuntimes } from './runtime.js'

/** What a new node is to be like; everything has a default. */
export interface NodeOptions {
  readonly name: string
  /** Its address on the network that machines share. */
  readonly address?: string
  /** Quantities: `{ cpu: '2', memory: '4Gi', pods: '110' }`. */
  readonly capacity?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly taints?: Kubelet['taints']
  /**
   * `containerd` (the default) and `docker` run containers, and each says in its own words what
   * comes of them; `hollow` only seems to run them.
   */
  readonly runtime?: NodeRuntime
  /** When its kubelet takes pods away and removes images. */
  readonly kubelet?: EvictionConfig
}

const DEFAULT_CAPACITY = { cpu: '2', 'ephemeral-storage': '0', memory: '4Gi', pods: '110' }
const NODE_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/
/** What a node says of its system: a hollow one as kubemark's do. */
const SYSTEM = { kernelVersion: KERNEL.release, osImage: SYSTEM_NAME }
const HOLLOW_SYSTEM = {
  kernelVersion: '3.16.0-0.bpo.4-amd64',
  osImage: 'Debian GNU/Linux 7 (wheezy)',
}

/**
 * Sets up the control plane. `controlPlane` is the machine that it runs on, if it is one of the
 * nodes.
 */
export function createControlPlane(
  tx: Tx,
  options: {
    version?: string
    address: string
    port: number
    controlPlane?: string
    cni?: CniPlugin | undefined
  },
): void {
  bootstrapCluster(tx, {
    version: options.version ?? KUBERNETES_VERSION,
    apiServerAddress: options.address,
    apiServerPort: options.port,
    ...(options.controlPlane === undefined ? {} : { controlPlane: options.controlPlane }),
    cni: options.cni,
  })
}

/** Adds a node: a machine with a kubelet, which registers it. @throws UsageError */
export function addNode(tx: Tx, options: NodeOptions, version: string): void {
  const { name, runtime = 'containerd' } = options
  if (!NODE_NAME.test(name) || name.length > 253)
    throw new UsageError(
      `"${name}" is not a name for a node: use lower case letters, digits, '-' and '.'`,
    )
  if (!nodeRuntimes.includes(runtime))
    throw new UsageError(
      `unknown runtime "${String(runtime)}" for node "${name}": use ${nodeRuntimes.join(', ')}`,
    )
  if (tx.get(machines, name)) throw new UsageError(`there is a machine "${name}" already`)
  createNode(tx, baseOf(tx), {
    name,
    address: options.address ?? nodeAddress(tx.next('nodes') - 1),
    kubelet: {
      runtime,
      version,
      capacity: { ...DEFAULT_CAPACITY, ...options.capacity },
      labels: { ...options.labels },
      annotations: { 'node.alpha.kubernetes.io/ttl': '0' },
      taints: options.taints ?? [],
      ...(options.kubelet ? { eviction: options.kubelet } : {}),
      system: runtime === HOLLOW ? HOLLOW_SYSTEM : SYSTEM,
      ...(runtime === HOLLOW ? { providerID: `kubemark://${name}` } : {}),
    },
  })
  listenForCluster(tx)
}
