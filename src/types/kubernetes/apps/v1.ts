/**
 * Types of apps/v1, Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type { PersistentVolumeClaim } from '../core/v1/persistent-volume-claim.js'
import type { PodTemplateSpec } from '../core/v1/pod-template.js'
import type {
  IntOrString,
  LabelSelector,
  ListMeta,
  ObjectMeta,
  RawExtension,
  Time,
} from '../meta/v1.js'

/** apps/v1 ControllerRevision: `controllerrevisions`. */
export interface ControllerRevision {
  readonly apiVersion?: 'apps/v1'
  readonly data?: RawExtension
  readonly kind?: 'ControllerRevision'
  readonly metadata?: ObjectMeta
  readonly revision: number
}

/** A list of `controllerrevisions`. */
export interface ControllerRevisionList {
  readonly apiVersion?: 'apps/v1'
  readonly items: readonly ControllerRevision[]
  readonly kind?: 'ControllerRevisionList'
  readonly metadata?: ListMeta
}

/** apps/v1 DaemonSet: `daemonsets`, `ds`. */
export interface DaemonSet {
  readonly apiVersion?: 'apps/v1'
  readonly kind?: 'DaemonSet'
  readonly metadata?: ObjectMeta
  readonly spec?: DaemonSetSpec
  readonly status?: DaemonSetStatus
}

/** Part of `DaemonSetStatus`. */
export interface DaemonSetCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `daemonsets`. */
export interface DaemonSetList {
  readonly apiVersion?: 'apps/v1'
  readonly items: readonly DaemonSet[]
  readonly kind?: 'DaemonSetList'
  readonly metadata?: ListMeta
}

/** Part of `DaemonSet`. */
export interface DaemonSetSpec {
  readonly minReadySeconds?: number
  readonly revisionHistoryLimit?: number
  readonly selector: LabelSelector
  readonly template: PodTemplateSpec
  readonly updateStrategy?: DaemonSetUpdateStrategy
}

/** Part of `DaemonSet`. */
export interface DaemonSetStatus {
  readonly collisionCount?: number
  readonly conditions?: readonly DaemonSetCondition[]
  readonly currentNumberScheduled: number
  readonly desiredNumberScheduled: number
  readonly numberAvailable?: number
  readonly numberMisscheduled: number
  readonly numberReady: number
  readonly numberUnavailable?: number
  readonly observedGeneration?: number
  readonly updatedNumberScheduled?: number
}

/** Part of `DaemonSetSpec`. */
export interface DaemonSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateDaemonSet
  readonly type?: 'OnDelete' | 'RollingUpdate'
}

/** apps/v1 Deployment: `deployments`, `deploy`. */
export interface Deployment {
  readonly apiVersion?: 'apps/v1'
  readonly kind?: 'Deployment'
  readonly metadata?: ObjectMeta
  readonly spec?: DeploymentSpec
  readonly status?: DeploymentStatus
}

