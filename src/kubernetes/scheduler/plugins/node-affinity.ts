/**
 * NodeAffinity: which nodes a pod wants by their labels (`nodeSelector` and
 * `affinity.nodeAffinity`).
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
import type { PreferredSchedulingTerm } from '../../../types/kubernetes/core/v1.js'
import { matchesTerm, wantsNode } from '../../kinds/node-selector.js'
import {
  type FilterPlugin,
  type Rejection,
  type ScorePlugin,
  inProportion,
  nodesChange,
} from '../framework.js'
import type { PluginArgs } from '../config/configuration.js'
import type { NodeInfo } from '../node-info.js'

const NAME = 'NodeAffinity'
const NO_MATCH: Rejection = {
  plugin: NAME,
  reasons: ["node(s) didn't match Pod's node affinity/selector"],
  curable: false,
}

export const nodeAffinity: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 2,
  reads: ['nodeSelector', 'affinity'],
  events: [nodesChange((before, after) => after !== undefined && before.labels !== after.labels)],
  prepare({ pod }) {
    const spec = pod.spec
    if (
      !spec ||
      (!spec.nodeSelector &&
        !spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution)
    )
      return undefined
    return (node) => (wantsNode(spec, node) ? undefined : NO_MATCH)
  },
  score({ pod }, nodes) {
    const preferred =
      pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution
    return scoreOf(preferred ?? [], nodes)
  },
}

function scoreOf(
  preferred: readonly PreferredSchedulingTerm[],
  nodes: readonly NodeInfo[],
): readonly number[] | undefined {
  if (preferred.length === 0) return undefined
  return inProportion(
    nodes.map((node) =>
      preferred.reduce(
        (sum, { weight, preference }) => sum + (matchesTerm(preference, node) ? weight : 0),
        0,
      ),
    ),
  )
}

const NOT_ENFORCED: Rejection = {
  plugin: NAME,
  reasons: ["node(s) didn't match scheduler-enforced node affinity"],
  curable: false,
}

/** With arguments: what the profile wants of nodes besides what the pod wants. */
export function addedAffinity({
  addedAffinity: added,
}: PluginArgs): Partial<FilterPlugin & ScorePlugin> {
  if (!added) return {}
  const required = { containers: [], affinity: { nodeAffinity: added } }
  const preferred = added.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return {
    prepare(cycle) {
      const own = nodeAffinity.prepare(cycle)
      return (node) => (wantsNode(required, node) ? own?.(node) : NOT_ENFORCED)
    },
    score(cycle, nodes) {
      const own =
        cycle.pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution
      return scoreOf([...preferred, ...(own ?? [])], nodes)
    },
  }
}
