/**
 * The scheduler: finds a node for each pod that has none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
import { dequal } from 'dequal'
import type { Pod, PodCondition, PodSpec } from 'kubernetes-types/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { rfc3339 } from '../../text/time.js'
import { connect, recorder } from '../apiserver/client.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { groupOf, pods as podTable } from '../kinds/pod/index.js'
import { asClient, forgetAll, keysOf } from '../apiserver/informer.js'
import { assume, assumed, isAssumed, nextConfirmation } from './assumed.js'
import { fitError } from './fit-error.js'
import { type Cycle, type Filter, best, cycleOf, filterNodes } from './framework.js'
import {
  type NodeInfo,
  countNodes,
  countPod,
  forgetNodes,
  nodeInfos,
  portsOf,
  refreshNode,
} from './node-info.js'
import { FLUSH, mayRetryAt, park, parked, pluginsConcerned } from './parked.js'
import { filters, scores } from './plugins/index.js'
import { type Amounts, requestsOf } from './requests.js'

const NAME = 'default-scheduler'
const SCHEDULED = 'Scheduled'
const FAILED_SCHEDULING = 'FailedScheduling'
const UNSCHEDULABLE = 'Unschedulable'

/** Filters that look at one node alone, and so can tell whether its change helps a parked pod. */
const HINTED = filters.filter(
  ({ name }) => name !== 'PodTopologySpread' && name !== 'InterPodAffinity',
)

/** Where the next look at a big cluster begins: after this node. */
const cursors = defineTable<{ readonly after: string }>('scheduler/cursor')
const CURSOR = 'next'

/**
 * Keys are `namespace/name` for a pod to place, `group:…` for the new pods of a group, `node:name`
 * for a node to look at again,
 * `retry:plugin node` for parked pods.
 */
const GROUP = 'group:'
const NODE = 'node:'
const RETRY = 'retry:'
/**
 * How long after a change of its pods a node is added up again: what changes together is added up
 * once.
 */
const NODE_LATENCY = 10

const loop: Loop = {
  name: NAME,
  watches: [
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
      { latency: NODE_LATENCY },
    ),
    watch(
      nodeInfos,
      ({ key, before, after }, tx) =>
        tx.count(parked) === 0
          ? undefined
          : pluginsConcerned(before, after).map((plugin) => `${RETRY}${plugin} ${key}`),
      {
        latency: NODE_LATENCY,
      },
    ),
  ],
  step(tx, key) {
    if (key.startsWith(GROUP)) return scheduleGroup(tx, key.slice(GROUP.length))
    if (key.startsWith(NODE)) {
      const name = key.slice(NODE.length)
      refreshNode(tx, name)
      const shown = nextConfirmation(tx, name)
      return shown === undefined ? awaitChange : requeueAt(shown, { idle: false })
    }
    if (key.startsWith(RETRY)) {
      const [plugin = '', node = ''] = key.slice(RETRY.length).split(' ')
      retryParked(tx, plugin, node)
      return awaitChange
    }
    return schedule(tx, key)
  },
}

export const schedulerLoop = asClient(loop, {
  start(tx) {
    forgetNodes(tx)
    for (const table of [parked, assumed, cursors]) forgetAll(tx, table as never)
    for (const name of keysOf(tx, nodeKind.table as never)) refreshNode(tx, name)
    return tx.rows(podTable).flatMap((pod) => (pod.spec?.nodeName ? [] : keyOf(pod)))
  },
})

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
  if (!before.spec?.nodeName) return after.spec?.schedulerName === NAME ? undefined : NODE + node
  const ended = (pod: Stored<Pod>): boolean =>
    pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  return before.spec !== after.spec ||
    before.metadata.labels !== after.metadata.labels ||
    ended(before) !== ended(after)
    ? NODE + node
    : undefined
}

/**
 * Tries those parked pods again that `plugin` rejected and would not reject now because of `node`.
 */
function retryParked(tx: Tx, plugin: string, node: string): void {
  const info = tx.get(nodeInfos, node)
  const filter = HINTED.find(({ name }) => name === plugin)
  for (const row of tx.by(parked, 'byPlugin', plugin)) {
    const pod = tx.get(podTable, row.key)
    const rejected = pod && info && filter?.prepare(cycleOf(tx, pod))?.(info)
    if (!rejected) tx.book(NAME, row.key, { at: mayRetryAt(row) })
  }
}

/**
 * The pods of a group that wait for a node and have not been tried, in the order of their names.
 */
function untried(tx: Tx, group: string): readonly Stored<Pod>[] {
  const waiting = tx
    .by(podTable, 'byPendingGroup', group)
    .filter((pod) => mayBePlaced(pod) && !isAssumed(tx, pod))
  return tx.count(parked) === 0 ? waiting : waiting.filter((pod) => !tx.get(parked, keyOf(pod)))
}

const mayBePlaced = ({ spec, metadata }: Stored<Pod>): boolean =>
  spec !== undefined && !metadata.deletionTimestamp && spec.schedulerName === NAME && !isGated(spec)

function scheduleGroup(tx: Tx, group: string): Outcome {
  const waiting = untried(tx, group)
  const [first, ...others] = waiting
  if (!first) return awaitChange
  const placed = schedulePod(tx, first, alike(first, others))
  // One that fits nowhere is looked at again by itself; the others of its group may want something
  // else.
  if (placed === 0) tx.book(NAME, keyOf(first), { at: tx.now + FLUSH, idle: true })
  return waiting.length > Math.max(placed, 1)
    ? requeueAt(tx.now, { idle: false, urgent: true })
    : awaitChange
}

