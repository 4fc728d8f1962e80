/**
 * Numbers of replicas by name.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replicas/
 */
import { changeAt } from './field-paths.js'
import { KustomizeError, type Resource, kindOf, wasCalled } from './resource.js'

/** How many of what. */
export interface Replica {
  readonly name?: string
  readonly count?: number
}

const KINDS = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']

/** Sets the replicas of what has a name. @throws KustomizeError when nothing has it */
export function setReplicas(
  resources: readonly Resource[],
  { name = '', count = 0 }: Replica,
): void {
  const found = resources.filter(
    (resource) => KINDS.includes(kindOf(resource)) && wasCalled(resource, name),
  )
  if (found.length === 0)
    throw new KustomizeError(
      `resource with name ${name} does not match a config with the following GVK [${KINDS.map((kind) => `${kind}.[noVer].[noGrp]`).join(' ')}]`,
    )
  for (const resource of found)
    changeAt(resource, [{ path: 'spec/replicas', create: true }], () => count)
}
