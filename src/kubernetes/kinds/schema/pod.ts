/**
 * The fields of pods and of what they are made of.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export const POD_SCHEMA: Readonly<Record<string, string>> = {
  Pod: 'metadata:ObjectMeta spec:PodSpec status:PodStatus',
  PodTemplateSpec: 'metadata:ObjectMeta spec:PodSpec',
  PodSpec:
    'activeDeadlineSeconds:*int64 affinity:*Affinity automountServiceAccountToken:*bool containers:[]Container dnsConfig:*PodDNSConfig dnsPolicy:string ' +
    'enableServiceLinks:*bool ephemeralContainers:[]EphemeralContainer hostAliases:[]HostAlias hostIPC:bool hostNetwork:bool hostPID:bool hostUsers:*bool hostname:string ' +
    'hostnameOverride:*string imagePullSecrets:[]LocalObjectReference initContainers:[]Container nodeName:string nodeSelector:map[string]string os:*PodOS overhead:map[string]Quantity ' +
    'preemptionPolicy:*string priority:*int32 priorityClassName:string readinessGates:[]PodReadinessGate resourceClaims:[]PodResourceClaim resources:*ResourceRequirements ' +
    'restartPolicy:string runtimeClassName:*string schedulerName:string schedulingGates:[]PodSchedulingGate securityContext:*PodSecurityContext serviceAccount:string ' +
    'serviceAccountName:string setHostnameAsFQDN:*bool shareProcessNamespace:*bool subdomain:string terminationGracePeriodSeconds:*int64 tolerations:[]Toleration ' +
    'topologySpreadConstraints:[]TopologySpreadConstraint volumes:[]Volume workloadRef:any',
  Container:
    'args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:string lifecycle:*Lifecycle livenessProbe:*Probe name:string ' +
    'ports:[]ContainerPort readinessProbe:*Probe resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:*string restartPolicyRules:any ' +
    'securityContext:*SecurityContext startupProbe:*Probe stdin:bool stdinOnce:bool terminationMessagePath:string terminationMessagePolicy:string tty:bool ' +
    'volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string',
  EphemeralContainer:
    'args:[]string command:[]string env:[]EnvVar envFrom:[]EnvFromSource image:string imagePullPolicy:string lifecycle:*Lifecycle livenessProbe:*Probe name:string ' +
    'ports:[]ContainerPort readinessProbe:*Probe resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy:*string restartPolicyRules:any ' +
    'securityContext:*SecurityContext startupProbe:*Probe stdin:bool stdinOnce:bool targetContainerName:string terminationMessagePath:string terminationMessagePolicy:string ' +
    'tty:bool volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir:string',
  ContainerPort: 'containerPort:int32 hostIP:string hostPort:int32 name:string protocol:string',
  ContainerResizePolicy: 'resourceName:string restartPolicy:string',
  EnvVar: 'name:string value:string valueFrom:*EnvVarSource',
  EnvVarSource:
    'configMapKeyRef:*ConfigMapKeySelector fieldRef:*ObjectFieldSelector fileKeyRef:any resourceFieldRef:*ResourceFieldSelector secretKeyRef:*SecretKeySelector',
  ConfigMapKeySelector: 'key:string name:string optional:*bool',
  SecretKeySelector: 'key:string name:string optional:*bool',
  ObjectFieldSelector: 'apiVersion:string fieldPath:string',
  ResourceFieldSelector: 'containerName:string divisor:Quantity resource:string',
  EnvFromSource: 'configMapRef:*ConfigMapEnvSource prefix:string secretRef:*SecretEnvSource',
  ConfigMapEnvSource: 'name:string optional:*bool',
  SecretEnvSource: 'name:string optional:*bool',
  ResourceRequirements:
    'claims:[]ResourceClaim limits:map[string]Quantity requests:map[string]Quantity',
  ResourceClaim: 'name:string request:string',
  VolumeMount:
    'mountPath:string mountPropagation:*string name:string readOnly:bool recursiveReadOnly:*string subPath:string subPathExpr:string',
  VolumeDevice: 'devicePath:string name:string',
  Lifecycle: 'postStart:*LifecycleHandler preStop:*LifecycleHandler stopSignal:*string',
  LifecycleHandler:
    'exec:*ExecAction httpGet:*HTTPGetAction sleep:*SleepAction tcpSocket:*TCPSocketAction',
  Probe:
    'exec:*ExecAction failureThreshold:int32 grpc:*GRPCAction httpGet:*HTTPGetAction initialDelaySeconds:int32 periodSeconds:int32 successThreshold:int32 ' +
    'tcpSocket:*TCPSocketAction terminationGracePeriodSeconds:*int64 timeoutSeconds:int32',
  ExecAction: 'command:[]string',
  HTTPGetAction: 'host:string httpHeaders:[]HTTPHeader path:string port:IntOrString scheme:string',
  HTTPHeader: 'name:string value:string',
  TCPSocketAction: 'host:string port:IntOrString',
  GRPCAction: 'port:int32 service:*string',
  SleepAction: 'seconds:int64',
  SecurityContext:
    'allowPrivilegeEscalation:*bool appArmorProfile:any capabilities:*Capabilities privileged:*bool procMount:*string readOnlyRootFilesystem:*bool runAsGroup:*int64 ' +
    'runAsNonRoot:*bool runAsUser:*int64 seLinuxOptions:any seccompProfile:any windowsOptions:any',
  Capabilities: 'add:[]string drop:[]string',
  PodSecurityContext:
    'appArmorProfile:any fsGroup:*int64 fsGroupChangePolicy:*string runAsGroup:*int64 runAsNonRoot:*bool runAsUser:*int64 seLinuxChangePolicy:*string seLinuxOptions:any ' +
    'seccompProfile:any supplementalGroups:[]int64 supplementalGroupsPolicy:*string sysctls:any windowsOptions:any',
  Toleration: 'effect:string key:string operator:string tolerationSeconds:*int64 value:string',
  HostAlias: 'hostnames:[]string ip:string',
  LocalObjectReference: 'name:string',
  PodOS: 'name:string',
  PodReadinessGate: 'conditionType:string',
  PodSchedulingGate: 'name:string',
  PodResourceClaim: 'name:string resourceClaimName:*string resourceClaimTemplateName:*string',
  PodDNSConfig: 'nameservers:[]string options:[]PodDNSConfigOption searches:[]string',
  PodDNSConfigOption: 'name:string value:*string',
  TopologySpreadConstraint:
    'labelSelector:*LabelSelector matchLabelKeys:[]string maxSkew:int32 minDomains:*int32 nodeAffinityPolicy:*string nodeTaintsPolicy:*string topologyKey:string whenUnsatisfiable:string',
  Affinity: 'nodeAffinity:*NodeAffinity podAffinity:*PodAffinity podAntiAffinity:*PodAntiAffinity',
  NodeAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution:*NodeSelector',
  PreferredSchedulingTerm: 'preference:NodeSelectorTerm weight:int32',
  NodeSelector: 'nodeSelectorTerms:[]NodeSelectorTerm',
  NodeSelectorTerm:
    'matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement',
  NodeSelectorRequirement: 'key:string operator:string values:[]string',
  PodAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm',
  PodAntiAffinity:
    'preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm',
  WeightedPodAffinityTerm: 'podAffinityTerm:PodAffinityTerm weight:int32',
  PodAffinityTerm:
    'labelSelector:*LabelSelector matchLabelKeys:[]string mismatchLabelKeys:[]string namespaceSelector:*LabelSelector namespaces:[]string topologyKey:string',
  PodStatus:
    'allocatedResources:any conditions:[]PodCondition containerStatuses:[]ContainerStatus ephemeralContainerStatuses:[]ContainerStatus extendedResourceClaimStatus:any ' +
    'hostIP:string hostIPs:[]PodIP initContainerStatuses:[]ContainerStatus message:string nominatedNodeName:string observedGeneration:int64 phase:string podIP:string podIPs:[]PodIP qosClass:string reason:string resize:string ' +
    'resourceClaimStatuses:any resources:any startTime:Time',
  PodIP: 'ip:string',
  ContainerStatus:
    'allocatedResources:map[string]Quantity allocatedResourcesStatus:any containerID:string image:string imageID:string lastState:ContainerState name:string ready:*bool ' +
    'resources:*ResourceRequirements restartCount:*int32 started:*bool state:ContainerState stopSignal:*string user:any volumeMounts:[]VolumeMountStatus',
  ContainerState:
    'running:*ContainerStateRunning terminated:*ContainerStateTerminated waiting:*ContainerStateWaiting',
  ContainerStateRunning: 'startedAt:Time',
  ContainerStateTerminated:
    'containerID:string exitCode:*int32 finishedAt:Time message:string reason:string signal:int32 startedAt:Time',
  ContainerStateWaiting: 'message:string reason:string',
  VolumeMountStatus:
    'mountPath:string name:string readOnly:bool recursiveReadOnly:*string volumeStatus:any',
  PodCondition:
    'lastProbeTime:Time lastTransitionTime:Time message:string observedGeneration:int64 reason:string status:string type:string',
}
