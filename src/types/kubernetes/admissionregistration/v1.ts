/**
 * Types of admissionregistration/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { Condition, LabelSelector, ListMeta, ObjectMeta } from '../meta/v1.js'

/** Part of `Mutation`. */
export interface ApplyConfiguration {
  readonly expression?: string
}

/** Part of `ValidatingAdmissionPolicySpec`. */
export interface AuditAnnotation {
  readonly key: string
  readonly valueExpression: string
}

/** Part of `TypeChecking`. */
export interface ExpressionWarning {
  readonly fieldRef: string
  readonly warning: string
}

/** Part of `Mutation`. */
export interface JSONPatch {
  readonly expression?: string
}

/** Part of `MutatingAdmissionPolicySpec`, `MutatingWebhook`, `ValidatingAdmissionPolicySpec` and others. */
export interface MatchCondition {
  readonly expression: string
  readonly name: string
}

/** Part of `MutatingAdmissionPolicyBindingSpec`, `MutatingAdmissionPolicySpec`, `ValidatingAdmissionPolicyBindingSpec` and others. */
export interface MatchResources {
  readonly excludeResourceRules?: readonly NamedRuleWithOperations[]
  readonly matchPolicy?: 'Equivalent' | 'Exact'
  readonly namespaceSelector?: LabelSelector
  readonly objectSelector?: LabelSelector
  readonly resourceRules?: readonly NamedRuleWithOperations[]
}

/** admissionregistration.k8s.io/v1 MutatingAdmissionPolicy: `mutatingadmissionpolicies`, in no namespace. */
export interface MutatingAdmissionPolicy {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'MutatingAdmissionPolicy'
  readonly metadata?: ObjectMeta
  readonly spec?: MutatingAdmissionPolicySpec
}

/** admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding: `mutatingadmissionpolicybindings`, in no namespace. */
export interface MutatingAdmissionPolicyBinding {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'MutatingAdmissionPolicyBinding'
  readonly metadata?: ObjectMeta
  readonly spec?: MutatingAdmissionPolicyBindingSpec
}

/** A list of `mutatingadmissionpolicybindings`. */
export interface MutatingAdmissionPolicyBindingList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly MutatingAdmissionPolicyBinding[]
  readonly kind?: 'MutatingAdmissionPolicyBindingList'
  readonly metadata?: ListMeta
}

/** Part of `MutatingAdmissionPolicyBinding`. */
export interface MutatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources
  readonly paramRef?: ParamRef
  readonly policyName?: string
}

/** A list of `mutatingadmissionpolicies`. */
export interface MutatingAdmissionPolicyList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly MutatingAdmissionPolicy[]
  readonly kind?: 'MutatingAdmissionPolicyList'
  readonly metadata?: ListMeta
}

/** Part of `MutatingAdmissionPolicy`. */
export interface MutatingAdmissionPolicySpec {
  readonly failurePolicy?: 'Fail' | 'Ignore'
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchConstraints?: MatchResources
  readonly mutations?: readonly Mutation[]
  readonly paramKind?: ParamKind
  readonly reinvocationPolicy?: 'IfNeeded' | 'Never'
  readonly variables?: readonly Variable[]
}

/** Part of `MutatingWebhookConfiguration`. */
export interface MutatingWebhook {
  readonly admissionReviewVersions: readonly string[]
  readonly clientConfig: WebhookClientConfig
  readonly failurePolicy?: 'Fail' | 'Ignore'
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchPolicy?: 'Equivalent' | 'Exact'
  readonly name: string
  readonly namespaceSelector?: LabelSelector
  readonly objectSelector?: LabelSelector
  readonly reinvocationPolicy?: 'IfNeeded' | 'Never'
  readonly rules?: readonly RuleWithOperations[]
  readonly sideEffects: 'None' | 'NoneOnDryRun' | 'Some' | 'Unknown'
  readonly timeoutSeconds?: number
}

/** admissionregistration.k8s.io/v1 MutatingWebhookConfiguration: `mutatingwebhookconfigurations`, in no namespace. */
export interface MutatingWebhookConfiguration {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'MutatingWebhookConfiguration'
  readonly metadata?: ObjectMeta
  readonly webhooks?: readonly MutatingWebhook[]
}

/** A list of `mutatingwebhookconfigurations`. */
export interface MutatingWebhookConfigurationList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly MutatingWebhookConfiguration[]
  readonly kind?: 'MutatingWebhookConfigurationList'
  readonly metadata?: ListMeta
}

/** Part of `MutatingAdmissionPolicySpec`. */
export interface Mutation {
  readonly applyConfiguration?: ApplyConfiguration
  readonly jsonPatch?: JSONPatch
  readonly patchType: 'ApplyConfiguration' | 'JSONPatch'
}

/** Part of `MatchResources`. */
export interface NamedRuleWithOperations {
  readonly apiGroups?: readonly string[]
  readonly apiVersions?: readonly string[]
  readonly operations?: readonly string[]
  readonly resourceNames?: readonly string[]
  readonly resources?: readonly string[]
  readonly scope?: '*' | 'Cluster' | 'Namespaced'
}

