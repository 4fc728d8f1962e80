/**
 * Types of apiextensions/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** Part of `CustomResourceDefinitionVersion`. */
export interface CustomResourceColumnDefinition {
  readonly description?: string
  readonly format?: string
  readonly jsonPath: string
  readonly name: string
  readonly priority?: number
  readonly type: string
}

/** Part of `CustomResourceDefinitionSpec`. */
export interface CustomResourceConversion {
  readonly strategy: string
  readonly webhook?: WebhookConversion
}

/** apiextensions.k8s.io/v1 CustomResourceDefinition: `customresourcedefinitions`, `crd`, `crds`, in no namespace. */
export interface CustomResourceDefinition {
  readonly apiVersion?: 'apiextensions.k8s.io/v1'
  readonly kind?: 'CustomResourceDefinition'
  readonly metadata?: ObjectMeta
  readonly spec: CustomResourceDefinitionSpec
  readonly status?: CustomResourceDefinitionStatus
}

/** Part of `CustomResourceDefinitionStatus`. */
export interface CustomResourceDefinitionCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly observedGeneration?: number
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `customresourcedefinitions`. */
export interface CustomResourceDefinitionList {
  readonly apiVersion?: 'apiextensions.k8s.io/v1'
  readonly items: readonly CustomResourceDefinition[]
  readonly kind?: 'CustomResourceDefinitionList'
  readonly metadata?: ListMeta
}

/** Part of `CustomResourceDefinitionSpec`, `CustomResourceDefinitionStatus`. */
export interface CustomResourceDefinitionNames {
  readonly categories?: readonly string[]
  readonly kind: string
  readonly listKind?: string
  readonly plural: string
  readonly shortNames?: readonly string[]
  readonly singular?: string
}

/** Part of `CustomResourceDefinition`. */
export interface CustomResourceDefinitionSpec {
  readonly conversion?: CustomResourceConversion
  readonly group: string
  readonly names: CustomResourceDefinitionNames
  readonly preserveUnknownFields?: boolean
  readonly scope: string
  readonly versions: readonly CustomResourceDefinitionVersion[]
}

/** Part of `CustomResourceDefinition`. */
export interface CustomResourceDefinitionStatus {
  readonly acceptedNames?: CustomResourceDefinitionNames
  readonly conditions?: readonly CustomResourceDefinitionCondition[]
  readonly observedGeneration?: number
  readonly storedVersions?: readonly string[]
}

/** Part of `CustomResourceDefinitionSpec`. */
export interface CustomResourceDefinitionVersion {
  readonly additionalPrinterColumns?: readonly CustomResourceColumnDefinition[]
  readonly deprecated?: boolean
  readonly deprecationWarning?: string
  readonly name: string
  readonly schema?: CustomResourceValidation
  readonly selectableFields?: readonly SelectableField[]
  readonly served: boolean
  readonly storage: boolean
  readonly subresources?: CustomResourceSubresources
}

/** Part of `CustomResourceSubresources`. */
export interface CustomResourceSubresourceScale {
  readonly labelSelectorPath?: string
  readonly specReplicasPath: string
  readonly statusReplicasPath: string
}

/** Part of `CustomResourceSubresources`. */
export type CustomResourceSubresourceStatus = Readonly<Record<string, unknown>>

/** Part of `CustomResourceDefinitionVersion`. */
export interface CustomResourceSubresources {
  readonly scale?: CustomResourceSubresourceScale
  readonly status?: CustomResourceSubresourceStatus
}

/** Part of `CustomResourceDefinitionVersion`. */
export interface CustomResourceValidation {
  readonly openAPIV3Schema?: JSONSchemaProps
}

/** Part of `JSONSchemaProps`. */
export interface ExternalDocumentation {
  readonly description?: string
  readonly url?: string
}

/** Any JSON value. */
export type JSON = unknown

/** Part of `CustomResourceValidation`, `JSONSchemaProps`, `JSONSchemaPropsOrArray` and others. */
export interface JSONSchemaProps {
  readonly $ref?: string
  readonly $schema?: string
  readonly additionalItems?: JSONSchemaPropsOrBool
  readonly additionalProperties?: JSONSchemaPropsOrBool
  readonly allOf?: readonly JSONSchemaProps[]
  readonly anyOf?: readonly JSONSchemaProps[]
  readonly default?: JSON
  readonly definitions?: { readonly [name: string]: JSONSchemaProps }
  readonly dependencies?: { readonly [name: string]: JSONSchemaPropsOrStringArray }
  readonly description?: string
  readonly enum?: readonly JSON[]
  readonly example?: JSON
  readonly exclusiveMaximum?: boolean
  readonly exclusiveMinimum?: boolean
  readonly externalDocs?: ExternalDocumentation
  readonly format?: string
  readonly id?: string
  readonly items?: JSONSchemaPropsOrArray
  readonly maxItems?: number
  readonly maxLength?: number
  readonly maxProperties?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minLength?: number
  readonly minProperties?: number
  readonly minimum?: number
  readonly multipleOf?: number
  readonly not?: JSONSchemaProps
  readonly nullable?: boolean
  readonly oneOf?: readonly JSONSchemaProps[]
  readonly pattern?: string
  readonly patternProperties?: { readonly [name: string]: JSONSchemaProps }
  readonly properties?: { readonly [name: string]: JSONSchemaProps }
  readonly required?: readonly string[]
  readonly title?: string
  readonly type?: string
  readonly uniqueItems?: boolean
  readonly 'x-kubernetes-embedded-resource'?: boolean
  readonly 'x-kubernetes-int-or-string'?: boolean
  readonly 'x-kubernetes-list-map-keys'?: readonly string[]
  readonly 'x-kubernetes-list-type'?: string
  readonly 'x-kubernetes-map-type'?: string
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[]
}

/** A schema, or several. */
export type JSONSchemaPropsOrArray = JSONSchemaProps | readonly JSONSchemaProps[]

/** A schema, or whether anything goes. */
export type JSONSchemaPropsOrBool = JSONSchemaProps | boolean

/** A schema, or names of fields. */
export type JSONSchemaPropsOrStringArray = JSONSchemaProps | readonly string[]

/** Part of `CustomResourceDefinitionVersion`. */
export interface SelectableField {
  readonly jsonPath: string
}

/** Part of `WebhookClientConfig`. */
export interface ServiceReference {
  readonly name: string
  readonly namespace: string
  readonly path?: string
  readonly port?: number
}

/** Part of `JSONSchemaProps`. */
export interface ValidationRule {
  readonly fieldPath?: string
  readonly message?: string
  readonly messageExpression?: string
  readonly optionalOldSelf?: boolean
  readonly reason?:
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueInvalid'
    | 'FieldValueRequired'
  readonly rule: string
}

/** Part of `WebhookConversion`. */
export interface WebhookClientConfig {
  readonly caBundle?: string
  readonly service?: ServiceReference
  readonly url?: string
}

/** Part of `CustomResourceConversion`. */
export interface WebhookConversion {
  readonly clientConfig?: WebhookClientConfig
  readonly conversionReviewVersions: readonly string[]
}
