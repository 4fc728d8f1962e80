/**
 * Types of networking/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { TypedLocalObjectReference } from '../core/v1/persistent-volume-claim.js'
import type { Condition, IntOrString, LabelSelector, ListMeta, ObjectMeta } from '../meta/v1.js'

/** Part of `HTTPIngressRuleValue`. */
export interface HTTPIngressPath {
  readonly backend: IngressBackend
  readonly path?: string
  readonly pathType: 'Exact' | 'ImplementationSpecific' | 'Prefix'
}

/** Part of `IngressRule`. */
export interface HTTPIngressRuleValue {
  readonly paths: readonly HTTPIngressPath[]
}

/** networking.k8s.io/v1 IPAddress: `ipaddresses`, `ip`, in no namespace. */
export interface IPAddress {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly kind?: 'IPAddress'
  readonly metadata?: ObjectMeta
  readonly spec: IPAddressSpec
}

/** A list of `ipaddresses`. */
export interface IPAddressList {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly items: readonly IPAddress[]
  readonly kind?: 'IPAddressList'
  readonly metadata?: ListMeta
}

/** Part of `IPAddress`. */
export interface IPAddressSpec {
  readonly parentRef: ParentReference
}

/** Part of `NetworkPolicyPeer`. */
export interface IPBlock {
  readonly cidr: string
  readonly except?: readonly string[]
}

/** networking.k8s.io/v1 Ingress: `ingresses`, `ing`. */
export interface Ingress {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly kind?: 'Ingress'
  readonly metadata?: ObjectMeta
  readonly spec?: IngressSpec
  readonly status?: IngressStatus
}

/** Part of `HTTPIngressPath`, `IngressSpec`. */
export interface IngressBackend {
  readonly resource?: TypedLocalObjectReference
  readonly service?: IngressServiceBackend
}

/** networking.k8s.io/v1 IngressClass: `ingressclasses`, in no namespace. */
export interface IngressClass {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly kind?: 'IngressClass'
  readonly metadata?: ObjectMeta
  readonly spec?: IngressClassSpec
}

/** A list of `ingressclasses`. */
export interface IngressClassList {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly items: readonly IngressClass[]
  readonly kind?: 'IngressClassList'
  readonly metadata?: ListMeta
}

/** Part of `IngressClassSpec`. */
export interface IngressClassParametersReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly scope?: string
}

/** Part of `IngressClass`. */
export interface IngressClassSpec {
  readonly controller?: string
  readonly parameters?: IngressClassParametersReference
}

/** A list of `ingresses`. */
export interface IngressList {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly items: readonly Ingress[]
  readonly kind?: 'IngressList'
  readonly metadata?: ListMeta
}

/** Part of `IngressLoadBalancerStatus`. */
export interface IngressLoadBalancerIngress {
  readonly hostname?: string
  readonly ip?: string
  readonly ports?: readonly IngressPortStatus[]
}

/** Part of `IngressStatus`. */
export interface IngressLoadBalancerStatus {
  readonly ingress?: readonly IngressLoadBalancerIngress[]
}

/** Part of `IngressLoadBalancerIngress`. */
export interface IngressPortStatus {
  readonly error?: string
  readonly port: number
  readonly protocol: 'SCTP' | 'TCP' | 'UDP'
}

/** Part of `IngressSpec`. */
export interface IngressRule {
  readonly host?: string
  readonly http?: HTTPIngressRuleValue
}

/** Part of `IngressBackend`. */
export interface IngressServiceBackend {
  readonly name: string
  readonly port?: ServiceBackendPort
}

/** Part of `Ingress`. */
export interface IngressSpec {
  readonly defaultBackend?: IngressBackend
  readonly ingressClassName?: string
  readonly rules?: readonly IngressRule[]
  readonly tls?: readonly IngressTLS[]
}

/** Part of `Ingress`. */
export interface IngressStatus {
  readonly loadBalancer?: IngressLoadBalancerStatus
}

/** Part of `IngressSpec`. */
export interface IngressTLS {
  readonly hosts?: readonly string[]
  readonly secretName?: string
}

/** networking.k8s.io/v1 NetworkPolicy: `networkpolicies`, `netpol`. */
export interface NetworkPolicy {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly kind?: 'NetworkPolicy'
  readonly metadata?: ObjectMeta
  readonly spec?: NetworkPolicySpec
}

/** Part of `NetworkPolicySpec`. */
export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[]
  readonly to?: readonly NetworkPolicyPeer[]
}

/** Part of `NetworkPolicySpec`. */
export interface NetworkPolicyIngressRule {
  readonly from?: readonly NetworkPolicyPeer[]
  readonly ports?: readonly NetworkPolicyPort[]
}

/** A list of `networkpolicies`. */
export interface NetworkPolicyList {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly items: readonly NetworkPolicy[]
  readonly kind?: 'NetworkPolicyList'
  readonly metadata?: ListMeta
}

/** Part of `NetworkPolicyEgressRule`, `NetworkPolicyIngressRule`. */
export interface NetworkPolicyPeer {
  readonly ipBlock?: IPBlock
  readonly namespaceSelector?: LabelSelector
  readonly podSelector?: LabelSelector
}

/** Part of `NetworkPolicyEgressRule`, `NetworkPolicyIngressRule`. */
export interface NetworkPolicyPort {
  readonly endPort?: number
  readonly port?: IntOrString
  readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
}

/** Part of `NetworkPolicy`. */
export interface NetworkPolicySpec {
  readonly egress?: readonly NetworkPolicyEgressRule[]
  readonly ingress?: readonly NetworkPolicyIngressRule[]
  readonly podSelector?: LabelSelector
  readonly policyTypes?: readonly string[]
}

/** Part of `IPAddressSpec`. */
export interface ParentReference {
  readonly group?: string
  readonly name: string
  readonly namespace?: string
  readonly resource: string
}

/** Part of `IngressServiceBackend`. */
export interface ServiceBackendPort {
  readonly name?: string
  readonly number?: number
}

/** networking.k8s.io/v1 ServiceCIDR: `servicecidrs`, in no namespace. */
export interface ServiceCIDR {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly kind?: 'ServiceCIDR'
  readonly metadata?: ObjectMeta
  readonly spec?: ServiceCIDRSpec
  readonly status?: ServiceCIDRStatus
}

/** A list of `servicecidrs`. */
export interface ServiceCIDRList {
  readonly apiVersion?: 'networking.k8s.io/v1'
  readonly items: readonly ServiceCIDR[]
  readonly kind?: 'ServiceCIDRList'
  readonly metadata?: ListMeta
}

/** Part of `ServiceCIDR`. */
export interface ServiceCIDRSpec {
  readonly cidrs?: readonly string[]
}

/** Part of `ServiceCIDR`. */
export interface ServiceCIDRStatus {
  readonly conditions?: readonly Condition[]
}
