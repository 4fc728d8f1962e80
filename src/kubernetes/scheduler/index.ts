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
import { pods as podTable } from '../kinds/pod/index.js'
import { asClient, forgetAll, keysOf } from '../apiserver/informer.js'
import { assume, assumed, isAssumed, nextConfirmation } from './assumed.js'
import { fitError } from './fit-error.js'
import { type Filter, best, cycleOf, filterNodes } from './framework.js'
import { type NodeInfo, countPod, forgetNodes, nodeInfos, nodeNames, portsOf, refreshNode } from './node-info.js'
import { FLUSH, mayRetryAt, park, parked, pluginsConcerned } from './parked.js'
import { filters, scores } from './plugins/index.js'
import { requestsOf } from './requests.js'

const NAME = 'default-scheduler'
const SCHEDULED = 'Scheduled'
const FAILED_SCHEDULING = 'FailedScheduling'
const UNSCHEDULABLE = 'Unschedulable'

/** Filters that look at one node alone, and so can tell whether its change helps a parked pod. */
const HINTED = filters.filter(({ name }) => name !== 'PodTopologySpread' && name !== 'InterPodAffinity')

/** Where the next look at a big cluster begins. */
const cursors = defineTable<{ readonly next: number }>('scheduler/cursor')
const CURSOR = 'next'

/** Keys are `namespace/name` for a pod to place, `node:name` for a node to look at again, `retry:plugin node` for parked pods. */
const NODE = 'node:'
const RETRY = 'retry:'

