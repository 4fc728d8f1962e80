/**
 * NodeUnschedulable: cordoned nodes take no new pods.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration
 */
import { type FilterPlugin, type Rejection, nodesChange } from '../framework.js'
import { tolerates } from '../../kinds/toleration.js'

const UNSCHEDULABLE: Rejection = {
  plugin: 'NodeUnschedulable',
  reasons: ['node(s) were unschedulable'],
  curable: false,
}
const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const

export const nodeUnschedulable: FilterPlugin = {
  name: 'NodeUnschedulable',
  reads: ['tolerations'],
  events: [nodesChange((before, after) => before.unschedulable && after?.unschedulable === false)],
  prepare({ pod }) {
    if (tolerates(pod.spec?.tolerations, TAINT)) return undefined
    return ({ unschedulable }) => (unschedulable ? UNSCHEDULABLE : undefined)
  },
}
