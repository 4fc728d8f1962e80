/**
 * The order in which resources are printed: what others need comes first.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/sortoptions/
 */
import { type Resource, groupVersionOf, kindOf, nameOf, namespaceOf } from './resource.js'

const FIRST = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
]
const LAST = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']

/** How the order is said in a kustomization. */
export interface SortOptions {
  readonly order?: string
  readonly legacySortOptions?: {
    readonly orderFirst?: readonly string[]
    readonly orderLast?: readonly string[]
  }
}

/** The resources in order: by kind, then by group, version and kind, then by namespace and name. */
export function inOrder(
  resources: readonly Resource[],
  { order = 'legacy', legacySortOptions: kinds }: SortOptions = {},
): readonly Resource[] {
  if (order === 'fifo') return resources
  const first = kinds?.orderFirst ?? FIRST
  const last = kinds?.orderLast ?? LAST
  const rank = (resource: Resource): number => {
    const kind = kindOf(resource)
    if (first.includes(kind)) return first.indexOf(kind) - first.length
    return last.indexOf(kind) + 1
  }
  const key = (resource: Resource): string => {
    const { group, version } = groupVersionOf(resource)
    return `${group || '~G'}_${version || '~V'}_${kindOf(resource)}|${namespaceOf(resource) || '~X'}|${nameOf(resource)}`
  }
  return resources
    .map((resource) => ({ resource, rank: rank(resource), key: key(resource) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ resource }) => resource)
}
