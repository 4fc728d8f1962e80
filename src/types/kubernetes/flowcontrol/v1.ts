/**
 * Types of flowcontrol/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** Part of `PriorityLevelConfigurationSpec`. */
export interface ExemptPriorityLevelConfiguration {
  readonly lendablePercent?: number
  readonly nominalConcurrencyShares?: number
}

/** Part of `FlowSchemaSpec`. */
export interface FlowDistinguisherMethod {
  readonly type: string
}

/** flowcontrol.apiserver.k8s.io/v1 FlowSchema: `flowschemas`, in no namespace. */
export interface FlowSchema {
  readonly apiVersion?: 'flowcontrol.apiserver.k8s.io/v1'
  readonly kind?: 'FlowSchema'
  readonly metadata?: ObjectMeta
  readonly spec?: FlowSchemaSpec
  readonly status?: FlowSchemaStatus
}

/** Part of `FlowSchemaStatus`. */
export interface FlowSchemaCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

/** A list of `flowschemas`. */
export interface FlowSchemaList {
  readonly apiVersion?: 'flowcontrol.apiserver.k8s.io/v1'
  readonly items: readonly FlowSchema[]
  readonly kind?: 'FlowSchemaList'
  readonly metadata?: ListMeta
}

/** Part of `FlowSchema`. */
export interface FlowSchemaSpec {
  readonly distinguisherMethod?: FlowDistinguisherMethod
  readonly matchingPrecedence?: number
  readonly priorityLevelConfiguration: PriorityLevelConfigurationReference
  readonly rules?: readonly PolicyRulesWithSubjects[]
}

/** Part of `FlowSchema`. */
export interface FlowSchemaStatus {
  readonly conditions?: readonly FlowSchemaCondition[]
}

/** Part of `Subject`. */
export interface GroupSubject {
  readonly name: string
}

/** Part of `LimitedPriorityLevelConfiguration`. */
export interface LimitResponse {
  readonly queuing?: QueuingConfiguration
  readonly type: string
}

/** Part of `PriorityLevelConfigurationSpec`. */
export interface LimitedPriorityLevelConfiguration {
  readonly borrowingLimitPercent?: number
  readonly lendablePercent?: number
  readonly limitResponse?: LimitResponse
  readonly nominalConcurrencyShares?: number
}

/** Part of `PolicyRulesWithSubjects`. */
export interface NonResourcePolicyRule {
  readonly nonResourceURLs: readonly string[]
  readonly verbs: readonly string[]
}

/** Part of `FlowSchemaSpec`. */
export interface PolicyRulesWithSubjects {
  readonly nonResourceRules?: readonly NonResourcePolicyRule[]
  readonly resourceRules?: readonly ResourcePolicyRule[]
  readonly subjects: readonly Subject[]
}

/** flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration: `prioritylevelconfigurations`, in no namespace. */
export interface PriorityLevelConfiguration {
  readonly apiVersion?: 'flowcontrol.apiserver.k8s.io/v1'
  readonly kind?: 'PriorityLevelConfiguration'
  readonly metadata?: ObjectMeta
  readonly spec?: PriorityLevelConfigurationSpec
  readonly status?: PriorityLevelConfigurationStatus
}

/** Part of `PriorityLevelConfigurationStatus`. */
export interface PriorityLevelConfigurationCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status?: string
  readonly type?: string
}

/** A list of `prioritylevelconfigurations`. */
export interface PriorityLevelConfigurationList {
  readonly apiVersion?: 'flowcontrol.apiserver.k8s.io/v1'
  readonly items: readonly PriorityLevelConfiguration[]
  readonly kind?: 'PriorityLevelConfigurationList'
  readonly metadata?: ListMeta
}

/** Part of `FlowSchemaSpec`. */
export interface PriorityLevelConfigurationReference {
  readonly name: string
}

/** Part of `PriorityLevelConfiguration`. */
export interface PriorityLevelConfigurationSpec {
  readonly exempt?: ExemptPriorityLevelConfiguration
  readonly limited?: LimitedPriorityLevelConfiguration
  readonly type: string
}

/** Part of `PriorityLevelConfiguration`. */
export interface PriorityLevelConfigurationStatus {
  readonly conditions?: readonly PriorityLevelConfigurationCondition[]
}

/** Part of `LimitResponse`. */
export interface QueuingConfiguration {
  readonly handSize?: number
  readonly queueLengthLimit?: number
  readonly queues?: number
}

/** Part of `PolicyRulesWithSubjects`. */
export interface ResourcePolicyRule {
  readonly apiGroups: readonly string[]
  readonly clusterScope?: boolean
  readonly namespaces?: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

/** Part of `Subject`. */
export interface ServiceAccountSubject {
  readonly name: string
  readonly namespace: string
}

/** Part of `PolicyRulesWithSubjects`. */
export interface Subject {
  readonly group?: GroupSubject
  readonly kind: string
  readonly serviceAccount?: ServiceAccountSubject
  readonly user?: UserSubject
}

/** Part of `Subject`. */
export interface UserSubject {
  readonly name: string
}
