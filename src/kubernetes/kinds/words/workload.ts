/**
 * Words about controllers that keep pods running, and those that run them to their end.
 *
 * @module
 */
export const WORKLOAD_WORDS = `
#core/v1
ReplicationController Keeps a number of pods running. Deployments and ReplicaSets have taken its place.
ReplicationControllerSpec How many pods there are to be, and what they look like.
 minReadySeconds So many seconds a pod has to be ready before it counts as available.
 replicas How many pods there are to be; 1 unless said otherwise.
 selector Labels of the pods that are counted; those of the template unless said otherwise.
 template What new pods look like.
ReplicationControllerStatus<apps/v1.ReplicaSetStatus How many pods there are.
#apps/v1
Deployment Keeps a number of equal pods running and replaces them step by step when they are to change. More info: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 spec What pods there are to be, and how they are replaced.
 status How many pods there are, and how far a rollout has got.
DeploymentSpec What pods there are to be, and how they are replaced.
 minReadySeconds So many seconds a pod has to be ready before it counts as available; 0 unless said otherwise.
 paused Whether changes of the template wait until the rollout is resumed.
 progressDeadlineSeconds After so many seconds without progress a rollout counts as failed; 600 unless said otherwise.
 replicas How many pods there are to be; 1 unless said otherwise.
 revisionHistoryLimit How many old replica sets are kept to go back to; 10 unless said otherwise.
 selector Chooses the pods by their labels. It has to fit the template and cannot be changed.
 strategy How old pods are replaced by new ones.
 template What new pods look like. Changing it starts a rollout.
DeploymentStrategy How old pods are replaced by new ones.
 rollingUpdate How many pods are replaced at a time, for RollingUpdate.
 type RollingUpdate (the default; a few at a time) or Recreate (all old ones go first).
RollingUpdateDeployment How many pods a rollout replaces at a time.
 maxSurge How many pods there may be beyond the wanted number, as a number or a percentage that is rounded up; 25% unless said otherwise.
 maxUnavailable How many pods may be missing from the wanted number, as a number or a percentage that is rounded down; 25% unless said otherwise.
DeploymentStatus How many pods there are, and how far a rollout has got.
 availableReplicas How many pods have been ready for minReadySeconds.
 conditions What was found out: Available, Progressing and ReplicaFailure.
 readyReplicas How many pods are ready.
 replicas How many pods there are.
 terminatingReplicas How many pods are ending.
 unavailableReplicas How many pods are missing, or not yet available.
 updatedReplicas How many pods have the newest template.
DeploymentCondition One thing that was found out about a deployment.
 type What it is about: Available, Progressing or ReplicaFailure.
ReplicaSet Keeps a number of equal pods running. Deployments make replica sets; one seldom makes them oneself.
ReplicaSetSpec How many pods there are to be, and what they look like.
 minReadySeconds So many seconds a pod has to be ready before it counts as available; 0 unless said otherwise.
 replicas How many pods there are to be; 1 unless said otherwise.
 selector Chooses the pods by their labels. It has to fit the template and cannot be changed.
 template What new pods look like.
ReplicaSetStatus How many pods there are.
 availableReplicas How many pods have been ready for minReadySeconds.
 fullyLabeledReplicas How many pods have all labels of the template.
 readyReplicas How many pods are ready.
 replicas How many pods there are.
 terminatingReplicas How many pods are ending.
ReplicaSetCondition One thing that was found out about a replica set.
StatefulSet Keeps numbered pods running, each with a name and storage of its own that it gets back whenever it is made anew. More info: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
StatefulSetSpec What numbered pods there are to be.
 minReadySeconds So many seconds a pod has to be ready before it counts as available; 0 unless said otherwise.
 ordinals With which number the pods begin.
 persistentVolumeClaimRetentionPolicy What becomes of claims when pods are no longer wanted.
 podManagementPolicy OrderedReady (the default): one pod after the other. Parallel: all at once.
 replicas How many pods there are to be; 1 unless said otherwise.
 revisionHistoryLimit How many revisions are kept to go back to; 10 unless said otherwise.
 selector Chooses the pods by their labels. It has to fit the template and cannot be changed.
 serviceName The headless service under which the pods have names: pod.service.namespace.svc.
 template What the pods look like. Each gets the name of the set and its number.
 updateStrategy How pods are replaced when the template changes.
 volumeClaimTemplates Claims that each pod gets of its own.
StatefulSetOrdinals With which number pods begin.
 start The number of the first pod; 0 unless said otherwise.
StatefulSetPersistentVolumeClaimRetentionPolicy What becomes of claims.
 whenDeleted When the set is deleted: Retain (the default) or Delete.
 whenScaled When there are to be fewer pods: Retain (the default) or Delete.
StatefulSetUpdateStrategy How pods are replaced when the template changes.
 rollingUpdate What is special about RollingUpdate.
 type RollingUpdate (the default), or OnDelete: a pod is new only when somebody deletes the old one.
RollingUpdateStatefulSetStrategy How a rollout goes.
 maxUnavailable How many pods may be missing meanwhile; 1 unless said otherwise.
 partition Only pods with this number or a higher one are replaced.
StatefulSetStatus How many pods there are, and how far a rollout has got.
 availableReplicas How many pods have been ready for minReadySeconds.
 currentReplicas How many pods have the revision currentRevision.
 currentRevision The revision from which a rollout started.
 readyReplicas How many pods are ready.
 replicas How many pods there are.
 updateRevision The revision to which a rollout goes.
 updatedReplicas How many pods have the revision updateRevision.
DaemonSet Runs one pod on each node, or on each of some. More info: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
DaemonSetSpec What runs on each node.
 minReadySeconds So many seconds a pod has to be ready before it counts as available; 0 unless said otherwise.
 revisionHistoryLimit How many revisions are kept to go back to; 10 unless said otherwise.
 selector Chooses the pods by their labels. It has to fit the template and cannot be changed.
 template What the pods look like. Its node selector says on which nodes they run.
 updateStrategy How pods are replaced when the template changes.
DaemonSetUpdateStrategy How pods are replaced when the template changes.
 rollingUpdate How many pods are replaced at a time, for RollingUpdate.
 type RollingUpdate (the default), or OnDelete: a pod is new only when somebody deletes the old one.
RollingUpdateDaemonSet How many pods a rollout replaces at a time.
 maxSurge On how many nodes an old and a new pod may run together; 0 unless said otherwise.
 maxUnavailable On how many nodes the pod may be missing; 1 unless said otherwise.
DaemonSetStatus How many nodes run the pod.
 currentNumberScheduled How many nodes run the pod that should.
 desiredNumberScheduled How many nodes should run the pod.
 numberAvailable How many nodes have a pod that is available.
 numberMisscheduled How many nodes run the pod that should not.
 numberReady How many nodes have a pod that is ready.
 numberUnavailable How many nodes should have a pod that is available and have none.
 updatedNumberScheduled How many nodes run a pod of the newest template.
ControllerRevision A template as it once was, for going back to it. StatefulSets and DaemonSets make them.
 data The template.
 revision The number of the revision.
#batch/v1
Job Runs pods until enough of them have succeeded. More info: https://kubernetes.io/docs/concepts/workloads/controllers/job/
JobSpec What is to be run, how often and until when.
 activeDeadlineSeconds After so many seconds the job counts as failed and its pods are stopped.
 backoffLimit After so many failures the job counts as failed; 6 unless said otherwise.
 backoffLimitPerIndex How many failures each index may have, for Indexed jobs.
 completionMode NonIndexed (the default: any success counts), or Indexed: each number from 0 on has to succeed once.
 completions How many pods have to succeed; 1 unless said otherwise.
 managedBy Who looks after the job; the built-in controller unless said otherwise.
 manualSelector Whether the selector is one's own. Better leave it alone.
 maxFailedIndexes With more failed indexes than this, the job counts as failed.
 parallelism How many pods may run at a time; 1 unless said otherwise.
 podFailurePolicy What kinds of failures mean.
 podReplacementPolicy When a pod is replaced: once it is ending (TerminatingOrFailed), or once it has failed (Failed).
 selector Chooses the pods. The system writes it.
 successPolicy When an Indexed job counts as done before all indexes are.
 suspend Whether no pods are run for now.
 template What the pods look like. Their restartPolicy has to be Never or OnFailure.
 ttlSecondsAfterFinished So many seconds after its end the job is deleted.
JobStatus How far a job has got.
 active How many pods run or wait to.
 completedIndexes Which indexes have succeeded, such as 0-3,5.
 completionTime When the job was done.
 conditions What was found out: Complete, Failed, Suspended and others.
 failed How many pods have failed.
 failedIndexes Which indexes have failed.
 ready How many active pods are ready.
 startTime When the job controller began.
 succeeded How many pods have succeeded.
 terminating How many pods are ending.
 uncountedTerminatedPods Pods that have ended and are not counted yet.
JobCondition One thing that was found out about a job.
PodFailurePolicy What kinds of failures mean.
 rules The rules: the first that fits counts.
PodFailurePolicyRule What one kind of failure means.
 action FailJob, FailIndex, Ignore or Count.
 onExitCodes Fits exit codes of containers.
 onPodConditions Fits conditions of the pod.
PodFailurePolicyOnExitCodesRequirement Fits exit codes.
 containerName The container that is meant; any if there is none.
 operator In or NotIn.
 values The exit codes.
SuccessPolicy When an Indexed job counts as done.
 rules The rules: one that fits is enough.
SuccessPolicyRule When an Indexed job counts as done.
 succeededCount How many indexes have to succeed.
 succeededIndexes Which indexes have to succeed.
JobTemplateSpec What jobs look like that a cron job makes.
 metadata Labels and annotations of the jobs.
 spec What the jobs run.
CronJob Starts jobs by the clock. More info: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
CronJobSpec When jobs are started, and what they run.
 concurrencyPolicy What happens while the last job still runs: Allow (the default), Forbid or Replace.
 failedJobsHistoryLimit How many failed jobs are kept; 1 unless said otherwise.
 jobTemplate What the jobs look like.
 schedule When jobs are started: minute, hour, day, month and weekday, as cron has it.
 startingDeadlineSeconds A job that is later than this is not started any more.
 successfulJobsHistoryLimit How many successful jobs are kept; 3 unless said otherwise.
 suspend Whether no jobs are started for now.
 timeZone The time zone of the schedule, such as Europe/Vienna.
CronJobStatus What a cron job has started.
 active The jobs that run.
 lastScheduleTime When a job was last started.
 lastSuccessfulTime When a job last succeeded.
`
