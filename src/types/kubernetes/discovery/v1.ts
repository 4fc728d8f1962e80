/**
 * Types of discovery/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectReference } from '../core/v1/persistent-volume.js'
import type { ListMeta, ObjectMeta } from '../meta/v1.js'

/** Part of `EndpointSlice`. */
export interface Endpoint {
  readonly addresses: readonly string[]
  readonly conditions?: EndpointConditions
  readonly deprecatedTopology?: { readonly [name: string]: string }
  readonly hints?: EndpointHints
  readonly hostname?: string
  readonly nodeName?: string
  readonly targetRef?: ObjectReference
  readonly zone?: string
}

/** Part of `Endpoint`. */
export interface EndpointConditions {
  readonly ready?: boolean
  readonly serving?: boolean
  readonly terminating?: boolean
}

/** Part of `Endpoint`. */
export interface EndpointHints {
  readonly forNodes?: readonly ForNode[]
  readonly forZones?: readonly ForZone[]
}

/** Part of `EndpointSlice`. */
export interface EndpointPort {
  readonly appProtocol?: string
  readonly name?: string
  readonly port?: number
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
}

/** discovery.k8s.io/v1 EndpointSlice: `endpointslices`. */
export interface EndpointSlice {
  readonly addressType: 'FQDN' | 'IPv4' | 'IPv6'
  readonly apiVersion?: 'discovery.k8s.io/v1'
  readonly endpoints?: readonly Endpoint[]
  readonly kind?: 'EndpointSlice'
  readonly metadata?: ObjectMeta
  readonly ports?: readonly EndpointPort[]
}

/** A list of `endpointslices`. */
export interface EndpointSliceList {
  readonly apiVersion?: 'discovery.k8s.io/v1'
  readonly items: readonly EndpointSlice[]
  readonly kind?: 'EndpointSliceList'
  readonly metadata?: ListMeta
}

/** Part of `EndpointHints`. */
export interface ForNode {
  readonly name: string
}

/** Part of `EndpointHints`. */
export interface ForZone {
  readonly name: string
}
