/**
 * Words about where pods go: affinity, taints, spreading, priorities.
 *
 * @module
 */
export const PLACEMENT_WORDS = `
#core/v1
Affinity What a pod wants to be near to, or far from.
 nodeAffinity Nodes that the pod wants.
 podAffinity Pods that this one wants to be near to.
 podAntiAffinity Pods that this one wants to be far from.
NodeAffinity Nodes that a pod wants.
 preferredDuringSchedulingIgnoredDuringExecution Nodes that the scheduler takes if it can. The weights of all terms that fit are added up; nodes with more come first.
 requiredDuringSchedulingIgnoredDuringExecution What a node has to be like. A pod that runs already stays, whatever becomes of the node's labels.
PodAffinity Pods that a pod wants to be near to.
 preferredDuringSchedulingIgnoredDuringExecution Pods that it is put near to if possible.
 requiredDuringSchedulingIgnoredDuringExecution Pods that it has to be near to; all terms have to hold.
PodAntiAffinity Pods that a pod wants to be far from.
 preferredDuringSchedulingIgnoredDuringExecution Pods that it is kept away from if possible.
 requiredDuringSchedulingIgnoredDuringExecution Pods that it must not be near to; all terms have to hold.
NodeSelector What a node has to be like: one of the terms has to fit.
 nodeSelectorTerms The terms, of which one is enough.
NodeSelectorTerm Requirements that a node has to meet, all of them.
 matchExpressions Requirements for labels of the node.
 matchFields Requirements for fields of the node, such as metadata.name.
NodeSelectorRequirement A key, an operator and the values that go with it.
 key The label that is meant.
 operator How it is compared: In, NotIn, Exists, DoesNotExist, Gt or Lt.
 values The values for In and NotIn, one number for Gt and Lt, none for the other two.
PreferredSchedulingTerm A term with a weight.
 preference The nodes that are preferred.
 weight What it counts, from 1 to 100.
PodAffinityTerm Some pods, and what is meant by near.
 labelSelector Chooses the pods by their labels.
 matchLabelKeys Labels whose values are taken from this pod: only pods with the same ones count.
 mismatchLabelKeys Labels whose values are taken from this pod: only pods with other ones count.
 namespaceSelector Chooses namespaces of the pods by their labels.
 namespaces Namespaces of the pods; the pod's own if there are none and no selector.
 topologyKey A label of nodes: nodes with the same value are near to each other.
WeightedPodAffinityTerm A term with a weight.
 podAffinityTerm The pods that are meant.
 weight What it counts, from 1 to 100.
TopologySpreadConstraint How evenly pods are spread over domains.
 labelSelector Chooses the pods that are counted.
 matchLabelKeys Labels whose values are taken from this pod to choose the pods that are counted.
 maxSkew How many more pods one domain may have than the emptiest.
 minDomains With fewer domains than this, the emptiest counts as having none.
 nodeAffinityPolicy Whether only nodes count that this pod's node affinity allows: Honor (the default) or Ignore.
 nodeTaintsPolicy Whether only nodes count whose taints this pod tolerates: Honor, or Ignore (the default).
 topologyKey The label of nodes whose values are the domains.
 whenUnsatisfiable What happens when it cannot be met: DoNotSchedule (the pod waits) or ScheduleAnyway.
Taint Keeps pods away from a node that do not tolerate it.
 effect NoSchedule (no new pods), PreferNoSchedule (better not), or NoExecute (pods that run have to go too).
 key The key of the taint.
 timeAdded When the taint was put on.
 value The value of the taint.
Toleration Lets a pod onto nodes with a taint that fits.
 effect The effect that is tolerated; all of them if empty.
 key The key of the taint; all keys if empty, with Exists.
 operator Equal (the default; the value has to be the same), Exists (any value will do), Lt or Gt (the value is compared as a number).
 tolerationSeconds How long a taint NoExecute is tolerated; for ever unless said otherwise.
 value The value of the taint, for Equal.
#scheduling/v1
PriorityClass Gives a number to the name of a priority.
 description When this class is to be used, in words for people.
 globalDefault Whether pods without a class get this one. One class at most can be so.
 preemptionPolicy Whether pods of this class may drive out others: PreemptLowerPriority (the default) or Never.
 value The priority: the higher, the more important.
`
