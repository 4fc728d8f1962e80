/**
 * The Go structures that a pod's template is made of, field by field in Go's order; how a line is
 * read stands in ../schema/go-structure.ts.
 *
 * Taken from k8s.io/api/core/v1 and k8s.io/apimachinery, v0.36.2.
 *
 * @see https://pkg.go.dev/k8s.io/api@v0.36.2/core/v1#PodTemplateSpec
 * @module
 */
export const GO_STRUCTURES = `
PodTemplateSpec ObjectMeta<:ObjectMeta Spec:PodSpec
PodSpec Volumes:[Volume InitContainers:[Container Containers:[Container EphemeralContainers:[EphemeralContainer RestartPolicy: TerminationGracePeriodSeconds:*l ActiveDeadlineSeconds:*l DNSPolicy: NodeSelector:{s ServiceAccountName:s DeprecatedServiceAccount=serviceAccount:s AutomountServiceAccountToken:*b NodeName:s HostNetwork:b HostPID:b HostIPC:b ShareProcessNamespace:*b SecurityContext:*PodSecurityContext ImagePullSecrets:[LocalObjectReference Hostname:s Subdomain:s Affinity:* SchedulerName:s Tolerations:[Toleration HostAliases:[HostAlias PriorityClassName:s Priority:*i DNSConfig:*PodDNSConfig ReadinessGates:[PodReadinessGate RuntimeClassName:*s EnableServiceLinks:*b PreemptionPolicy:* Overhead:ResourceList TopologySpreadConstraints:[TopologySpreadConstraint SetHostnameAsFQDN:*b OS:*PodOS HostUsers:*b SchedulingGates:[PodSchedulingGate ResourceClaims:[PodResourceClaim Resources:*ResourceRequirements HostnameOverride:*s SchedulingGroup:*PodSchedulingGroup
Volume Name:s VolumeSource<:
VolumeSource HostPath:*HostPathVolumeSource EmptyDir:*EmptyDirVolumeSource GCEPersistentDisk:*GCEPersistentDiskVolumeSource AWSElasticBlockStore:*AWSElasticBlockStoreVolumeSource GitRepo:*GitRepoVolumeSource Secret:*SecretVolumeSource NFS:*NFSVolumeSource ISCSI:*ISCSIVolumeSource Glusterfs:*GlusterfsVolumeSource PersistentVolumeClaim:*PersistentVolumeClaimVolumeSource RBD:*RBDVolumeSource FlexVolume:*FlexVolumeSource Cinder:*CinderVolumeSource CephFS=cephfs:*CephFSVolumeSource Flocker:*FlockerVolumeSource DownwardAPI:*DownwardAPIVolumeSource FC:*FCVolumeSource AzureFile:*AzureFileVolumeSource ConfigMap:*ConfigMapVolumeSource VsphereVolume:*VsphereVirtualDiskVolumeSource Quobyte:*QuobyteVolumeSource AzureDisk:*AzureDiskVolumeSource PhotonPersistentDisk:*PhotonPersistentDiskVolumeSource Projected:*ProjectedVolumeSource PortworxVolume:*PortworxVolumeSource ScaleIO:*ScaleIOVolumeSource StorageOS=storageos:*StorageOSVolumeSource CSI:*CSIVolumeSource Ephemeral:*EphemeralVolumeSource Image:*ImageVolumeSource
HostPathVolumeSource Path:s Type:*HostPathType
EmptyDirVolumeSource Medium:StorageMedium SizeLimit:*Q
GCEPersistentDiskVolumeSource PDName:s FSType:s Partition:i ReadOnly:b
AWSElasticBlockStoreVolumeSource VolumeID:s FSType:s Partition:i ReadOnly:b
GitRepoVolumeSource Repository:s Revision:s Directory:s
SecretVolumeSource SecretName:s Items:[KeyToPath DefaultMode:*i Optional:*b
KeyToPath Key:s Path:s Mode:*i
NFSVolumeSource Server:s Path:s ReadOnly:b
ISCSIVolumeSource TargetPortal:s IQN:s Lun:i ISCSIInterface:s FSType:s ReadOnly:b Portals:[s DiscoveryCHAPAuth=chapAuthDiscovery:b SessionCHAPAuth=chapAuthSession:b SecretRef:*LocalObjectReference InitiatorName:*s
LocalObjectReference Name:s
GlusterfsVolumeSource EndpointsName=endpoints:s Path:s ReadOnly:b
PersistentVolumeClaimVolumeSource ClaimName:s ReadOnly:b
RBDVolumeSource CephMonitors=monitors:[s RBDImage=image:s FSType:s RBDPool=pool:s RadosUser=user:s Keyring:s SecretRef:*LocalObjectReference ReadOnly:b
FlexVolumeSource Driver:s FSType:s SecretRef:*LocalObjectReference ReadOnly:b Options:{s
CinderVolumeSource VolumeID:s FSType:s ReadOnly:b SecretRef:*LocalObjectReference
CephFSVolumeSource Monitors:[s Path:s User:s SecretFile:s SecretRef:*LocalObjectReference ReadOnly:b
FlockerVolumeSource DatasetName:s DatasetUUID:s
DownwardAPIVolumeSource Items:[DownwardAPIVolumeFile DefaultMode:*i
DownwardAPIVolumeFile Path:s FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector Mode:*i
ObjectFieldSelector APIVersion:s FieldPath:s
ResourceFieldSelector ContainerName:s Resource:s Divisor:Q
FCVolumeSource TargetWWNs:[s Lun:*i FSType:s ReadOnly:b WWIDs=wwids:[s
AzureFileVolumeSource SecretName:s ShareName:s ReadOnly:b
ConfigMapVolumeSource LocalObjectReference<: Items:[KeyToPath DefaultMode:*i Optional:*b
VsphereVirtualDiskVolumeSource VolumePath:s FSType:s StoragePolicyName:s StoragePolicyID:s
QuobyteVolumeSource Registry:s Volume:s ReadOnly:b User:s Group:s Tenant:s
AzureDiskVolumeSource DiskName:s DataDiskURI=diskURI:s CachingMode:*AzureDataDiskCachingMode FSType:*s ReadOnly:*b Kind:*AzureDataDiskKind
PhotonPersistentDiskVolumeSource PdID:s FSType:s
ProjectedVolumeSource Sources:[VolumeProjection DefaultMode:*i
VolumeProjection Secret:*SecretProjection DownwardAPI:*DownwardAPIProjection ConfigMap:*ConfigMapProjection ServiceAccountToken:*ServiceAccountTokenProjection ClusterTrustBundle:*ClusterTrustBundleProjection PodCertificate:*PodCertificateProjection
SecretProjection LocalObjectReference<: Items:[KeyToPath Optional:*b
DownwardAPIProjection Items:[DownwardAPIVolumeFile
ConfigMapProjection LocalObjectReference<: Items:[KeyToPath Optional:*b
ServiceAccountTokenProjection Audience:s ExpirationSeconds:*l Path:s
ClusterTrustBundleProjection Name:*s SignerName:*s LabelSelector:*LabelSelector Optional:*b Path:s
PodCertificateProjection SignerName:s KeyType:s MaxExpirationSeconds:*i CredentialBundlePath:s KeyPath:s CertificateChainPath:s UserAnnotations:{s
PortworxVolumeSource VolumeID:s FSType:s ReadOnly:b
ScaleIOVolumeSource Gateway:s System:s SecretRef:*LocalObjectReference SSLEnabled:b ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType:s ReadOnly:b
StorageOSVolumeSource VolumeName:s VolumeNamespace:s FSType:s ReadOnly:b SecretRef:*LocalObjectReference
CSIVolumeSource Driver:s ReadOnly:*b FSType:*s VolumeAttributes:{s NodePublishSecretRef:*LocalObjectReference
EphemeralVolumeSource VolumeClaimTemplate:*PersistentVolumeClaimTemplate
PersistentVolumeClaimTemplate ObjectMeta<:ObjectMeta Spec:PersistentVolumeClaimSpec
PersistentVolumeClaimSpec AccessModes:[PersistentVolumeAccessMode Selector:*LabelSelector Resources:VolumeResourceRequirements VolumeName:s StorageClassName:*s VolumeMode:*PersistentVolumeMode DataSource:*TypedLocalObjectReference DataSourceRef:*TypedObjectReference VolumeAttributesClassName:*s
VolumeResourceRequirements Limits:ResourceList Requests:ResourceList
TypedLocalObjectReference APIGroup:*s Kind:s Name:s
TypedObjectReference APIGroup:*s Kind:s Name:s Namespace:*s
ImageVolumeSource Reference:s PullPolicy:
Container Name:s Image:s Command:[s Args:[s WorkingDir:s Ports:[ContainerPort EnvFrom:[EnvFromSource Env:[EnvVar Resources:ResourceRequirements ResizePolicy:[ContainerResizePolicy RestartPolicy:*ContainerRestartPolicy RestartPolicyRules:[ContainerRestartRule VolumeMounts:[VolumeMount VolumeDevices:[VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:* TerminationMessagePath:s TerminationMessagePolicy: ImagePullPolicy:PullPolicy SecurityContext:* Stdin:b StdinOnce:b TTY:b
ContainerPort Name:s HostPort:i ContainerPort:i Protocol: HostIP:s
EnvFromSource Prefix:s ConfigMapRef:*ConfigMapEnvSource SecretRef:*SecretEnvSource
ConfigMapEnvSource LocalObjectReference<: Optional:*b
SecretEnvSource LocalObjectReference<: Optional:*b
EnvVar Name:s Value:s ValueFrom:*EnvVarSource
EnvVarSource FieldRef:*ObjectFieldSelector ResourceFieldRef:*ResourceFieldSelector ConfigMapKeyRef:*ConfigMapKeySelector SecretKeyRef:*SecretKeySelector FileKeyRef:*FileKeySelector
ConfigMapKeySelector LocalObjectReference<: Key:s Optional:*b
SecretKeySelector LocalObjectReference<: Key:s Optional:*b
FileKeySelector VolumeName:s Path:s Key:s Optional:*b
ResourceRequirements Limits:ResourceList Requests:ResourceList Claims:[ResourceClaim
ResourceClaim Name:s Request:s
ContainerResizePolicy ResourceName: RestartPolicy:ResourceResizeRestartPolicy
ContainerRestartRule Action:ContainerRestartRuleAction ExitCodes:*ContainerRestartRuleOnExitCodes
ContainerRestartRuleOnExitCodes Operator:ContainerRestartRuleOnExitCodesOperator Values:[i
VolumeMount Name:s ReadOnly:b RecursiveReadOnly:*RecursiveReadOnlyMode MountPath:s SubPath:s MountPropagation:*MountPropagationMode SubPathExpr:s
VolumeDevice Name:s DevicePath:s
Probe ProbeHandler<: InitialDelaySeconds:i TimeoutSeconds:i PeriodSeconds:i SuccessThreshold:i FailureThreshold:i TerminationGracePeriodSeconds:*l
ProbeHandler Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction GRPC:*GRPCAction
ExecAction Command:[s
HTTPGetAction Path:s Port:I Host:s Scheme:URIScheme HTTPHeaders:[HTTPHeader
HTTPHeader Name:s Value:s
TCPSocketAction Port:I Host:s
GRPCAction Port:i Service:*s
Lifecycle PostStart:*LifecycleHandler PreStop:*LifecycleHandler StopSignal:*Signal
LifecycleHandler Exec:*ExecAction HTTPGet:*HTTPGetAction TCPSocket:*TCPSocketAction Sleep:*SleepAction
SleepAction Seconds:l
SecurityContext Capabilities:* Privileged:*b SELinuxOptions:* WindowsOptions:*WindowsSecurityContextOptions RunAsUser:*l RunAsGroup:*l RunAsNonRoot:*b ReadOnlyRootFilesystem:*b AllowPrivilegeEscalation:*b ProcMount:*ProcMountType SeccompProfile:* AppArmorProfile:*
Capabilities Add:[Capability Drop:[Capability
SELinuxOptions User:s Role:s Type:s Level:s
WindowsSecurityContextOptions GMSACredentialSpecName:*s GMSACredentialSpec:*s RunAsUserName:*s HostProcess:*b
SeccompProfile Type:SeccompProfileType LocalhostProfile:*s
AppArmorProfile Type:AppArmorProfileType LocalhostProfile:*s
EphemeralContainer EphemeralContainerCommon<: TargetContainerName:s
EphemeralContainerCommon Name:s Image:s Command:[s Args:[s WorkingDir:s Ports:[ContainerPort EnvFrom:[EnvFromSource Env:[EnvVar Resources:ResourceRequirements ResizePolicy:[ContainerResizePolicy RestartPolicy:*ContainerRestartPolicy RestartPolicyRules:[ContainerRestartRule VolumeMounts:[VolumeMount VolumeDevices:[VolumeDevice LivenessProbe:*Probe ReadinessProbe:*Probe StartupProbe:*Probe Lifecycle:* TerminationMessagePath:s TerminationMessagePolicy: ImagePullPolicy:PullPolicy SecurityContext:* Stdin:b StdinOnce:b TTY:b
PodSecurityContext SELinuxOptions:* WindowsOptions:*WindowsSecurityContextOptions RunAsUser:*l RunAsGroup:*l RunAsNonRoot:*b SupplementalGroups:[l SupplementalGroupsPolicy:* FSGroup:*l Sysctls:[Sysctl FSGroupChangePolicy:*PodFSGroupChangePolicy SeccompProfile:* AppArmorProfile:* SELinuxChangePolicy:*PodSELinuxChangePolicy
Sysctl Name:s Value:s
Affinity NodeAffinity:* PodAffinity:* PodAntiAffinity:*
NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:*NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm
NodeSelector NodeSelectorTerms:[NodeSelectorTerm
NodeSelectorTerm MatchExpressions:[NodeSelectorRequirement MatchFields:[NodeSelectorRequirement
NodeSelectorRequirement Key:s Operator:NodeSelectorOperator Values:[s
PreferredSchedulingTerm Weight:i Preference:NodeSelectorTerm
PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
PodAffinityTerm LabelSelector:*LabelSelector Namespaces:[s TopologyKey:s NamespaceSelector:*LabelSelector MatchLabelKeys:[s MismatchLabelKeys:[s
WeightedPodAffinityTerm Weight:i PodAffinityTerm:
PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm
Toleration Key:s Operator:TolerationOperator Value:s Effect:TaintEffect TolerationSeconds:*l
HostAlias IP:s Hostnames:[s
PodDNSConfig Nameservers:[s Searches:[s Options:[PodDNSConfigOption
PodDNSConfigOption Name:s Value:*s
PodReadinessGate ConditionType:PodConditionType
TopologySpreadConstraint MaxSkew:i TopologyKey:s WhenUnsatisfiable:UnsatisfiableConstraintAction LabelSelector:*LabelSelector MinDomains:*i NodeAffinityPolicy:*NodeInclusionPolicy NodeTaintsPolicy:*NodeInclusionPolicy MatchLabelKeys:[s
PodOS Name:OSName
PodSchedulingGate Name:s
PodResourceClaim Name:s ResourceClaimName:*s ResourceClaimTemplateName:*s
PodSchedulingGroup PodGroupName:*s
ObjectMeta Name:s GenerateName:s Namespace:s SelfLink:s UID:types.UID ResourceVersion:s Generation:l CreationTimestamp:T DeletionTimestamp:*Time DeletionGracePeriodSeconds:*l Labels:{s Annotations:{s OwnerReferences:[OwnerReference Finalizers:[s ManagedFields:[ManagedFieldsEntry
OwnerReference APIVersion:s Kind:s Name:s UID:types.UID Controller:*b BlockOwnerDeletion:*b
LabelSelector MatchLabels:{s MatchExpressions:[LabelSelectorRequirement
LabelSelectorRequirement Key:s Operator:LabelSelectorOperator Values:[s
`
