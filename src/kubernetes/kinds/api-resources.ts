/**
 * Everything that this API server can name, also what it stores nothing of: what `kubectl api-resources` shows.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
/** A resource of the API. */
export interface ApiResource {
  readonly plural: string
  readonly shortNames: readonly string[]
  /** '' for the core group. */
  readonly group: string
  readonly version: string
  readonly namespaced: boolean
  readonly kind: string
  /** What can be done with it; everything unless said otherwise. */
  readonly verbs?: readonly string[]
  readonly categories?: readonly string[]
}

/** The verbs of an ordinary resource. */
export const ALL_VERBS: readonly string[] = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

/** All resources, in the order in which they are listed: by group, then by name. */
export const apiResources: readonly ApiResource[] = [
  { plural: 'bindings', shortNames: [], group: '', version: 'v1', namespaced: true, kind: 'Binding', verbs: ['create'] },
  { plural: 'componentstatuses', shortNames: ['cs'], group: '', version: 'v1', namespaced: false, kind: 'ComponentStatus', verbs: ['get', 'list'] },
  { plural: 'configmaps', shortNames: ['cm'], group: '', version: 'v1', namespaced: true, kind: 'ConfigMap' },
  { plural: 'endpoints', shortNames: ['ep'], group: '', version: 'v1', namespaced: true, kind: 'Endpoints' },
  { plural: 'events', shortNames: ['ev'], group: '', version: 'v1', namespaced: true, kind: 'Event' },
  { plural: 'limitranges', shortNames: ['limits'], group: '', version: 'v1', namespaced: true, kind: 'LimitRange' },
  { plural: 'namespaces', shortNames: ['ns'], group: '', version: 'v1', namespaced: false, kind: 'Namespace' },
  { plural: 'nodes', shortNames: ['no'], group: '', version: 'v1', namespaced: false, kind: 'Node' },
  { plural: 'persistentvolumeclaims', shortNames: ['pvc'], group: '', version: 'v1', namespaced: true, kind: 'PersistentVolumeClaim' },
  { plural: 'persistentvolumes', shortNames: ['pv'], group: '', version: 'v1', namespaced: false, kind: 'PersistentVolume' },
  { plural: 'pods', shortNames: ['po'], group: '', version: 'v1', namespaced: true, kind: 'Pod', categories: ['all'] },
  { plural: 'podtemplates', shortNames: [], group: '', version: 'v1', namespaced: true, kind: 'PodTemplate' },
  { plural: 'replicationcontrollers', shortNames: ['rc'], group: '', version: 'v1', namespaced: true, kind: 'ReplicationController', categories: ['all'] },
  { plural: 'resourcequotas', shortNames: ['quota'], group: '', version: 'v1', namespaced: true, kind: 'ResourceQuota' },
  { plural: 'secrets', shortNames: [], group: '', version: 'v1', namespaced: true, kind: 'Secret' },
  { plural: 'serviceaccounts', shortNames: ['sa'], group: '', version: 'v1', namespaced: true, kind: 'ServiceAccount' },
  { plural: 'services', shortNames: ['svc'], group: '', version: 'v1', namespaced: true, kind: 'Service', categories: ['all'] },
  {
    plural: 'mutatingadmissionpolicies',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'MutatingAdmissionPolicy',
    categories: ['api-extensions'],
  },
  {
    plural: 'mutatingadmissionpolicybindings',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'MutatingAdmissionPolicyBinding',
    categories: ['api-extensions'],
  },
  {
    plural: 'mutatingwebhookconfigurations',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'MutatingWebhookConfiguration',
    categories: ['api-extensions'],
  },
  {
    plural: 'validatingadmissionpolicies',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'ValidatingAdmissionPolicy',
    categories: ['api-extensions'],
  },
  {
    plural: 'validatingadmissionpolicybindings',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'ValidatingAdmissionPolicyBinding',
    categories: ['api-extensions'],
  },
  {
    plural: 'validatingwebhookconfigurations',
    shortNames: [],
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'ValidatingWebhookConfiguration',
    categories: ['api-extensions'],
  },
  {
    plural: 'customresourcedefinitions',
    shortNames: ['crd', 'crds'],
    group: 'apiextensions.k8s.io',
    version: 'v1',
    namespaced: false,
    kind: 'CustomResourceDefinition',
    categories: ['api-extensions'],
  },
  { plural: 'apiservices', shortNames: [], group: 'apiregistration.k8s.io', version: 'v1', namespaced: false, kind: 'APIService', categories: ['api-extensions'] },
  { plural: 'controllerrevisions', shortNames: [], group: 'apps', version: 'v1', namespaced: true, kind: 'ControllerRevision' },
  { plural: 'daemonsets', shortNames: ['ds'], group: 'apps', version: 'v1', namespaced: true, kind: 'DaemonSet', categories: ['all'] },
  { plural: 'deployments', shortNames: ['deploy'], group: 'apps', version: 'v1', namespaced: true, kind: 'Deployment', categories: ['all'] },
  { plural: 'replicasets', shortNames: ['rs'], group: 'apps', version: 'v1', namespaced: true, kind: 'ReplicaSet', categories: ['all'] },
  { plural: 'statefulsets', shortNames: ['sts'], group: 'apps', version: 'v1', namespaced: true, kind: 'StatefulSet', categories: ['all'] },
  { plural: 'selfsubjectreviews', shortNames: [], group: 'authentication.k8s.io', version: 'v1', namespaced: false, kind: 'SelfSubjectReview', verbs: ['create'] },
  { plural: 'tokenreviews', shortNames: [], group: 'authentication.k8s.io', version: 'v1', namespaced: false, kind: 'TokenReview', verbs: ['create'] },
  { plural: 'localsubjectaccessreviews', shortNames: [], group: 'authorization.k8s.io', version: 'v1', namespaced: true, kind: 'LocalSubjectAccessReview', verbs: ['create'] },
  { plural: 'selfsubjectaccessreviews', shortNames: [], group: 'authorization.k8s.io', version: 'v1', namespaced: false, kind: 'SelfSubjectAccessReview', verbs: ['create'] },
  { plural: 'selfsubjectrulesreviews', shortNames: [], group: 'authorization.k8s.io', version: 'v1', namespaced: false, kind: 'SelfSubjectRulesReview', verbs: ['create'] },
  { plural: 'subjectaccessreviews', shortNames: [], group: 'authorization.k8s.io', version: 'v1', namespaced: false, kind: 'SubjectAccessReview', verbs: ['create'] },
  { plural: 'horizontalpodautoscalers', shortNames: ['hpa'], group: 'autoscaling', version: 'v2', namespaced: true, kind: 'HorizontalPodAutoscaler', categories: ['all'] },
  { plural: 'cronjobs', shortNames: ['cj'], group: 'batch', version: 'v1', namespaced: true, kind: 'CronJob', categories: ['all'] },
  { plural: 'jobs', shortNames: [], group: 'batch', version: 'v1', namespaced: true, kind: 'Job', categories: ['all'] },
  { plural: 'certificatesigningrequests', shortNames: ['csr'], group: 'certificates.k8s.io', version: 'v1', namespaced: false, kind: 'CertificateSigningRequest' },
  { plural: 'leases', shortNames: [], group: 'coordination.k8s.io', version: 'v1', namespaced: true, kind: 'Lease' },
  { plural: 'endpointslices', shortNames: [], group: 'discovery.k8s.io', version: 'v1', namespaced: true, kind: 'EndpointSlice' },
  { plural: 'events', shortNames: ['ev'], group: 'events.k8s.io', version: 'v1', namespaced: true, kind: 'Event' },
  { plural: 'flowschemas', shortNames: [], group: 'flowcontrol.apiserver.k8s.io', version: 'v1', namespaced: false, kind: 'FlowSchema' },
  { plural: 'prioritylevelconfigurations', shortNames: [], group: 'flowcontrol.apiserver.k8s.io', version: 'v1', namespaced: false, kind: 'PriorityLevelConfiguration' },
  { plural: 'ingressclasses', shortNames: [], group: 'networking.k8s.io', version: 'v1', namespaced: false, kind: 'IngressClass' },
  { plural: 'ingresses', shortNames: ['ing'], group: 'networking.k8s.io', version: 'v1', namespaced: true, kind: 'Ingress' },
  { plural: 'ipaddresses', shortNames: ['ip'], group: 'networking.k8s.io', version: 'v1', namespaced: false, kind: 'IPAddress' },
  { plural: 'networkpolicies', shortNames: ['netpol'], group: 'networking.k8s.io', version: 'v1', namespaced: true, kind: 'NetworkPolicy' },
  { plural: 'servicecidrs', shortNames: [], group: 'networking.k8s.io', version: 'v1', namespaced: false, kind: 'ServiceCIDR' },
  { plural: 'runtimeclasses', shortNames: [], group: 'node.k8s.io', version: 'v1', namespaced: false, kind: 'RuntimeClass' },
  { plural: 'poddisruptionbudgets', shortNames: ['pdb'], group: 'policy', version: 'v1', namespaced: true, kind: 'PodDisruptionBudget' },
  { plural: 'clusterrolebindings', shortNames: [], group: 'rbac.authorization.k8s.io', version: 'v1', namespaced: false, kind: 'ClusterRoleBinding' },
  { plural: 'clusterroles', shortNames: [], group: 'rbac.authorization.k8s.io', version: 'v1', namespaced: false, kind: 'ClusterRole' },
  { plural: 'rolebindings', shortNames: [], group: 'rbac.authorization.k8s.io', version: 'v1', namespaced: true, kind: 'RoleBinding' },
  { plural: 'roles', shortNames: [], group: 'rbac.authorization.k8s.io', version: 'v1', namespaced: true, kind: 'Role' },
  { plural: 'deviceclasses', shortNames: [], group: 'resource.k8s.io', version: 'v1', namespaced: false, kind: 'DeviceClass' },
  { plural: 'resourceclaims', shortNames: [], group: 'resource.k8s.io', version: 'v1', namespaced: true, kind: 'ResourceClaim' },
  { plural: 'resourceclaimtemplates', shortNames: [], group: 'resource.k8s.io', version: 'v1', namespaced: true, kind: 'ResourceClaimTemplate' },
  { plural: 'resourceslices', shortNames: [], group: 'resource.k8s.io', version: 'v1', namespaced: false, kind: 'ResourceSlice' },
  { plural: 'priorityclasses', shortNames: ['pc'], group: 'scheduling.k8s.io', version: 'v1', namespaced: false, kind: 'PriorityClass' },
  { plural: 'csidrivers', shortNames: [], group: 'storage.k8s.io', version: 'v1', namespaced: false, kind: 'CSIDriver' },
  { plural: 'csinodes', shortNames: [], group: 'storage.k8s.io', version: 'v1', namespaced: false, kind: 'CSINode' },
  { plural: 'csistoragecapacities', shortNames: [], group: 'storage.k8s.io', version: 'v1', namespaced: true, kind: 'CSIStorageCapacity' },
  { plural: 'storageclasses', shortNames: ['sc'], group: 'storage.k8s.io', version: 'v1', namespaced: false, kind: 'StorageClass' },
  { plural: 'volumeattachments', shortNames: [], group: 'storage.k8s.io', version: 'v1', namespaced: false, kind: 'VolumeAttachment' },
  { plural: 'volumeattributesclasses', shortNames: ['vac'], group: 'storage.k8s.io', version: 'v1', namespaced: false, kind: 'VolumeAttributesClass' },
]
