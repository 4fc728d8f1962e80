/**
 * What the scheduler knows of a node: what it has, what its pods have asked for, and whose they
 * are.
 *
 * A row follows its Node, grows with the binding of a pod in the same step, and is added up anew,
 * over the pods of that node alone, when a pod ends or comes to the node by another way. So no
 * cycle ever adds up pods.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
import type { Node, Pod, Taint } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { parseQuantity } from '../../text/quantity.js'
import { forgetAll } from '../apiserver/informer.js'
import { controllingOwner } from '../kinds/controlling-owner.js'
import { node as nodeKind } from '../kinds/node.js'
import type { Stored } from '../kinds/kind.js'
import { pods as podTable } from '../kinds/pod/index.js'
import { assumedOn } from './assumed.js'
import { type Amounts, NOTHING, add, amountsOf, requestsOf } from './requests.js'

/** A node as plugins see it. */
export interface NodeInfo {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly Taint[]
  readonly unschedulable: boolean
  readonly allocatable: Amounts
  readonly allocatablePods: number
  /** Sizes of the images that are on the node, by name. */
  readonly images: Readonly<Record<string, number>>
  readonly requested: Amounts
  /** What its pods count for when nodes are compared. */
  readonly counted: { readonly cpu: number; readonly memory: number }
  readonly pods: number
  /** The priority of the least important of its pods. */
  readonly leastPriority: number
  /** Taken ports of the node: `protocol/port` with `@address` if it is not every address. */
  readonly ports: readonly string[]
  /** The owner of each of its pods that has one: as many times as it has pods here. */
  readonly owners: readonly string[]
}

/** Keys are names of nodes. */
export const nodeInfos = defineTable<NodeInfo>('scheduler/nodes')

/**
 * What of all nodes matters to where pods are spread: one row, which is another one whenever a node
 * comes, goes, or has other labels or taints. What is found out about all nodes can be kept for as long as
 * the row is the same.
 */
export interface Topology {
  readonly version: number
}

const topologies = defineTable<Topology>('scheduler/topology')
const TOPOLOGY = 'nodes'
const NO_NODES: Topology = Object.freeze({ version: 0 })

export const topologyOf = (read: Reader): Topology => read.get(topologies, TOPOLOGY) ?? NO_NODES

const changeTopology = (tx: Tx): Topology =>
  tx.put(topologies, TOPOLOGY, { version: topologyOf(tx).version + 1 })

/** What is known of nodes is gone. */
export function forgetNodes(tx: Tx): void {
  forgetAll(tx, nodeInfos as never)
  changeTopology(tx)
}

/** Whether pods have left a node, or ask for less there. */
export const isFreed = (before: NodeInfo, after: NodeInfo | undefined): boolean =>
  after !== undefined &&
  (after.pods < before.pods ||
    after.requested.cpu < before.requested.cpu ||
    after.requested.memory < before.requested.memory ||
    after.requested.storage < before.requested.storage ||
    after.requested.others !== before.requested.others)

/** How many nodes there are. */
export const countNodes = (read: Reader): number => read.count(nodeInfos as never)

/** Brings what is known of a node up to date with its Node and its pods. */
export function refreshNode(tx: Tx, name: string): void {
  const node = tx.get(nodeKind.table, name)
  const known = tx.get(nodeInfos, name)
  const unseen = assumedOn(tx, name)
  if (!node) {
    if (tx.delete(nodeInfos, name)) changeTopology(tx)
    return
  }
  const info: Counted = withoutPods(node)
  for (const pod of tx.by(podTable, 'byNode', name)) if (!hasEnded(pod)) addPod(info, pod)
  for (const pod of unseen) addPod(info, pod)
  tx.put(nodeInfos, name, info)
  if (!known || !isSame(known.labels, info.labels) || !isSame(known.taints, info.taints))
    changeTopology(tx)
}

/** In a lab that was restored, what is the same is not one object. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

/** Counts a pod that has just been bound. */
export function countPod(tx: Tx, pod: Stored<Pod>, name: string): void {
  const known = tx.get(nodeInfos, name)
  if (!known) return
  const info: Counted = { ...known }
  addPod(info, pod)
  tx.put(nodeInfos, name, info)
}

/** A node as it would be with one more pod. */
export function withPod(known: NodeInfo, pod: Stored<Pod>): NodeInfo {
  const info: Counted = { ...known }
  addPod(info, pod)
  return info
}

/** A node as it would be with these pods alone. */
export function withOnly(tx: Tx, known: NodeInfo, pods: readonly Stored<Pod>[]): NodeInfo {
  const node = tx.get(nodeKind.table, known.name)
  return pods.reduce(withPod, node ? withoutPods(node) : known)
}

/** The pods that take room on a node. */
export const podsOn = (tx: Tx, name: string): readonly Stored<Pod>[] => {
  const unseen = assumedOn(tx, name)
  const seen = tx.by(podTable, 'byNode', name).filter((pod) => !hasEnded(pod))
  return [...seen, ...unseen]
}

const hasEnded = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

const NONE: Readonly<Record<string, never>> = Object.freeze({})
const NO_TAINTS: readonly Taint[] = Object.freeze([])
/** What a node that has no images has. */
export const NO_IMAGES: Readonly<Record<string, number>> = Object.freeze({})
const NO_PORTS: readonly string[] = Object.freeze([])
const NO_OWNERS: readonly string[] = Object.freeze([])

function withoutPods({ metadata, spec, status }: Stored<Node>): NodeInfo {
  return {
    name: metadata.name,
    labels: metadata.labels ?? NONE,
    taints: spec?.taints ?? NO_TAINTS,
    unschedulable: spec?.unschedulable === true,
    allocatable: amountsOf(status?.allocatable),
    allocatablePods: parseQuantity(status?.allocatable?.['pods'] ?? 0),
    images: status?.images?.length
      ? Object.fromEntries(
          status.images.flatMap(({ names = [], sizeBytes = 0 }) =>
            names.map((name) => [name, sizeBytes]),
          ),
        )
      : NO_IMAGES,
    requested: NOTHING,
    counted: { cpu: 0, memory: 0 },
    pods: 0,
    leastPriority: Number.POSITIVE_INFINITY,
    ports: NO_PORTS,
    owners: NO_OWNERS,
  }
}

type Counted = { -readonly [Field in keyof NodeInfo]: NodeInfo[Field] }

/** Counts a pod; `info` is the caller's own, the lists in it are not. */
function addPod(info: Counted, { spec, metadata }: Stored<Pod>): void {
  if (!spec) return
  const { asked, counted } = requestsOf(spec)
  const owner = controllingOwner(metadata)?.uid
  const ports = portsOf(spec)
  if (asked !== NOTHING) info.requested = add(info.requested, asked)
  info.counted = {
    cpu: info.counted.cpu + counted.cpu,
    memory: info.counted.memory + counted.memory,
  }
  info.pods++
  info.leastPriority = Math.min(info.leastPriority, spec.priority ?? 0)
  if (ports.length > 0) info.ports = [...info.ports, ...ports]
  if (owner !== undefined) info.owners = [...info.owners, owner]
}

/** The ports of its node that a pod takes. */
export function portsOf(spec: NonNullable<Pod['spec']>): readonly string[] {
  let found = NO_PORTS
  for (const { ports } of spec.containers) {
    for (const { hostPort, protocol = 'TCP', hostIP } of ports ?? []) {
      if (hostPort)
        found = [
          ...found,
          `${protocol}/${hostPort}${hostIP && hostIP !== '0.0.0.0' ? `@${hostIP}` : ''}`,
        ]
    }
  }
  return found
}
