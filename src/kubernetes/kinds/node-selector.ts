/**
 * Node selectors: which nodes a pod's `nodeSelector` and required node affinity allow.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
import type {
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodSpec,
} from '../../types/kubernetes/core/v1.js'

/** What of a node selectors look at. */
interface Labelled {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
}

/** Whether a pod's node selector and required affinity allow a node. */
export function wantsNode(spec: PodSpec, node: Labelled): boolean {
  for (const key in spec.nodeSelector) if (node.labels[key] !== spec.nodeSelector[key]) return false
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  return terms === undefined || terms.some((term) => matchesTerm(term, node))
}

/** Whether a term of an affinity is about a node. */
export function matchesTerm(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm,
  { labels, name }: Labelled,
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
