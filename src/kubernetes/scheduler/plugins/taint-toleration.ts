/**
 * TaintToleration: tainted nodes take only pods that tolerate it, and are avoided where a taint
 * only prefers so.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
import {
  type FilterPlugin,
  type Rejection,
  type ScorePlugin,
  inProportion,
  nodesChange,
} from '../framework.js'
import type { NodeInfo } from '../node-info.js'
import { tolerates } from '../../kinds/toleration.js'

const NAME = 'TaintToleration'
const UNTOLERATED: Rejection = {
  plugin: NAME,
  reasons: ['node(s) had untolerated taint(s)'],
  curable: false,
}

const isUntainted = ({ taints }: NodeInfo): boolean => taints.length === 0

export const taintToleration: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 3,
  reads: ['tolerations'],
  events: [nodesChange((before, after) => after !== undefined && before.taints !== after.taints)],
  prepare({ pod }) {
    const tolerations = pod.spec?.tolerations
    return ({ taints }) =>
      taints.some((taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(tolerations, taint))
        ? UNTOLERATED
        : undefined
  },
  score({ pod }, nodes) {
    if (nodes.every(isUntainted)) return undefined
    const tolerations = pod.spec?.tolerations
    return inProportion(
      nodes.map(
        ({ taints }) =>
          taints.filter(
            (taint) => taint.effect === 'PreferNoSchedule' && !tolerates(tolerations, taint),
          ).length,
      ),
      true,
    )
  },
}
