/**
 * Domains: the values that a label (a zone's, a host's name) has on the nodes where a pod could
 * run.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import type { Reader } from '../../../sim/world.js'
import { type Topology, nodeInfos, topologyOf } from '../node-info.js'
import { wantsNode } from '../../kinds/node-selector.js'

/** What was found for a topology, by the label and by what pods want of nodes. */
const found = new WeakMap<Topology, Map<string, ReadonlySet<string>>>()
/** How many answers are kept for one topology. */
const MOST = 1_000

/**
 * The values of the label `key` on nodes that the selector and the affinity of a pod allow. All
 * nodes are looked at once, as long as they stay as they are.
 */
export function domainsFor(read: Reader, spec: PodSpec, key: string): ReadonlySet<string> {
  const topology = topologyOf(read)
  let answers = found.get(topology)
  if (!answers) found.set(topology, (answers = new Map()))
  const question = JSON.stringify([
    key,
    spec.nodeSelector,
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
  ])
  let answer = answers.get(question)
  if (!answer) {
    const values = new Set<string>()
    read.each(nodeInfos, '', (node) => {
      const value = node.labels[key]
      if (value !== undefined && wantsNode(spec, node)) values.add(value)
    })
    answer = values
    if (answers.size >= MOST) answers.clear()
    answers.set(question, answer)
  }
  return answer
}
