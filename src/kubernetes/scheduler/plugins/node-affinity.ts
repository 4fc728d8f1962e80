/**
 * NodeAffinity: which nodes a pod wants by their labels (`nodeSelector` and
 * `affinity.nodeAffinity`).
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
import { matchesTerm, wantsNode } from '../../kinds/node-selector.js'
import {
  type FilterPlugin,
  type Rejection,
  type ScorePlugin,
  inProportion,
  nodesChange,
} from '../framework.js'

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
    if (!preferred?.length) return undefined
    return inProportion(
      nodes.map((node) =>
        preferred.reduce(
          (sum, { weight, preference }) => sum + (matchesTerm(preference, node) ? weight : 0),
          0,
        ),
      ),
    )
  },
}
