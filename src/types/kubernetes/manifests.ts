/**
 * What can be created: objects by their apiVersion and kind.
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
import type { SelfSubjectReview, TokenReview } from './authentication/v1.js'
import type {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SelfSubjectRulesReview,
  SubjectAccessReview,
} from './authorization/v1.js'
import type { HorizontalPodAutoscaler as AutoscalingV1HorizontalPodAutoscaler } from './autoscaling/v1.js'
import type { HorizontalPodAutoscaler } from './autoscaling/v2.js'
import type { CronJob, Job } from './batch/v1.js'
import type { CertificateSigningRequest } from './certificates/v1.js'
import type { Lease } from './coordination/v1.js'
import type {
  Binding,
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
import type { Event as EventsV1Event } from './events/v1.js'
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

/** The types of what can be created, by `apiVersion/kind`. */
export interface ManifestTypes {
  readonly 'v1/Binding': Binding
  readonly 'v1/ConfigMap': ConfigMap
  readonly 'v1/Endpoints': Endpoints
  readonly 'v1/Event': Event
  readonly 'v1/LimitRange': LimitRange
  readonly 'v1/Namespace': Namespace
  readonly 'v1/Node': Node
  readonly 'v1/PersistentVolumeClaim': PersistentVolumeClaim
  readonly 'v1/PersistentVolume': PersistentVolume
  readonly 'v1/Pod': Pod
  readonly 'v1/PodTemplate': PodTemplate
  readonly 'v1/ReplicationController': ReplicationController
  readonly 'v1/ResourceQuota': ResourceQuota
  readonly 'v1/Secret': Secret
  readonly 'v1/ServiceAccount': ServiceAccount
  readonly 'v1/Service': Service
  readonly 'apiregistration.k8s.io/v1/APIService': APIService
  readonly 'apps/v1/ControllerRevision': ControllerRevision
  readonly 'apps/v1/DaemonSet': DaemonSet
  readonly 'apps/v1/Deployment': Deployment
  readonly 'apps/v1/ReplicaSet': ReplicaSet
  readonly 'apps/v1/StatefulSet': StatefulSet
  readonly 'events.k8s.io/v1/Event': EventsV1Event
  readonly 'authentication.k8s.io/v1/SelfSubjectReview': SelfSubjectReview
  readonly 'authentication.k8s.io/v1/TokenReview': TokenReview
  readonly 'authorization.k8s.io/v1/LocalSubjectAccessReview': LocalSubjectAccessReview
  readonly 'authorization.k8s.io/v1/SelfSubjectAccessReview': SelfSubjectAccessReview
  readonly 'authorization.k8s.io/v1/SelfSubjectRulesReview': SelfSubjectRulesReview
  readonly 'authorization.k8s.io/v1/SubjectAccessReview': SubjectAccessReview
  readonly 'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler
  readonly 'autoscaling/v1/HorizontalPodAutoscaler': AutoscalingV1HorizontalPodAutoscaler
  readonly 'batch/v1/CronJob': CronJob
  readonly 'batch/v1/Job': Job
  readonly 'certificates.k8s.io/v1/CertificateSigningRequest': CertificateSigningRequest
  readonly 'networking.k8s.io/v1/IngressClass': IngressClass
  readonly 'networking.k8s.io/v1/Ingress': Ingress
  readonly 'networking.k8s.io/v1/IPAddress': IPAddress
  readonly 'networking.k8s.io/v1/NetworkPolicy': NetworkPolicy
  readonly 'networking.k8s.io/v1/ServiceCIDR': ServiceCIDR
  readonly 'policy/v1/PodDisruptionBudget': PodDisruptionBudget
  readonly 'rbac.authorization.k8s.io/v1/ClusterRoleBinding': ClusterRoleBinding
  readonly 'rbac.authorization.k8s.io/v1/ClusterRole': ClusterRole
  readonly 'rbac.authorization.k8s.io/v1/RoleBinding': RoleBinding
  readonly 'rbac.authorization.k8s.io/v1/Role': Role
  readonly 'storage.k8s.io/v1/CSIDriver': CSIDriver
  readonly 'storage.k8s.io/v1/CSINode': CSINode
  readonly 'storage.k8s.io/v1/CSIStorageCapacity': CSIStorageCapacity
  readonly 'storage.k8s.io/v1/StorageClass': StorageClass
  readonly 'storage.k8s.io/v1/VolumeAttachment': VolumeAttachment
  readonly 'storage.k8s.io/v1/VolumeAttributesClass': VolumeAttributesClass
  readonly 'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': MutatingAdmissionPolicy
  readonly 'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding': MutatingAdmissionPolicyBinding
  readonly 'admissionregistration.k8s.io/v1/MutatingWebhookConfiguration': MutatingWebhookConfiguration
  readonly 'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': ValidatingAdmissionPolicy
  readonly 'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding': ValidatingAdmissionPolicyBinding
  readonly 'admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration': ValidatingWebhookConfiguration
  readonly 'apiextensions.k8s.io/v1/CustomResourceDefinition': CustomResourceDefinition
  readonly 'scheduling.k8s.io/v1/PriorityClass': PriorityClass
  readonly 'coordination.k8s.io/v1/Lease': Lease
  readonly 'node.k8s.io/v1/RuntimeClass': RuntimeClass
  readonly 'discovery.k8s.io/v1/EndpointSlice': EndpointSlice
  readonly 'resource.k8s.io/v1/DeviceClass': DeviceClass
  readonly 'resource.k8s.io/v1/ResourceClaim': ResourceClaim
  readonly 'resource.k8s.io/v1/ResourceClaimTemplate': ResourceClaimTemplate
  readonly 'resource.k8s.io/v1/ResourceSlice': ResourceSlice
  readonly 'flowcontrol.apiserver.k8s.io/v1/FlowSchema': FlowSchema
  readonly 'flowcontrol.apiserver.k8s.io/v1/PriorityLevelConfiguration': PriorityLevelConfiguration
}

