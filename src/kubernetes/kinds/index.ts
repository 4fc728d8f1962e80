/**
 * The kinds that the API server knows. Adding one is one file and one line here.
 *
 * @module
 */
import type { Deployment, ReplicaSet } from 'kubernetes-types/apps/v1.js'
import type { Lease } from 'kubernetes-types/coordination/v1.js'
import type { ConfigMap, Endpoints, Event, Namespace, Node, Pod, ReplicationController, Secret, Service, ServiceAccount } from 'kubernetes-types/core/v1.js'
import type { EndpointSlice } from 'kubernetes-types/discovery/v1.js'

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

export type KindName = keyof KindTypes
