/**
 * Which kinds are in no namespace.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/namespace/
 */
import { kinds } from '../../../kubernetes/kinds/index.js'
import { type Resource, groupVersionOf, kindOf } from './resource.js'

/** Whether a resource is of a kind of the API that is in no namespace; other kinds are in one. */
export const kindsClusterWide = (resource: Resource): boolean => {
  const { group } = groupVersionOf(resource)
  const kind = kindOf(resource)
  return kinds.some((one) => one.kind === kind && one.group === group && !one.namespaced)
}
