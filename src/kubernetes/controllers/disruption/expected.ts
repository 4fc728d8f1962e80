/**
 * How many pods a budget expects, and how many of them have to be healthy.
 *
 * A number of available pods is what it is. A percentage, and a number of unavailable pods, are of
 * the pods that should be there: what controls the pods says how many those are.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { OwnerReference } from '../../../types/kubernetes/meta/v1.js'
import type { PodDisruptionBudget } from '../../../types/kubernetes/policy/v1.js'
import type { Api } from '../../apiserver/client.js'
import { resourceOf } from '../../kinds/index.js'
import type { Stored } from '../../kinds/kind.js'
import { kindIn } from '../../kinds/served.js'
import { controllerOf } from '../owners.js'

/** What controls pods does not say how many there should be. */
export class UnknownScale extends Error {
  override name = 'UnknownScale'
}

const NO_SCALE = (resource: string): string =>
  `${resource} does not implement the scale subresource`
const NO_CONTROLLER = (pod: string): string => `found no controllers for pod "${pod}"`

/** What a budget counts with. */
interface Expected {
  readonly expected: number
  readonly desired: number
  /** Pods that nothing controls, where that matters. */
  readonly unmanaged: readonly Stored<Pod>[]
}

/** @throws UnknownScale */
export function expectedOf(
  api: Api,
  { spec }: Stored<PodDisruptionBudget>,
  selected: readonly Stored<Pod>[],
): Expected {
  const { minAvailable, maxUnavailable } = spec ?? {}
  if (maxUnavailable !== undefined) {
    const { expected, unmanaged } = scaleOf(api, selected)
    const desired = Math.max(0, expected - scaled(maxUnavailable, expected))
    return { expected, desired, unmanaged }
  }
  if (typeof minAvailable === 'string') {
    const { expected, unmanaged } = scaleOf(api, selected)
    return { expected, desired: scaled(minAvailable, expected), unmanaged }
  }
  // A budget that says nothing wants one pod to be there.
  return { expected: selected.length, desired: minAvailable ?? 1, unmanaged: [] }
}

const scaled = (value: number | string, of: number): number =>
  typeof value === 'number' ? value : Math.ceil((Number.parseInt(value, 10) * of) / 100)

/** How many pods the controllers of pods want altogether. */
function scaleOf(
  api: Api,
  selected: readonly Stored<Pod>[],
): { readonly expected: number; readonly unmanaged: readonly Stored<Pod>[] } {
  const scales = new Map<string, number>()
  const seen = new Set<string>()
  const unmanaged: Stored<Pod>[] = []
  for (const pod of selected) {
    const owner = controllerOf(pod)
    if (!owner) unmanaged.push(pod)
    if (!owner || seen.has(owner.uid)) continue
    seen.add(owner.uid)
    const found = ownerScale(api, owner, pod)
    if (!found) throw new UnknownScale(NO_CONTROLLER(pod.metadata.name))
    scales.set(found.uid, found.replicas)
  }
  return { expected: [...scales.values()].reduce((sum, one) => sum + one, 0), unmanaged }
}

interface OwnerScale {
  readonly uid: string
  readonly replicas: number
}

/** How many pods an owner wants; of a ReplicaSet what its Deployment wants. @throws UnknownScale */
function ownerScale(
  api: Api,
  { apiVersion, kind: name, name: object, uid }: OwnerReference,
  { metadata: { namespace } }: Stored<Pod>,
): OwnerScale | undefined {
  const kind = kindIn(api.tx, apiVersion, name)
  if (!kind) return undefined
  const found = api.find(kind, object, namespace)
  if (found?.metadata.uid !== uid) return undefined
  const above = controllerOf(found)
  if (name === 'ReplicaSet' && above?.kind === 'Deployment') {
    const deployment = api.find('Deployment', above.name, namespace)
    return deployment?.metadata.uid === above.uid
      ? { uid: above.uid, replicas: deployment.spec?.replicas ?? 1 }
      : undefined
  }
  if (!kind.scalable) throw new UnknownScale(NO_SCALE(resourceOf(kind)))
  return { uid, replicas: api.getScale(kind, object, namespace).spec?.replicas ?? 0 }
}
