/**
 * The fields of the kinds other than Pod.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const KIND_SCHEMA: Readonly<Record<string, string>> = {
  Deployment: 'metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus',
  DeploymentSpec:
    'minReadySeconds:int32 paused:bool progressDeadlineSeconds:*int32 replicas:*int32 revisionHistoryLimit:*int32 selector:*LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec',
  DeploymentStrategy: 'rollingUpdate:*RollingUpdateDeployment type:string',
  RollingUpdateDeployment: 'maxSurge:IntOrString maxUnavailable:IntOrString',
  DeploymentStatus:
    'availableReplicas:int32 collisionCount:*int32 conditions:[]DeploymentCondition observedGeneration:int64 readyReplicas:int32 replicas:int32 terminatingReplicas:*int32 ' +
    'unavailableReplicas:int32 updatedReplicas:int32',
  DeploymentCondition:
    'lastTransitionTime:Time lastUpdateTime:Time message:string reason:string status:string type:string',
  ReplicaSet: 'metadata:ObjectMeta spec:ReplicaSetSpec status:ReplicaSetStatus',
  ReplicaSetSpec:
    'minReadySeconds:int32 replicas:*int32 selector:*LabelSelector template:PodTemplateSpec',
  ReplicaSetStatus:
    'availableReplicas:int32 conditions:[]ReplicaSetCondition fullyLabeledReplicas:int32 observedGeneration:int64 readyReplicas:int32 replicas:*int32 terminatingReplicas:*int32',
  ReplicaSetCondition:
    'lastTransitionTime:Time message:string reason:string status:string type:string',
  ReplicationController:
    'metadata:ObjectMeta spec:ReplicationControllerSpec status:ReplicationControllerStatus',
  ReplicationControllerSpec:
    'minReadySeconds:int32 replicas:*int32 selector:map[string]string template:*PodTemplateSpec',
  ReplicationControllerStatus:
    'availableReplicas:int32 conditions:[]ReplicationControllerCondition fullyLabeledReplicas:int32 observedGeneration:int64 readyReplicas:int32 replicas:*int32',
  ReplicationControllerCondition:
    'lastTransitionTime:Time message:string reason:string status:string type:string',
  Service: 'metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus',
  ServiceSpec:
    'allocateLoadBalancerNodePorts:*bool clusterIP:string clusterIPs:[]string externalIPs:[]string externalName:string externalTrafficPolicy:string healthCheckNodePort:int32 ' +
    'internalTrafficPolicy:*string ipFamilies:[]string ipFamilyPolicy:*string loadBalancerClass:*string loadBalancerIP:string loadBalancerSourceRanges:[]string ports:[]ServicePort ' +
    'publishNotReadyAddresses:bool selector:map[string]string sessionAffinity:string sessionAffinityConfig:*SessionAffinityConfig trafficDistribution:*string type:string',
  ServicePort:
    'appProtocol:*string name:string nodePort:int32 port:int32 protocol:string targetPort:IntOrString',
  SessionAffinityConfig: 'clientIP:*ClientIPConfig',
  ClientIPConfig: 'timeoutSeconds:*int32',
  ServiceStatus: 'conditions:[]Condition loadBalancer:LoadBalancerStatus',
  LoadBalancerStatus: 'ingress:[]LoadBalancerIngress',
  LoadBalancerIngress: 'hostname:string ip:string ipMode:*string ports:any',
  Endpoints: 'metadata:ObjectMeta subsets:[]EndpointSubset',
  EndpointSubset:
    'addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointPort',
  EndpointAddress: 'hostname:string ip:string nodeName:*string targetRef:*ObjectReference',
  EndpointPort: 'appProtocol:*string name:*string port:*int32 protocol:string',
  ObjectReference:
    'apiVersion:string fieldPath:string kind:string name:string namespace:string resourceVersion:string uid:string',
  EndpointSlice: 'addressType:string endpoints:[]Endpoint metadata:ObjectMeta ports:[]EndpointPort',
  Endpoint:
    'addresses:[]string conditions:EndpointConditions deprecatedTopology:map[string]string hints:any hostname:*string nodeName:*string targetRef:*ObjectReference zone:*string',
  EndpointConditions: 'ready:*bool serving:*bool terminating:*bool',
  Node: 'metadata:ObjectMeta spec:NodeSpec status:NodeStatus',
  NodeSpec:
    'configSource:any externalID:string podCIDR:string podCIDRs:[]string providerID:string taints:[]Taint unschedulable:bool',
  Taint: 'effect:string key:string timeAdded:Time value:string',
  NodeStatus:
    'addresses:[]NodeAddress allocatable:map[string]Quantity capacity:map[string]Quantity conditions:[]NodeCondition config:any daemonEndpoints:any declaredFeatures:[]string ' +
    'features:any images:[]ContainerImage nodeInfo:NodeSystemInfo phase:string runtimeHandlers:any volumesAttached:any volumesInUse:[]string',
  NodeAddress: 'address:string type:string',
  NodeCondition:
    'lastHeartbeatTime:Time lastTransitionTime:Time message:string reason:string status:string type:string',
  ContainerImage: 'names:[]string sizeBytes:int64',
  NodeSystemInfo:
    'architecture:string bootID:string containerRuntimeVersion:string kernelVersion:string kubeProxyVersion:string kubeletVersion:string machineID:string operatingSystem:string ' +
    'osImage:string swap:any systemUUID:string',
  Namespace: 'metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus',
  NamespaceSpec: 'finalizers:[]string',
  NamespaceStatus: 'conditions:[]NamespaceCondition phase:string',
  NamespaceCondition:
    'lastTransitionTime:Time message:string reason:string status:string type:string',
  ConfigMap:
    'binaryData:map[string][]byte data:map[string]string immutable:*bool metadata:ObjectMeta',
  Secret:
    'data:map[string][]byte immutable:*bool metadata:ObjectMeta stringData:map[string]string type:string',
  ServiceAccount:
    'automountServiceAccountToken:*bool imagePullSecrets:[]LocalObjectReference metadata:ObjectMeta secrets:[]ObjectReference',
  Lease: 'metadata:ObjectMeta spec:LeaseSpec',
  LeaseSpec:
    'acquireTime:Time holderIdentity:*string leaseDurationSeconds:*int32 leaseTransitions:*int32 preferredHolder:*string renewTime:Time strategy:*string',
  Event:
    'action:string count:int32 eventTime:Time firstTimestamp:Time involvedObject:ObjectReference lastTimestamp:Time message:string metadata:ObjectMeta reason:string ' +
    'related:*ObjectReference reportingComponent:string reportingInstance:string series:*EventSeries source:EventSource type:string',
  EventSeries: 'count:int32 lastObservedTime:Time',
  EventSource: 'component:string host:string',
}
