/**
 * What of the API is accepted and kept, and moves nothing here: fields and kinds.
 *
 * A field of the API is one of three: code acts on it; it has no effect in a simulation, for a
 * reason that stands here; or it is said aloud when somebody sets it. A test walks the facts of the
 * API and fails for a field that is none of these.
 *
 * @see docs/simulated.md
 */

/** The fields of a structure; a list of values are those that say nothing, as the default does. */
type FieldsOf = Readonly<Record<string, readonly unknown[]>>

const any: readonly unknown[] = []

/** Fields that are said aloud when they are set to something else than what is listed. */
export const UNSIMULATED: Readonly<Record<string, FieldsOf>> = {
  'apiextensions/v1.CustomResourceConversion': { webhook: any },
  'core/v1.PodSpec': {
    hostnameOverride: any,
    resourceClaims: any,
    schedulingGroup: any,
    setHostnameAsFQDN: [false],
  },
  'core/v1.Container': {
    volumeDevices: any,
  },
  'core/v1.EphemeralContainer': {
    lifecycle: any,
    resizePolicy: any,
    restartPolicyRules: any,
    terminationMessagePath: ['/dev/termination-log'],
    terminationMessagePolicy: ['File'],
    volumeDevices: any,
  },
  'core/v1.ResourceRequirements': { claims: any },
  'core/v1.EnvVarSource': { fileKeyRef: any },
  'core/v1.PersistentVolumeClaimSpec': { dataSource: any, dataSourceRef: any },
  'core/v1.VolumeMount': { recursiveReadOnly: ['Disabled'] },
  'core/v1.PodAffinityTerm': { mismatchLabelKeys: any },
  'core/v1.EmptyDirVolumeSource': { medium: ['', 'Memory'] },
  'core/v1.VolumeProjection': { clusterTrustBundle: any, podCertificate: any },
  'storage/v1.StorageClass': { allowedTopologies: any },
}

/** Fields that have no effect here, with the reason. */
export const WITHOUT_EFFECT: readonly {
  readonly fields: Readonly<Record<string, string>>
  readonly reason: string
}[] = [
  {
    fields: {
      'core/v1.SecurityContext':
        'allowPrivilegeEscalation appArmorProfile procMount seLinuxOptions seccompProfile windowsOptions',
      'core/v1.PodSecurityContext':
        'appArmorProfile fsGroupChangePolicy seLinuxChangePolicy seLinuxOptions seccompProfile windowsOptions',
      'core/v1.PodSpec': 'hostUsers',
    },
    reason: 'a simulated program can reach nothing of its node, so there is nothing to confine',
  },
  {
    fields: {
      'core/v1.PodSpec': 'imagePullSecrets',
      'core/v1.ServiceAccount': 'imagePullSecrets',
      'core/v1.ImageVolumeSource': 'pullPolicy',
    },
    reason: 'the registries of a lab give their images to everybody',
  },
  {
    fields: {
      'admissionregistration/v1.AuditAnnotation': 'key valueExpression',
      'admissionregistration/v1.ValidatingAdmissionPolicySpec': 'auditAnnotations',
    },
    reason: 'an API server that is simulated keeps no audit log',
  },
  {
    fields: {
      'admissionregistration/v1.MutatingWebhook': 'admissionReviewVersions',
      'admissionregistration/v1.ValidatingWebhook': 'admissionReviewVersions',
      'admissionregistration/v1.WebhookClientConfig': 'caBundle',
    },
    reason: 'webhooks are answered by functions, in one version and without certificates',
  },
  {
    fields: {
      'core/v1.Volume':
        'awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker' +
        ' gcePersistentDisk glusterfs iscsi nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume gitRepo',
      'core/v1.PersistentVolumeSpec':
        'awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker' +
        ' gcePersistentDisk glusterfs iscsi nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume',
    },
    reason: 'no node of a lab has a driver for it: its pod waits, and events say what for',
  },
  {
    fields: {
      'core/v1.VolumeMount': 'mountPropagation',
      'core/v1.LocalVolumeSource': 'fsType',
      'core/v1.PersistentVolumeSpec': 'mountOptions',
      'storage/v1.StorageClass': 'mountOptions',
    },
    reason: 'no simulated program mounts anything',
  },
  {
    fields: {
      'core/v1.NodeSpec': 'configSource externalID',
      'core/v1.ServiceSpec': 'loadBalancerIP',
      'discovery/v1.Endpoint': 'deprecatedTopology',
      'coordination/v1.LeaseSpec':
        'acquireTime leaseDurationSeconds leaseTransitions preferredHolder renewTime',
      'apiextensions/v1.JSONSchemaProps': '$schema example externalDocs',
      'apiextensions/v1.WebhookClientConfig': 'caBundle',
    },
    reason: 'the real one ignores or only stores it too',
  },
  {
    fields: {
      'meta/v1.ManagedFieldsEntry': 'fieldsType fieldsV1',
      'core/v1.NodeSpec': 'podCIDRs',
      'core/v1.Taint': 'timeAdded',
    },
    reason: 'the cluster writes it for people to read',
  },
]

/** Kinds whose objects are kept and which nothing acts on. */
export const STORED_ONLY: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CSIStorageCapacity',
  'DeviceClass',
  'FlowSchema',
  'IPAddress',
  'PriorityLevelConfiguration',
  'ResourceClaim',
  'ResourceClaimTemplate',
  'ResourceSlice',
  'ServiceCIDR',
  'VolumeAttachment',
  'VolumeAttributesClass',
])
