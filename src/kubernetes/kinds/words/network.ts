/**
 * Words about services, endpoints, ingresses and network policies.
 *
 * @module
 */
export const NETWORK_WORDS = `
#core/v1
Service One name and address for a changing set of pods. More info: https://kubernetes.io/docs/concepts/services-networking/service/
 spec Which pods the service leads to, and how it can be reached.
 status What a load balancer has given to the service.
ServiceSpec Which pods a service leads to, and how it can be reached.
 allocateLoadBalancerNodePorts Whether ports of the nodes are opened for type LoadBalancer. True unless said otherwise.
 clusterIP The address inside of the cluster. The system chooses one; None makes the service headless: its name leads to the pods themselves.
 clusterIPs The addresses inside of the cluster, one of each family.
 externalIPs More addresses of nodes at which the service can be reached.
 externalName The name that the service stands for, for type ExternalName.
 externalTrafficPolicy Where requests from outside go: to pods anywhere (Cluster), or on the node where they came in (Local, which keeps the client's address).
 healthCheckNodePort The port at which load balancers ask a node whether it has pods of the service.
 internalTrafficPolicy Where requests from inside go: to pods anywhere (Cluster), or on the same node (Local).
 ipFamilies IPv4, IPv6 or both.
 ipFamilyPolicy SingleStack, PreferDualStack or RequireDualStack.
 loadBalancerClass Who makes the load balancer.
 loadBalancerIP The address that the load balancer is to have. Not every one can do that.
 loadBalancerSourceRanges Addresses from which the load balancer may be reached.
 ports The ports of the service.
 publishNotReadyAddresses Whether pods count that are not ready.
 selector Labels of the pods that the service leads to. Without a selector somebody has to write the endpoints.
 sessionAffinity Whether a client always gets the same pod: ClientIP, or None (the default).
 sessionAffinityConfig How long a client keeps its pod.
 trafficDistribution Whether near pods are preferred: PreferSameZone or PreferSameNode.
 type How the service can be reached: inside of the cluster (ClusterIP, the default), at a port of each node too (NodePort), by a load balancer too (LoadBalancer), or as another name (ExternalName).
ServicePort A port of a service.
 appProtocol What is spoken there, such as http or kubernetes.io/h2c.
 name The name of the port. With several ports each needs one.
 nodePort The port on each node, for NodePort and LoadBalancer; from 30000 to 32767 unless the cluster says otherwise.
 port The port of the service.
 protocol TCP (the default), UDP or SCTP.
 targetPort The port of the pods, as a number or by its name; the same as port unless said otherwise.
SessionAffinityConfig How long a client keeps its pod.
 clientIP What is said for the affinity ClientIP.
ClientIPConfig How long a client keeps its pod.
 timeoutSeconds For so many seconds; 10800 unless said otherwise.
ServiceStatus What has become of a service.
 loadBalancer What the load balancer has given, if there is one.
LoadBalancerStatus What a load balancer has given.
 ingress The places at which it can be reached.
LoadBalancerIngress A place at which a load balancer can be reached.
 hostname Its name.
 ip Its address.
 ipMode Whether requests reach nodes with this address (VIP), or with that of the node (Proxy).
 ports What has become of each port.
Endpoints The addresses behind a service. EndpointSlices have taken its place.
 subsets The addresses, grouped by their ports.
EndpointSubset Addresses that have the same ports.
 addresses Addresses that are ready.
 notReadyAddresses Addresses that are not ready.
 ports The ports.
EndpointAddress An address behind a service.
 hostname The host name.
 ip The address.
 nodeName The node on which it is.
 targetRef The object behind it, mostly a pod.
EndpointPort A port behind a service.
 appProtocol What is spoken there.
 name The name of the service's port.
 port The number of the port.
 protocol TCP, UDP or SCTP.
#discovery/v1
EndpointSlice Some of the addresses behind a service. A service can have several slices.
 addressType IPv4, IPv6 or FQDN.
 endpoints The endpoints, 1000 at most.
 ports The ports that each endpoint has.
Endpoint Something behind a service, mostly a pod.
 addresses Its addresses. They are all the same thing.
 conditions Whether it can serve.
 hints Who should use it.
 hostname Its host name.
 nodeName The node on which it is.
 targetRef The object behind it.
 zone The zone in which it is.
EndpointConditions Whether an endpoint can serve.
 ready Whether it gets requests: it serves and is not ending.
 serving Whether it can serve, even while it is ending.
 terminating Whether it is ending.
EndpointPort<core/v1.EndpointPort A port of endpoints.
#networking/v1
Ingress Rules by which requests from outside reach services, by host and path. An ingress controller has to be there. More info: https://kubernetes.io/docs/concepts/services-networking/ingress/
 spec The rules.
 status Where the ingress can be reached.
IngressSpec The rules of an ingress.
 defaultBackend Where requests go that no rule fits.
 ingressClassName The IngressClass, and so the controller that is responsible.
 rules Rules by host. The first that fits counts.
 tls Certificates for hosts.
IngressRule What is done with requests to a host.
 host The host, with * for its first part; any host if empty.
 http Where the paths lead.
HTTPIngressRuleValue Paths of a host.
 paths The paths.
HTTPIngressPath A path and where it leads.
 backend Where requests go.
 path The path. It begins with a slash.
 pathType How it is compared: Exact, Prefix (by whole parts), or ImplementationSpecific.
IngressBackend Where requests go; one of the two.
 resource An object in the same namespace.
 service A service in the same namespace.
IngressServiceBackend A service and its port.
 name The name of the service.
 port The port of the service.
ServiceBackendPort A port of a service; one of the two.
 name The name of the port.
 number The number of the port.
IngressTLS A certificate for hosts.
 hosts The hosts.
 secretName The Secret that holds the certificate and its key.
IngressStatus Where an ingress can be reached.
 loadBalancer What the load balancer has given.
IngressLoadBalancerStatus<core/v1.LoadBalancerStatus What a load balancer has given.
IngressLoadBalancerIngress<core/v1.LoadBalancerIngress A place at which an ingress can be reached.
IngressClass Names a controller of ingresses.
IngressClassSpec Which controller it is.
 controller The name of the controller.
 parameters An object that says more.
NetworkPolicy Says who may talk to some pods, and to whom they may. A network plugin has to see to it. More info: https://kubernetes.io/docs/concepts/services-networking/network-policies/
NetworkPolicySpec Who may talk to some pods, and to whom they may.
 egress To whom the pods may talk. One rule that fits is enough; without rules they may talk to nobody.
 ingress Who may talk to the pods. One rule that fits is enough; without rules nobody may.
 podSelector Chooses the pods that it is about; all of the namespace if empty.
 policyTypes What is ruled: Ingress, Egress or both.
NetworkPolicyIngressRule Who may talk to the pods.
 from Those who may; everybody if empty.
 ports The ports at which they may; all if empty.
NetworkPolicyEgressRule To whom the pods may talk.
 ports The ports at which they may; all if empty.
 to Those to whom they may; everybody if empty.
NetworkPolicyPeer Somebody at the other end.
 ipBlock Addresses.
 namespaceSelector Chooses namespaces by their labels.
 podSelector Chooses pods by their labels; in this namespace unless there is a namespaceSelector.
NetworkPolicyPort A port, or a row of them.
 endPort The last port of the row that begins with port.
 port The number or name of the port; all if there is none.
 protocol TCP (the default), UDP or SCTP.
IPBlock Addresses.
 cidr The addresses, such as 192.168.0.0/16.
 except Those among them that are not meant.
IPAddress An address of a service that is taken.
IPAddressSpec Whose address it is.
 parentRef The object that has it.
ServiceCIDR Addresses from which those of services are taken.
ServiceCIDRSpec The addresses.
 cidrs The addresses, one range of each family.
`
