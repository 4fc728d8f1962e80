/**
 * The node's side of a kubelet: registers its Node, reports its conditions, and renews its lease.
 *
 * Heartbeats are computed, not simulated: a healthy node's lease is a function of time (see
 * `kinds/heartbeat`), and only the loss of power is written down.
 *
 * @see https://kubernetes.io/docs/reference/node/node-status/
 */
import type { Node, Taint } from '../../types/kubernetes/core/v1.js'
import type { Runtime } from '../../cri/runtime.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { VirtualTime } from '../../sim/world.js'
import { type Api, connect, recorder } from '../apiserver/client.js'
import { asClient } from '../apiserver/informer.js'
import { HEARTBEAT_PERIOD, heartbeats } from '../kinds/heartbeat.js'
import type { Stored } from '../kinds/kind.js'
import type { EvictionConfig } from './eviction/thresholds.js'
import { conditionsOf, tellConditions } from './node-conditions.js'

/** One kubelet. Its key is the machine's name, which is the node's. */
export interface Kubelet {
  readonly node: string
  readonly address: string
  /** The name of its runtime; `hollow` has none. */
  readonly runtime: string
  readonly version: string
  readonly capacity: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly taints: readonly {
    readonly key: string
    readonly value?: string
    readonly effect: Taint['effect']
  }[]
  /** False while its machine is off. */
  readonly running: boolean
  /** When it last started. */
  readonly since: VirtualTime
  /** How often it has started. */
  readonly starts: number
  readonly system: Readonly<Record<string, string>>
  readonly providerID?: string
  /** When it takes pods away, and removes images. */
  readonly eviction?: EvictionConfig
}

export const kubelets = defineTable<Kubelet>('kubelets')

/** What a node says of a runtime that is none. */
const HOLLOW_VERSION = 'fakeRuntime://0.1.0'

const STARTING = 'Starting'
/** The name of the loop that makes pods run, and of its process in a schedule. */
export const KUBELET = 'kubelet'

/** Starts a kubelet on a machine: it will register its node, or report for duty again. */
export function startKubelet(tx: Tx, kubelet: Omit<Kubelet, 'running' | 'since' | 'starts'>): void {
  const starts = (tx.get(kubelets, kubelet.node)?.starts ?? 0) + 1
  tx.put(kubelets, kubelet.node, { ...kubelet, running: true, since: tx.now, starts })
}

/** The machine lost power: no heartbeat comes after the last one. */
export function stopKubelet(tx: Tx, node: string): void {
  tx.update(kubelets, node, (row) => {
    row.running = false
  })
  loseHeartbeats(tx, node)
}

/** No heartbeat of a node reaches the API server after the last one. */
export function loseHeartbeats(tx: Tx, node: string): void {
  tx.update(heartbeats, node, (row) => {
    row.lostAt ??=
      row.since + Math.floor((tx.now - row.since) / HEARTBEAT_PERIOD) * HEARTBEAT_PERIOD
  })
}

/** The loop that keeps Node objects as their kubelets report them. Keys are node names. */
export const nodeStatusLoop = (runtimes: ReadonlyMap<string, Runtime>): Loop =>
  asClient(nodeLoop(runtimes), { processOf: (key) => key, start: (_, node) => [node] })

/** The name of the loop that keeps Node objects as their kubelets report them. */
export const KUBELET_NODE = 'kubelet-node'

const nodeLoop = (runtimes: ReadonlyMap<string, Runtime>): Loop => ({
  name: KUBELET_NODE,
  watches: [
    watch(kubelets, ({ before, after }, _tx) =>
      after?.running && after.starts !== before?.starts ? after.node : undefined,
    ),
  ],
  step(tx, name) {
    const kubelet = tx.get(kubelets, name)
    if (!kubelet?.running || tx.disturbance?.isCut) return awaitChange
    const api = connect(tx, `system:node:${name}`)
    const runtime = runtimes.get(kubelet.runtime)
    const node = register(api, kubelet, runtime?.version ?? HOLLOW_VERSION)
    // One that was cut off from the API server reports again, and has not started anew.
    const isStarting = tx.get(heartbeats, name)?.starts !== kubelet.starts
    tx.put(heartbeats, name, { node: name, since: tx.now, starts: kubelet.starts })
    report(tx, api, node, kubelet, { runtime, isStarting })
    return awaitChange
  },
})

function register(api: Api, kubelet: Kubelet, runtimeVersion: string): Stored<Node> {
  const known = api.live.find('Node', kubelet.node)
  if (known) return known
  const labels = {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': kubelet.node,
    'kubernetes.io/os': 'linux',
    ...kubelet.labels,
  }
  const spec = {
    ...(kubelet.providerID ? { providerID: kubelet.providerID } : {}),
    ...(kubelet.taints.length > 0 ? { taints: kubelet.taints.map((taint) => ({ ...taint })) } : {}),
  }
  const created = api.create('Node', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: kubelet.node, labels, annotations: { ...kubelet.annotations } },
    spec,
  })
  return (
    api.amendStatus('Node', created, (draft) => {
      draft.status = {
        capacity: { ...kubelet.capacity },
        allocatable: { ...kubelet.capacity },
        addresses: [
          { type: 'InternalIP', address: kubelet.address },
          { type: 'Hostname', address: kubelet.node },
        ],
        daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
        nodeInfo: {
          architecture: 'amd64',
          bootID: '',
          containerRuntimeVersion: runtimeVersion,
          kernelVersion: '',
          kubeProxyVersion: '',
          kubeletVersion: kubelet.version,
          machineID: '',
          operatingSystem: 'linux',
          osImage: '',
          systemUUID: '',
          ...kubelet.system,
        },
      }
    }) ?? created
  )
}

function report(
  tx: Tx,
  api: Api,
  node: Stored<Node>,
  kubelet: Kubelet,
  { runtime, isStarting }: { runtime: Runtime | undefined; isStarting: boolean },
): void {
  const record = recorder(tx, KUBELET, kubelet.node)
  // A hollow kubelet writes no events.
  if (runtime && isStarting) record.normal(node, STARTING, 'Starting kubelet.')
  if (runtime) tellConditions(tx, record, node, kubelet, isStarting)
  const images = runtime?.images(tx, kubelet.node) ?? []
  api.amendStatus('Node', node, (draft) => {
    draft.status = {
      ...draft.status,
      conditions: conditionsOf(tx, kubelet, draft.status?.conditions ?? []),
      images: images.map(({ names, sizeBytes }) => ({ names: [...names], sizeBytes })),
    }
  })
}
