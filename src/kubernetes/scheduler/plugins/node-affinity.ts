/**
 * NodeAffinity: which nodes a pod wants by their labels (`nodeSelector` and
 * `affinity.nodeAffinity`).
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
import type {
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodSpec,
} from '../../../types/kubernetes/core/v1.js'
import {
  type FilterPlugin,
  type Rejection,
  type ScorePlugin,
  inProportion,
  nodesChange,
} from '../framework.js'
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

/** Whether a pod's node selector and required affinity allow a node. */
export function wantsNode(spec: PodSpec, node: Pick<NodeInfo, 'labels' | 'name'>): boolean {
  for (const key in spec.nodeSelector) if (node.labels[key] !== spec.nodeSelector[key]) return false
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return terms === undefined || terms.some((term) => matchesTerm(term, node))
}

function matchesTerm(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  { labels, name }: Pick<NodeInfo, 'labels' | 'name'>,
): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false
  return (
    matchExpressions.every((requirement) =>
      holds(
        requirement,
        Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined,
      ),
    ) &&
    matchFields.every((requirement) =>
      holds(requirement, requirement.key === 'metadata.name' ? name : undefined),
    )
  )
}

function holds(
  { operator, values = [] }: NodeSelectorRequirement,
  value: string | undefined,
): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    default:
      return (
        value !== undefined &&
        /^-?\d+$/.test(value) &&
        (operator === 'Gt'
          ? Number(value) > Number(values[0])
          : operator === 'Lt' && Number(value) < Number(values[0]))
      )
  }
}
