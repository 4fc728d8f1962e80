/**
 * Types of autoscaling/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** Part of `HorizontalPodAutoscalerSpec`. */
export interface CrossVersionObjectReference {
  readonly apiVersion?: string
  readonly kind: string
  readonly name: string
}

/** autoscaling/v1 HorizontalPodAutoscaler: `horizontalpodautoscalers`, `hpa`. */
export interface HorizontalPodAutoscaler {
  readonly apiVersion?: 'autoscaling/v1'
  readonly kind?: 'HorizontalPodAutoscaler'
  readonly metadata?: ObjectMeta
  readonly spec: HorizontalPodAutoscalerSpec
  readonly status?: HorizontalPodAutoscalerStatus
}

/** A list of `horizontalpodautoscalers`. */
export interface HorizontalPodAutoscalerList {
  readonly apiVersion?: 'autoscaling/v1'
  readonly items: readonly HorizontalPodAutoscaler[]
  readonly kind?: 'HorizontalPodAutoscalerList'
  readonly metadata?: ListMeta
}

/** Part of `HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscalerSpec {
  readonly maxReplicas: number
  readonly minReplicas?: number
  readonly scaleTargetRef: CrossVersionObjectReference
  readonly targetCPUUtilizationPercentage?: number
}

/** Part of `HorizontalPodAutoscaler`. */
export interface HorizontalPodAutoscalerStatus {
  readonly currentCPUUtilizationPercentage?: number
  readonly currentReplicas: number
  readonly desiredReplicas: number
  readonly lastScaleTime?: Time
  readonly observedGeneration?: number
}

/** autoscaling/v1 Scale. */
export interface Scale {
  readonly apiVersion?: 'autoscaling/v1'
  readonly kind?: 'Scale'
  readonly metadata?: ObjectMeta
  readonly spec?: ScaleSpec
  readonly status?: ScaleStatus
}

/** Part of `Scale`. */
export interface ScaleSpec {
  readonly replicas?: number
}

/** Part of `Scale`. */
export interface ScaleStatus {
  readonly replicas: number
  readonly selector?: string
}
