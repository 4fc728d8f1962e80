/**
 * Types of batch/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { ObjectReference } from '../core/v1/persistent-volume.js'
import type { PodTemplateSpec } from '../core/v1/pod-template.js'
import type { LabelSelector, ListMeta, ObjectMeta, Time } from '../meta/v1.js'

/** batch/v1 CronJob: `cronjobs`, `cj`. */
export interface CronJob {
  readonly apiVersion?: 'batch/v1'
  readonly kind?: 'CronJob'
  readonly metadata?: ObjectMeta
  readonly spec: CronJobSpec
  readonly status?: CronJobStatus
}

/** A list of `cronjobs`. */
export interface CronJobList {
  readonly apiVersion?: 'batch/v1'
  readonly items: readonly CronJob[]
  readonly kind?: 'CronJobList'
  readonly metadata?: ListMeta
}

/** Part of `CronJob`. */
export interface CronJobSpec {
  readonly concurrencyPolicy?: 'Allow' | 'Forbid' | 'Replace'
  readonly failedJobsHistoryLimit?: number
  readonly jobTemplate: JobTemplateSpec
  readonly schedule: string
  readonly startingDeadlineSeconds?: number
  readonly successfulJobsHistoryLimit?: number
  readonly suspend?: boolean
  readonly timeZone?: string
}

/** Part of `CronJob`. */
export interface CronJobStatus {
  readonly active?: readonly ObjectReference[]
  readonly lastScheduleTime?: Time
  readonly lastSuccessfulTime?: Time
}

/** batch/v1 Job: `jobs`. */
export interface Job {
  readonly apiVersion?: 'batch/v1'
  readonly kind?: 'Job'
  readonly metadata?: ObjectMeta
  readonly spec?: JobSpec
  readonly status?: JobStatus
}

/** Part of `JobStatus`. */
export interface JobCondition {
  readonly lastProbeTime?: Time
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `jobs`. */
export interface JobList {
  readonly apiVersion?: 'batch/v1'
  readonly items: readonly Job[]
  readonly kind?: 'JobList'
  readonly metadata?: ListMeta
}

/** Part of `Job`, `JobTemplateSpec`. */
export interface JobSpec {
  readonly activeDeadlineSeconds?: number
  readonly backoffLimit?: number
  readonly backoffLimitPerIndex?: number
  readonly completionMode?: 'Indexed' | 'NonIndexed'
  readonly completions?: number
  readonly managedBy?: string
  readonly manualSelector?: boolean
  readonly maxFailedIndexes?: number
  readonly parallelism?: number
  readonly podFailurePolicy?: PodFailurePolicy
  readonly podReplacementPolicy?: 'Failed' | 'TerminatingOrFailed'
  readonly selector?: LabelSelector
  readonly successPolicy?: SuccessPolicy
  readonly suspend?: boolean
  readonly template: PodTemplateSpec
  readonly ttlSecondsAfterFinished?: number
}

/** Part of `Job`. */
export interface JobStatus {
  readonly active?: number
  readonly completedIndexes?: string
  readonly completionTime?: Time
  readonly conditions?: readonly JobCondition[]
  readonly failed?: number
  readonly failedIndexes?: string
  readonly ready?: number
  readonly startTime?: Time
  readonly succeeded?: number
  readonly terminating?: number
  readonly uncountedTerminatedPods?: UncountedTerminatedPods
}

/** Part of `CronJobSpec`. */
export interface JobTemplateSpec {
  readonly metadata?: ObjectMeta
  readonly spec?: JobSpec
}

/** Part of `JobSpec`. */
export interface PodFailurePolicy {
  readonly rules: readonly PodFailurePolicyRule[]
}

/** Part of `PodFailurePolicyRule`. */
export interface PodFailurePolicyOnExitCodesRequirement {
  readonly containerName?: string
  readonly operator: 'In' | 'NotIn'
  readonly values: readonly number[]
}

/** Part of `PodFailurePolicyRule`. */
export interface PodFailurePolicyOnPodConditionsPattern {
  readonly status?: string
  readonly type: string
}

/** Part of `PodFailurePolicy`. */
export interface PodFailurePolicyRule {
  readonly action: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore'
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[]
}

/** Part of `JobSpec`. */
export interface SuccessPolicy {
  readonly rules: readonly SuccessPolicyRule[]
}

/** Part of `SuccessPolicy`. */
export interface SuccessPolicyRule {
  readonly succeededCount?: number
  readonly succeededIndexes?: string
}

/** Part of `JobStatus`. */
export interface UncountedTerminatedPods {
  readonly failed?: readonly string[]
  readonly succeeded?: readonly string[]
}
