/**
 * Placing: finds a node for a pod, binds it and those that are alike, or says why there is none.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/#kube-scheduler-implementation
 */
import type { Pod, PodCondition } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { rfc3339 } from '../../text/time.js'
import { type Api, type Recorder, connect, recorder } from '../apiserver/client.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { dependsOnOthers } from './alike.js'
import { bindClaims } from './bind-claims.js'
import { assume, nextConfirmation } from './assumed.js'
import { fitError, refusalText } from './fit-error.js'
import { type Cycle, type Filter, best, cycleOf, filterNodes, prepareFilters } from './framework.js'
import { SCHEDULER, USER } from './name.js'
import { type NodeInfo, countNodes, countPod, nodeInfos } from './node-info.js'
import { besideNominated, nominated, promisedNode, withdraw } from './nominated.js'
import { park, parked } from './parked.js'
import { preempt } from './preemption.js'
import type { Profile } from './profile.js'
import { NODE } from './queue.js'

const SCHEDULED = 'Scheduled'
const FAILED_SCHEDULING = 'FailedScheduling'
const UNSCHEDULABLE = 'Unschedulable'

/** Where the next look at a big cluster begins: after this node. */
export const cursors = defineTable<{ readonly after: string }>('scheduler/cursor')
const CURSOR = 'next'

/** Finds nodes for a pod and places it, and others like it; how many were placed. */
export function placePods(
  tx: Tx,
  profile: Profile,
  pod: Stored<Pod>,
  others: readonly Stored<Pod>[],
): number {
  const cycle = cycleOf(tx, pod)
  for (const plugin of profile.filters) {
    const why = plugin.refuses?.(cycle)
    if (why === undefined) continue
    park(tx, keyOf(pod), [plugin.name])
    fail(tx, pod, refusalText(countNodes(tx), why), profile.name)
    return 0
  }
  const prepare = (one: Cycle): Filter =>
    besideNominated(one.tx, one.pod, prepareFilters(one, profile.filters))
  const reject = prepare(cycle)
  const promised = promisedNode(tx, pod)
  if (promised && !reject(promised)) return placeAll(cycle, profile, [pod], [promised], reject)
  const { feasible, refused, last } = filterNodes(
    cycle,
    reject,
    tx.get(cursors, CURSOR)?.after ?? '',
    profile.share,
  )
  if (last !== undefined) tx.put(cursors, CURSOR, { after: last })
  if (feasible.length > 0) return placeAll(cycle, profile, [pod, ...others], feasible, reject)
  const rejections = refused.map(({ rejection }) => rejection)
  park(tx, keyOf(pod), [...new Set(rejections.map(({ plugin }) => plugin))])
  const made = profile.preempts ? preempt(cycle, prepare, refused) : undefined
  const why = made && 'why' in made ? made.why : undefined
  if (made && 'why' in made && !made.isWaiting) withdraw(tx, pod)
  const node = made && 'node' in made ? made.node : undefined
  fail(tx, pod, fitError(countNodes(tx), rejections, why), profile.name, node)
  return 0
}

/**
 * Places pods that are alike on the nodes that were found for the first of them. Each takes the
 * best as it is by then; a node that cannot take another one drops out, and what is left over when
 * none can is placed in a cycle of its own. Gives how many were placed.
 */
function placeAll(
  first: Cycle,
  profile: Profile,
  pods: readonly Stored<Pod>[],
  feasible: readonly NodeInfo[],
  reject: Filter,
): number {
  const { tx } = first
  const api = connect(tx, USER)
  const record = recorder(tx, profile.name)
  const isShared = dependsOnOthers(profile, first.pod)
  let candidates = [...feasible]
  let count = 0
  for (const pod of pods) {
    const cycle = { ...first, pod }
    const node = best(cycle, candidates, profile.scores)
    const { name } = node
    if (!bindClaims(api, cycle, profile.filters, node)) {
      waitFor(tx, profile, pod)
      return count
    }
    bind(api, record, pod, name)
    for (const plugin of profile.filters) plugin.placed?.(cycle, node)
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

/** The pod waits until its claims are bound: a change of them wakes it. */
function waitFor(tx: Tx, { filters }: Profile, pod: Stored<Pod>): void {
  park(
    tx,
    keyOf(pod),
    filters.filter(({ toBind }) => toBind).map(({ name }) => name),
  )
}

function bind(api: Api, record: Recorder, pod: Stored<Pod>, node: string): void {
  const { tx } = api
  const bound = api.bind(pod, node)
  countPod(tx, bound, node)
  assume(tx, bound, node)
  // When the cache shows the binding, the node is added up from what it shows.
  const shown = nextConfirmation(tx, node)
  if (shown !== undefined) tx.book(SCHEDULER, NODE + node, { at: shown })
  tx.delete(parked, keyOf(pod))
  tx.delete(nominated, keyOf(pod))
  record.normal(bound, SCHEDULED, ['Successfully assigned', keyOf(pod), 'to', node].join(' '))
}

function fail(tx: Tx, pod: Stored<Pod>, message: string, scheduler: string, node?: string): void {
  recorder(tx, scheduler).warning(pod, FAILED_SCHEDULING, message)
  connect(tx, USER).amendStatus('Pod', pod, (draft) => {
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
      ...(node === undefined ? {} : { nominatedNodeName: node }),
      conditions: [
        ...(draft.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'),
        condition,
      ],
    }
  })
}
