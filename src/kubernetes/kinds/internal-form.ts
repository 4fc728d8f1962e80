/**
 * Values as the API server holds them inside: every field in the order of its Go structure, absent
 * ones included.
 *
 * They are seen in one place only: the difference that a forbidden update is answered with.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/apis/core
 */
import { type FieldType, fieldsOf, plainName } from './schema/types.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * The fields of structures in Go's order; of structures that are not listed the order is
 * alphabetical.
 */
const ORDER: Readonly<Record<string, string>> = {
  PodSpec:
    'Volumes InitContainers Containers EphemeralContainers RestartPolicy TerminationGracePeriodSeconds ActiveDeadlineSeconds DNSPolicy NodeSelector ServiceAccountName ' +
    'AutomountServiceAccountToken NodeName SecurityContext ImagePullSecrets Hostname Subdomain SetHostnameAsFQDN Affinity SchedulerName Tolerations HostAliases ' +
    'PriorityClassName Priority PreemptionPolicy DNSConfig ReadinessGates RuntimeClassName Overhead EnableServiceLinks TopologySpreadConstraints OS SchedulingGates ' +
    'ResourceClaims Resources HostnameOverride SchedulingGroup',
  PersistentVolumeClaimSpec:
    'AccessModes Selector Resources VolumeName StorageClassName VolumeMode DataSource DataSourceRef VolumeAttributesClassName',
  PodSecurityContext:
    'HostNetwork HostPID HostIPC ShareProcessNamespace HostUsers SELinuxOptions WindowsOptions RunAsUser RunAsGroup RunAsNonRoot SupplementalGroups ' +
    'SupplementalGroupsPolicy FSGroup FSGroupChangePolicy Sysctls SeccompProfile AppArmorProfile SELinuxChangePolicy',
  Volume:
    'Name HostPath EmptyDir GCEPersistentDisk AWSElasticBlockStore GitRepo Secret NFS ISCSI Glusterfs PersistentVolumeClaim RBD Quobyte FlexVolume Cinder CephFS Flocker ' +
    'DownwardAPI FC AzureFile ConfigMap VsphereVolume AzureDisk PhotonPersistentDisk Projected PortworxVolume ScaleIO StorageOS CSI Ephemeral Image',
  ProjectedVolumeSource: 'Sources DefaultMode',
  VolumeProjection:
    'Secret DownwardAPI ConfigMap ServiceAccountToken ClusterTrustBundle PodCertificate',
  ServiceAccountTokenProjection: 'Audience ExpirationSeconds Path',
  ConfigMapProjection: 'Name Items Optional',
  SecretProjection: 'Name Items Optional',
  ConfigMapVolumeSource: 'Name Items DefaultMode Optional',
  SecretVolumeSource: 'SecretName Items DefaultMode Optional',
  DownwardAPIVolumeFile: 'Path FieldRef ResourceFieldRef Mode',
  KeyToPath: 'Key Path Mode',
  HostPathVolumeSource: 'Path Type',
  Container:
    'Name Image Command Args WorkingDir Ports EnvFrom Env Resources ResizePolicy RestartPolicy RestartPolicyRules VolumeMounts VolumeDevices LivenessProbe ReadinessProbe ' +
    'StartupProbe Lifecycle TerminationMessagePath TerminationMessagePolicy ImagePullPolicy SecurityContext Stdin StdinOnce TTY',
  ContainerPort: 'Name HostPort ContainerPort Protocol HostIP',
  EnvVar: 'Name Value ValueFrom',
  EnvVarSource: 'FieldRef ResourceFieldRef ConfigMapKeyRef SecretKeyRef FileKeyRef',
  ConfigMapKeySelector: 'Name Key Optional',
  SecretKeySelector: 'Name Key Optional',
  ResourceFieldSelector: 'ContainerName Resource Divisor',
  EnvFromSource: 'Prefix ConfigMapRef SecretRef',
  ResourceRequirements: 'Limits Requests Claims',
  VolumeMount: 'Name ReadOnly RecursiveReadOnly MountPath SubPath MountPropagation SubPathExpr',
  Probe:
    'Exec HTTPGet TCPSocket GRPC InitialDelaySeconds TimeoutSeconds PeriodSeconds SuccessThreshold FailureThreshold TerminationGracePeriodSeconds',
  HTTPGetAction: 'Path Port Host Scheme HTTPHeaders',
  TCPSocketAction: 'Port Host',
  Lifecycle: 'PostStart PreStop StopSignal',
  LifecycleHandler: 'Exec HTTPGet TCPSocket Sleep',
  Toleration: 'Key Operator Value Effect TolerationSeconds',
}

/** A structure in its internal form, ready to be printed as JSON. */
export function structOf(name: string, value: Fields): unknown {
  const types = fieldsOf(name)
  const names = ORDER[plainName(name)]?.split(' ') ?? [...(types?.keys() ?? [])].map(goName)
  return Object.fromEntries(
    names.map((field) => {
      const key = jsonName(field)
      return [field, valueOf(types?.get(key)?.type, value[key])]
    }),
  )
}

function valueOf(type: FieldType | undefined, value: unknown): unknown {
  if (type === undefined) return value ?? null
  if (value === undefined || value === null) return zero(type)
  if (type.is === 'struct') return structOf(type.name, value as Fields)
  if (type.is === 'list') return (value as readonly unknown[]).map((item) => valueOf(type.of, item))
  return value
}

/** What an absent field is: null for pointers, lists and maps. */
function zero(type: FieldType): unknown {
  if (type.is === 'struct' && !type.pointer) return structOf(type.name, {})
  if (type.is !== 'value' || type.pointer) return null
  if (type.name === 'string') return ''
  if (type.name === 'bool') return false
  return type.name === 'int32' || type.name === 'int64' ? 0 : null
}

const goName = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1)

/** `dnsPolicy` for `DNSPolicy`, `hostIPC` for `HostIPC`. */
const jsonName = (name: string): string =>
  name.replace(/^([A-Z]+)(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase())
