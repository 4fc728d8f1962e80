/**
 * DefaultPreemption: a pod that fits nowhere has less important ones taken away, on the node where
 * that harms least; the node is then promised to it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
import type { Pod, PodStatus } from '../../types/kubernetes/core/v1.js'
import { connect, recorder } from '../apiserver/client.js'
import { isApiError } from '../apiserver/errors.js'
import type { Stored } from '../kinds/kind.js'
import { disruptedStatus } from '../kinds/pod/disruption-target.js'
import { NEVER_PREEMPTS, NOT_HELPFUL, NO_VICTIMS, TERMINATING, counted } from './fit-error.js'
import type { Cycle, Refused } from './framework.js'
import { priorityOf } from './importance.js'
import { SCHEDULER, USER } from './name.js'
import { type NodeInfo, countNodes, podsOn } from './node-info.js'
import { dismissLessImportant, nominate, promisedNode } from './nominated.js'
import { type Candidate, type Prepare, leastHarmful, victimsOn } from './victims.js'

/** So many nodes are enough to choose from, or a tenth of all. */
const ENOUGH = 100
const REASON = 'PreemptionByScheduler'
const MESSAGE = `${SCHEDULER}: preempting to accommodate a higher priority pod`
const PREEMPTED = 'Preempted'

/** What came of it: the node that the pod was promised, or why there is none. */
type Preemption =
  | { readonly node: string }
  /** `isWaiting`: the pod keeps what it was promised before. */
  | { readonly why: string; readonly isWaiting: boolean }

/** Makes room for a pod that all nodes refuse. */
export function preempt(cycle: Cycle, prepare: Prepare, refused: readonly Refused[]): Preemption {
  const { tx, pod } = cycle
  if (pod.spec?.preemptionPolicy === 'Never') return { why: NEVER_PREEMPTS, isWaiting: true }
  if (waitsForVictims(cycle, refused)) return { why: TERMINATING, isWaiting: true }
  const reasons: string[] = []
  const candidates: Candidate[] = []
  const enough = Math.max(ENOUGH, Math.floor(countNodes(tx) / 10))
  for (const { node, rejection } of inTurn(cycle, refused)) {
    if (candidates.length >= enough) break
    const found = rejection.curable ? candidateOn(cycle, prepare, node) : NOT_HELPFUL
    if (typeof found === 'string') reasons.push(found)
    else candidates.push(found)
  }
  const chosen = leastHarmful(candidates)
  if (!chosen) return { why: counted(countNodes(tx), reasons), isWaiting: false }
  takeAway(cycle, chosen)
  return { node: chosen.node.name }
}

/** Where there are more nodes than are looked at, chance says with which one it begins. */
function inTurn({ tx }: Cycle, refused: readonly Refused[]): readonly Refused[] {
  if (refused.length <= ENOUGH) return refused
  const start = tx.random.int(0, refused.length - 1)
  return [...refused.slice(start), ...refused.slice(0, start)]
}

/** The pods that make room for this one are still on their way out. */
function waitsForVictims({ tx, pod }: Cycle, refused: readonly Refused[]): boolean {
  const promised = promisedNode(tx, pod)
  if (!promised) return false
  const there = refused.find(({ node }) => node.name === promised.name)
  if (there && !there.rejection.curable) return false
  return podsOn(tx, promised.name).some(
    (other) =>
      other.metadata.deletionTimestamp !== undefined &&
      priorityOf(other) < priorityOf(pod) &&
      other.status?.conditions?.some(
        ({ type, status, reason }) =>
          type === 'DisruptionTarget' && status === 'True' && reason === REASON,
      ),
  )
}

function candidateOn(cycle: Cycle, prepare: Prepare, node: NodeInfo): Candidate | string {
  if (node.leastPriority >= priorityOf(cycle.pod)) return NO_VICTIMS
  const found = victimsOn(cycle, prepare, node)
  if (!found) return NO_VICTIMS
  return 'victims' in found ? found : found.reasons.join(', ')
}

function takeAway({ tx, pod }: Cycle, { node: { name }, victims }: Candidate): void {
  const record = recorder(tx, SCHEDULER)
  for (const victim of victims) {
    if (victim.metadata.deletionTimestamp) continue
    if (remove(tx, victim))
      record.normal(victim, PREEMPTED, `Preempted by pod ${pod.metadata.uid} on node ${name}`)
  }
  dismissLessImportant(tx, pod, name)
  nominate(tx, pod, name)
}

/** Deletes a victim if it is still there; tells whether it was. */
function remove(tx: Cycle['tx'], victim: Stored<Pod>): boolean {
  const api = connect(tx, USER)
  api.replaceStatus('Pod', victim, (status: PodStatus | undefined) =>
    disruptedStatus(victim, status, REASON, MESSAGE, tx.now),
  )
  try {
    const { name, namespace, uid } = victim.metadata
    api.delete('Pod', name, namespace, { uid })
    return true
  } catch (error) {
    if (isApiError(error, 'NotFound') || isApiError(error, 'Conflict')) return false
    throw error
  }
}
