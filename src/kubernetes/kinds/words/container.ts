/**
 * Words about containers: images, commands, environment, probes, limits and their states.
 *
 * @module
 */
export const CONTAINER_WORDS = `
#core/v1
Container A program that runs from an image, with what it needs.
 args Arguments for the program. Without them the image's own CMD counts. $(NAME) stands for the environment variable of that name. More info: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 command The program, instead of the image's ENTRYPOINT. It is not run in a shell. $(NAME) stands for the environment variable of that name.
 env Environment variables.
 envFrom Config maps and secrets of which every key becomes an environment variable. What stands in env counts more.
 image The image to run, as registry/name:tag. More info: https://kubernetes.io/docs/concepts/containers/images
 imagePullPolicy When the image is pulled: Always, Never, or IfNotPresent. Always is the default for the tag latest, IfNotPresent for any other.
 lifecycle What is done right after the start and right before the end of the container.
 livenessProbe A check whether the container still works. One that fails is started anew.
 name The name of the container, unique in the pod.
 ports Ports on which the container listens. This is for information: a port is open whether or not it stands here.
 readinessProbe A check whether the container can serve. Services send nothing to a pod that is not ready.
 resizePolicy Whether the container is started anew when its resources are changed.
 resources What the container needs at least and may use at most. More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 restartPolicy When this container alone is started again. An init container with Always is a sidecar.
 restartPolicyRules Rules that say by the exit code whether the container is started again.
 securityContext Users, rights and limits of this container. It counts more than what the pod says.
 startupProbe A check whether the container has started. The other probes wait until it has succeeded.
 stdin Whether standard input is kept open, for kubectl attach.
 stdinOnce Whether standard input is closed when the first who attached has left.
 terminationMessagePath The file in which the program leaves its last words; /dev/termination-log unless said otherwise.
 terminationMessagePolicy Where last words come from: from that file (File), or from the end of the log if the container failed (FallbackToLogsOnError).
 tty Whether the container has a terminal. It needs stdin.
 volumeDevices Block devices that the container uses.
 volumeMounts Volumes of the pod, and where the container finds them.
 workingDir The directory in which the program starts.
EphemeralContainer<core/v1.Container A container that was added to a running pod to look into it. It has no limits, no probes and is never started again.
 name The name of the container, unique in the pod.
 targetContainerName A container of the pod whose processes this one sees.
ContainerPort A port on which a container listens.
 containerPort The port on the pod's address, from 1 to 65535.
 hostIP The address of the node on which hostPort is opened.
 hostPort A port of the node that leads to this one. Only one pod of a node can have it.
 name A name for the port, which services can use.
 protocol TCP (the default), UDP or SCTP.
EnvVar An environment variable.
 name The name of the variable.
 value Its value. $(NAME) stands for a variable that was defined before; $$ is one dollar.
 valueFrom Where the value comes from, instead of value.
EnvVarSource Where the value of a variable comes from; one of them.
 configMapKeyRef A key of a ConfigMap.
 fieldRef A field of the pod, such as metadata.name, spec.nodeName or status.podIP.
 fileKeyRef A key of a file in a volume.
 resourceFieldRef A limit or request of a container, such as limits.memory.
 secretKeyRef A key of a Secret.
EnvFromSource A config map or secret whose keys become variables.
 configMapRef The ConfigMap.
 prefix What is put before every key.
 secretRef The Secret.
ConfigMapKeySelector Names a key of a ConfigMap.
 key The key.
 name The name of the ConfigMap.
 optional Whether the ConfigMap or the key may be missing.
SecretKeySelector Names a key of a Secret.
 key The key.
 name The name of the Secret.
 optional Whether the Secret or the key may be missing.
ConfigMapEnvSource Names a ConfigMap whose keys become variables.
 name The name of the ConfigMap.
SecretEnvSource Names a Secret whose keys become variables.
 name The name of the Secret.
ObjectFieldSelector Names a field of the pod.
 apiVersion The version in which the field is written; v1 unless said otherwise.
 fieldPath The path of the field, such as metadata.labels['app'].
ResourceFieldSelector Names a limit or a request.
 containerName The container that is meant. Volumes need it.
 divisor The unit in which the value is given; 1 unless said otherwise.
 resource What is meant: limits.cpu, requests.memory and so on.
Probe A check of a container that is repeated. It is one of exec, grpc, httpGet and tcpSocket.
 exec A command in the container: it works if the command ends with 0.
 failureThreshold After so many failures in a row the check counts as failed; 3 unless said otherwise.
 grpc A call to a gRPC health service.
 httpGet A request over HTTP: it works if the answer is 200 to 399.
 initialDelaySeconds So many seconds after the start the first check is made.
 periodSeconds Seconds between two checks; 10 unless said otherwise.
 successThreshold After so many successes in a row a failed check counts as fine again. It is 1 for liveness and startup.
 tcpSocket A connection to a port: it works if the port is open.
 terminationGracePeriodSeconds Seconds that the container has to end after this check has failed, instead of those of the pod.
 timeoutSeconds After so many seconds without an answer a check has failed; 1 unless said otherwise.
ExecAction A command that is run in a container.
 command The program and its arguments. There is no shell around it.
HTTPGetAction A request over HTTP.
 host The host that is asked; the pod unless said otherwise.
 httpHeaders Headers of the request.
 path The path that is asked for.
 port The number or the name of the port.
 scheme HTTP (the default) or HTTPS, whose certificate is not checked.
HTTPHeader A header of a request.
 name The name of the header.
 value Its value.
TCPSocketAction A connection to a port.
 host The host to connect to; the pod unless said otherwise.
 port The number or the name of the port.
GRPCAction A call to a gRPC health service.
 port The port of the service.
 service The service that is asked about.
SleepAction Waiting.
 seconds How many seconds.
Lifecycle What is done at the start and before the end of a container.
 postStart Done right after the container has started. If it fails, the container is killed.
 preStop Done before the container is told to end. It is part of the grace period.
 stopSignal The signal that tells the container to end, instead of the image's.
LifecycleHandler What is done; one of them.
 exec A command in the container.
 httpGet A request over HTTP.
 sleep Waiting for some seconds.
 tcpSocket No longer in use.
ResourceRequirements What a container needs and may use.
 claims Claims of the pod whose devices the container uses.
 limits The most that may be used. Who takes more memory is killed, who takes more CPU is slowed down.
 requests What is set aside at least: a node is chosen that has it left. Without it, it is what limits says.
ResourceClaim Names a claim of the pod.
 name The name of the claim in the pod.
 request One of the claim's requests; all of them if empty.
ContainerResizePolicy Whether a change of one resource starts the container anew.
 resourceName cpu or memory.
 restartPolicy NotRequired, or RestartContainer.
SecurityContext Users, rights and limits of a container.
 allowPrivilegeEscalation Whether a program may get more rights than the one that started it.
 appArmorProfile The AppArmor profile of the container.
 capabilities Rights of root that the container is given or denied.
 privileged Whether the container may do what root on the node may.
 procMount How /proc is shown: Default or Unmasked.
 readOnlyRootFilesystem Whether the files of the image can only be read.
 runAsGroup The group as which the program runs.
 runAsNonRoot Whether the container is refused if it would run as root.
 runAsUser The user as which the program runs; the image's unless said otherwise.
 seLinuxOptions The SELinux label of the container.
 seccompProfile Which system calls the container may make.
 windowsOptions What is special for Windows.
Capabilities Rights of root, one by one.
 add Rights that are given.
 drop Rights that are taken away; ALL is all of them.
VolumeMount Where a container finds a volume.
 mountPath The path in the container.
 mountPropagation Whether mounts made later are passed on: None (the default), HostToContainer or Bidirectional.
 name The name of the volume in the pod.
 recursiveReadOnly Whether mounts below it can only be read too.
 subPath A path in the volume that is mounted instead of its root.
 subPathExpr The same, with $(NAME) for environment variables.
VolumeDevice A block device for a container.
 devicePath The path of the device in the container.
 name The name of the claim's volume in the pod.
ContainerStatus How a container is doing.
 allocatedResources What the node has set aside for the container.
 containerID The container's identifier, as runtime://id.
 image The image that runs. It can be another name than the one that was asked for.
 imageID The digest of the image that runs.
 lastState How the container ended the last time.
 name The name of the container.
 ready Whether the readiness probe succeeds.
 resources The requests and limits that are in force.
 restartCount How often the container was started again.
 started Whether the startup probe has succeeded.
 state What the container is doing now.
 volumeMounts What is mounted in the container.
ContainerState What a container is doing; one of them. Waiting if none is there.
 running The container runs.
 terminated The container has ended.
 waiting The container has yet to start.
ContainerStateRunning A container that runs.
 startedAt When it was started.
ContainerStateTerminated A container that has ended.
 containerID The container that it was.
 exitCode The exit code of its program.
 finishedAt When it ended.
 reason Why it ended: Completed, Error, OOMKilled and others.
 signal The signal that ended it.
 startedAt When it was started.
ContainerStateWaiting A container that has yet to start.
 reason What it waits for: ContainerCreating, ImagePullBackOff, CrashLoopBackOff and others.
`