/** Part of `DeploymentStatus`. */
export interface DeploymentCondition {
  readonly lastTransitionTime?: Time
  readonly lastUpdateTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `deployments`. */
export interface DeploymentList {
  readonly apiVersion?: 'apps/v1'
  readonly items: readonly Deployment[]
  readonly kind?: 'DeploymentList'
  readonly metadata?: ListMeta
}

/** Part of `Deployment`. */
export interface DeploymentSpec {
  readonly minReadySeconds?: number
  readonly paused?: boolean
  readonly progressDeadlineSeconds?: number
  readonly replicas?: number
  readonly revisionHistoryLimit?: number
  readonly selector: LabelSelector
  readonly strategy?: DeploymentStrategy
  readonly template: PodTemplateSpec
}

/** Part of `Deployment`. */
export interface DeploymentStatus {
  readonly availableReplicas?: number
  readonly collisionCount?: number
  readonly conditions?: readonly DeploymentCondition[]
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas?: number
  readonly terminatingReplicas?: number
  readonly unavailableReplicas?: number
  readonly updatedReplicas?: number
}

/** Part of `DeploymentSpec`. */
export interface DeploymentStrategy {
  readonly rollingUpdate?: RollingUpdateDeployment
  readonly type?: 'Recreate' | 'RollingUpdate'
}

/** apps/v1 ReplicaSet: `replicasets`, `rs`. */
export interface ReplicaSet {
  readonly apiVersion?: 'apps/v1'
  readonly kind?: 'ReplicaSet'
  readonly metadata?: ObjectMeta
  readonly spec?: ReplicaSetSpec
  readonly status?: ReplicaSetStatus
}

/** Part of `ReplicaSetStatus`. */
export interface ReplicaSetCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `replicasets`. */
export interface ReplicaSetList {
  readonly apiVersion?: 'apps/v1'
  readonly items: readonly ReplicaSet[]
  readonly kind?: 'ReplicaSetList'
  readonly metadata?: ListMeta
}

/** Part of `ReplicaSet`. */
export interface ReplicaSetSpec {
  readonly minReadySeconds?: number
  readonly replicas?: number
  readonly selector: LabelSelector
  readonly template?: PodTemplateSpec
}

/** Part of `ReplicaSet`. */
export interface ReplicaSetStatus {
  readonly availableReplicas?: number
  readonly conditions?: readonly ReplicaSetCondition[]
  readonly fullyLabeledReplicas?: number
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas: number
  readonly terminatingReplicas?: number
}

/** Part of `DaemonSetUpdateStrategy`. */
export interface RollingUpdateDaemonSet {
  readonly maxSurge?: IntOrString
  readonly maxUnavailable?: IntOrString
}

/** Part of `DeploymentStrategy`. */
export interface RollingUpdateDeployment {
  readonly maxSurge?: IntOrString
  readonly maxUnavailable?: IntOrString
}

/** Part of `StatefulSetUpdateStrategy`. */
export interface RollingUpdateStatefulSetStrategy {
  readonly maxUnavailable?: IntOrString
  readonly partition?: number
}

/** apps/v1 StatefulSet: `statefulsets`, `sts`. */
export interface StatefulSet {
  readonly apiVersion?: 'apps/v1'
  readonly kind?: 'StatefulSet'
  readonly metadata?: ObjectMeta
  readonly spec?: StatefulSetSpec
  readonly status?: StatefulSetStatus
}

/** Part of `StatefulSetStatus`. */
export interface StatefulSetCondition {
  readonly lastTransitionTime?: Time
  readonly message?: string
  readonly reason?: string
  readonly status: string
  readonly type: string
}

/** A list of `statefulsets`. */
export interface StatefulSetList {
  readonly apiVersion?: 'apps/v1'
  readonly items: readonly StatefulSet[]
  readonly kind?: 'StatefulSetList'
  readonly metadata?: ListMeta
}

/** Part of `StatefulSetSpec`. */
export interface StatefulSetOrdinals {
  readonly start?: number
}

/** Part of `StatefulSetSpec`. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: string
  readonly whenScaled?: string
}

/** Part of `StatefulSet`. */
export interface StatefulSetSpec {
  readonly minReadySeconds?: number
  readonly ordinals?: StatefulSetOrdinals
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel'
  readonly replicas?: number
  readonly revisionHistoryLimit?: number
  readonly selector: LabelSelector
  readonly serviceName?: string
  readonly template: PodTemplateSpec
  readonly updateStrategy?: StatefulSetUpdateStrategy
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaim[]
}

/** Part of `StatefulSet`. */
export interface StatefulSetStatus {
  readonly availableReplicas?: number
  readonly collisionCount?: number
  readonly conditions?: readonly StatefulSetCondition[]
  readonly currentReplicas?: number
  readonly currentRevision?: string
  readonly observedGeneration?: number
  readonly readyReplicas?: number
  readonly replicas: number
  readonly updateRevision?: string
  readonly updatedReplicas?: number
}

/** Part of `StatefulSetSpec`. */
export interface StatefulSetUpdateStrategy {
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy
  readonly type?: 'OnDelete' | 'RollingUpdate'
}