/** Part of `MutatingAdmissionPolicySpec`, `ValidatingAdmissionPolicySpec`. */
export interface ParamKind {
  readonly apiVersion?: string
  readonly kind?: string
}

/** Part of `MutatingAdmissionPolicyBindingSpec`, `ValidatingAdmissionPolicyBindingSpec`. */
export interface ParamRef {
  readonly name?: string
  readonly namespace?: string
  readonly parameterNotFoundAction?: string
  readonly selector?: LabelSelector
}

/** Part of `MutatingWebhook`, `ValidatingWebhook`. */
export interface RuleWithOperations {
  readonly apiGroups?: readonly string[]
  readonly apiVersions?: readonly string[]
  readonly operations?: readonly string[]
  readonly resources?: readonly string[]
  readonly scope?: '*' | 'Cluster' | 'Namespaced'
}

/** Part of `WebhookClientConfig`. */
export interface ServiceReference {
  readonly name: string
  readonly namespace: string
  readonly path?: string
  readonly port?: number
}

/** Part of `ValidatingAdmissionPolicyStatus`. */
export interface TypeChecking {
  readonly expressionWarnings?: readonly ExpressionWarning[]
}

/** admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy: `validatingadmissionpolicies`, in no namespace. */
export interface ValidatingAdmissionPolicy {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'ValidatingAdmissionPolicy'
  readonly metadata?: ObjectMeta
  readonly spec?: ValidatingAdmissionPolicySpec
  readonly status?: ValidatingAdmissionPolicyStatus
}

/** admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding: `validatingadmissionpolicybindings`, in no namespace. */
export interface ValidatingAdmissionPolicyBinding {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'ValidatingAdmissionPolicyBinding'
  readonly metadata?: ObjectMeta
  readonly spec: ValidatingAdmissionPolicyBindingSpec
}

/** A list of `validatingadmissionpolicybindings`. */
export interface ValidatingAdmissionPolicyBindingList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly ValidatingAdmissionPolicyBinding[]
  readonly kind?: 'ValidatingAdmissionPolicyBindingList'
  readonly metadata?: ListMeta
}

/** Part of `ValidatingAdmissionPolicyBinding`. */
export interface ValidatingAdmissionPolicyBindingSpec {
  readonly matchResources?: MatchResources
  readonly paramRef?: ParamRef
  readonly policyName: string
  readonly validationActions: readonly string[]
}

/** A list of `validatingadmissionpolicies`. */
export interface ValidatingAdmissionPolicyList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly ValidatingAdmissionPolicy[]
  readonly kind?: 'ValidatingAdmissionPolicyList'
  readonly metadata?: ListMeta
}

/** Part of `ValidatingAdmissionPolicy`. */
export interface ValidatingAdmissionPolicySpec {
  readonly auditAnnotations?: readonly AuditAnnotation[]
  readonly failurePolicy?: 'Fail' | 'Ignore'
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchConstraints?: MatchResources
  readonly paramKind?: ParamKind
  readonly validations?: readonly Validation[]
  readonly variables?: readonly Variable[]
}

/** Part of `ValidatingAdmissionPolicy`. */
export interface ValidatingAdmissionPolicyStatus {
  readonly conditions?: readonly Condition[]
  readonly observedGeneration?: number
  readonly typeChecking?: TypeChecking
}

/** Part of `ValidatingWebhookConfiguration`. */
export interface ValidatingWebhook {
  readonly admissionReviewVersions: readonly string[]
  readonly clientConfig: WebhookClientConfig
  readonly failurePolicy?: 'Fail' | 'Ignore'
  readonly matchConditions?: readonly MatchCondition[]
  readonly matchPolicy?: 'Equivalent' | 'Exact'
  readonly name: string
  readonly namespaceSelector?: LabelSelector
  readonly objectSelector?: LabelSelector
  readonly rules?: readonly RuleWithOperations[]
  readonly sideEffects: 'None' | 'NoneOnDryRun' | 'Some' | 'Unknown'
  readonly timeoutSeconds?: number
}

/** admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration: `validatingwebhookconfigurations`, in no namespace. */
export interface ValidatingWebhookConfiguration {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly kind?: 'ValidatingWebhookConfiguration'
  readonly metadata?: ObjectMeta
  readonly webhooks?: readonly ValidatingWebhook[]
}

/** A list of `validatingwebhookconfigurations`. */
export interface ValidatingWebhookConfigurationList {
  readonly apiVersion?: 'admissionregistration.k8s.io/v1'
  readonly items: readonly ValidatingWebhookConfiguration[]
  readonly kind?: 'ValidatingWebhookConfigurationList'
  readonly metadata?: ListMeta
}

/** Part of `ValidatingAdmissionPolicySpec`. */
export interface Validation {
  readonly expression: string
  readonly message?: string
  readonly messageExpression?: string
  readonly reason?: string
}

/** Part of `MutatingAdmissionPolicySpec`, `ValidatingAdmissionPolicySpec`. */
export interface Variable {
  readonly expression: string
  readonly name: string
}

/** Part of `MutatingWebhook`, `ValidatingWebhook`. */
export interface WebhookClientConfig {
  readonly caBundle?: string
  readonly service?: ServiceReference
  readonly url?: string
}