/** The kinds of each version of a group. */
export interface ApiVersions {
  readonly v1:
    | 'Binding'
    | 'ConfigMap'
    | 'Endpoints'
    | 'Event'
    | 'LimitRange'
    | 'Namespace'
    | 'Node'
    | 'PersistentVolumeClaim'
    | 'PersistentVolume'
    | 'Pod'
    | 'PodTemplate'
    | 'ReplicationController'
    | 'ResourceQuota'
    | 'Secret'
    | 'ServiceAccount'
    | 'Service'
  readonly 'apiregistration.k8s.io/v1': 'APIService'
  readonly 'apps/v1':
    | 'ControllerRevision'
    | 'DaemonSet'
    | 'Deployment'
    | 'ReplicaSet'
    | 'StatefulSet'
  readonly 'events.k8s.io/v1': 'Event'
  readonly 'authentication.k8s.io/v1': 'SelfSubjectReview' | 'TokenReview'
  readonly 'authorization.k8s.io/v1':
    | 'LocalSubjectAccessReview'
    | 'SelfSubjectAccessReview'
    | 'SelfSubjectRulesReview'
    | 'SubjectAccessReview'
  readonly 'autoscaling/v2': 'HorizontalPodAutoscaler'
  readonly 'autoscaling/v1': 'HorizontalPodAutoscaler'
  readonly 'batch/v1': 'CronJob' | 'Job'
  readonly 'certificates.k8s.io/v1': 'CertificateSigningRequest'
  readonly 'networking.k8s.io/v1':
    | 'IngressClass'
    | 'Ingress'
    | 'IPAddress'
    | 'NetworkPolicy'
    | 'ServiceCIDR'
  readonly 'policy/v1': 'PodDisruptionBudget'
  readonly 'rbac.authorization.k8s.io/v1':
    | 'ClusterRoleBinding'
    | 'ClusterRole'
    | 'RoleBinding'
    | 'Role'
  readonly 'storage.k8s.io/v1':
    | 'CSIDriver'
    | 'CSINode'
    | 'CSIStorageCapacity'
    | 'StorageClass'
    | 'VolumeAttachment'
    | 'VolumeAttributesClass'
  readonly 'admissionregistration.k8s.io/v1':
    | 'MutatingAdmissionPolicy'
    | 'MutatingAdmissionPolicyBinding'
    | 'MutatingWebhookConfiguration'
    | 'ValidatingAdmissionPolicy'
    | 'ValidatingAdmissionPolicyBinding'
    | 'ValidatingWebhookConfiguration'
  readonly 'apiextensions.k8s.io/v1': 'CustomResourceDefinition'
  readonly 'scheduling.k8s.io/v1': 'PriorityClass'
  readonly 'coordination.k8s.io/v1': 'Lease'
  readonly 'node.k8s.io/v1': 'RuntimeClass'
  readonly 'discovery.k8s.io/v1': 'EndpointSlice'
  readonly 'resource.k8s.io/v1':
    | 'DeviceClass'
    | 'ResourceClaim'
    | 'ResourceClaimTemplate'
    | 'ResourceSlice'
  readonly 'flowcontrol.apiserver.k8s.io/v1': 'FlowSchema' | 'PriorityLevelConfiguration'
}
