/**
 * The names of the kinds and their types.
 *
 * @module
 */
import type {
  MutatingWebhookConfiguration,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingWebhookConfiguration,
} from 'kubernetes-types/admissionregistration/v1.js'
import type { CustomResourceDefinition } from 'kubernetes-types/apiextensions/v1.js'
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  ReplicaSet,
  StatefulSet,
} from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { CronJob, Job } from 'kubernetes-types/batch/v1.js'
import type { CertificateSigningRequest } from 'kubernetes-types/certificates/v1.js'
import type { Lease } from 'kubernetes-types/coordination/v1.js'
import type {
  ComponentStatus,
  ConfigMap,
  Endpoints,
  Event,
  LimitRange,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PodTemplate,
  ReplicationController,
  ResourceQuota,
  Secret,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1.js'
import type { EndpointSlice } from 'kubernetes-types/discovery/v1.js'
import type { FlowSchema, PriorityLevelConfiguration } from 'kubernetes-types/flowcontrol/v1.js'
import type { Ingress, IngressClass, NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import type { RuntimeClass } from 'kubernetes-types/node/v1.js'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'
import type {
  ClusterRole,
  ClusterRoleBinding,
  Role,
  RoleBinding,
} from 'kubernetes-types/rbac/v1.js'
import type { PriorityClass } from 'kubernetes-types/scheduling/v1.js'
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
} from 'kubernetes-types/storage/v1.js'
import type { KubeObject } from './kind.js'

/** An object whose parts have no type of their own here. */
export interface PlainObject extends KubeObject {
  spec?: Record<string, unknown>
  status?: Record<string, unknown>
}

/** Kind names and their types. */
export interface KindTypes {
  ComponentStatus: ComponentStatus
  ConfigMap: ConfigMap
  Endpoints: Endpoints
  Event: Event
  LimitRange: LimitRange
  Namespace: Namespace
  Node: Node
  PersistentVolumeClaim: PersistentVolumeClaim
  PersistentVolume: PersistentVolume
  Pod: Pod
  PodTemplate: PodTemplate
  ReplicationController: ReplicationController
  ResourceQuota: ResourceQuota
  Secret: Secret
  ServiceAccount: ServiceAccount
  Service: Service
  APIService: PlainObject
  ControllerRevision: ControllerRevision
  DaemonSet: DaemonSet
  Deployment: Deployment
  ReplicaSet: ReplicaSet
  StatefulSet: StatefulSet
  HorizontalPodAutoscaler: HorizontalPodAutoscaler
  CronJob: CronJob
  Job: Job
  CertificateSigningRequest: CertificateSigningRequest
  IngressClass: IngressClass
  Ingress: Ingress
  IPAddress: PlainObject
  NetworkPolicy: NetworkPolicy
  ServiceCIDR: PlainObject
  PodDisruptionBudget: PodDisruptionBudget
  ClusterRoleBinding: ClusterRoleBinding
  ClusterRole: ClusterRole
  RoleBinding: RoleBinding
  Role: Role
  CSIDriver: CSIDriver
  CSINode: CSINode
  CSIStorageCapacity: CSIStorageCapacity
  StorageClass: StorageClass
  VolumeAttachment: VolumeAttachment
  VolumeAttributesClass: PlainObject
  MutatingAdmissionPolicy: PlainObject
  MutatingAdmissionPolicyBinding: PlainObject
  MutatingWebhookConfiguration: MutatingWebhookConfiguration
  ValidatingAdmissionPolicy: ValidatingAdmissionPolicy
  ValidatingAdmissionPolicyBinding: ValidatingAdmissionPolicyBinding
  ValidatingWebhookConfiguration: ValidatingWebhookConfiguration
  CustomResourceDefinition: CustomResourceDefinition
  PriorityClass: PriorityClass
  Lease: Lease
  RuntimeClass: RuntimeClass
  EndpointSlice: EndpointSlice
  DeviceClass: PlainObject
  ResourceClaim: PlainObject
  ResourceClaimTemplate: PlainObject
  ResourceSlice: PlainObject
  FlowSchema: FlowSchema
  PriorityLevelConfiguration: PriorityLevelConfiguration
}

/** The name of a kind, such as `Pod`. */
export type KindName = keyof KindTypes
