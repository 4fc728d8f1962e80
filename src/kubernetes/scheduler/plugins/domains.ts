/**
 * Domains: the values that a label (a zone's, a host's name) has on the nodes where a pod could
 * run.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import type { Reader } from '../../../sim/world.js'
import { type NodeInfo, type Topology, nodeInfos, topologyOf } from '../node-info.js'
import { wantsNode } from '../../kinds/node-selector.js'
import { tolerates } from '../../kinds/toleration.js'

/** What was found for a topology, by the label and by what pods want of nodes. */
const found = new WeakMap<Topology, Map<string, ReadonlySet<string>>>()
/** How many answers are kept for one topology. */
const MOST = 1_000

/** Which nodes count for a constraint, and what it divides them by. */
export interface Division {
  readonly key: string
  /** Labels that a node must have to count. */
  readonly keys: readonly string[]
  /** Whether nodes count that the pod's selector and affinity rule out: not with `Honor`. */
  readonly affinity: 'Honor' | 'Ignore'
  /** Whether nodes count whose taints the pod does not tolerate: not with `Honor`. */
  readonly taints: 'Honor' | 'Ignore'
}

/** Whether a node counts for a constraint of a pod. */
export const counts = (
  spec: PodSpec,
  { keys, affinity, taints }: Division,
  node: NodeInfo,
): boolean =>
  keys.every((key) => node.labels[key] !== undefined) &&
  (affinity === 'Ignore' || wantsNode(spec, node)) &&
  (taints === 'Ignore' ||
    node.taints.every(
      (taint) => taint.effect === 'PreferNoSchedule' || tolerates(spec.tolerations, taint),
    ))

/**
 * The values of a label on the nodes that count. All nodes are looked at once, as long as they stay
 * as they are.
 */
export function domainsFor(read: Reader, spec: PodSpec, division: Division): ReadonlySet<string> {
  const topology = topologyOf(read)
  let answers = found.get(topology)
  if (!answers) found.set(topology, (answers = new Map()))
  const question = JSON.stringify([
    division,
    spec.nodeSelector,
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
    ...(division.taints === 'Honor' ? [spec.tolerations] : []),
  ])
  let answer = answers.get(question)
  if (!answer) {
    const values = new Set<string>()
    read.each(nodeInfos, '', (node) => {
      const value = node.labels[division.key]
      if (value !== undefined && counts(spec, division, node)) values.add(value)
    })
    answer = values
    if (answers.size >= MOST) answers.clear()
    answers.set(question, answer)
  }
  return answer
}
