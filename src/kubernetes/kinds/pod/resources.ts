/**
 * What a pod asks for as a whole: the sum over its containers, or what an init container wants if
 * that is more.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
import type { Container, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { addQuantities, compareQuantities } from '../../../text/quantity.js'

/** Quantities by the name of the resource. */
export type ResourceList = Readonly<Record<string, string>>

/** The sum of two lists. */
export function addResources(a: ResourceList, b: ResourceList | undefined): ResourceList {
  if (!b) return a
  const sum: Record<string, string> = { ...a }
  for (const name in b)
    sum[name] =
      sum[name] === undefined ? (b[name] as string) : addQuantities(sum[name], b[name] as string)
  return sum
}

/** The greater of each quantity. */
function greater(a: ResourceList, b: ResourceList): ResourceList {
  const most: Record<string, string> = { ...a }
  for (const name in b) {
    const [mine, other] = [most[name], b[name] as string]
    if (mine === undefined || compareQuantities(mine, other) < 0) most[name] = other
  }
  return most
}

const isSidecar = (container: Container): boolean =>
  (container as { readonly restartPolicy?: string }).restartPolicy === 'Always'

/** The requests or limits of a whole pod. */
export function podResources(spec: PodSpec, section: 'requests' | 'limits'): ResourceList {
  let sum: ResourceList = {}
  for (const { resources } of spec.containers) sum = addResources(sum, resources?.[section])
  let sidecars: ResourceList = {}
  let starting: ResourceList = {}
  for (const container of spec.initContainers ?? []) {
    const own = container.resources?.[section]
    if (isSidecar(container)) {
      sum = addResources(sum, own)
      sidecars = addResources(sidecars, own)
      starting = greater(starting, sidecars)
    } else starting = greater(starting, addResources(own ?? {}, sidecars))
  }
  return addResources(greater(sum, starting), section === 'requests' ? spec.overhead : undefined)
}
