/**
 * Victims: which pods of a node would have to go so that a more important one fits there.
 *
 * All less important pods are taken away in thought; then they are let back in one by one, those
 * first that break a disruption budget by going, and of them the more important ones first. Who does
 * not fit any more is a victim.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { budgetsOf } from '../kinds/pod-disruption-budget.js'
import type { Cycle, Filter, Rejection } from './framework.js'
import { byImportance, priorityOf, startOf } from './importance.js'
import { type NodeInfo, podsOn, withOnly } from './node-info.js'
import { withoutPods } from './without-pods.js'

/** A node, and who would have to go there: more important ones first. */
export interface Candidate {
  readonly node: NodeInfo
  readonly victims: readonly Stored<Pod>[]
  /** How many of them would break a disruption budget. */
  readonly violations: number
}

/** Makes the filter of a cycle. */
export type Prepare = (cycle: Cycle) => Filter

/** Who would have to go from a node; why nobody's going would help, if so. */
export function victimsOn(
  cycle: Cycle,
  prepare: Prepare,
  node: NodeInfo,
): Candidate | Rejection | undefined {
  const here = podsOn(cycle.tx, node.name)
  const lower = here.filter((pod) => priorityOf(pod) < priorityOf(cycle.pod)).sort(byImportance)
  if (lower.length === 0) return undefined
  const gone = new Set(lower)
  const refusal = (): Rejection | undefined =>
    prepare({
      ...cycle,
      tx: withoutPods(cycle.tx, new Set([...gone].map(keyOf))),
      memo: new Map(),
    })(
      withOnly(
        cycle.tx,
        node,
        here.filter((pod) => !gone.has(pod)),
      ),
    )
  const why = refusal()
  if (why) return why
  const { violating, others } = byBudgets(cycle, lower)
  let violations = 0
  for (const pod of [...violating, ...others]) {
    gone.delete(pod)
    if (!refusal()) continue
    gone.add(pod)
    if (violating.includes(pod)) violations++
  }
  return { node, victims: [...gone].sort(byImportance), violations }
}

/** Pods whose going would break a budget, and the others. */
function byBudgets(
  { tx }: Cycle,
  pods: readonly Stored<Pod>[],
): { readonly violating: readonly Stored<Pod>[]; readonly others: readonly Stored<Pod>[] } {
  const left = new Map<string, number>()
  const [violating, others]: [Stored<Pod>[], Stored<Pod>[]] = [[], []]
  for (const pod of pods) {
    let isViolated = false
    for (const { metadata, status } of budgetsOf(tx, pod)) {
      if (status?.disruptedPods?.[pod.metadata.name] !== undefined) continue
      const allowed = (left.get(metadata.uid) ?? status?.disruptionsAllowed ?? 0) - 1
      left.set(metadata.uid, allowed)
      if (allowed < 0) isViolated = true
    }
    ;(isViolated ? violating : others).push(pod)
  }
  return { violating, others }
}

const OFFSET = 2 ** 31

/** What makes a candidate worse, the weightiest first. */
const CRITERIA: readonly ((candidate: Candidate) => number)[] = [
  ({ violations }) => violations,
  ({ victims: [first] }) => (first ? priorityOf(first) : Number.NEGATIVE_INFINITY),
  ({ victims }) => victims.reduce((sum, pod) => sum + priorityOf(pod) + OFFSET, 0),
  ({ victims }) => victims.length,
  ({ victims }) => -earliestStart(victims),
]

/** When the first of the most important victims began. */
function earliestStart(victims: readonly Stored<Pod>[]): number {
  const [first] = victims
  return Math.min(
    ...victims
      .filter((pod) => first && priorityOf(pod) === priorityOf(first))
      .map((pod) => Math.min(startOf(pod), Number.MAX_SAFE_INTEGER)),
  )
}

/** The candidate whose victims are missed least. */
export function leastHarmful(candidates: readonly Candidate[]): Candidate | undefined {
  let left = candidates
  for (const criterion of CRITERIA) {
    if (left.length <= 1) break
    const best = Math.min(...left.map(criterion))
    left = left.filter((one) => criterion(one) === best)
  }
  return left[0]
}
