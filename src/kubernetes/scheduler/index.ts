/**
 * The scheduler: finds a node for each pod that has none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
import type { Pod, PodCondition } from 'kubernetes-types/core/v1.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { rfc3339 } from '../../text/time.js'
import { connect, recorder } from '../apiserver/client.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { pods as podTable } from '../kinds/pod/index.js'
import { fitError } from './fit-error.js'
import { best, cycleOf, filterNodes } from './framework.js'
import { countPod, nodeInfos, nodeNames, refreshNode } from './node-info.js'
import { FLUSH, mayRetryAt, park, parked, pluginsConcerned } from './parked.js'
import { filters, scores } from './plugins/index.js'

const NAME = 'default-scheduler'
const SCHEDULED = 'Scheduled'
const FAILED_SCHEDULING = 'FailedScheduling'
const UNSCHEDULABLE = 'Unschedulable'
const LATENCY = 10

/** Filters that look at one node alone, and so can tell whether its change helps a parked pod. */
const HINTED = filters.filter(({ name }) => name !== 'PodTopologySpread' && name !== 'InterPodAffinity')

/** Where the next look at a big cluster begins. */
const cursors = defineTable<{ readonly next: number }>('scheduler/cursor')
const CURSOR = 'next'

/** Keys are `namespace/name` for a pod to place, `node:name` for a node to look at again, `retry:plugin node` for parked pods. */
const NODE = 'node:'
const RETRY = 'retry:'

export const schedulerLoop: Loop = {
  name: NAME,
  latency: LATENCY,
  watches: [
    watch(podTable, ({ key, before, after }) => podWakes(key, before, after)),
    watch(nodeKind.table, ({ key, before, after }) =>
      before && after && before.spec === after.spec && before.metadata.labels === after.metadata.labels && before.status?.allocatable === after.status?.allocatable && before.status?.images === after.status?.images ? undefined : NODE + key,
    ),
    watch(nodeInfos, ({ key, before, after }, tx) => (tx.count(parked) === 0 ? undefined : pluginsConcerned(before, after).map((plugin) => `${RETRY}${plugin} ${key}`))),
  ],
  step(tx, key) {
    if (key.startsWith(NODE)) {
      refreshNode(tx, key.slice(NODE.length))
      return awaitChange
    }
    if (key.startsWith(RETRY)) {
      const [plugin = '', node = ''] = key.slice(RETRY.length).split(' ')
      retryParked(tx, plugin, node)
      return awaitChange
    }
    return schedule(tx, key)
  },
}

function podWakes(key: string, before: Stored<Pod> | undefined, after: Stored<Pod> | undefined): string | undefined {
  const node = after?.spec?.nodeName ?? before?.spec?.nodeName
  if (!node) {
    const isNews = !before || !after || before.spec !== after.spec || before.metadata.labels !== after.metadata.labels || before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp
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
  if (!pod?.spec || pod.spec.nodeName || pod.metadata.deletionTimestamp) {
    tx.delete(parked, key)
    return awaitChange
  }
  if (pod.spec.schedulerName !== NAME || isGated(pod)) return awaitChange
  const names = nodeNames(tx)
  const cycle = cycleOf(tx, pod, names)
  const start = tx.get(cursors, CURSOR)?.next ?? 0
  const { feasible, rejections, seen } = filterNodes(cycle, filters, start)
  if (seen < names.length) tx.put(cursors, CURSOR, { next: (start + seen) % names.length })
  if (feasible.length === 0) {
    park(tx, key, [...new Set(rejections.map(({ plugin }) => plugin))])
    fail(tx, pod, fitError(names.length, rejections, pod.spec.preemptionPolicy))
    return requeueAt(tx.now + FLUSH)
  }
  const { name } = best(cycle, feasible, scores)
  const bound = connect(tx, 'system:kube-scheduler').bind(pod, name)
  countPod(tx, bound, name)
  tx.delete(parked, key)
  recorder(tx, NAME).normal(bound, SCHEDULED, `Successfully assigned ${keyOf(pod)} to ${name}`)
  return awaitChange
}

const isGated = ({ spec }: Stored<Pod>): boolean => ((spec as { readonly schedulingGates?: readonly unknown[] }).schedulingGates?.length ?? 0) > 0

function fail(tx: Tx, pod: Stored<Pod>, message: string): void {
  recorder(tx, NAME).warning(pod, FAILED_SCHEDULING, message)
  connect(tx, 'system:kube-scheduler').updateStatus('Pod', pod, (draft) => {
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
