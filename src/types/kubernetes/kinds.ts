/**
 * The kinds of the API of Kubernetes 1.36.
 *
 * Written by scripts/kubernetes-types.mjs; changes belong there.
 *
 * @module
 */
import type {
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicyBinding,
  MutatingWebhookConfiguration,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  ValidatingWebhookConfiguration,
} from './admissionregistration/v1.js'
import type { CustomResourceDefinition } from './apiextensions/v1.js'
import type { APIService } from './apiregistration/v1.js'
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  ReplicaSet,
  StatefulSet,
} from './apps/v1.js'
import type { HorizontalPodAutoscaler } from './autoscaling/v2.js'
import type { CronJob, Job } from './batch/v1.js'
import type { CertificateSigningRequest } from './certificates/v1.js'
import type { Lease } from './coordination/v1.js'
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
} from './core/v1.js'
import type { EndpointSlice } from './discovery/v1.js'
import type { FlowSchema, PriorityLevelConfiguration } from './flowcontrol/v1.js'
import type {
  IPAddress,
  Ingress,
  IngressClass,
  NetworkPolicy,
  ServiceCIDR,
} from './networking/v1.js'
import type { RuntimeClass } from './node/v1.js'
import type { PodDisruptionBudget } from './policy/v1.js'
import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from './rbac/v1.js'
import type {
  DeviceClass,
  ResourceClaim,
  ResourceClaimTemplate,
  ResourceSlice,
} from './resource/v1.js'
import type { PriorityClass } from './scheduling/v1.js'
import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
  VolumeAttributesClass,
} from './storage/v1.js'

/** The kinds that can be listed, and their types. */
export interface KindTypes {
  readonly ComponentStatus: ComponentStatus
  readonly ConfigMap: ConfigMap
  readonly Endpoints: Endpoints
  readonly Event: Event
  readonly LimitRange: LimitRange
  readonly Namespace: Namespace
  readonly Node: Node
  readonly PersistentVolumeClaim: PersistentVolumeClaim
  readonly PersistentVolume: PersistentVolume
  readonly Pod: Pod
  readonly PodTemplate: PodTemplate
  readonly ReplicationController: ReplicationController
  readonly ResourceQuota: ResourceQuota
  readonly Secret: Secret
  readonly ServiceAccount: ServiceAccount
  readonly Service: Service
  readonly APIService: APIService
  readonly ControllerRevision: ControllerRevision
  readonly DaemonSet: DaemonSet
  readonly Deployment: Deployment
  readonly ReplicaSet: ReplicaSet
  readonly StatefulSet: StatefulSet
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler
  readonly CronJob: CronJob
  readonly Job: Job
  readonly CertificateSigningRequest: CertificateSigningRequest
  readonly IngressClass: IngressClass
  readonly Ingress: Ingress
  readonly IPAddress: IPAddress
  readonly NetworkPolicy: NetworkPolicy
  readonly ServiceCIDR: ServiceCIDR
  readonly PodDisruptionBudget: PodDisruptionBudget
  readonly ClusterRoleBinding: ClusterRoleBinding
  readonly ClusterRole: ClusterRole
  readonly RoleBinding: RoleBinding
  readonly Role: Role
  readonly CSIDriver: CSIDriver
  readonly CSINode: CSINode
  readonly CSIStorageCapacity: CSIStorageCapacity
  readonly StorageClass: StorageClass
  readonly VolumeAttachment: VolumeAttachment
  readonly VolumeAttributesClass: VolumeAttributesClass
  readonly MutatingAdmissionPolicy: MutatingAdmissionPolicy
  readonly MutatingAdmissionPolicyBinding: MutatingAdmissionPolicyBinding
  readonly MutatingWebhookConfiguration: MutatingWebhookConfiguration
  readonly ValidatingAdmissionPolicy: ValidatingAdmissionPolicy
  readonly ValidatingAdmissionPolicyBinding: ValidatingAdmissionPolicyBinding
  readonly ValidatingWebhookConfiguration: ValidatingWebhookConfiguration
  readonly CustomResourceDefinition: CustomResourceDefinition
  readonly PriorityClass: PriorityClass
  readonly Lease: Lease
  readonly RuntimeClass: RuntimeClass
  readonly EndpointSlice: EndpointSlice
  readonly DeviceClass: DeviceClass
  readonly ResourceClaim: ResourceClaim
  readonly ResourceClaimTemplate: ResourceClaimTemplate
  readonly ResourceSlice: ResourceSlice
  readonly FlowSchema: FlowSchema
  readonly PriorityLevelConfiguration: PriorityLevelConfiguration
}

/** The name of a kind, such as `Pod`. */
export type KindName = keyof KindTypes
