/**
 * The scheduling framework: filters say on which nodes a pod can run, scores which of them is best.
 *
 * A plugin prepares itself once for a pod, and gives a function over nodes, or nothing if the pod
 * does not concern it. The first filter that rejects a node says why. Scores are made comparable (0
 * to 100), weighted and added up; chance decides between equals.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
import type {
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodSpec,
} from '../../types/kubernetes/core/v1.js'
import type { Change, Tx } from '../../sim/step.js'
import type { TableSpec } from '../../sim/table.js'
import type { Stored } from '../kinds/kind.js'
import { type NodeInfo, countNodes, nodeInfos } from './node-info.js'
import { type Requests, requestsOf } from './requests.js'

/** One attempt to place one pod. */
export interface Cycle {
  readonly tx: Tx
  readonly pod: Stored<Pod>
  readonly requests: Requests
  /** What plugins have found out for the pod, and for those like it that are placed with it. */
  readonly memo: Map<object, unknown>
}

/** Why a node cannot take a pod. */
export interface Rejection {
  readonly plugin: string
  readonly reasons: readonly string[]
  /** Whether it could, if other pods were not there. */
  readonly curable: boolean
}

export type Filter = (node: NodeInfo) => Rejection | undefined

/**
 * A change that may let a pod be placed that a plugin refused: of a node, or of a row of a table
 * that the plugin reads. A new node is tried whatever the plugins say.
 */
export type ClusterEvent =
  | {
      readonly of: 'nodes'
      /** Whether the change may help; `after` is undefined for a node that is gone. */
      readonly helps: (before: NodeInfo, after: NodeInfo | undefined) => boolean
    }
  | { readonly of: TableSpec<never, never>; readonly helps: (change: Change) => boolean }

/** Changes of nodes that may help: `nodesChange((before, after) => …)`. */
export const nodesChange = (
  helps: (before: NodeInfo, after: NodeInfo | undefined) => boolean,
): ClusterEvent => ({ of: 'nodes', helps })

/** Changes of a table's rows that may help. */
export const rowsChange = <Row>(
  table: TableSpec<Row>,
  helps: (change: Change<Row>) => boolean = () => true,
): ClusterEvent => ({
  of: table as unknown as TableSpec<never, never>,
  helps: helps as (change: Change) => boolean,
})

/** What plugins say of themselves. */
interface SchedulerPlugin {
  /** As messages and logs name it: `NodeAffinity`. */
  readonly name: string
  /**
   * The fields of a pod's spec that it reads, besides labels and requests. Pods that agree in all
   * that is read may be placed in one go.
   */
  readonly reads?: readonly (keyof PodSpec)[]
  /** Whether it matters to a pod where other pods are; it never does, if this is left out. */
  readonly readsPods?: (pod: Stored<Pod>) => boolean
}

/** Says where a pod can run. */
export interface FilterPlugin extends SchedulerPlugin {
  /** What may let a pod be placed that it refused. */
  readonly events: readonly ClusterEvent[]
  prepare(cycle: Cycle): Filter | undefined
  /** Why the pod can go nowhere, whatever the nodes are. */
  refuses?(cycle: Cycle): string | undefined
  /** Claims of the pod that are bound for the node which it gets. */
  toBind?(cycle: Cycle): readonly Stored<PersistentVolumeClaim>[]
  /** The volume that such a claim gets on a node; one is made where there is none. */
  volumeOn?(
    cycle: Cycle,
    claim: Stored<PersistentVolumeClaim>,
    node: NodeInfo,
  ): Stored<PersistentVolume> | undefined
  /** The pod was placed: what the plugin has found out has to be right for the next one like it. */
  placed?(cycle: Cycle, node: NodeInfo): void
  /** Whether a pod has to be placed by itself: what it takes, the next one like it cannot have. */
  placesAlone?(pod: Stored<Pod>): boolean
}

/** Says where a pod should rather run. */
export interface ScorePlugin extends SchedulerPlugin {
  readonly weight: number
  /** Gives the scores of nodes, in their order, from 0 to 100; nothing if it does not mind. */
  score(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined
}

export const MAX_SCORE = 100

/** A node that cannot take a pod, and why. */
export interface Refused {
  readonly node: NodeInfo
  readonly rejection: Rejection
}

/** Where a pod can run, and why not elsewhere. */
interface Filtered {
  readonly feasible: readonly NodeInfo[]
  readonly refused: readonly Refused[]
  /** The last node that was looked at, if others were not. */
  readonly last: string | undefined
}

/**
 * Up to so many nodes, all are looked at; beyond, so many that can take the pod are enough: each
 * look goes on where the last one ended. The real scheduler does the same with a share of the nodes
 * (`percentageOfNodesToScore`), a tenth of 5,000; fewer are as good where all are looked at in
 * turn.
 */
const SMALL_CLUSTER = 100
const ENOUGH = 30

/** An attempt to place a pod. */
export const cycleOf = (tx: Tx, pod: Stored<Pod>): Cycle => ({
  tx,
  pod,
  requests: requestsOf(pod.spec ?? { containers: [] }),
  memo: new Map(),
})

/**
 * Looks at nodes after the one called `start`, in a circle, until enough of them can take the pod.
 */
export function filterNodes(cycle: Cycle, reject: Filter, start: string, share?: number): Filtered {
  const feasible: NodeInfo[] = []
  const refused: Refused[] = []
  const count = countNodes(cycle.tx)
  const enough =
    count <= SMALL_CLUSTER
      ? count
      : share === undefined
        ? ENOUGH
        : Math.max(SMALL_CLUSTER, Math.floor((count * share) / 100))
  let last: string | undefined
  cycle.tx.around(nodeInfos, count <= SMALL_CLUSTER ? '' : start, (node) => {
    const rejection = reject(node)
    if (rejection) refused.push({ node, rejection })
    else feasible.push(node)
    if (feasible.length < enough) return true
    last = node.name
    return false
  })
  return { feasible, refused, last }
}

/** Asks all filters about a node: the first one that rejects it says why. */
export function prepareFilters(cycle: Cycle, plugins: readonly FilterPlugin[]): Filter {
  const filters = plugins.flatMap((plugin) => plugin.prepare(cycle) ?? [])
  return (node) => {
    for (const filter of filters) {
      const rejection = filter(node)
      if (rejection) return rejection
    }
    return undefined
  }
}

/** The best of the nodes; one of the best, if there are several. `nodes` must not be empty. */
export function best(
  cycle: Cycle,
  nodes: readonly NodeInfo[],
  plugins: readonly ScorePlugin[],
): NodeInfo {
  if (nodes.length === 1) return nodes[0] as NodeInfo
  const totals = new Array<number>(nodes.length).fill(0)
  for (const plugin of plugins) {
    const scores = plugin.score(cycle, nodes)
    if (scores)
      for (let i = 0; i < totals.length; i++)
        totals[i] = (totals[i] as number) + (scores[i] as number) * plugin.weight
  }
  let highest = totals[0] as number
  for (let i = 1; i < totals.length; i++)
    if ((totals[i] as number) > highest) highest = totals[i] as number
  return cycle.tx.random.pick(nodes.filter((_, i) => totals[i] === highest))
}

/** Scores in proportion to the highest; the other way round if less is better. */
export function inProportion(scores: readonly number[], lessIsBetter = false): readonly number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), 0)
  if (highest === 0) return lessIsBetter ? scores.map(() => MAX_SCORE) : scores
  return scores.map((score) => {
    const share = Math.floor((score * MAX_SCORE) / highest)
    return lessIsBetter ? MAX_SCORE - share : share
  })
}
