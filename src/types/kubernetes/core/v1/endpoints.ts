/**
 * Types of core/v1, Kubernetes 1.36: endpoints.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectReference } from './persistent-volume.js'
import type { ListMeta, ObjectMeta } from '../../meta/v1.js'

/** Part of `EndpointSubset`. */
export interface EndpointAddress {
  readonly hostname?: string
  readonly ip: string
  readonly nodeName?: string
  readonly targetRef?: ObjectReference
}

/** Part of `EndpointSubset`. */
export interface EndpointPort {
  readonly appProtocol?: string
  readonly name?: string
  readonly port: number
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
}

/** Part of `Endpoints`. */
export interface EndpointSubset {
  readonly addresses?: readonly EndpointAddress[]
  readonly notReadyAddresses?: readonly EndpointAddress[]
  readonly ports?: readonly EndpointPort[]
}

/** v1 Endpoints: `endpoints`, `ep`. */
export interface Endpoints {
  readonly apiVersion?: 'v1'
  readonly kind?: 'Endpoints'
  readonly metadata?: ObjectMeta
  readonly subsets?: readonly EndpointSubset[]
}

/** A list of `endpoints`. */
export interface EndpointsList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Endpoints[]
  readonly kind?: 'EndpointsList'
  readonly metadata?: ListMeta
}
