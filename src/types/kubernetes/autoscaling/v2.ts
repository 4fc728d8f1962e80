/**
 * Types of autoscaling/v2, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { LabelSelector, ListMeta, ObjectMeta, Quantity, Time } from '../meta/v1.js'

/** Part of `MetricSpec`. */
export interface ContainerResourceMetricSource {
  readonly container: string
  readonly name: string
  readonly target: MetricTarget
}

/** Part of `MetricStatus`. */
export interface ContainerResourceMetricStatus {
  readonly container: string
  readonly current: MetricValueStatus
  readonly name: string
}

/** Part of `HorizontalPodAutoscalerSpec`, `ObjectMetricSource`, `ObjectMetricStatus`. */
export interface CrossVersionObjectReference {
  readonly apiVersion?: string
  readonly kind: string
  readonly name: string
}

/** Part of `MetricSpec`. */
export interface ExternalMetricSource {
  readonly metric: MetricIdentifier
  readonly target: MetricTarget
}

/** Part of `MetricStatus`. */
export interface ExternalMetricStatus {
  readonly current: MetricValueStatus
  readonly metric: MetricIdentifier
}

/** Part of `HPAScalingRules`. */
export interface HPAScalingPolicy {
  readonly periodSeconds: number
  readonly type: string
  readonly value: number
}

/** Part of `HorizontalPodAutoscalerBehavior`. */
export interface HPAScalingRules {
  readonly policies?: readonly HPAScalingPolicy[]
  readonly selectPolicy?: string
  readonly stabilizationWindowSeconds?: number
  readonly tolerance?: Quantity
}

/** autoscaling/v2 HorizontalPodAutoscaler: `horizontalpodautoscalers`, `hpa`. */
export interface HorizontalPodAutoscaler {
  readonly apiVersion?: 'autoscaling/v2'
  readonly kind?: 'HorizontalPodAutoscaler'
  readonly metadata?: ObjectMeta
  readonly spec: HorizontalPodAutoscalerSpec
  readonly status?: HorizontalPodAutoscalerStatus
}

/** Part of `HorizontalPodAutoscalerSpec`. */
export interface HorizontalPodAutoscalerBehavior {
  readonly scaleDown?: HPAScalingRules
  readonly scaleUp?: HPAScalingRules
}

/** Part of `HorizontalPodAutoscalerStatus`. */
export interface HorizontalPodAutoscalerCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `horizontalpodautoscalers`. */
export interface HorizontalPodAutoscalerList {
  readonly apiVersion?: 'autoscaling/v2'
  readonly items: readonly HorizontalPodAutoscaler[]
  readonly kind?: 'HorizontalPodAutoscalerList'
  readonly metadata?: ListMeta
}

/** Part of `HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscalerSpec {
  readonly behavior?: HorizontalPodAutoscalerBehavior
  readonly maxReplicas: number
  readonly metrics?: readonly MetricSpec[]
  readonly minReplicas?: number
  readonly scaleTargetRef: CrossVersionObjectReference
}

/** Part of `HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscalerStatus {
  readonly conditions?: readonly HorizontalPodAutoscalerCondition[]
  readonly currentMetrics?: readonly MetricStatus[]
  readonly currentReplicas?: number
  readonly desiredReplicas: number
  readonly lastScaleTime?: Time
  readonly observedGeneration?: number
}

/** Part of `ExternalMetricSource`, `ExternalMetricStatus`, `ObjectMetricSource` and others. */
export interface MetricIdentifier {
  readonly name: string
  readonly selector?: LabelSelector
}

/** Part of `HorizontalPodAutoscalerSpec`. */
export interface MetricSpec {
  readonly containerResource?: ContainerResourceMetricSource
  readonly external?: ExternalMetricSource
  readonly object?: ObjectMetricSource
  readonly pods?: PodsMetricSource
  readonly resource?: ResourceMetricSource
  readonly type: string
}

/** Part of `HorizontalPodAutoscalerStatus`. */
export interface MetricStatus {
  readonly containerResource?: ContainerResourceMetricStatus
  readonly external?: ExternalMetricStatus
  readonly object?: ObjectMetricStatus
  readonly pods?: PodsMetricStatus
  readonly resource?: ResourceMetricStatus
  readonly type: string
}

/** Part of `ContainerResourceMetricSource`, `ExternalMetricSource`, `ObjectMetricSource` and others. */
export interface MetricTarget {
  readonly averageUtilization?: number
  readonly averageValue?: Quantity
  readonly type: string
  readonly value?: Quantity
}

/** Part of `ContainerResourceMetricStatus`, `ExternalMetricStatus`, `ObjectMetricStatus` and others. */
export interface MetricValueStatus {
  readonly averageUtilization?: number
  readonly averageValue?: Quantity
  readonly value?: Quantity
}

/** Part of `MetricSpec`. */
export interface ObjectMetricSource {
  readonly describedObject: CrossVersionObjectReference
  readonly metric: MetricIdentifier
  readonly target: MetricTarget
}

/** Part of `MetricStatus`. */
export interface ObjectMetricStatus {
  readonly current: MetricValueStatus
  readonly describedObject: CrossVersionObjectReference
  readonly metric: MetricIdentifier
}

/** Part of `MetricSpec`. */
export interface PodsMetricSource {
  readonly metric: MetricIdentifier
  readonly target: MetricTarget
}

/** Part of `MetricStatus`. */
export interface PodsMetricStatus {
  readonly current: MetricValueStatus
  readonly metric: MetricIdentifier
}

/** Part of `MetricSpec`. */
export interface ResourceMetricSource {
  readonly name: string
  readonly target: MetricTarget
}

/** Part of `MetricStatus`. */
export interface ResourceMetricStatus {
  readonly current: MetricValueStatus
  readonly name: string
}
