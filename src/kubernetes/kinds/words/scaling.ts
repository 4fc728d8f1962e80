/**
 * Words about autoscaling, disruption budgets, quotas and limits.
 *
 * @module
 */
export const SCALING_WORDS = `
#autoscaling/v2
HorizontalPodAutoscaler Changes the number of pods so that a measured value stays near to a target. More info: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
HorizontalPodAutoscalerSpec What is scaled, between which numbers and by what.
 behavior How fast it goes up and down.
 maxReplicas How many pods there are at most.
 metrics What is measured. The metric that asks for most pods counts.
 minReplicas How many pods there are at least; 1 unless said otherwise.
 scaleTargetRef What is scaled: a Deployment, a StatefulSet or anything that has a scale subresource.
CrossVersionObjectReference Names the object that is meant.
 apiVersion Its group and version.
 kind Its kind.
 name Its name.
MetricSpec Something that is measured.
 containerResource A resource of one container of each pod.
 external Something outside of the cluster.
 object Something about one object.
 pods Something that each pod tells of itself.
 resource A resource of each pod, such as cpu.
 type Which of them it is: ContainerResource, External, Object, Pods or Resource.
ResourceMetricSource A resource of each pod.
 name cpu or memory.
 target The value that is wanted.
ContainerResourceMetricSource A resource of one container of each pod.
 container The name of the container.
 name cpu or memory.
 target The value that is wanted.
PodsMetricSource Something that each pod tells of itself.
 metric What is measured.
 target The value that is wanted on average.
ObjectMetricSource Something about one object.
 describedObject The object.
 metric What is measured.
 target The value that is wanted.
ExternalMetricSource Something outside of the cluster.
 metric What is measured.
 target The value that is wanted.
MetricIdentifier Names something that is measured.
 name The name of the metric.
 selector Chooses among metrics of the name.
MetricTarget The value that is wanted.
 averageUtilization The percentage of what the pods request, on average.
 averageValue The value for each pod, on average.
 type Utilization, Value or AverageValue.
 value The value of the whole.
HorizontalPodAutoscalerBehavior How fast it goes up and down.
 scaleDown How fast it goes down.
 scaleUp How fast it goes up.
HPAScalingRules How fast it goes in one direction.
 policies Limits, of which one counts.
 selectPolicy Which limit counts: the widest (Max, the default), the narrowest (Min), or none at all (Disabled).
 stabilizationWindowSeconds For so many seconds the most careful advice counts: 300 for down, 0 for up unless said otherwise.
 tolerance Deviations smaller than this change nothing.
HPAScalingPolicy A limit.
 periodSeconds The time for which it holds.
 type Pods, or Percent.
 value How many pods, or how much percent.
HorizontalPodAutoscalerStatus What an autoscaler has done.
 currentMetrics What was last measured.
 currentReplicas How many pods there are.
 desiredReplicas How many pods there should be.
 lastScaleTime When the number was last changed.
HorizontalPodAutoscalerCondition One thing that was found out about an autoscaler.
 type What it is about: AbleToScale, ScalingActive or ScalingLimited.
#autoscaling/v1
HorizontalPodAutoscaler Changes the number of pods so that their use of CPU stays near to a target.
HorizontalPodAutoscalerSpec<autoscaling/v2.HorizontalPodAutoscalerSpec What is scaled, and between which numbers.
 targetCPUUtilizationPercentage The use of CPU that is wanted, as a percentage of what pods request.
HorizontalPodAutoscalerStatus<autoscaling/v2.HorizontalPodAutoscalerStatus What an autoscaler has done.
 currentCPUUtilizationPercentage The use of CPU that was last measured.
CrossVersionObjectReference<autoscaling/v2.CrossVersionObjectReference Names the object that is meant.
#policy/v1
PodDisruptionBudget Says how many pods may be missing when somebody evicts pods, as kubectl drain does. More info: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
PodDisruptionBudgetSpec How many pods may be missing.
 maxUnavailable How many pods may be missing, as a number or a percentage. It cannot stand beside minAvailable.
 minAvailable How many pods have to be there, as a number or a percentage.
 selector Chooses the pods by their labels; all of the namespace if it is empty.
 unhealthyPodEvictionPolicy Whether pods that are not ready may always be evicted: IfHealthyBudget (the default) or AlwaysAllow.
PodDisruptionBudgetStatus How many pods may be missing right now.
 currentHealthy How many pods are ready.
 desiredHealthy How many pods have to be ready.
 disruptedPods Pods whose eviction was allowed and that are not gone yet.
 disruptionsAllowed How many pods may be evicted now.
 expectedPods How many pods are counted.
#core/v1
ResourceQuota Limits what a namespace may use altogether.
ResourceQuotaSpec What a namespace may use.
 hard The most of each resource, such as pods, requests.cpu or count/secrets.
 scopeSelector Chooses the pods that are counted by scopes.
 scopes Only pods of these scopes are counted: BestEffort, NotBestEffort, Terminating, NotTerminating and others.
ResourceQuotaStatus What a namespace uses.
 hard The limits that are in force.
 used What is used.
ScopeSelector Chooses pods by scopes.
 matchExpressions Requirements, all of which have to hold.
ScopedResourceSelectorRequirement A scope, an operator and the values that go with it.
 operator In, NotIn, Exists or DoesNotExist.
 scopeName The scope, such as PriorityClass.
 values The values for In and NotIn.
LimitRange Limits and defaults for single pods, containers and claims of a namespace.
LimitRangeSpec The limits.
 limits The limits, one for each type.
LimitRangeItem Limits and defaults for one type.
 default The limits of containers that say none.
 defaultRequest The requests of containers that say none.
 max The most that may be asked for.
 maxLimitRequestRatio How many times larger a limit may be than its request.
 min The least that has to be asked for.
 type What is limited: Container, Pod or PersistentVolumeClaim.
`
