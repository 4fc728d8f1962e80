/**
 * Scopes: which objects a quota is about.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes
 */
import type {
  Pod,
  ResourceQuota,
  ScopedResourceSelectorRequirement,
} from '../../../types/kubernetes/core/v1.js'
import type { KindNames, KubeObject } from '../kind.js'
import { qosClass } from '../pod/qos.js'

const EXISTS = 'Exists'

/** Everything that must be true of an object. */
const requirementsOf = ({
  spec,
}: Pick<ResourceQuota, 'spec'>): readonly ScopedResourceSelectorRequirement[] => [
  ...(spec?.scopes ?? []).map(
    (scopeName) => ({ scopeName, operator: EXISTS }) as ScopedResourceSelectorRequirement,
  ),
  ...(spec?.scopeSelector?.matchExpressions ?? []),
]

/** Whether an object is one of those that a quota is about. Scopes are about pods alone. */
export function isInScope(
  quota: Pick<ResourceQuota, 'spec'>,
  { kind, group }: Pick<KindNames, 'kind' | 'group'>,
  object: KubeObject,
): boolean {
  const requirements = requirementsOf(quota)
  if (requirements.length === 0) return true
  if (kind !== 'Pod' || group !== '') return false
  return requirements.every((one) => holds(one, object as Pod))
}

function holds(requirement: ScopedResourceSelectorRequirement, { spec }: Pod): boolean {
  if (!spec) return false
  const deadline = spec.activeDeadlineSeconds
  const isTerminating = deadline !== undefined && deadline >= 0
  switch (requirement.scopeName as string) {
    case 'Terminating':
      return isTerminating
    case 'NotTerminating':
      return !isTerminating
    case 'BestEffort':
      return qosClass(spec) === 'BestEffort'
    case 'NotBestEffort':
      return qosClass(spec) !== 'BestEffort'
    case 'PriorityClass':
      return hasClass(requirement, spec.priorityClassName)
    case 'CrossNamespacePodAffinity':
      return looksElsewhere(spec)
    default:
      return false
  }
}

function hasClass(
  { operator, values = [] }: ScopedResourceSelectorRequirement,
  name: string | undefined,
): boolean {
  switch (operator as string) {
    case 'In':
      return name !== undefined && values.includes(name)
    case 'NotIn':
      return name === undefined || !values.includes(name)
    case 'DoesNotExist':
      return !name
    default:
      return Boolean(name)
  }
}

/** Whether the affinity of a pod asks for pods of other namespaces. */
function looksElsewhere({ affinity }: NonNullable<Pod['spec']>): boolean {
  const terms = [affinity?.podAffinity, affinity?.podAntiAffinity].flatMap((one) => [
    ...(one?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(one?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm }) => podAffinityTerm,
    ),
  ])
  return terms.some((term) => term.namespaces?.length || term.namespaceSelector !== undefined)
}
