/**
 * Types of core/v1, Kubernetes 1.36: service.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { Condition, IntOrString, ListMeta, ObjectMeta } from '../../meta/v1.js'

/** Part of `SessionAffinityConfig`. */
export interface ClientIPConfig {
  readonly timeoutSeconds?: number
}

/** Part of `LoadBalancerStatus`. */
export interface LoadBalancerIngress {
  readonly hostname?: string
  readonly ip?: string
  readonly ipMode?: string
  readonly ports?: readonly PortStatus[]
}

/** Part of `ServiceStatus`. */
export interface LoadBalancerStatus {
  readonly ingress?: readonly LoadBalancerIngress[]
}

/** Part of `LoadBalancerIngress`. */
export interface PortStatus {
  readonly error?: string
  readonly port: number
  readonly protocol: 'SCTP' | 'TCP' | 'UDP'
}

/** v1 Service: `services`, `svc`. */
export interface Service {
  readonly apiVersion?: 'v1'
  readonly kind?: 'Service'
  readonly metadata?: ObjectMeta
  readonly spec?: ServiceSpec
  readonly status?: ServiceStatus
}

/** A list of `services`. */
export interface ServiceList {
  readonly apiVersion?: 'v1'
  readonly items: readonly Service[]
  readonly kind?: 'ServiceList'
  readonly metadata?: ListMeta
}

/** Part of `ServiceSpec`. */
export interface ServicePort {
  readonly appProtocol?: string
  readonly name?: string
  readonly nodePort?: number
  readonly port: number
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
  readonly targetPort?: IntOrString
}

/** Part of `Service`. */
export interface ServiceSpec {
  readonly allocateLoadBalancerNodePorts?: boolean
  readonly clusterIP?: string
  readonly clusterIPs?: readonly string[]
  readonly externalIPs?: readonly string[]
  readonly externalName?: string
  readonly externalTrafficPolicy?: 'Cluster' | 'Local'
  readonly healthCheckNodePort?: number
  readonly internalTrafficPolicy?: 'Cluster' | 'Local'
  readonly ipFamilies?: readonly string[]
  readonly ipFamilyPolicy?: 'PreferDualStack' | 'RequireDualStack' | 'SingleStack'
  readonly loadBalancerClass?: string
  readonly loadBalancerIP?: string
  readonly loadBalancerSourceRanges?: readonly string[]
  readonly ports?: readonly ServicePort[]
  readonly publishNotReadyAddresses?: boolean
  readonly selector?: { readonly [name: string]: string }
  readonly sessionAffinity?: 'ClientIP' | 'None'
  readonly sessionAffinityConfig?: SessionAffinityConfig
  readonly trafficDistribution?: string
  readonly type?: 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort'
}

/** Part of `Service`. */
export interface ServiceStatus {
  readonly conditions?: readonly Condition[]
  readonly loadBalancer?: LoadBalancerStatus
}

/** Part of `ServiceSpec`. */
export interface SessionAffinityConfig {
  readonly clientIP?: ClientIPConfig
}