const loop: Loop = {
  name: NAME,
  urgent: true,
  watches: [
    watch(podTable, ({ key, before, after }) => podWakes(key, before, after)),
    watch(nodeKind.table, ({ key, before, after }) =>
      before &&
      after &&
      before.spec === after.spec &&
      before.metadata.labels === after.metadata.labels &&
      before.status?.allocatable === after.status?.allocatable &&
      before.status?.images === after.status?.images
        ? undefined
        : NODE + key,
    ),
    watch(nodeInfos, ({ key, before, after }, tx) => (tx.count(parked) === 0 ? undefined : pluginsConcerned(before, after).map((plugin) => `${RETRY}${plugin} ${key}`))),
  ],
  step(tx, key) {
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

function podWakes(key: string, before: Stored<Pod> | undefined, after: Stored<Pod> | undefined): string | undefined {
  const node = after?.spec?.nodeName ?? before?.spec?.nodeName
  if (!node) {
    const isNews =
      !before || !after || before.spec !== after.spec || before.metadata.labels !== after.metadata.labels || before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp
    return isNews ? key : undefined
  }
  if (!before || !after) return NODE + node
  // A binding of this scheduler has counted the pod already; another one's has not.
  if (!before.spec?.nodeName) return after.spec?.schedulerName === NAME ? undefined : NODE + node
  const ended = (pod: Stored<Pod>): boolean => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  return before.spec !== after.spec || before.metadata.labels !== after.metadata.labels || ended(before) !== ended(after) ? NODE + node : undefined
}

/** Tries those parked pods again that `plugin` rejected and would not reject now because of `node`. */
function retryParked(tx: Tx, plugin: string, node: string): void {
  const info = tx.get(nodeInfos, node)
  const filter = HINTED.find(({ name }) => name === plugin)
  const names = nodeNames(tx)
  for (const row of tx.by(parked, 'byPlugin', plugin)) {
    const pod = tx.get(podTable, row.key)
    const rejected = pod && info && filter?.prepare(cycleOf(tx, pod, names))?.(info)
    if (!rejected) tx.book(NAME, row.key, { at: mayRetryAt(row) })
  }
}

function schedule(tx: Tx, key: string): Outcome {
  const pod = tx.get(podTable, key)
  if (!pod?.spec || pod.spec.nodeName || pod.metadata.deletionTimestamp || isAssumed(tx, pod)) {
    tx.delete(parked, key)
    return awaitChange
  }
  if (pod.spec.schedulerName !== NAME || isGated(pod.spec)) return awaitChange
  const names = nodeNames(tx)
  const cycle = cycleOf(tx, pod, names)
  const start = tx.get(cursors, CURSOR)?.next ?? 0
  const { reject, feasible, rejections, seen } = filterNodes(cycle, filters, start)
  if (seen < names.length) tx.put(cursors, CURSOR, { next: (start + seen) % names.length })
  if (feasible.length === 0) {
    park(tx, key, [...new Set(rejections.map(({ plugin }) => plugin))])
    fail(tx, pod, fitError(names.length, rejections, pod.spec.preemptionPolicy))
    return requeueAt(tx.now + FLUSH)
  }
  placeAll(tx, [pod, ...alike(tx, pod, feasible.length - 1)], feasible, reject, names)
  return awaitChange
}

/**
 * Places pods that are alike on the nodes that were found for the first of them. Each takes the best as it is by then; a node that is full
 * drops out, and what is left over when all are full is placed in a cycle of its own.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/5598-opportunistic-batching
 */
function placeAll(tx: Tx, pods: readonly Stored<Pod>[], feasible: readonly NodeInfo[], reject: Filter, names: readonly string[]): void {
  let candidates = feasible
  for (const pod of pods) {
    if (candidates.length === 0) return
    const { name } = best(cycleOf(tx, pod, names), candidates, scores)
    const bound = connect(tx, 'system:kube-scheduler').bind(pod, name)
    countPod(tx, bound, name)
    assume(tx, bound, name)
    // When the cache shows the binding, the node is added up from what it shows.
    const shown = nextConfirmation(tx, name)
    if (shown !== undefined) tx.book(NAME, NODE + name, { at: shown })
    tx.delete(parked, keyOf(pod))
    recorder(tx, NAME).normal(bound, SCHEDULED, `Successfully assigned ${keyOf(pod)} to ${name}`)
    candidates = candidates.flatMap((node) => {
      const now = node.name === name ? (tx.get(nodeInfos, name) as NodeInfo) : node
      return now !== node && reject(now) ? [] : now
    })
  }
}

/** Pods of the same owner that wait for a node too and want the same, if it does not matter to them where other pods are. */
function alike(tx: Tx, pod: Stored<Pod>, limit: number): readonly Stored<Pod>[] {
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)?.uid
  if (owner === undefined || limit <= 0 || mindsOthers(pod)) return []
  const { asked } = requestsOf(pod.spec as PodSpec)
  const found: Stored<Pod>[] = []
  for (const other of tx.by(podTable, 'byPendingOwner', owner)) {
    if (found.length === limit) break
    if (other === pod || !other.spec || other.metadata.deletionTimestamp || isAssumed(tx, other) || tx.get(parked, keyOf(other))) continue
    if (WANTS.every((field) => dequal(other.spec?.[field], pod.spec?.[field])) && dequal(requestsOf(other.spec).asked, asked)) found.push(other)
  }
  return found
}

/** What filters read of a pod, besides its requests. */
const WANTS = ['tolerations', 'nodeSelector', 'affinity', 'schedulerName', 'topologySpreadConstraints'] as const

const mindsOthers = ({ spec }: Stored<Pod>): boolean =>
  spec?.affinity?.podAffinity !== undefined ||
  spec?.affinity?.podAntiAffinity !== undefined ||
  (spec?.topologySpreadConstraints?.length ?? 0) > 0 ||
  portsOf(spec as PodSpec).length > 0 ||
  isGated(spec)

const isGated = (spec: PodSpec | undefined): boolean => ((spec as { readonly schedulingGates?: readonly unknown[] } | undefined)?.schedulingGates?.length ?? 0) > 0

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
      lastTransitionTime: known?.status === 'False' ? (known.lastTransitionTime ?? rfc3339(tx.now)) : rfc3339(tx.now),
      observedGeneration: pod.metadata.generation ?? 1,
    } as PodCondition
    draft.status = { ...draft.status, conditions: [...(draft.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'), condition] }
  })
}