function schedule(tx: Tx, key: string): Outcome {
  const pod = tx.get(podTable, key)
  if (!pod?.spec || pod.spec.nodeName || pod.metadata.deletionTimestamp || isAssumed(tx, pod)) {
    tx.delete(parked, key)
    return awaitChange
  }
  if (!mayBePlaced(pod)) return awaitChange
  const others = untried(tx, groupOf(pod)).filter((other) => other !== pod)
  return schedulePod(tx, pod, alike(pod, others)) > 0 ? awaitChange : requeueAt(tx.now + FLUSH)
}

/** Finds nodes for a pod and places it, and others like it; how many were placed. */
function schedulePod(tx: Tx, pod: Stored<Pod>, others: readonly Stored<Pod>[]): number {
  const cycle = cycleOf(tx, pod)
  const { reject, feasible, rejections, last } = filterNodes(
    cycle,
    filters,
    tx.get(cursors, CURSOR)?.after ?? '',
  )
  if (last !== undefined) tx.put(cursors, CURSOR, { after: last })
  if (feasible.length > 0) return placeAll(cycle, [pod, ...others], feasible, reject)
  park(tx, keyOf(pod), [...new Set(rejections.map(({ plugin }) => plugin))])
  fail(tx, pod, fitError(countNodes(tx), rejections, pod.spec?.preemptionPolicy))
  return 0
}

/**
 * Places pods that are alike on the nodes that were found for the first of them. Each takes the
 * best as it is by then; a node that cannot take another one drops out, and what is left over when
 * none can is placed in a cycle of its own. Gives how many were placed.
 *
 * @see
 * https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/5598-opportunistic-batching
 */
function placeAll(
  first: Cycle,
  pods: readonly Stored<Pod>[],
  feasible: readonly NodeInfo[],
  reject: Filter,
): number {
  const { tx } = first
  const api = connect(tx, 'system:kube-scheduler')
  const record = recorder(tx, NAME)
  const isShared = dependsOnOthers(first.pod)
  let candidates = [...feasible]
  let count = 0
  for (const pod of pods) {
    const cycle = { ...first, pod }
    const node = best(cycle, candidates, scores)
    const { name } = node
    const bound = api.bind(pod, name)
    countPod(tx, bound, name)
    assume(tx, bound, name)
    // When the cache shows the binding, the node is added up from what it shows.
    const shown = nextConfirmation(tx, name)
    if (shown !== undefined) tx.book(NAME, NODE + name, { at: shown })
    tx.delete(parked, keyOf(pod))
    record.normal(bound, SCHEDULED, `Successfully assigned ${keyOf(pod)} to ${name}`)
    for (const plugin of filters) plugin.placed?.(cycle, node)
    count++
    const now = tx.get(nodeInfos, name) as NodeInfo
    candidates[candidates.indexOf(node)] = now
    // Where one pod is can matter to where the next may be; otherwise only its own node has
    // changed.
    if (isShared)
      candidates = feasible
        .map(({ name: other }) => tx.get(nodeInfos, other) as NodeInfo)
        .filter((one) => !reject(one))
    else if (reject(now)) candidates.splice(candidates.indexOf(now), 1)
    if (candidates.length === 0) return count
  }
  return count
}

/** Those of some pods that want the same as `pod`, to be placed with it. */
function alike(pod: Stored<Pod>, others: readonly Stored<Pod>[]): readonly Stored<Pod>[] {
  if (portsOf(pod.spec as PodSpec).length > 0) return []
  const { asked } = requestsOf(pod.spec as PodSpec)
  return others.filter(
    ({ spec, metadata }) =>
      WANTS.every(
        (field) => spec?.[field] === pod.spec?.[field] || dequal(spec?.[field], pod.spec?.[field]),
      ) &&
      (metadata.labels === pod.metadata.labels || dequal(metadata.labels, pod.metadata.labels)) &&
      sameAmounts(requestsOf(spec as PodSpec).asked, asked),
  )
}

const sameAmounts = (a: Amounts, b: Amounts): boolean => a === b || dequal(a, b)

/** What filters read of a pod, besides its labels and its requests. */
const WANTS = [
  'tolerations',
  'nodeSelector',
  'affinity',
  'schedulerName',
  'topologySpreadConstraints',
] as const

/** Whether it matters to a pod where others are. */
const dependsOnOthers = ({ spec }: Stored<Pod>): boolean =>
  spec?.affinity?.podAffinity !== undefined ||
  spec?.affinity?.podAntiAffinity !== undefined ||
  (spec?.topologySpreadConstraints?.length ?? 0) > 0

const isGated = (spec: PodSpec | undefined): boolean =>
  ((spec as { readonly schedulingGates?: readonly unknown[] } | undefined)?.schedulingGates
    ?.length ?? 0) > 0

function fail(tx: Tx, pod: Stored<Pod>, message: string): void {
  recorder(tx, NAME).warning(pod, FAILED_SCHEDULING, message)
  connect(tx, 'system:kube-scheduler').amendStatus('Pod', pod, (draft) => {
    const known = draft.status?.conditions?.find(({ type }) => type === 'PodScheduled')
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: UNSCHEDULABLE,
      message,
      lastProbeTime: null as unknown as string,
      lastTransitionTime:
        known?.status === 'False' ? (known.lastTransitionTime ?? rfc3339(tx.now)) : rfc3339(tx.now),
      observedGeneration: pod.metadata.generation ?? 1,
    } as PodCondition
    draft.status = {
      ...draft.status,
      conditions: [
        ...(draft.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'),
        condition,
      ],
    }
  })
}
