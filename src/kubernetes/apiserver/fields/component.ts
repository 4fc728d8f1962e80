/**
 * The components of the cluster as field managers: what they write, and under which name.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
import type { Event, Node, Pod } from '../../../types/kubernetes/core/v1.js'
import type { KindNames, KubeObject, Stored } from '../../kinds/kind.js'

/** What all controllers call themselves. */
export const CONTROLLERS = 'kube-controller-manager'
const KUBELET = 'kubelet'
/** What kubelets that only seem to run something call themselves. */
const HOLLOW_KUBELET = 'hollow-kubelet'
const HOLLOW_RUNTIME = 'fakeRuntime://'
const API_SERVER = 'kube-apiserver'

/** The name under which a user that names no manager writes. */
export function componentOf(user: string): string {
  if (user.startsWith('system:serviceaccount:kube-system:')) return CONTROLLERS
  if (user.startsWith('system:node:')) return KUBELET
  if (user === 'system:kube-scheduler') return 'kube-scheduler'
  return user === 'system:apiserver' ? API_SERVER : 'unknown'
}

/** The component that makes the objects of a kind, or writes their status. */
export function componentFor(
  { kind }: KindNames,
  what: 'object' | 'status',
  object: Stored<KubeObject>,
): string {
  const { metadata } = object
  if (kind === 'Lease') return KUBELET
  if (kind === 'Node' || (kind === 'Pod' && what === 'status'))
    return isOnHollow(object) ? HOLLOW_KUBELET : KUBELET
  if (kind === 'Pod') return CONTROLLERS
  if (kind === 'Event') return reporterOf(object as Event)
  const isBuiltIn = kind === 'Namespace' || kind === 'PriorityClass' || kind.includes('Role')
  return isBuiltIn || (kind === 'Service' && metadata.name === 'kubernetes')
    ? API_SERVER
    : CONTROLLERS
}

/** Whether the runtime of a node, or of a pod's containers, is the one that runs nothing. */
function isOnHollow(object: Stored<KubeObject>): boolean {
  const runtime = (object as Stored<Node>).status?.nodeInfo?.containerRuntimeVersion
  const containers = (object as Stored<Pod>).status?.containerStatuses ?? []
  return (
    runtime?.startsWith(HOLLOW_RUNTIME) === true ||
    containers.some(({ containerID }) => containerID?.startsWith(HOLLOW_RUNTIME))
  )
}

/** The component that a reporter of events is part of. */
const reporterOf = ({ reportingComponent = '', source }: Event): string => {
  const reporter = reportingComponent || source?.component || ''
  if (reporter === KUBELET) return KUBELET
  return reporter === 'default-scheduler' ? 'kube-scheduler' : CONTROLLERS
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** The latest moment that a status speaks of. */
export function latestTime(object: KubeObject): string | undefined {
  let latest: string | undefined
  const look = (value: unknown): void => {
    if (typeof value === 'string') {
      if (TIME.test(value) && (latest === undefined || value > latest)) latest = value
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look)
  }
  look((object as { readonly status?: unknown }).status)
  return latest
}
