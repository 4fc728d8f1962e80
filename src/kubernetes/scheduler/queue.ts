/**
 * The scheduling queue: which changes wake the scheduler, and for which keys.
 *
 * A new pod waits with the others of its group. A pod that fits nowhere is parked, and the plugins
 * that refused it say which changes may help it (their `events`).
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/#queueinghint
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Watch, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import type { Stored } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { groupOf, pods as podTable } from '../kinds/pod/index.js'
import { type FilterPlugin, cycleOf } from './framework.js'
import { priorityOf } from './importance.js'
import { SCHEDULER } from './name.js'
import { type NodeInfo, nodeInfos } from './node-info.js'
import { ANY, mayRetryAt, parked } from './parked.js'

/**
 * Keys are `namespace/name` for a pod to place, `group:…` for the new pods of a group, `node:name`
 * for a node to add up again, `retry:plugin` or `retry:plugin node` for parked pods.
 */
export const GROUP = 'group:'
export const NODE = 'node:'
export const RETRY = 'retry:'

/**
 * How long after a change of its pods a node is added up again: what changes together is added up
 * once.
 */
const NODE_LATENCY = 10

/** What wakes a scheduler with these filters. */
export const queueWatches = (filters: readonly FilterPlugin[]): readonly Watch[] => [
  watch(podTable, ({ key, before, after }) => waitingWakes(key, before, after), { urgent: true }),
  watch(podTable, ({ before, after }) => nodeWakes(before, after), { latency: NODE_LATENCY }),
  watch(
    nodeKind.table,
    ({ key, before, after }) =>
      before &&
      after &&
      before.spec === after.spec &&
      before.metadata.labels === after.metadata.labels &&
      before.status?.allocatable === after.status?.allocatable &&
      before.status?.images === after.status?.images
        ? undefined
        : NODE + key,
    // A node that is cordoned or tainted now takes no pod that is made now.
    { urgent: true },
  ),
  watch(
    nodeInfos,
    ({ key, before, after }, tx) =>
      tx.count(parked) === 0
        ? undefined
        : pluginsHelped(filters, before, after).map((plugin) => `${RETRY}${plugin} ${key}`),
    { latency: NODE_LATENCY },
  ),
  ...filters.flatMap(({ name, events }) =>
    events.flatMap((event) =>
      event.of === 'nodes'
        ? []
        : watch(event.of, (change, tx) =>
            tx.count(parked) > 0 && event.helps(change) ? RETRY + name : undefined,
          ),
    ),
  ),
]

/** Pods without a node are placed: new ones with the others of their group. */
function waitingWakes(
  key: string,
  before: Stored<Pod> | undefined,
  after: Stored<Pod> | undefined,
): string | undefined {
  if ((after ?? before)?.spec?.nodeName) return undefined
  if (!before && after) return GROUP + groupOf(after)
  const isNews =
    before?.spec !== after?.spec ||
    before?.metadata.labels !== after?.metadata.labels ||
    before?.metadata.deletionTimestamp !== after?.metadata.deletionTimestamp
  return isNews ? key : undefined
}

/** Nodes are added up anew when pods come, go or end there. */
function nodeWakes(
  before: Stored<Pod> | undefined,
  after: Stored<Pod> | undefined,
): string | undefined {
  const node = after?.spec?.nodeName ?? before?.spec?.nodeName
  if (!node) return undefined
  if (!before || !after) return NODE + node
  // A binding of this scheduler has counted the pod already; another one's has not.
  if (!before.spec?.nodeName)
    return after.spec?.schedulerName === SCHEDULER ? undefined : NODE + node
  const ended = (pod: Stored<Pod>): boolean =>
    pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  return before.spec !== after.spec ||
    before.metadata.labels !== after.metadata.labels ||
    ended(before) !== ended(after)
    ? NODE + node
    : undefined
}

/** The plugins that may say something else of a node now. A new node concerns every parked pod. */
function pluginsHelped(
  filters: readonly FilterPlugin[],
  before: NodeInfo | undefined,
  after: NodeInfo | undefined,
): readonly string[] {
  if (!before) return after ? [ANY] : []
  return filters
    .filter(({ events }) =>
      events.some((event) => event.of === 'nodes' && event.helps(before, after)),
    )
    .map(({ name }) => name)
}

/**
 * Tries those parked pods again that a plugin refused; after a change of a node, only those that the
 * plugin does not refuse there now. `key` is what follows `retry:`.
 */
export function retryParked(tx: Tx, filters: readonly FilterPlugin[], key: string): void {
  const [name = '', node] = key.split(' ')
  const info = node === undefined ? undefined : tx.get(nodeInfos, node)
  const plugin = filters.find((filter) => filter.name === name)
  // A plugin that looks at other pods too says nothing certain about one node.
  const hint = info && plugin && !plugin.readsPods ? plugin : undefined
  const rows = tx
    .by(parked, 'byPlugin', name)
    .map((row) => ({ row, pod: tx.get(podTable, row.key) }))
    .sort((a, b) => (b.pod ? priorityOf(b.pod) : 0) - (a.pod ? priorityOf(a.pod) : 0))
  for (const { row, pod } of rows) {
    const isRefused = pod && info && hint?.prepare(cycleOf(tx, pod))?.(info)
    if (!isRefused) tx.book(SCHEDULER, row.key, { at: mayRetryAt(row) })
  }
}
