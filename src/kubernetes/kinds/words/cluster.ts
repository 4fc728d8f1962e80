/**
 * Words about nodes, namespaces, leases, config maps and secrets.
 *
 * @module
 */
export const CLUSTER_WORDS = `
#core/v1
ConfigMap Settings for pods, as keys and values. More info: https://kubernetes.io/docs/concepts/configuration/configmap/
 binaryData Values that are no text, in base64.
 data The values, as text. A key consists of letters, digits, dots, dashes and underscores.
 immutable Whether the values can no longer be changed.
Secret Passwords, keys and the like for pods. The values are written in base64, which hides nothing. More info: https://kubernetes.io/docs/concepts/configuration/secret/
 data The values, in base64.
 immutable Whether the values can no longer be changed.
 stringData Values as text, for writing only: they come back in data.
 type What is in it, such as Opaque (the default), kubernetes.io/tls or kubernetes.io/dockerconfigjson.
Namespace A room for names: objects in different namespaces may have the same name. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
NamespaceSpec What belongs to a namespace.
 finalizers Who still has to tidy up before the namespace may go.
NamespaceStatus How a namespace is doing.
 phase Active, or Terminating while what is in it is deleted.
Node A machine that runs pods. More info: https://kubernetes.io/docs/concepts/architecture/nodes/
NodeSpec What is known of a machine, and whether it takes pods.
 configSource No longer in use.
 externalID No longer in use.
 podCIDR Addresses for pods of the node.
 podCIDRs Addresses for pods of the node, one range of each family.
 providerID What the cloud calls the machine.
 taints Taints that keep pods away.
 unschedulable Whether no new pods come here; kubectl cordon sets it.
NodeStatus How a machine is doing. Its kubelet writes it.
 addresses Names and addresses of the machine.
 allocatable What pods can have of the capacity.
 capacity What the machine has: cpu, memory, pods and others.
 conditions What was found out: Ready, MemoryPressure, DiskPressure, PIDPressure and others.
 config No longer in use.
 daemonEndpoints Ports of what runs on the machine.
 declaredFeatures Features that the node says it has.
 features What the container runtime can do.
 images Images that lie on the machine.
 nodeInfo Versions and identifiers of the machine.
 phase No longer in use.
 runtimeHandlers Handlers of the container runtime that runtime classes can name.
 volumesAttached Volumes that are attached to the machine.
 volumesInUse Volumes that the machine uses.
NodeCondition One thing that was found out about a node.
 lastHeartbeatTime When the kubelet last told of it.
 type What it is about: Ready, MemoryPressure, DiskPressure, PIDPressure or NetworkUnavailable.
NodeAddress A name or address of a node.
 address The name or address.
 type Hostname, InternalIP, ExternalIP, InternalDNS or ExternalDNS.
NodeSystemInfo Versions and identifiers of a node.
 architecture The kind of processor, such as amd64.
 bootID Another one after each start.
 containerRuntimeVersion The container runtime and its version.
 kernelVersion The version of the kernel.
 kubeletVersion The version of the kubelet.
 machineID The identifier of the machine.
 operatingSystem linux or windows.
 osImage The distribution, in words.
 systemUUID The identifier of the hardware.
ContainerImage An image on a node.
 names Its names.
 sizeBytes Its size.
AttachedVolume A volume that is attached to a node.
 devicePath The path of its device.
 name The name of the volume.
Binding Puts a pod onto a node.
 target The node.
ComponentStatus No longer tells how the control plane is doing.
#coordination/v1
Lease A claim to something for a while. Nodes renew one to show that they are alive.
LeaseSpec Who has it, and how long.
 acquireTime When it was got.
 holderIdentity Who has it.
 leaseDurationSeconds Without being renewed for so many seconds it is free again.
 leaseTransitions How often it went to somebody else.
 preferredHolder Who should get it next.
 renewTime When it was last renewed.
 strategy How holders are chosen.
`
