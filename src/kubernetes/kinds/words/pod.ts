/**
 * Words about pods: what a pod wants and what has become of it.
 *
 * @module
 */
export const POD_WORDS = `
#core/v1
Pod One or more containers that run together on one node, share an address and can share files.
 spec What the pod is to run, and how.
 status How the pod is doing. The kubelet of its node writes most of it.
PodTemplate A template for pods that is stored by itself.
 template The pods that are to be made.
PodTemplateSpec What pods look like that a controller makes.
 metadata Labels and annotations of the pods. The labels have to fit the controller's selector.
 spec What the pods are to run, and how.
PodSpec What a pod is to run, and how.
 activeDeadlineSeconds After so many seconds the pod is stopped and counts as failed.
 affinity What the scheduler looks at beyond node selectors: nodes and pods that this pod wants to be near, or far from.
 automountServiceAccountToken Whether the containers find a token of the service account in their files.
 containers The containers of the pod, at least one. The list cannot be changed later, except for images.
 dnsConfig Settings for name lookups that are put into /etc/resolv.conf, together with those of dnsPolicy.
 dnsPolicy Where names are looked up: in the cluster first (ClusterFirst, the default; ClusterFirstWithHostNet for pods on the node's network), as the node does (Default), or only as dnsConfig says (None).
 enableServiceLinks Whether the addresses of services are put into environment variables. True unless said otherwise.
 ephemeralContainers Containers that were added to the running pod to look into it. Only kubectl debug and the ephemeralcontainers subresource add some.
 hostAliases Lines for /etc/hosts of the containers.
 hostIPC Whether the pod shares the node's inter-process communication.
 hostNetwork Whether the pod uses the network of its node. Its ports are ports of the node then.
 hostPID Whether the pod sees the processes of its node.
 hostUsers Whether the pod shares the users of its node. False gives it a user namespace of its own.
 hostname The host name of the pod; its name unless said otherwise.
 hostnameOverride The host name exactly as it is to be, whatever the other fields say.
 imagePullSecrets Secrets with which images are pulled from registries that want a login.
 initContainers Containers that run one after the other, each to its end, before the others start. One that restarts Always is a sidecar: it keeps running beside them.
 nodeName The node on which the pod runs. The scheduler writes it; who sets it goes past the scheduler.
 nodeSelector Labels that a node must have to run this pod. More info: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
 os The operating system of the containers.
 overhead What the pod needs beside its containers, as its runtime class says.
 preemptionPolicy Whether the pod may drive out pods of lower priority: PreemptLowerPriority (the default) or Never.
 priority The priority as a number, taken from the priority class.
 priorityClassName The name of a PriorityClass. Pods of higher priority are placed first.
 readinessGates More conditions that have to hold before the pod counts as ready.
 resourceClaims Claims to devices that have to be ready before the pod may start.
 resources What all containers together may use.
 restartPolicy When containers that ended are started again: Always (the default), OnFailure or Never. More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 runtimeClassName The RuntimeClass with which the pod is run.
 schedulerName Who places the pod: default-scheduler unless said otherwise.
 schedulingGates While there is one, the pod is not placed.
 schedulingGroup The group of pods with which this one is placed.
 securityContext Users, groups and limits for all containers. What a container says itself counts more.
 serviceAccount The old name of serviceAccountName.
 serviceAccountName The ServiceAccount as which the pod talks to the API server. More info: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
 setHostnameAsFQDN Whether the host name is the whole name with its domain.
 shareProcessNamespace Whether the containers see each other's processes.
 subdomain With a headless service of this name, the pod is found at hostname.subdomain.namespace.svc.
 terminationGracePeriodSeconds How many seconds the containers have between the signal to end and being killed; 30 unless said otherwise.
 tolerations Taints of nodes that do not keep this pod away.
 topologySpreadConstraints How pods are spread over nodes, zones or other domains. All of them have to hold.
 volumes Files for the containers, by name. Containers mount them. More info: https://kubernetes.io/docs/concepts/storage/volumes
PodStatus How a pod is doing. It may be behind what really is the case.
 allocatedResources What the node has set aside for the whole pod.
 conditions What the pod has come to: PodScheduled, Initialized, ContainersReady, Ready and others.
 containerStatuses How each container is doing.
 ephemeralContainerStatuses How the containers are doing that were added to look into the pod.
 extendedResourceClaimStatus The claim that was made for extended resources of the pod.
 hostIP The address of the pod's node.
 hostIPs The addresses of the pod's node.
 initContainerStatuses How the init containers are doing, in the order in which they run.
 message Why the pod is as it is, in words for people.
 nodeAllocatableResourceClaimStatuses Claims that take from what the node has to give.
 nominatedNodeName The node on which pods of lower priority are driven out for this one.
 phase Where the pod is in its life: Pending, Running, Succeeded, Failed or Unknown. More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 podIP The address of the pod, once it has one.
 podIPs The addresses of the pod: one, or one of each family.
 qosClass How sure the pod can be of its resources: Guaranteed, Burstable or BestEffort. Those of BestEffort go first when memory runs out.
 reason Why the pod is as it is, as one word, such as Evicted.
 resize Where a change of the pod's resources has got to.
 resourceClaimStatuses Claims to devices that were made for the pod.
 resources The requests and limits of the whole pod that are in force.
 startTime When the kubelet took the pod over, before any image was pulled.
PodCondition One thing that was found out about a pod.
 type What it is about: PodScheduled, Initialized, ContainersReady, Ready, DisruptionTarget or one of somebody's own.
PodIP An address of a pod.
 ip The address.
HostIP An address of a node.
 ip The address.
PodOS The operating system of a pod.
 name linux or windows.
PodReadinessGate Names a condition that has to hold for the pod to be ready.
 conditionType The type of the condition.
PodSchedulingGate Keeps a pod from being placed.
 name The name of the gate.
PodResourceClaim Names a claim to devices that containers of the pod can use.
 name How containers call the claim.
 resourceClaimName The ResourceClaim that is used.
 resourceClaimTemplateName The template from which a claim is made for this pod alone.
PodDNSConfig Settings for name lookups.
 nameservers Addresses of name servers, added to those of the policy.
 options Options of the resolver, added to those of the policy.
 searches Domains in which short names are looked up.
PodDNSConfigOption An option of the resolver.
 name The name of the option, such as ndots.
 value Its value.
HostAlias A line for /etc/hosts.
 hostnames The names of the address.
 ip The address.
PodSecurityContext Users, groups and limits for all containers of a pod.
 appArmorProfile The AppArmor profile of the containers.
 fsGroup A group to which the files of volumes belong, and all containers too.
 fsGroupChangePolicy When files are given to fsGroup: Always, or OnRootMismatch.
 runAsGroup The group as which the containers' programs run.
 runAsNonRoot Whether a container is refused that would run as root.
 runAsUser The user as which the containers' programs run; the image's unless said otherwise.
 seLinuxChangePolicy How volumes get the SELinux label of the containers.
 seLinuxOptions The SELinux label of the containers.
 seccompProfile Which system calls the containers may make.
 supplementalGroups More groups to which the containers' programs belong.
 supplementalGroupsPolicy Whether groups of the image count too: Merge or Strict.
 sysctls Settings of the kernel for the pod.
 windowsOptions What is special for Windows.
Sysctl A setting of the kernel.
 name The setting.
 value Its value.
SeccompProfile Which system calls may be made.
 localhostProfile A file with the profile on the node, for the type Localhost.
 type Localhost, RuntimeDefault or Unconfined.
AppArmorProfile An AppArmor profile.
 localhostProfile A profile that is loaded on the node, for the type Localhost.
 type Localhost, RuntimeDefault or Unconfined.
SELinuxOptions A label of SELinux.
 level Its level.
 role Its role.
 type Its type.
 user Its user.
`
