/**
 * NodeName: a pod that names a node wants that one alone.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename
 */
import type { FilterPlugin } from '../framework.js'

const OTHER_NODE = "node(s) didn't match the requested node name"

export const nodeName: FilterPlugin = {
  name: 'NodeName',
  reads: ['nodeName'],
  events: [],
  prepare({ pod }) {
    const wanted = pod.spec?.nodeName
    const rejection = { plugin: 'NodeName', reasons: [OTHER_NODE], curable: false }
    return wanted ? ({ name }) => (name === wanted ? undefined : rejection) : undefined
  },
}
