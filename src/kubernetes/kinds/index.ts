/**
 * The kinds that the API server knows. Adding one is one file and one line here.
 *
 * @module
 */
import type { Deployment, ReplicaSet } from 'kubernetes-types/apps/v1.js'
import type { Lease } from 'kubernetes-types/coordination/v1.js'
import type {
  ConfigMap,
  Endpoints,
  Event,
  Namespace,
  Node,
  Pod,
  ReplicationController,
  Secret,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1.js'
import type { EndpointSlice } from 'kubernetes-types/discovery/v1.js'
import { configMap } from './config-map.js'
import { deployment } from './deployment.js'
import { endpointSlice } from './endpoint-slice.js'
import { endpoints } from './endpoints.js'
import { event } from './event/index.js'
import type { Kind } from './kind.js'
import { lease } from './lease.js'
import { namespace } from './namespace.js'
import { node } from './node.js'
import { pod } from './pod/index.js'
import { replicaSet } from './replica-set.js'
import { replicationController } from './replication-controller.js'
import { secret } from './secret.js'
import { serviceAccount } from './service-account.js'
import { service } from './service/index.js'

/** Kind names and their types. */
export interface KindTypes {
  Pod: Pod
  Node: Node
  Namespace: Namespace
  Service: Service
  Endpoints: Endpoints
  EndpointSlice: EndpointSlice
  Deployment: Deployment
  ReplicaSet: ReplicaSet
  ReplicationController: ReplicationController
  ConfigMap: ConfigMap
  Secret: Secret
  ServiceAccount: ServiceAccount
  Event: Event
  Lease: Lease
}

/** The name of a kind, such as `Pod`. */
export type KindName = keyof KindTypes

const byName: { readonly [N in KindName]: Kind<KindTypes[N]> } = {
  Pod: pod,
  ReplicationController: replicationController,
  Service: service,
  Deployment: deployment,
  ReplicaSet: replicaSet,
  Node: node,
  Namespace: namespace,
  Endpoints: endpoints,
  EndpointSlice: endpointSlice,
  ConfigMap: configMap,
  Secret: secret,
  ServiceAccount: serviceAccount,
  Event: event,
  Lease: lease,
}

/** All kinds; those of the category `all` in the order in which `kubectl get all` shows them. */
export const kinds: readonly Kind[] = Object.values(byName) as unknown as readonly Kind[]

/** The kind of a name such as `Pod`. */
export const kindOf = <N extends KindName>(name: N): Kind<KindTypes[N]> => byName[name]

/** Whether there is a kind of this name. */
export const isKindName = (name: string): name is KindName => Object.hasOwn(byName, name)

/** `apps/v1`, or `v1` for the core group. */
export const apiVersionOf = (kind: { readonly group: string; readonly version: string }): string =>
  kind.group === '' ? kind.version : `${kind.group}/${kind.version}`

/** `deployments.apps`, or `pods` for the core group: how messages name a kind. */
export const resourceOf = (kind: { readonly group: string; readonly plural: string }): string =>
  kind.group === '' ? kind.plural : `${kind.plural}.${kind.group}`

/**
 * The kind that a user means by `deployments`, `deployment`, `deploy`, `Deployment`,
 * `deployments.apps` or `deployments.v1.apps`.
 */
export function findKind(word: string): Kind | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.')
  return kinds.find((kind) => {
    if (name !== kind.plural && name !== kind.singular && !kind.shortNames.includes(name))
      return false
    const group = rest[0] === kind.version ? rest.slice(1).join('.') : rest.join('.')
    return (
      rest.length === 0 ||
      group === kind.group ||
      (rest.length === 1 && rest[0] === kind.version && kind.group === '')
    )
  })
}
