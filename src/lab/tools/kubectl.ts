/**
 * The verbs of `kubectl` as methods, and the options of each.
 *
 * Written by scripts/faces.mjs; changes belong there, or into the verb.
 *
 * @module
 */
import type { Csr } from '../../cli/kubectl/certificate.js'
import type { ExecResult } from '../../cli/kubectl/exec.js'
import type {
  KubeconfigContext,
  KubeconfigEntry,
  KubeconfigFile,
} from '../../cli/kubectl/kubeconfig.js'
import type { Fields } from '../../cli/kubectl/kustomize/resource.js'
import type { AnyObject } from '../../cli/kubectl/resources.js'
import type { NodeUsage } from '../../cli/kubectl/top-node.js'
import type { PodUsage } from '../../cli/kubectl/top-pod.js'
import type { KubectlVersions } from '../../cli/kubectl/version.js'
import type { PortForward } from '../../kubernetes/apiserver/port-forward.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import type { ApiResource } from '../../kubernetes/kinds/resources.js'
import type { ManifestMethod, ObjectsMethod, VerbsBelow } from '../kubectl-method.js'
import type { CallOptions, FlagList, FlagText, Result, VerbMethod, Words } from '../method.js'
import type { Event } from '../../types/kubernetes/core/v1/event.js'
import type { Node } from '../../types/kubernetes/core/v1/node.js'
import type { KindTypes } from '../../types/kubernetes/kinds.js'

/** The verbs of `kubectl`, as methods. */
export interface Kubectl {
  /** Create a resource from a file or from stdin: `kubectl create -f FILENAME`. */
  readonly create: VerbsBelow<KubectlCreateVerbs> & ManifestMethod<KubectlCreateOptions>
  /**
   * Take a replication controller, service, deployment or pod and expose it as a new Kubernetes
   * service: `kubectl expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP]
   * [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service]
   * [--type=type]`.
   */
  readonly expose: VerbMethod<KubectlExposeOptions, readonly Stored<KindTypes['Service']>[]>
  /**
   * Run a particular image on the cluster: `kubectl run NAME --image=image [--env="key=value"]
   * [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND]
   * [args...]`.
   */
  readonly run: VerbMethod<KubectlRunOptions, readonly Stored<KindTypes['Pod']>[]>
  /** Set specific features on objects: `kubectl set SUBCOMMAND`. */
  readonly set: VerbsBelow<KubectlSetVerbs>
  /**
   * Get documentation for a resource: `kubectl explain TYPE [--recursive=FALSE|TRUE]
   * [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]`.
   */
  readonly explain: VerbMethod<KubectlExplainOptions, { readonly text: string }>
  /**
   * Display one or many resources: `kubectl get
   * [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide]
   * (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]`.
   */
  readonly get: ObjectsMethod<KubectlGetOptions>
  /** Edit a resource on the server: `kubectl edit (RESOURCE/NAME | -f FILENAME)`. */
  readonly edit: VerbMethod<KubectlEditOptions, readonly AnyObject[]>
  /**
   * Delete resources by file names, stdin, resources and names, or by resources and label selector:
   * `kubectl delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])`.
   */
  readonly delete: ObjectsMethod<KubectlDeleteOptions> & ManifestMethod<KubectlDeleteOptions>
  /** Manage the rollout of a resource: `kubectl rollout SUBCOMMAND`. */
  readonly rollout: VerbsBelow<KubectlRolloutVerbs>
  /**
   * Set a new size for a deployment, replica set, or replication controller: `kubectl scale
   * [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE
   * NAME)`.
   */
  readonly scale: ObjectsMethod<KubectlScaleOptions>
  /**
   * Auto-scale a deployment, replica set, stateful set, or replication controller: `kubectl
   * autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU]
   * [--memory=MEMORY]`.
   */
  readonly autoscale: VerbMethod<
    KubectlAutoscaleOptions,
    readonly Stored<KindTypes['HorizontalPodAutoscaler']>[]
  >
  /** Modify certificate resources: `kubectl certificate SUBCOMMAND`. */
  readonly certificate: VerbsBelow<KubectlCertificateVerbs>
  /** Display cluster information: `kubectl cluster-info`. */
  readonly clusterInfo: VerbMethod<KubectlOptions, { readonly server: string }> &
    VerbsBelow<KubectlClusterInfoVerbs>
  /** Display resource (CPU/memory) usage: `kubectl top [flags]`. */
  readonly top: VerbsBelow<KubectlTopVerbs>
  /** Mark node as unschedulable: `kubectl cordon NODE`. */
  readonly cordon: VerbMethod<KubectlCordonOptions, readonly Stored<Node>[]>
  /** Mark node as schedulable: `kubectl uncordon NODE`. */
  readonly uncordon: VerbMethod<KubectlUncordonOptions, readonly Stored<Node>[]>
  /** Drain node in preparation for maintenance: `kubectl drain NODE`. */
  readonly drain: VerbMethod<KubectlDrainOptions, readonly Stored<Node>[]>
  /**
   * Update the taints on one or more nodes: `kubectl taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ...
   * KEY_N=VAL_N:TAINT_EFFECT_N`.
   */
  readonly taint: VerbMethod<KubectlTaintOptions, readonly Stored<Node>[]>
  /**
   * Show details of a specific resource or group of resources: `kubectl describe (-f FILENAME |
   * TYPE [NAME_PREFIX | -l label] | TYPE/NAME)`.
   */
  readonly describe: VerbMethod<KubectlDescribeOptions, { readonly text: string }>
  /**
   * Print the logs for a container in a pod: `kubectl logs [-f] [-p] (POD | TYPE/NAME) [-c
   * CONTAINER]`.
   */
  readonly logs: VerbMethod<KubectlLogsOptions, { readonly text: string }>
  /** Attach to a running container: `kubectl attach (POD | TYPE/NAME) -c CONTAINER`. */
  readonly attach: VerbMethod<KubectlAttachOptions, { readonly text: string }>
  /**
   * Execute a command in a container: `kubectl exec (POD | TYPE/NAME) [-c CONTAINER] [flags] --
   * COMMAND [args...]`.
   */
  readonly exec: VerbMethod<KubectlExecOptions, ExecResult>
  /**
   * Forward one or more local ports to a pod: `kubectl port-forward TYPE/NAME [options]
   * [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]`.
   */
  readonly portForward: VerbMethod<KubectlPortForwardOptions, readonly PortForward[]>
  /**
   * Run a proxy to the Kubernetes API server: `kubectl proxy [--port=PORT] [--www=static-dir]
   * [--www-prefix=prefix] [--api-prefix=prefix]`.
   */
  readonly proxy: VerbMethod<KubectlProxyOptions, { readonly address: string }>
  /**
   * Copy files and directories to and from containers: `kubectl cp <file-spec-src>
   * <file-spec-dest>`.
   */
  readonly cp: VerbMethod<KubectlCpOptions, undefined>
  /** Inspect authorization: `kubectl auth [flags]`. */
  readonly auth: VerbsBelow<KubectlAuthVerbs>
  /**
   * Create debugging sessions for troubleshooting workloads and nodes: `kubectl debug (POD |
   * TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ]`.
   */
  readonly debug: VerbMethod<KubectlDebugOptions, readonly AnyObject[]>
  /**
   * List events: `kubectl events
   * [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file]
   * [--for TYPE/NAME] [--watch] [--types=Normal,Warning]`.
   */
  readonly events: VerbMethod<KubectlEventsOptions, readonly Stored<Event>[]>
  /** Diff the live version against a would-be applied version: `kubectl diff -f FILENAME`. */
  readonly diff: VerbMethod<KubectlDiffOptions, { readonly text: string }>
  /**
   * Apply a configuration to a resource by file name or stdin: `kubectl apply (-f FILENAME | -k
   * DIRECTORY)`.
   */
  readonly apply: VerbsBelow<KubectlApplyVerbs> & ManifestMethod<KubectlApplyOptions>
  /**
   * Update fields of a resource: `kubectl patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file
   * FILE]`.
   */
  readonly patch: ObjectsMethod<KubectlPatchOptions>
  /** Replace a resource by file name or stdin: `kubectl replace -f FILENAME`. */
  readonly replace: ManifestMethod<KubectlReplaceOptions>
  /**
   * Experimental: Wait for a specific condition on one or many resources: `kubectl wait ([-f
   * FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)])
   * [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]`.
   */
  readonly wait: ObjectsMethod<KubectlWaitOptions>
  /** Build a kustomization target from a directory or URL: `kubectl kustomize DIR`. */
  readonly kustomize: VerbMethod<KubectlKustomizeOptions, readonly Fields[]>
  /**
   * Update the labels on a resource: `kubectl label [--overwrite] (-f FILENAME | TYPE NAME)
   * KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]`.
   */
  readonly label: ObjectsMethod<KubectlLabelOptions>
  /**
   * Update the annotations on a resource: `kubectl annotate [--overwrite] (-f FILENAME | TYPE NAME)
   * KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]`.
   */
  readonly annotate: ObjectsMethod<KubectlAnnotateOptions>
  /**
   * Output shell completion code for the specified shell (bash, zsh, fish, or powershell): `kubectl
   * completion SHELL`.
   */
  readonly completion: VerbMethod<KubectlOptions, { readonly script: string }>
  /** Print the supported API resources on the server: `kubectl api-resources`. */
  readonly apiResources: VerbMethod<KubectlApiResourcesOptions, readonly ApiResource[]>
  /**
   * Print the supported API versions on the server, in the form of "group/version": `kubectl
   * api-versions`.
   */
  readonly apiVersions: VerbMethod<KubectlOptions, readonly string[]>
  /** Modify kubeconfig files: `kubectl config SUBCOMMAND`. */
  readonly config: VerbsBelow<KubectlConfigVerbs>
  /** Provides utilities for interacting with plugins: `kubectl plugin [flags]`. */
  readonly plugin: VerbsBelow<KubectlPluginVerbs>
  /** Print the client and server version information: `kubectl version`. */
  readonly version: VerbMethod<KubectlVersionOptions, KubectlVersions>
}

/** The verbs below `kubectl create`. */
export interface KubectlCreateVerbs {
  /**
   * Create a cluster role: `kubectl create clusterrole NAME --verb=verb --resource=resource.group
   * [--resource-name=resourcename] [--dry-run=server|client|none]`.
   */
  readonly clusterrole: VerbMethod<KubectlCreateClusterroleOptions, readonly AnyObject[]>
  /**
   * Create a cluster role binding for a particular cluster role: `kubectl create clusterrolebinding
   * NAME --clusterrole=NAME [--user=username] [--group=groupname]
   * [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]`.
   */
  readonly clusterrolebinding: VerbMethod<
    KubectlCreateClusterrolebindingOptions,
    readonly AnyObject[]
  >
  /**
   * Create a config map from a local file, directory or literal value: `kubectl create configmap
   * NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]`.
   */
  readonly configmap: VerbMethod<
    KubectlCreateConfigmapOptions,
    readonly Stored<KindTypes['ConfigMap']>[]
  >
  /** The same as `configmap`. */
  readonly cm: KubectlCreateVerbs['configmap']
  /**
   * Create a cron job with the specified name: `kubectl create cronjob NAME --image=image
   * --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]`.
   */
  readonly cronjob: VerbMethod<KubectlCreateCronjobOptions, readonly Stored<KindTypes['CronJob']>[]>
  /** The same as `cronjob`. */
  readonly cj: KubectlCreateVerbs['cronjob']
  /**
   * Create a deployment with the specified name: `kubectl create deployment NAME --image=image --
   * [COMMAND] [args...]`.
   */
  readonly deployment: VerbMethod<
    KubectlCreateDeploymentOptions,
    readonly Stored<KindTypes['Deployment']>[]
  >
  /** The same as `deployment`. */
  readonly deploy: KubectlCreateVerbs['deployment']
  /**
   * Create an ingress with the specified name: `kubectl create ingress NAME
   * --rule=host/path=service:port[,tls[=secret]]`.
   */
  readonly ingress: VerbMethod<KubectlCreateIngressOptions, readonly AnyObject[]>
  /** The same as `ingress`. */
  readonly ing: KubectlCreateVerbs['ingress']
  /**
   * Create a job with the specified name: `kubectl create job NAME --image=image
   * [--from=cronjob/name] -- [COMMAND] [args...]`.
   */
  readonly job: VerbMethod<KubectlCreateJobOptions, readonly Stored<KindTypes['Job']>[]>
  /**
   * Create a namespace with the specified name: `kubectl create namespace NAME
   * [--dry-run=server|client|none]`.
   */
  readonly namespace: VerbMethod<
    KubectlCreateNamespaceOptions,
    readonly Stored<KindTypes['Namespace']>[]
  >
  /** The same as `namespace`. */
  readonly ns: KubectlCreateVerbs['namespace']
  /**
   * Create a pod disruption budget with the specified name: `kubectl create poddisruptionbudget
   * NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]`.
   */
  readonly poddisruptionbudget: VerbMethod<
    KubectlCreatePoddisruptionbudgetOptions,
    readonly AnyObject[]
  >
  /** The same as `poddisruptionbudget`. */
  readonly pdb: KubectlCreateVerbs['poddisruptionbudget']
  /**
   * Create a priority class with the specified name: `kubectl create priorityclass NAME
   * --value=VALUE --global-default=BOOL [--dry-run=server|client|none]`.
   */
  readonly priorityclass: VerbMethod<KubectlCreatePriorityclassOptions, readonly AnyObject[]>
  /** The same as `priorityclass`. */
  readonly pc: KubectlCreateVerbs['priorityclass']
  /**
   * Create a quota with the specified name: `kubectl create quota NAME
   * [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]`.
   */
  readonly quota: VerbMethod<KubectlCreateQuotaOptions, readonly AnyObject[]>
  /** The same as `quota`. */
  readonly resourcequota: KubectlCreateVerbs['quota']
  /**
   * Create a role with single rule: `kubectl create role NAME --verb=verb
   * --resource=resource.group/subresource [--resource-name=resourcename]
   * [--dry-run=server|client|none]`.
   */
  readonly role: VerbMethod<KubectlCreateRoleOptions, readonly AnyObject[]>
  /**
   * Create a role binding for a particular role or cluster role: `kubectl create rolebinding NAME
   * --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname]
   * [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]`.
   */
  readonly rolebinding: VerbMethod<KubectlCreateRolebindingOptions, readonly AnyObject[]>
  /**
   * Create a secret using a specified subcommand: `kubectl create secret (docker-registry | generic
   * | tls)`.
   */
  readonly secret: (
    word: 'docker-registry' | 'generic' | 'tls',
    ...more: Words<
      KubectlCreateSecretDockerRegistryOptions &
        KubectlCreateSecretGenericOptions &
        KubectlCreateSecretTlsOptions
    >
  ) => Result<readonly Stored<KindTypes['Secret']>[]>
  /** Create a service using a specified subcommand: `kubectl create service [flags]`. */
  readonly service: (
    word: 'clusterip' | 'externalname' | 'loadbalancer' | 'nodeport',
    ...more: Words<
      KubectlCreateServiceClusteripOptions &
        KubectlCreateServiceExternalnameOptions &
        KubectlCreateServiceLoadbalancerOptions &
        KubectlCreateServiceNodeportOptions
    >
  ) => Result<readonly Stored<KindTypes['Service']>[]>
  /** The same as `service`. */
  readonly svc: KubectlCreateVerbs['service']
  /**
   * Create a service account with the specified name: `kubectl create serviceaccount NAME
   * [--dry-run=server|client|none]`.
   */
  readonly serviceaccount: VerbMethod<
    KubectlCreateServiceaccountOptions,
    readonly Stored<KindTypes['ServiceAccount']>[]
  >
  /** The same as `serviceaccount`. */
  readonly sa: KubectlCreateVerbs['serviceaccount']
  /** Request a service account token: `kubectl create token SERVICE_ACCOUNT_NAME`. */
  readonly token: VerbMethod<KubectlCreateTokenOptions, { readonly token: string }>
}

/** The verbs below `kubectl set`. */
export interface KubectlSetVerbs {
  /**
   * Update environment variables on a pod template: `kubectl set env RESOURCE/NAME KEY_1=VAL_1 ...
   * KEY_N=VAL_N`.
   */
  readonly env: ObjectsMethod<KubectlSetEnvOptions>
  /**
   * Update the image of a pod template: `kubectl set image (-f FILENAME | TYPE NAME)
   * CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N`.
   */
  readonly image: ObjectsMethod<KubectlSetImageOptions>
  /**
   * Update resource requests/limits on objects with pod templates: `kubectl set resources (-f
   * FILENAME | TYPE NAME)  ([--limits=LIMITS & --requests=REQUESTS]`.
   */
  readonly resources: ObjectsMethod<KubectlSetResourcesOptions>
  /**
   * Set the selector on a resource: `kubectl set selector (-f FILENAME | TYPE NAME) EXPRESSIONS
   * [--resource-version=version]`.
   */
  readonly selector: ObjectsMethod<KubectlSetSelectorOptions>
  /**
   * Update the service account of a resource: `kubectl set serviceaccount (-f FILENAME | TYPE NAME)
   * SERVICE_ACCOUNT`.
   */
  readonly serviceaccount: ObjectsMethod<KubectlSetServiceaccountOptions>
  /** The same as `serviceaccount`. */
  readonly sa: KubectlSetVerbs['serviceaccount']
  /**
   * Update the user, group, or service account in a role binding or cluster role binding: `kubectl
   * set subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname]
   * [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]`.
   */
  readonly subject: VerbMethod<KubectlSetSubjectOptions, readonly AnyObject[]>
}

/** The verbs below `kubectl rollout`. */
export interface KubectlRolloutVerbs {
  /** View rollout history: `kubectl rollout history (TYPE NAME | TYPE/NAME) [flags]`. */
  readonly history: VerbMethod<KubectlRolloutHistoryOptions, readonly AnyObject[]>
  /** Mark the provided resource as paused: `kubectl rollout pause RESOURCE`. */
  readonly pause: ObjectsMethod<KubectlRolloutPauseOptions>
  /** Restart a resource: `kubectl rollout restart RESOURCE`. */
  readonly restart: ObjectsMethod<KubectlRolloutRestartOptions>
  /** Resume a paused resource: `kubectl rollout resume RESOURCE`. */
  readonly resume: ObjectsMethod<KubectlRolloutResumeOptions>
  /** Show the status of the rollout: `kubectl rollout status (TYPE NAME | TYPE/NAME) [flags]`. */
  readonly status: ObjectsMethod<KubectlRolloutStatusOptions>
  /** Undo a previous rollout: `kubectl rollout undo (TYPE NAME | TYPE/NAME) [flags]`. */
  readonly undo: ObjectsMethod<KubectlRolloutUndoOptions>
}

/** The verbs below `kubectl certificate`. */
export interface KubectlCertificateVerbs {
  /** Approve a certificate signing request: `kubectl certificate approve (-f FILENAME | NAME)`. */
  readonly approve: VerbMethod<KubectlCertificateApproveOptions, readonly Csr[]>
  /** Deny a certificate signing request: `kubectl certificate deny (-f FILENAME | NAME)`. */
  readonly deny: VerbMethod<KubectlCertificateDenyOptions, readonly Csr[]>
}

/** The verbs below `kubectl cluster-info`. */
export interface KubectlClusterInfoVerbs {
  /** Dump relevant information for debugging and diagnosis: `kubectl cluster-info dump [flags]`. */
  readonly dump: VerbMethod<KubectlClusterInfoDumpOptions, { readonly text: string }>
}

/** The verbs below `kubectl top`. */
export interface KubectlTopVerbs {
  /** Display resource (CPU/memory) usage of nodes: `kubectl top node [NAME | -l label]`. */
  readonly node: VerbMethod<KubectlTopNodeOptions, readonly NodeUsage[]>
  /** The same as `node`. */
  readonly nodes: KubectlTopVerbs['node']
  /** The same as `node`. */
  readonly no: KubectlTopVerbs['node']
  /** Display resource (CPU/memory) usage of pods: `kubectl top pod [NAME | -l label]`. */
  readonly pod: VerbMethod<KubectlTopPodOptions, readonly PodUsage[]>
  /** The same as `pod`. */
  readonly pods: KubectlTopVerbs['pod']
  /** The same as `pod`. */
  readonly po: KubectlTopVerbs['pod']
}

/** The verbs below `kubectl auth`. */
export interface KubectlAuthVerbs {
  /**
   * Check whether an action is allowed: `kubectl auth can-i VERB [TYPE | TYPE/NAME |
   * NONRESOURCEURL]`.
   */
  readonly 'can-i': VerbMethod<KubectlAuthCanIOptions, { readonly allowed: boolean }>
  /**
   * Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects:
   * `kubectl auth reconcile -f FILENAME`.
   */
  readonly reconcile: VerbMethod<KubectlAuthReconcileOptions, readonly AnyObject[]>
  /** Experimental: Check self subject attributes: `kubectl auth whoami`. */
  readonly whoami: VerbMethod<KubectlAuthWhoamiOptions, { readonly user: string }>
}

/** The verbs below `kubectl apply`. */
export interface KubectlApplyVerbs {
  /**
   * Edit latest last-applied-configuration annotations of a resource/object: `kubectl apply
   * edit-last-applied (RESOURCE/NAME | -f FILENAME)`.
   */
  readonly 'edit-last-applied': VerbMethod<KubectlApplyEditLastAppliedOptions, readonly AnyObject[]>
  /**
   * Set the last-applied-configuration annotation on a live object to match the contents of a file:
   * `kubectl apply set-last-applied -f FILENAME`.
   */
  readonly 'set-last-applied': VerbMethod<KubectlApplySetLastAppliedOptions, readonly AnyObject[]>
  /**
   * View the latest last-applied-configuration annotations of a resource/object: `kubectl apply
   * view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)`.
   */
  readonly 'view-last-applied': VerbMethod<KubectlApplyViewLastAppliedOptions, readonly unknown[]>
}

/** The verbs below `kubectl config`. */
export interface KubectlConfigVerbs {
  /** Display the current-context: `kubectl config current-context`. */
  readonly 'current-context': VerbMethod<KubectlOptions, { readonly context: string }>
  /** Delete the specified cluster from the kubeconfig: `kubectl config delete-cluster NAME`. */
  readonly 'delete-cluster': VerbMethod<KubectlOptions, { readonly name: string }>
  /** Delete the specified context from the kubeconfig: `kubectl config delete-context NAME`. */
  readonly 'delete-context': VerbMethod<KubectlOptions, { readonly name: string }>
  /** Delete the specified user from the kubeconfig: `kubectl config delete-user NAME`. */
  readonly 'delete-user': VerbMethod<KubectlOptions, { readonly name: string }>
  /** Display clusters defined in the kubeconfig: `kubectl config get-clusters`. */
  readonly 'get-clusters': VerbMethod<KubectlOptions, readonly string[]>
  /** Describe one or many contexts: `kubectl config get-contexts [(-o|--output=)name)]`. */
  readonly 'get-contexts': VerbMethod<
    KubectlConfigGetContextsOptions,
    readonly KubeconfigEntry<'context', KubeconfigContext>[]
  >
  /** Display users defined in the kubeconfig: `kubectl config get-users`. */
  readonly 'get-users': VerbMethod<KubectlOptions, readonly string[]>
  /**
   * Rename a context from the kubeconfig file: `kubectl config rename-context CONTEXT_NAME
   * NEW_NAME`.
   */
  readonly 'rename-context': VerbMethod<KubectlOptions, { readonly context: string }>
  /**
   * Set an individual value in a kubeconfig file: `kubectl config set PROPERTY_NAME
   * PROPERTY_VALUE`.
   */
  readonly set: VerbMethod<KubectlConfigSetOptions, { readonly property: string }>
  /**
   * Set a cluster entry in kubeconfig: `kubectl config set-cluster NAME [--server=server]
   * [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true]
   * [--tls-server-name=example.com]`.
   */
  readonly 'set-cluster': VerbMethod<
    KubectlConfigSetClusterOptions,
    Readonly<Record<string, unknown>>
  >
  /**
   * Set a context entry in kubeconfig: `kubectl config set-context [NAME | --current]
   * [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]`.
   */
  readonly 'set-context': VerbMethod<KubectlConfigSetContextOptions, KubeconfigContext>
  /**
   * Set a user entry in kubeconfig: `kubectl config set-credentials NAME
   * [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token]
   * [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name]
   * [--auth-provider-arg=key=value] [--exec-command=exec_command]
   * [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]`.
   */
  readonly 'set-credentials': VerbMethod<
    KubectlConfigSetCredentialsOptions,
    Readonly<Record<string, unknown>>
  >
  /** Unset an individual value in a kubeconfig file: `kubectl config unset PROPERTY_NAME`. */
  readonly unset: VerbMethod<KubectlOptions, { readonly property: string }>
  /** Set the current-context in a kubeconfig file: `kubectl config use-context CONTEXT_NAME`. */
  readonly 'use-context': VerbMethod<KubectlOptions, { readonly context: string }>
  /** The same as `use-context`. */
  readonly use: KubectlConfigVerbs['use-context']
  /**
   * Display merged kubeconfig settings or a specified kubeconfig file: `kubectl config view
   * [flags]`.
   */
  readonly view: VerbMethod<KubectlConfigViewOptions, KubeconfigFile>
}

/** The verbs below `kubectl plugin`. */
export interface KubectlPluginVerbs {
  /** List all visible plugin executables on a user's PATH: `kubectl plugin list`. */
  readonly list: VerbMethod<KubectlPluginListOptions, readonly string[]>
}

/** Options of `kubectl`. */
export interface KubectlOptions extends CallOptions {
  /**
   * `--as`: Username to impersonate for the operation. User could be a regular user or a service
   * account in a namespace.
   */
  readonly as?: FlagText | undefined
  /**
   * `--as-group`: Group to impersonate for the operation, this flag can be repeated to specify
   * multiple groups.
   */
  readonly asGroup?: FlagList | undefined
  /** `--as-uid`: UID to impersonate for the operation. */
  readonly asUid?: FlagText | undefined
  /**
   * `--as-user-extra`: User extras to impersonate for the operation, this flag can be repeated to
   * specify multiple values for the same key.
   */
  readonly asUserExtra?: FlagList | undefined
  /** `--cache-dir`: Default cache directory. Default: `/home/user/.kube/cache`. */
  readonly cacheDir?: FlagText | undefined
  /** `--certificate-authority`: Path to a cert file for the certificate authority. */
  readonly certificateAuthority?: FlagText | undefined
  /** `--client-certificate`: Path to a client certificate file for TLS. */
  readonly clientCertificate?: FlagText | undefined
  /** `--client-key`: Path to a client key file for TLS. */
  readonly clientKey?: FlagText | undefined
  /** `--cluster`: The name of the kubeconfig cluster to use. */
  readonly cluster?: FlagText | undefined
  /** `--context`: The name of the kubeconfig context to use. */
  readonly context?: FlagText | undefined
  /**
   * `--disable-compression`: If true, opt-out of response compression for all requests to the
   * server.
   */
  readonly disableCompression?: boolean | undefined
  /**
   * `--insecure-skip-tls-verify`: If true, the server's certificate will not be checked for
   * validity. This will make your HTTPS connections insecure.
   */
  readonly insecureSkipTlsVerify?: boolean | undefined
  /** `--kubeconfig`: Path to the kubeconfig file to use for CLI requests. */
  readonly kubeconfig?: FlagText | undefined
  /**
   * `--kuberc`: Path to the kuberc file to use for preferences. This can be disabled by exporting
   * KUBECTL_KUBERC=false feature gate or turning off the feature KUBERC=off.
   */
  readonly kuberc?: FlagText | undefined
  /** `--log-flush-frequency`: Maximum number of seconds between log flushes. Default: `5s`. */
  readonly logFlushFrequency?: FlagText | undefined
  /** `--match-server-version`: Require server version to match client version. */
  readonly matchServerVersion?: boolean | undefined
  /** `--namespace`, `-n`: If present, the namespace scope for this CLI request. */
  readonly namespace?: FlagText | undefined
  /** `--password`: Password for basic authentication to the API server. */
  readonly password?: FlagText | undefined
  /**
   * `--profile`: Name of profile to capture. One of
   * (none|cpu|heap|goroutine|threadcreate|block|mutex|trace). Default: `none`.
   */
  readonly profile?: FlagText | undefined
  /** `--profile-output`: Name of the file to write the profile to. Default: `profile.pprof`. */
  readonly profileOutput?: FlagText | undefined
  /**
   * `--request-timeout`: The length of time to wait before giving up on a single server request.
   * Non-zero values should contain a corresponding time unit (e.g. 1s, 2m, 3h). A value of zero
   * means don't timeout requests. Default: `0`.
   */
  readonly requestTimeout?: FlagText | undefined
  /** `--server`, `-s`: The address and port of the Kubernetes API server. */
  readonly server?: FlagText | undefined
  /**
   * `--tls-server-name`: Server name to use for server certificate validation. If it is not
   * provided, the hostname used to contact the server is used.
   */
  readonly tlsServerName?: FlagText | undefined
  /** `--token`: Bearer token for authentication to the API server. */
  readonly token?: FlagText | undefined
  /** `--user`: The name of the kubeconfig user to use. */
  readonly user?: FlagText | undefined
  /** `--username`: Username for basic authentication to the API server. */
  readonly username?: FlagText | undefined
  /** `--v`, `-v`: number for the log level verbosity. */
  readonly v?: number | string | undefined
  /**
   * `--vmodule`: comma-separated list of pattern=N settings for file-filtered logging (only works
   * for the default text log format).
   */
  readonly vmodule?: FlagText | undefined
  /**
   * `--warnings-as-errors`: Treat warnings received from the server as errors and exit with a
   * non-zero exit code.
   */
  readonly warningsAsErrors?: boolean | undefined
}

/** Options of `kubectl create`. */
export interface KubectlCreateOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--raw`: Raw URI to POST to the server. Uses the transport specified by the kubeconfig file.
   */
  readonly raw?: FlagText | undefined
  /** `--edit`: Edit the API resource before creating. */
  readonly edit?: boolean | undefined
  /**
   * `--windows-line-endings`: Only relevant if --edit=true. Defaults to the line ending native to
   * your platform.
   */
  readonly windowsLineEndings?: boolean | undefined
}

/** Options of `kubectl create clusterrole`. */
export interface KubectlCreateClusterroleOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--resource`: Resource that the rule applies to. */
  readonly resource?: FlagList | undefined
  /**
   * `--resource-name`: Resource in the white list that the rule applies to, repeat this flag for
   * multiple items.
   */
  readonly resourceName?: FlagList | undefined
  /** `--verb`: Verb that applies to the resources contained in the rule. */
  readonly verb?: FlagList | undefined
  /** `--aggregation-rule`: An aggregation label selector for combining ClusterRoles. */
  readonly aggregationRule?: FlagList | undefined
  /** `--non-resource-url`: A partial url that user should have access to. */
  readonly nonResourceUrl?: FlagList | undefined
}

/** Options of `kubectl create clusterrolebinding`. */
export interface KubectlCreateClusterrolebindingOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--group`: Groups to bind to the role. The flag can be repeated to add multiple groups. */
  readonly group?: FlagList | undefined
  /**
   * `--serviceaccount`: Service accounts to bind to the role, in the format <namespace>:<name>. The
   * flag can be repeated to add multiple service accounts.
   */
  readonly serviceaccount?: FlagList | undefined
  /** `--clusterrole`: ClusterRole this ClusterRoleBinding should reference. */
  readonly clusterrole?: FlagText | undefined
}

/** Options of `kubectl create configmap`. */
export interface KubectlCreateConfigmapOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--append-hash`: Append a hash of the object to its name. */
  readonly appendHash?: boolean | undefined
  /** `--from-env-file`: Specify the path to a file to read lines of key=val pairs. */
  readonly fromEnvFile?: FlagList | undefined
  /**
   * `--from-file`: Key files can be specified using their file path, in which case a default name
   * will be given to them, or optionally with a name and file path, in which case the given name
   * will be used.
   */
  readonly fromFile?: FlagList | undefined
  /** `--from-literal`: Specify a key and literal value to insert (i.e. mykey=somevalue). */
  readonly fromLiteral?: FlagList | undefined
}

/** Options of `kubectl create cronjob`. */
export interface KubectlCreateCronjobOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--image`: Image name to run. */
  readonly image?: FlagText | undefined
  /** `--restart`: job's restart policy. supported values: OnFailure, Never. */
  readonly restart?: FlagText | undefined
  /** `--schedule`: A schedule in the Cron format the job should be run with. */
  readonly schedule?: FlagText | undefined
}

/** Options of `kubectl create deployment`. */
export interface KubectlCreateDeploymentOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--image`: Image names to run. A deployment can have multiple images set for multi-container
   * pod.
   */
  readonly image?: FlagList | undefined
  /** `--port`: The containerPort that this deployment exposes. Default: `-1`. */
  readonly port?: number | string | undefined
  /** `--replicas`, `-r`: Number of replicas to create. Default is 1. Default: `1`. */
  readonly replicas?: number | string | undefined
}

/** Options of `kubectl create ingress`. */
export interface KubectlCreateIngressOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--annotation`: Annotation to insert in the ingress object, in the format annotation=value. */
  readonly annotation?: FlagList | undefined
  /** `--class`: Ingress Class to be used. */
  readonly class?: FlagText | undefined
  /** `--default-backend`: Default service for backend, in format of svcname:port. */
  readonly defaultBackend?: FlagText | undefined
  /**
   * `--rule`: Rule in format host/path=service:port[,tls=secretname]. Paths containing the leading
   * character '*' are considered pathType=Prefix. tls argument is optional.
   */
  readonly rule?: FlagList | undefined
}

/** Options of `kubectl create job`. */
export interface KubectlCreateJobOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--from`: The name of the resource to create a Job from (only cronjob is supported). */
  readonly from?: FlagText | undefined
  /** `--image`: Image name to run. */
  readonly image?: FlagText | undefined
}

/** Options of `kubectl create namespace`. */
export interface KubectlCreateNamespaceOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl create poddisruptionbudget`. */
export interface KubectlCreatePoddisruptionbudgetOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--max-unavailable`: The maximum number or percentage of unavailable pods this budget requires.
   */
  readonly maxUnavailable?: FlagText | undefined
  /** `--min-available`: The minimum number or percentage of available pods this budget requires. */
  readonly minAvailable?: FlagText | undefined
  /**
   * `--selector`: A label selector to use for this budget. Only equality-based selector
   * requirements are supported.
   */
  readonly selector?: FlagText | undefined
}

/** Options of `kubectl create priorityclass`. */
export interface KubectlCreatePriorityclassOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--description`: description is an arbitrary string that usually provides guidelines on when
   * this priority class should be used.
   */
  readonly description?: FlagText | undefined
  /**
   * `--global-default`: global-default specifies whether this PriorityClass should be considered as
   * the default priority.
   */
  readonly globalDefault?: boolean | undefined
  /**
   * `--preemption-policy`: preemption-policy is the policy for preempting pods with lower priority.
   * Default: `PreemptLowerPriority`.
   */
  readonly preemptionPolicy?: FlagText | undefined
  /** `--value`: the value of this priority class. Default: `0`. */
  readonly value?: number | string | undefined
}

/** Options of `kubectl create quota`. */
export interface KubectlCreateQuotaOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--hard`: A comma-delimited set of resource=quantity pairs that define a hard limit. */
  readonly hard?: FlagText | undefined
  /**
   * `--scopes`: A comma-delimited set of quota scopes that must all match each object tracked by
   * the quota.
   */
  readonly scopes?: FlagText | undefined
}

/** Options of `kubectl create role`. */
export interface KubectlCreateRoleOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--resource`: Resource that the rule applies to. */
  readonly resource?: FlagList | undefined
  /**
   * `--resource-name`: Resource in the white list that the rule applies to, repeat this flag for
   * multiple items.
   */
  readonly resourceName?: FlagList | undefined
  /** `--verb`: Verb that applies to the resources contained in the rule. */
  readonly verb?: FlagList | undefined
}

/** Options of `kubectl create rolebinding`. */
export interface KubectlCreateRolebindingOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--group`: Groups to bind to the role. The flag can be repeated to add multiple groups. */
  readonly group?: FlagList | undefined
  /**
   * `--serviceaccount`: Service accounts to bind to the role, in the format <namespace>:<name>. The
   * flag can be repeated to add multiple service accounts.
   */
  readonly serviceaccount?: FlagList | undefined
  /** `--clusterrole`: ClusterRole this RoleBinding should reference. */
  readonly clusterrole?: FlagText | undefined
  /** `--role`: Role this RoleBinding should reference. */
  readonly role?: FlagText | undefined
}

/** Options of `kubectl create secret docker-registry`. */
export interface KubectlCreateSecretDockerRegistryOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--docker-email`: Email for Docker registry. */
  readonly dockerEmail?: FlagText | undefined
  /** `--docker-password`: Password for Docker registry authentication. */
  readonly dockerPassword?: FlagText | undefined
  /**
   * `--docker-server`: Server location for Docker registry. Default: `https://index.docker.io/v1/`.
   */
  readonly dockerServer?: FlagText | undefined
  /** `--docker-username`: Username for Docker registry authentication. */
  readonly dockerUsername?: FlagText | undefined
}

/** Options of `kubectl create secret generic`. */
export interface KubectlCreateSecretGenericOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--append-hash`: Append a hash of the object to its name. */
  readonly appendHash?: boolean | undefined
  /** `--from-env-file`: Specify the path to a file to read lines of key=val pairs. */
  readonly fromEnvFile?: FlagList | undefined
  /**
   * `--from-file`: Key files can be specified using their file path, in which case a default name
   * will be given to them, or optionally with a name and file path, in which case the given name
   * will be used.
   */
  readonly fromFile?: FlagList | undefined
  /** `--from-literal`: Specify a key and literal value to insert (i.e. mykey=somevalue). */
  readonly fromLiteral?: FlagList | undefined
  /** `--type`: The type of secret to create. */
  readonly type?: FlagText | undefined
}

/** Options of `kubectl create secret tls`. */
export interface KubectlCreateSecretTlsOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--cert`: Path to PEM encoded public key certificate. */
  readonly cert?: FlagText | undefined
  /** `--key`: Path to private key associated with given certificate. */
  readonly key?: FlagText | undefined
}

/** Options of `kubectl create service clusterip`. */
export interface KubectlCreateServiceClusteripOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--tcp`: Port pairs can be specified as '<port>:<targetPort>'. */
  readonly tcp?: FlagList | undefined
  /**
   * `--clusterip`: Assign your own ClusterIP or set to 'None' for a 'headless' service (no
   * loadbalancing).
   */
  readonly clusterip?: FlagText | undefined
}

/** Options of `kubectl create service externalname`. */
export interface KubectlCreateServiceExternalnameOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--tcp`: Port pairs can be specified as '<port>:<targetPort>'. */
  readonly tcp?: FlagList | undefined
  /** `--external-name`: External name of service. */
  readonly externalName?: FlagText | undefined
}

/** Options of `kubectl create service loadbalancer`. */
export interface KubectlCreateServiceLoadbalancerOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--tcp`: Port pairs can be specified as '<port>:<targetPort>'. */
  readonly tcp?: FlagList | undefined
}

/** Options of `kubectl create service nodeport`. */
export interface KubectlCreateServiceNodeportOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--tcp`: Port pairs can be specified as '<port>:<targetPort>'. */
  readonly tcp?: FlagList | undefined
  /** `--node-port`: Port used to expose the service on each node in a cluster. Default: `0`. */
  readonly nodePort?: number | string | undefined
}

/** Options of `kubectl create serviceaccount`. */
export interface KubectlCreateServiceaccountOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-create`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl create token`. */
export interface KubectlCreateTokenOptions extends KubectlOptions {
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--audience`: Audience of the requested token. If unset, defaults to requesting a token for use
   * with the Kubernetes API server. May be repeated to request a token valid for multiple
   * audiences.
   */
  readonly audience?: FlagList | undefined
  /**
   * `--bound-object-kind`: Kind of an object to bind the token to. Supported kinds are Node, Pod,
   * Secret. If set, --bound-object-name must be provided.
   */
  readonly boundObjectKind?: FlagText | undefined
  /**
   * `--bound-object-name`: Name of an object to bind the token to. The token will expire when the
   * object is deleted. Requires --bound-object-kind.
   */
  readonly boundObjectName?: FlagText | undefined
  /**
   * `--bound-object-uid`: UID of an object to bind the token to. Requires --bound-object-kind and
   * --bound-object-name. If unset, the UID of the existing object is used.
   */
  readonly boundObjectUid?: FlagText | undefined
  /**
   * `--duration`: Requested lifetime of the issued token. If not set or if set to 0, the lifetime
   * will be determined by the server automatically. Default: `0s`.
   */
  readonly duration?: FlagText | undefined
}

/** Options of `kubectl expose`. */
export interface KubectlExposeOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-expose`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--cluster-ip`: ClusterIP to be assigned to the service. Leave empty to auto-allocate, or set
   * to 'None' to create a headless service.
   */
  readonly clusterIp?: FlagText | undefined
  /**
   * `--external-ip`: Additional external IP address (not managed by Kubernetes) to accept for the
   * service. If this IP is routed to a node, the service can be accessed by this IP in addition to
   * its generated service IP.
   */
  readonly externalIp?: FlagText | undefined
  /** `--labels`, `-l`: Labels to apply to the service created by this call. */
  readonly labels?: FlagText | undefined
  /**
   * `--load-balancer-ip`: IP to assign to the LoadBalancer. If empty, an ephemeral IP will be
   * created and used (cloud-provider specific).
   */
  readonly loadBalancerIp?: FlagText | undefined
  /** `--name`: The name for the newly created object. */
  readonly name?: FlagText | undefined
  /**
   * `--port`: The port that the service should serve on. Copied from the resource being exposed, if
   * unspecified.
   */
  readonly port?: FlagText | undefined
  /** `--protocol`: The network protocol for the service to be created. Default is 'TCP'. */
  readonly protocol?: FlagText | undefined
  /**
   * `--selector`: A label selector to use for this service. Only equality-based selector
   * requirements are supported. If empty (the default) infer the selector from the replication
   * controller or replica set.).
   */
  readonly selector?: FlagText | undefined
  /**
   * `--session-affinity`: If non-empty, set the session affinity for the service to this; legal
   * values: 'None', 'ClientIP'.
   */
  readonly sessionAffinity?: FlagText | undefined
  /**
   * `--target-port`: Name or number for the port on the container that the service should direct
   * traffic to. Optional.
   */
  readonly targetPort?: FlagText | undefined
  /**
   * `--type`: Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName. Default is
   * 'ClusterIP'.
   */
  readonly type?: FlagText | undefined
}

/** Options of `kubectl run`. */
export interface KubectlRunOptions extends Omit<KubectlOptions, 'stdin'> {
  /**
   * `--cascade`: Must be "background", "orphan", or "foreground". Selects the deletion cascading
   * strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to
   * background. Default: `background`.
   */
  readonly cascade?: FlagText | undefined
  /**
   * `--force`: If true, immediately remove resources from API and bypass graceful deletion. Note
   * that immediate deletion of some resources may result in inconsistency or data loss and requires
   * confirmation.
   */
  readonly force?: boolean | undefined
  /**
   * `--grace-period`: Period of time in seconds given to the resource to terminate gracefully.
   * Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true
   * (force deletion). Default: `-1`.
   */
  readonly gracePeriod?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before giving up on a delete, zero means determine a
   * timeout from the size of the object. Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-run`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `1m0s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
  /** `--annotations`: Annotations to apply to the pod. */
  readonly annotations?: FlagList | undefined
  /**
   * `--attach`: If true, wait for the Pod to start running, and then attach to the Pod as if
   * 'kubectl attach ...' were called. Default false, unless '-i/--stdin' is set, in which case the
   * default is true. With '--restart=Never' the exit code of the container process is returned.
   */
  readonly attach?: boolean | undefined
  /**
   * `--command`: If true and extra arguments are present, use them as the 'command' field in the
   * container, rather than the 'args' field which is the default.
   */
  readonly command?: boolean | undefined
  /** `--env`: Environment variables to set in the container. */
  readonly env?: FlagList | undefined
  /** `--expose`: If true, create a ClusterIP service associated with the pod. Requires `--port`. */
  readonly expose?: boolean | undefined
  /** `--image`: The image for the container to run. */
  readonly image?: FlagText | undefined
  /**
   * `--image-pull-policy`: The image pull policy for the container. If left empty, this value will
   * not be specified by the client and defaulted by the server.
   */
  readonly imagePullPolicy?: FlagText | undefined
  /**
   * `--labels`, `-l`: Comma separated labels to apply to the pod. Will override previous values.
   */
  readonly labels?: FlagText | undefined
  /**
   * `--overrides`: An inline JSON override for the generated object. If this is non-empty, it is
   * used to override the generated object. Requires that the object supply a valid apiVersion
   * field.
   */
  readonly overrides?: FlagText | undefined
  /** `--port`: The port that this container exposes. */
  readonly port?: FlagText | undefined
  /** `--privileged`: If true, run the container in privileged mode. */
  readonly privileged?: boolean | undefined
  /** `--quiet`, `-q`: If true, suppress prompt messages. */
  readonly quiet?: boolean | undefined
  /**
   * `--restart`: The restart policy for this Pod. Legal values [Always, OnFailure, Never]. Default:
   * `Always`.
   */
  readonly restart?: FlagText | undefined
  /**
   * `--rm`: If true, delete the pod after it exits. Only valid when attaching to the container,
   * e.g. with '--attach' or with '-i/--stdin'.
   */
  readonly rm?: boolean | undefined
  /** `--stdin`, `-i`: Keep stdin open on the container in the pod, even if nothing is attached. */
  readonly stdin?: string | boolean | undefined
  /** `--tty`, `-t`: Allocate a TTY for the container in the pod. */
  readonly tty?: boolean | undefined
}

/** Options of `kubectl set env`. */
export interface KubectlSetEnvOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
  /**
   * `--containers`, `-c`: The names of containers in the selected pod templates to change - may use
   * wildcards. Default: `*`.
   */
  readonly containers?: FlagText | undefined
  /**
   * `--env`, `-e`: Specify a key-value pair for an environment variable to set into each container.
   */
  readonly env?: FlagList | undefined
  /** `--from`: The name of a resource from which to inject environment variables. */
  readonly from?: FlagText | undefined
  /** `--keys`: Comma-separated list of keys to import from specified resource. */
  readonly keys?: FlagList | undefined
  /**
   * `--list`: If true, display the environment and any changes in the standard format. this flag
   * will removed when we have kubectl view env.
   */
  readonly list?: boolean | undefined
  /**
   * `--overwrite`: If true, allow environment to be overwritten, otherwise reject updates that
   * overwrite existing environment. Default: `true`.
   */
  readonly overwrite?: boolean | undefined
  /** `--prefix`: Prefix to append to variable names. */
  readonly prefix?: FlagText | undefined
  /** `--resolve`: If true, show secret or configmap references when listing variables. */
  readonly resolve?: boolean | undefined
}

/** Options of `kubectl set image`. */
export interface KubectlSetImageOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
}

/** Options of `kubectl set resources`. */
export interface KubectlSetResourcesOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
  /**
   * `--containers`, `-c`: The names of containers in the selected pod templates to change, all
   * containers are selected by default - may use wildcards. Default: `*`.
   */
  readonly containers?: FlagText | undefined
  /**
   * `--limits`: The resource requirement requests for this container. For example,
   * 'cpu=100m,memory=256Mi'. Note that server side components may assign requests depending on the
   * server configuration, such as limit ranges.
   */
  readonly limits?: FlagText | undefined
  /**
   * `--requests`: The resource requirement requests for this container. For example,
   * 'cpu=100m,memory=256Mi'. Note that server side components may assign requests depending on the
   * server configuration, such as limit ranges.
   */
  readonly requests?: FlagText | undefined
}

/** Options of `kubectl set selector`. */
export interface KubectlSetSelectorOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
}

/** Options of `kubectl set serviceaccount`. */
export interface KubectlSetServiceaccountOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
}

/** Options of `kubectl set subject`. */
export interface KubectlSetSubjectOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-set`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--local`: If true, the verb will NOT contact api-server but run locally. */
  readonly local?: boolean | undefined
  /** `--group`: Groups to bind to the role. The flag can be repeated to add multiple groups. */
  readonly group?: FlagList | undefined
  /**
   * `--serviceaccount`: Service accounts to bind to the role, in the format <namespace>:<name>. The
   * flag can be repeated to add multiple service accounts.
   */
  readonly serviceaccount?: FlagList | undefined
}

/** Options of `kubectl explain`. */
export interface KubectlExplainOptions extends KubectlOptions {
  /** `--api-version`: Use given api-version (group/version) of the resource. */
  readonly apiVersion?: FlagText | undefined
  /**
   * `--output`, `-o`: Format in which to render the schema. Valid values are: (plaintext,
   * plaintext-openapiv2). Default: `plaintext`.
   */
  readonly output?: FlagText | undefined
  /**
   * `--recursive`, `-R`: When true, print the name of all the fields recursively. Otherwise, print
   * the available fields with their description.
   */
  readonly recursive?: boolean | undefined
}

/** Options of `kubectl get`. */
export interface KubectlGetOptions extends KubectlOptions {
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, name, go-template, go-template-file,
   * template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file, custom-columns,
   * custom-columns-file, wide).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--chunk-size`: Return large lists in chunks rather than all at once. Pass 0 to disable. This
   * flag is beta and may change in the future. Default: `500`.
   */
  readonly chunkSize?: number | string | undefined
  /**
   * `--ignore-not-found`: If the requested object does not exist the command will return exit code
   * 0.
   */
  readonly ignoreNotFound?: boolean | undefined
  /**
   * `--label-columns`, `-L`: Accepts a comma separated list of labels that are going to be
   * presented as columns. Names are case-sensitive. You can also use multiple flag options like -L
   * label1 -L label2...
   */
  readonly labelColumns?: FlagList | undefined
  /**
   * `--no-headers`: When using the default or custom-column output format, don't print headers
   * (default print headers).
   */
  readonly noHeaders?: boolean | undefined
  /**
   * `--output-watch-events`: Output watch event objects when --watch or --watch-only is used.
   * Existing objects are output as initial ADDED events.
   */
  readonly outputWatchEvents?: boolean | undefined
  /**
   * `--raw`: Raw URI to request from the server. Uses the transport specified by the kubeconfig
   * file.
   */
  readonly raw?: FlagText | undefined
  /**
   * `--server-print`: If true, have the server return the appropriate table output. Supports
   * extension APIs and CRDs. Default: `true`.
   */
  readonly serverPrint?: boolean | undefined
  /** `--show-kind`: If present, list the resource type for the requested object(s). */
  readonly showKind?: boolean | undefined
  /**
   * `--show-labels`: When printing, show all labels as the last column (default hide labels
   * column).
   */
  readonly showLabels?: boolean | undefined
  /**
   * `--sort-by`: If non-empty, sort list types using this field specification. The field
   * specification is expressed as a JSONPath expression (e.g. '{.metadata.name}'). The field in the
   * API resource specified by this JSONPath expression must be an integer or a string.
   */
  readonly sortBy?: FlagText | undefined
  /** `--subresource`: If specified, get will operate on the subresource of the requested object. */
  readonly subresource?: FlagText | undefined
  /** `--watch`, `-w`: After listing/getting the requested object, watch for changes. */
  readonly watch?: boolean | undefined
  /**
   * `--watch-only`: Watch for changes to the requested object(s), without listing/getting first.
   */
  readonly watchOnly?: boolean | undefined
}

/** Options of `kubectl edit`. */
export interface KubectlEditOptions extends KubectlOptions {
  /** `--windows-line-endings`: Defaults to the line ending native to your platform. */
  readonly windowsLineEndings?: boolean | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-edit`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--output-patch`: Output the patch if the resource is edited. */
  readonly outputPatch?: boolean | undefined
  /**
   * `--subresource`: If specified, edit will operate on the subresource of the requested object.
   */
  readonly subresource?: FlagText | undefined
}

/** Options of `kubectl delete`. */
export interface KubectlDeleteOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--cascade`: Must be "background", "orphan", or "foreground". Selects the deletion cascading
   * strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to
   * background. Default: `background`.
   */
  readonly cascade?: FlagText | undefined
  /**
   * `--force`: If true, immediately remove resources from API and bypass graceful deletion. Note
   * that immediate deletion of some resources may result in inconsistency or data loss and requires
   * confirmation.
   */
  readonly force?: boolean | undefined
  /**
   * `--grace-period`: Period of time in seconds given to the resource to terminate gracefully.
   * Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true
   * (force deletion). Default: `-1`.
   */
  readonly gracePeriod?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before giving up on a delete, zero means determine a
   * timeout from the size of the object. Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--ignore-not-found`: Treat "resource not found" as a successful delete. Defaults to "true"
   * when --all is specified.
   */
  readonly ignoreNotFound?: boolean | undefined
  /** `--interactive`, `-i`: If true, delete resource only when user confirms. */
  readonly interactive?: boolean | undefined
  /** `--now`: If true, resources are signaled for immediate shutdown (same as --grace-period=1). */
  readonly now?: boolean | undefined
  /** `--output`, `-o`: Output mode. Use "-o name" for shorter output (resource/name). */
  readonly output?: FlagText | undefined
  /**
   * `--raw`: Raw URI to DELETE to the server. Uses the transport specified by the kubeconfig file.
   */
  readonly raw?: FlagText | undefined
  /**
   * `--wait`: If true, wait for resources to be gone before returning. This waits for finalizers.
   * Default: `true`.
   */
  readonly wait?: boolean | undefined
}

/** Options of `kubectl rollout history`. */
export interface KubectlRolloutHistoryOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--revision`: See the details, including podTemplate of the revision specified. Default: `0`.
   */
  readonly revision?: number | string | undefined
}

/** Options of `kubectl rollout pause`. */
export interface KubectlRolloutPauseOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-rollout`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl rollout restart`. */
export interface KubectlRolloutRestartOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-rollout`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl rollout resume`. */
export interface KubectlRolloutResumeOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-rollout`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl rollout status`. */
export interface KubectlRolloutStatusOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--revision`: Pin to a specific revision for showing its status. Defaults to 0 (last revision).
   * Default: `0`.
   */
  readonly revision?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before ending watch, zero means never. Any other values
   * should contain a corresponding time unit (e.g. 1s, 2m, 3h). Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
  /** `--watch`, `-w`: Watch the status of the rollout until it's done. Default: `true`. */
  readonly watch?: boolean | undefined
}

/** Options of `kubectl rollout undo`. */
export interface KubectlRolloutUndoOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /** `--to-revision`: The revision to rollback to. Default to 0 (last revision). Default: `0`. */
  readonly toRevision?: number | string | undefined
}

/** Options of `kubectl scale`. */
export interface KubectlScaleOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--current-replicas`: Precondition for current size. Requires that the current size of the
   * resource match this value in order to scale. -1 (default) for no condition. Default: `-1`.
   */
  readonly currentReplicas?: number | string | undefined
  /** `--replicas`: The new desired number of replicas. Required. */
  readonly replicas?: number | string | undefined
  /**
   * `--resource-version`: Precondition for resource version. Requires that the current resource
   * version match this value in order to scale.
   */
  readonly resourceVersion?: FlagText | undefined
  /**
   * `--timeout`: The length of time to wait before giving up on a scale operation, zero means don't
   * wait. Any other values should contain a corresponding time unit (e.g. 1s, 2m, 3h). Default:
   * `0s`.
   */
  readonly timeout?: FlagText | undefined
}

/** Options of `kubectl autoscale`. */
export interface KubectlAutoscaleOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-autoscale`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--cpu`: Target CPU utilization over all the pods. When specified as a percentage (e.g."70%"
   * for 70% of requested CPU) it will target average utilization. When specified as quantity
   * (e.g."500m" for 500 milliCPU) it will target average value. Value without units is treated as a
   * quantity with miliCPU being the unit (e.g."500" is "500m").
   */
  readonly cpu?: FlagText | undefined
  /**
   * `--max`: The upper limit for the number of pods that can be set by the autoscaler. Required.
   */
  readonly max?: number | string | undefined
  /**
   * `--memory`: Target memory utilization over all the pods. When specified as a percentage
   * (e.g."60%" for 60% of requested memory) it will target average utilization. When specified as
   * quantity (e.g."200Mi" for 200 MiB, "1Gi" for 1 GiB) it will target average value. Value without
   * units is treated as a quantity with mebibytes being the unit (e.g."200" is "200Mi").
   */
  readonly memory?: FlagText | undefined
  /**
   * `--min`: The lower limit for the number of pods that can be set by the autoscaler. If it's not
   * specified or negative, the server will apply a default value. Default: `-1`.
   */
  readonly min?: number | string | undefined
  /**
   * `--name`: The name for the newly created object. If not specified, the name of the input
   * resource will be used.
   */
  readonly name?: FlagText | undefined
}

/** Options of `kubectl certificate approve`. */
export interface KubectlCertificateApproveOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /** `--force`: Update the CSR even if it is already approved. */
  readonly force?: boolean | undefined
}

/** Options of `kubectl certificate deny`. */
export interface KubectlCertificateDenyOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /** `--force`: Update the CSR even if it is already denied. */
  readonly force?: boolean | undefined
}

/** Options of `kubectl cluster-info dump`. */
export interface KubectlClusterInfoDumpOptions extends KubectlOptions {
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file). Default:
   * `json`.
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `20s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
  /** `--all-namespaces`, `-A`: If true, dump all namespaces. If true, --namespaces is ignored. */
  readonly allNamespaces?: boolean | undefined
  /** `--namespaces`: A comma separated list of namespaces to dump. */
  readonly namespaces?: FlagList | undefined
  /**
   * `--output-directory`: Where to output the files. If empty or '-' uses stdout, otherwise creates
   * a directory hierarchy in that directory.
   */
  readonly outputDirectory?: FlagText | undefined
}

/** Options of `kubectl top node`. */
export interface KubectlTopNodeOptions extends KubectlOptions {
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /** `--no-headers`: If present, print output without headers. */
  readonly noHeaders?: boolean | undefined
  /**
   * `--sort-by`: If non-empty, sort list using specified field. The field can be either 'cpu' or
   * 'memory'.
   */
  readonly sortBy?: FlagText | undefined
  /** `--show-swap`: Print resources related to swap memory. */
  readonly showSwap?: boolean | undefined
  /**
   * `--use-protocol-buffers`: Enables using protocol-buffers to access Metrics API. Default:
   * `true`.
   */
  readonly useProtocolBuffers?: boolean | undefined
  /**
   * `--show-capacity`: Print node resources based on Capacity instead of Allocatable(default) of
   * the nodes.
   */
  readonly showCapacity?: boolean | undefined
}

/** Options of `kubectl top pod`. */
export interface KubectlTopPodOptions extends KubectlOptions {
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /** `--no-headers`: If present, print output without headers. */
  readonly noHeaders?: boolean | undefined
  /**
   * `--sort-by`: If non-empty, sort list using specified field. The field can be either 'cpu' or
   * 'memory'.
   */
  readonly sortBy?: FlagText | undefined
  /** `--show-swap`: Print resources related to swap memory. */
  readonly showSwap?: boolean | undefined
  /**
   * `--use-protocol-buffers`: Enables using protocol-buffers to access Metrics API. Default:
   * `true`.
   */
  readonly useProtocolBuffers?: boolean | undefined
  /** `--containers`: If present, print usage of containers within a pod. */
  readonly containers?: boolean | undefined
  /** `--sum`: Print the sum of the resource usage. */
  readonly sum?: boolean | undefined
}

/** Options of `kubectl cordon`. */
export interface KubectlCordonOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
}

/** Options of `kubectl uncordon`. */
export interface KubectlUncordonOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
}

/** Options of `kubectl drain`. */
export interface KubectlDrainOptions extends KubectlOptions {
  /**
   * `--chunk-size`: Return large lists in chunks rather than all at once. Pass 0 to disable. This
   * flag is beta and may change in the future. Default: `500`.
   */
  readonly chunkSize?: number | string | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--delete-emptydir-data`: Continue even if there are pods using emptyDir (local data that will
   * be deleted when the node is drained).
   */
  readonly deleteEmptydirData?: boolean | undefined
  /**
   * `--disable-eviction`: Force drain to use delete, even if eviction is supported. This will
   * bypass checking PodDisruptionBudgets, use with caution.
   */
  readonly disableEviction?: boolean | undefined
  /** `--force`: Continue even if there are pods that do not declare a controller. */
  readonly force?: boolean | undefined
  /**
   * `--grace-period`: Period of time in seconds given to each pod to terminate gracefully. If
   * negative, the default value specified in the pod will be used. Default: `-1`.
   */
  readonly gracePeriod?: number | string | undefined
  /** `--ignore-daemonsets`: Ignore DaemonSet-managed pods. */
  readonly ignoreDaemonsets?: boolean | undefined
  /** `--pod-selector`: Label selector to filter pods on the node. */
  readonly podSelector?: FlagText | undefined
  /**
   * `--skip-wait-for-delete-timeout`: If pod DeletionTimestamp older than N seconds, skip waiting
   * for the pod. Seconds must be greater than 0 to skip. Default: `0`.
   */
  readonly skipWaitForDeleteTimeout?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before giving up, zero means infinite. Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
}

/** Options of `kubectl taint`. */
export interface KubectlTaintOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-taint`.
   */
  readonly fieldManager?: FlagText | undefined
  /**
   * `--overwrite`: If true, allow taints to be overwritten, otherwise reject taint updates that
   * overwrite existing taints.
   */
  readonly overwrite?: boolean | undefined
}

/** Options of `kubectl describe`. */
export interface KubectlDescribeOptions extends KubectlOptions {
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--chunk-size`: Return large lists in chunks rather than all at once. Pass 0 to disable. This
   * flag is beta and may change in the future. Default: `500`.
   */
  readonly chunkSize?: number | string | undefined
  /** `--show-events`: If true, display events related to the described object. Default: `true`. */
  readonly showEvents?: boolean | undefined
}

/** Options of `kubectl logs`. */
export interface KubectlLogsOptions extends KubectlOptions {
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `20s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
  /** `--all-containers`: Get all containers' logs in the pod(s). */
  readonly allContainers?: boolean | undefined
  /** `--all-pods`: Get logs from all pod(s). Sets prefix to true. */
  readonly allPods?: boolean | undefined
  /** `--container`, `-c`: Print the logs of this container. */
  readonly container?: FlagText | undefined
  /** `--follow`, `-f`: Specify if the logs should be streamed. */
  readonly follow?: boolean | undefined
  /**
   * `--ignore-errors`: If watching / following pod logs, allow for any errors that occur to be
   * non-fatal.
   */
  readonly ignoreErrors?: boolean | undefined
  /** `--limit-bytes`: Maximum bytes of logs to return. Defaults to no limit. Default: `0`. */
  readonly limitBytes?: number | string | undefined
  /**
   * `--max-log-requests`: Specify maximum number of concurrent logs to follow when using by a
   * selector. Defaults to 5. Default: `5`.
   */
  readonly maxLogRequests?: number | string | undefined
  /** `--prefix`: Prefix each log line with the log source (pod name and container name). */
  readonly prefix?: boolean | undefined
  /**
   * `--previous`, `-p`: If true, print the logs for the previous instance of the container in a pod
   * if it exists.
   */
  readonly previous?: boolean | undefined
  /**
   * `--since`: Only return logs newer than a relative duration like 5s, 2m, or 3h. Defaults to all
   * logs. Only one of since-time / since may be used. Default: `0s`.
   */
  readonly since?: FlagText | undefined
  /**
   * `--since-time`: Only return logs after a specific date (RFC3339). Defaults to all logs. Only
   * one of since-time / since may be used.
   */
  readonly sinceTime?: FlagText | undefined
  /**
   * `--tail`: Lines of recent log file to display. Defaults to -1 with no selector, showing all log
   * lines otherwise 10, if a selector is provided. Default: `-1`.
   */
  readonly tail?: number | string | undefined
  /** `--timestamps`: Include timestamps on each line in the log output. */
  readonly timestamps?: boolean | undefined
}

/** Options of `kubectl attach`. */
export interface KubectlAttachOptions extends Omit<KubectlOptions, 'stdin'> {
  /**
   * `--container`, `-c`: Container name. If omitted, use the
   * kubectl.kubernetes.io/default-container annotation for selecting the container to be attached
   * or the first container in the pod will be chosen.
   */
  readonly container?: FlagText | undefined
  /** `--quiet`, `-q`: Only print output from the remote session. */
  readonly quiet?: boolean | undefined
  /** `--stdin`, `-i`: Pass stdin to the container. */
  readonly stdin?: string | boolean | undefined
  /** `--tty`, `-t`: Stdin is a TTY. */
  readonly tty?: boolean | undefined
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `1m0s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
}

/** Options of `kubectl exec`. */
export interface KubectlExecOptions extends Omit<KubectlOptions, 'stdin'> {
  /**
   * `--container`, `-c`: Container name. If omitted, use the
   * kubectl.kubernetes.io/default-container annotation for selecting the container to be attached
   * or the first container in the pod will be chosen.
   */
  readonly container?: FlagText | undefined
  /** `--quiet`, `-q`: Only print output from the remote session. */
  readonly quiet?: boolean | undefined
  /** `--stdin`, `-i`: Pass stdin to the container. */
  readonly stdin?: string | boolean | undefined
  /** `--tty`, `-t`: Stdin is a TTY. */
  readonly tty?: boolean | undefined
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `1m0s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
}

/** Options of `kubectl port-forward`. */
export interface KubectlPortForwardOptions extends KubectlOptions {
  /**
   * `--pod-running-timeout`: The length of time (like 5s, 2m, or 3h, higher than zero) to wait
   * until at least one pod is running. Default: `1m0s`.
   */
  readonly podRunningTimeout?: FlagText | undefined
  /**
   * `--address`: Addresses to listen on (comma separated). Only accepts IP addresses or localhost
   * as a value. When localhost is supplied, kubectl will try to bind on both 127.0.0.1 and ::1 and
   * will fail if neither of these addresses are available to bind. Default: `localhost`.
   */
  readonly address?: FlagList | undefined
}

/** Options of `kubectl proxy`. */
export interface KubectlProxyOptions extends KubectlOptions {
  /**
   * `--accept-hosts`: Regular expression for hosts that the proxy should accept. Default:
   * `^localhost$,^127\.0\.0\.1$,^\[::1\]$`.
   */
  readonly acceptHosts?: FlagText | undefined
  /**
   * `--accept-paths`: Regular expression for paths that the proxy should accept. Default: `^.*`.
   */
  readonly acceptPaths?: FlagText | undefined
  /** `--address`: The IP address on which to serve on. Default: `127.0.0.1`. */
  readonly address?: FlagText | undefined
  /** `--api-prefix`: Prefix to serve the proxied API under. Default: `/`. */
  readonly apiPrefix?: FlagText | undefined
  /**
   * `--disable-filter`: If true, disable request filtering in the proxy. This is dangerous, and can
   * leave you vulnerable to XSRF attacks, when used with an accessible port.
   */
  readonly disableFilter?: boolean | undefined
  /**
   * `--port`, `-p`: The port on which to run the proxy. Set to 0 to pick a random port. Default:
   * `8001`.
   */
  readonly port?: number | string | undefined
  /**
   * `--reject-methods`: Regular expression for HTTP methods that the proxy should reject (example
   * --reject-methods='POST,PUT,PATCH'). Default: `^$`.
   */
  readonly rejectMethods?: FlagText | undefined
  /**
   * `--reject-paths`: Regular expression for paths that the proxy should reject. Paths specified
   * here will be rejected even accepted by --accept-paths. Default:
   * `^/api/.*\/pods/.*\/exec,^/api/.*\/pods/.*\/attach`.
   */
  readonly rejectPaths?: FlagText | undefined
  /** `--www`, `-w`: Also serve static files from the given directory under the specified prefix. */
  readonly www?: FlagText | undefined
  /**
   * `--www-prefix`, `-P`: Prefix to serve static files under, if static file directory is
   * specified. Default: `/static/`.
   */
  readonly wwwPrefix?: FlagText | undefined
}

/** Options of `kubectl cp`. */
export interface KubectlCpOptions extends KubectlOptions {
  /**
   * `--container`, `-c`: Container name. If omitted, use the
   * kubectl.kubernetes.io/default-container annotation for selecting the container to be attached
   * or the first container in the pod will be chosen.
   */
  readonly container?: FlagText | undefined
  /**
   * `--no-preserve`: The copied file/directory's ownership and permissions will not be preserved in
   * the container.
   */
  readonly noPreserve?: boolean | undefined
  /**
   * `--retries`: Set number of retries to complete a copy operation from a container. Specify 0 to
   * disable or any negative value for infinite retrying. The default is 0 (no retry). Default: `0`.
   */
  readonly retries?: number | string | undefined
}

/** Options of `kubectl auth can-i`. */
export interface KubectlAuthCanIOptions extends KubectlOptions {
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--no-headers`: When using the default or custom-column output format, don't print headers
   * (default print headers).
   */
  readonly noHeaders?: boolean | undefined
  /** `--list`: If true, prints all allowed actions. */
  readonly list?: boolean | undefined
  /** `--quiet`, `-q`: If true, suppress output and just return the exit code. */
  readonly quiet?: boolean | undefined
  /** `--subresource`: SubResource such as pod/log or deployment/scale. */
  readonly subresource?: FlagText | undefined
}

/** Options of `kubectl auth reconcile`. */
export interface KubectlAuthReconcileOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /** `--remove-extra-permissions`: If true, removes extra permissions added to roles. */
  readonly removeExtraPermissions?: boolean | undefined
  /** `--remove-extra-subjects`: If true, removes extra subjects added to rolebindings. */
  readonly removeExtraSubjects?: boolean | undefined
}

/** Options of `kubectl auth whoami`. */
export interface KubectlAuthWhoamiOptions extends KubectlOptions {
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
}

/** Options of `kubectl debug`. */
export interface KubectlDebugOptions extends Omit<KubectlOptions, 'stdin'> {
  /**
   * `--arguments-only`: If specified, everything after -- will be passed to the new container as
   * Args instead of Command.
   */
  readonly argumentsOnly?: boolean | undefined
  /** `--attach`: If true, wait for the container to start running, and then attach to it. */
  readonly attach?: boolean | undefined
  /** `--container`, `-c`: Container name to use for debug container. */
  readonly container?: FlagText | undefined
  /** `--copy-to`: Create a copy of the target Pod with this name. */
  readonly copyTo?: FlagText | undefined
  /**
   * `--custom`: Path to a JSON or YAML file containing a partial container spec to customize
   * built-in debug profiles.
   */
  readonly custom?: FlagText | undefined
  /** `--env`: Environment variables of the debugging container. */
  readonly env?: FlagList | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /** `--image`: Container image to use for debug container. */
  readonly image?: FlagText | undefined
  /**
   * `--image-pull-policy`: When the image of the debugging container is pulled; the server decides
   * if empty.
   */
  readonly imagePullPolicy?: FlagText | undefined
  /**
   * `--keep-annotations`: If true, keep the original pod annotations.(This flag only works when
   * used with '--copy-to').
   */
  readonly keepAnnotations?: boolean | undefined
  /**
   * `--keep-init-containers`: Run the init containers for the pod. Defaults to true.(This flag only
   * works when used with '--copy-to'). Default: `true`.
   */
  readonly keepInitContainers?: boolean | undefined
  /**
   * `--keep-labels`: If true, keep the original pod labels.(This flag only works when used with
   * '--copy-to').
   */
  readonly keepLabels?: boolean | undefined
  /**
   * `--keep-liveness`: If true, keep the original pod liveness probes.(This flag only works when
   * used with '--copy-to').
   */
  readonly keepLiveness?: boolean | undefined
  /**
   * `--keep-readiness`: If true, keep the original pod readiness probes.(This flag only works when
   * used with '--copy-to').
   */
  readonly keepReadiness?: boolean | undefined
  /**
   * `--keep-startup`: If true, keep the original startup probes.(This flag only works when used
   * with '--copy-to').
   */
  readonly keepStartup?: boolean | undefined
  /** `--quiet`, `-q`: If true, suppress informational messages. */
  readonly quiet?: boolean | undefined
  /** `--replace`: When used with '--copy-to', delete the original Pod. */
  readonly replace?: boolean | undefined
  /**
   * `--same-node`: When used with '--copy-to', schedule the copy of target Pod on the same node.
   */
  readonly sameNode?: boolean | undefined
  /**
   * `--set-image`: When used with '--copy-to', a list of name=image pairs for changing container
   * images, similar to how 'kubectl set image' works.
   */
  readonly setImage?: FlagList | undefined
  /**
   * `--share-processes`: When used with '--copy-to', enable process namespace sharing in the copy.
   */
  readonly shareProcesses?: boolean | undefined
  /**
   * `--stdin`, `-i`: Keep stdin open on the container(s) in the pod, even if nothing is attached.
   */
  readonly stdin?: string | boolean | undefined
  /** `--target`: When using an ephemeral container, target processes in this container name. */
  readonly target?: FlagText | undefined
  /** `--tty`, `-t`: Allocate a TTY for the debugging container. */
  readonly tty?: boolean | undefined
}

/** Options of `kubectl events`. */
export interface KubectlEventsOptions extends KubectlOptions {
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /** `--for`: Filter events to only those pertaining to the specified resource. */
  readonly for?: FlagText | undefined
  /** `--no-headers`: When using the default output format, don't print headers. */
  readonly noHeaders?: boolean | undefined
  /** `--types`: Output only events of given types. */
  readonly types?: FlagList | undefined
}

/** Options of `kubectl diff`. */
export interface KubectlDiffOptions extends KubectlOptions {
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-client-side-apply`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl apply`. */
export interface KubectlApplyOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--cascade`: Must be "background", "orphan", or "foreground". Selects the deletion cascading
   * strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to
   * background. Default: `background`.
   */
  readonly cascade?: FlagText | undefined
  /**
   * `--force`: If true, immediately remove resources from API and bypass graceful deletion. Note
   * that immediate deletion of some resources may result in inconsistency or data loss and requires
   * confirmation.
   */
  readonly force?: boolean | undefined
  /**
   * `--grace-period`: Period of time in seconds given to the resource to terminate gracefully.
   * Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true
   * (force deletion). Default: `-1`.
   */
  readonly gracePeriod?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before giving up on a delete, zero means determine a
   * timeout from the size of the object. Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-client-side-apply`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--force-conflicts`: If true, server-side apply will force the changes against conflicts. */
  readonly forceConflicts?: boolean | undefined
  /**
   * `--overwrite`: Automatically resolve conflicts between the modified and live configuration by
   * using values from the modified configuration. Default: `true`.
   */
  readonly overwrite?: boolean | undefined
  /**
   * `--prune`: Automatically delete resource objects, that do not appear in the configs and are
   * created by either apply or create --save-config. Should be used with either -l or --all.
   */
  readonly prune?: boolean | undefined
  /** `--server-side`: If true, apply runs in the server instead of the client. */
  readonly serverSide?: boolean | undefined
  /**
   * `--wait`: If true, wait for resources to be gone before returning. This waits for finalizers.
   */
  readonly wait?: boolean | undefined
}

/** Options of `kubectl apply edit-last-applied`. */
export interface KubectlApplyEditLastAppliedOptions extends KubectlOptions {
  /** `--windows-line-endings`: Defaults to the line ending native to your platform. */
  readonly windowsLineEndings?: boolean | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-client-side-apply`.
   */
  readonly fieldManager?: FlagText | undefined
}

/** Options of `kubectl apply set-last-applied`. */
export interface KubectlApplySetLastAppliedOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--create-annotation`: Will create 'last-applied-configuration' annotations if current objects
   * doesn't have one.
   */
  readonly createAnnotation?: boolean | undefined
}

/** Options of `kubectl apply view-last-applied`. */
export interface KubectlApplyViewLastAppliedOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /** `--output`, `-o`: Output format. Must be one of (yaml, json). Default: `yaml`. */
  readonly output?: FlagText | undefined
}

/** Options of `kubectl patch`. */
export interface KubectlPatchOptions extends KubectlOptions {
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-patch`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--patch`, `-p`: The patch to be applied to the resource JSON file. */
  readonly patch?: FlagText | undefined
  /** `--patch-file`: A file containing a patch to be applied to the resource. */
  readonly patchFile?: FlagText | undefined
  /**
   * `--subresource`: If specified, patch will operate on the subresource of the requested object.
   */
  readonly subresource?: FlagText | undefined
  /**
   * `--type`: The type of patch being provided; one of [json merge strategic]. Default:
   * `strategic`.
   */
  readonly type?: FlagText | undefined
}

/** Options of `kubectl replace`. */
export interface KubectlReplaceOptions extends KubectlOptions {
  /**
   * `--cascade`: Must be "background", "orphan", or "foreground". Selects the deletion cascading
   * strategy for the dependents (e.g. Pods created by a ReplicationController). Defaults to
   * background. Default: `background`.
   */
  readonly cascade?: FlagText | undefined
  /**
   * `--force`: If true, immediately remove resources from API and bypass graceful deletion. Note
   * that immediate deletion of some resources may result in inconsistency or data loss and requires
   * confirmation.
   */
  readonly force?: boolean | undefined
  /**
   * `--grace-period`: Period of time in seconds given to the resource to terminate gracefully.
   * Ignored if negative. Set to 1 for immediate shutdown. Can only be set to 0 when --force is true
   * (force deletion). Default: `-1`.
   */
  readonly gracePeriod?: number | string | undefined
  /**
   * `--timeout`: The length of time to wait before giving up on a delete, zero means determine a
   * timeout from the size of the object. Default: `0s`.
   */
  readonly timeout?: FlagText | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--save-config`: If true, the configuration of current object will be saved in its annotation.
   * Otherwise, the annotation will be unchanged. This flag is useful when you want to perform
   * kubectl apply on this object in the future.
   */
  readonly saveConfig?: boolean | undefined
  /**
   * `--validate`: Must be one of: strict (or true), warn, ignore (or false). "true" or "strict"
   * will use a schema to validate the input and fail the request if invalid. Default: `strict`.
   */
  readonly validate?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-replace`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--raw`: Raw URI to PUT to the server. Uses the transport specified by the kubeconfig file. */
  readonly raw?: FlagText | undefined
  /**
   * `--wait`: If true, wait for resources to be gone before returning. This waits for finalizers.
   */
  readonly wait?: boolean | undefined
}

/** Options of `kubectl wait`. */
export interface KubectlWaitOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory. Default: `true`.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--for`: The condition to wait on:
   * [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath
   * expression}'=[JSONPath value]]. The default condition-value is true. Condition values are
   * compared after Unicode simple case folding, which is a more general form of case-insensitivity.
   * Multiple conditions are supported and AND'ed to each other in a sequential order. If
   * --for=create is passed, it is always waited first.
   */
  readonly for?: FlagList | undefined
  /**
   * `--timeout`: The length of time to wait before giving up. Zero means check once and don't wait,
   * negative means wait for a week. Default: `30s`.
   */
  readonly timeout?: FlagText | undefined
}

/** Options of `kubectl kustomize`. */
export interface KubectlKustomizeOptions extends KubectlOptions {
  /** `--output`, `-o`: If specified, write output to this path. */
  readonly output?: FlagText | undefined
}

/** Options of `kubectl label`. */
export interface KubectlLabelOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default: `kubectl-label`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--list`: If true, display the labels for a given resource. */
  readonly list?: boolean | undefined
  /**
   * `--overwrite`: If true, allow labels to be overwritten, otherwise reject label updates that
   * overwrite existing labels.
   */
  readonly overwrite?: boolean | undefined
  /**
   * `--resource-version`: If non-empty, the labels update will only succeed if this is the current
   * resource-version for the object. Only valid when specifying a single resource.
   */
  readonly resourceVersion?: FlagText | undefined
}

/** Options of `kubectl annotate`. */
export interface KubectlAnnotateOptions extends KubectlOptions {
  /** `--all`: Select all resources, in the namespace of the specified resource types. */
  readonly all?: boolean | undefined
  /**
   * `--all-namespaces`, `-A`: If present, list the requested object(s) across all namespaces.
   * Namespace in current context is ignored even if specified with --namespace.
   */
  readonly allNamespaces?: boolean | undefined
  /**
   * `--dry-run`: Must be "none", "server", or "client". If client strategy, only print the object
   * that would be sent, without sending it. If server strategy, submit server-side request without
   * persisting the resource. Default: `none`.
   */
  readonly dryRun?: FlagText | undefined
  /**
   * `--field-selector`: Selector (field query) to filter on, supports '=', '==', and '!='.(e.g.
   * --field-selector key1=value1,key2=value2). The server only supports a limited number of field
   * queries per type.
   */
  readonly fieldSelector?: FlagText | undefined
  /** `--filename`, `-f`: Filename, directory, or URL to files identifying the resource. */
  readonly filename?: FlagList | undefined
  /**
   * `--kustomize`, `-k`: Process the kustomization directory. This flag can't be used together with
   * -f or -R.
   */
  readonly kustomize?: FlagText | undefined
  /**
   * `--recursive`, `-R`: Process the directory used in -f, --filename recursively. Useful when you
   * want to manage related manifests organized within the same directory.
   */
  readonly recursive?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file).
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /**
   * `--selector`, `-l`: Selector (label query) to filter on, supports '=', '==', and '!='.(e.g. -l
   * key1=value1,key2=value2). Matching objects must satisfy all of the specified label constraints.
   */
  readonly selector?: FlagText | undefined
  /**
   * `--field-manager`: Name of the manager used to track field ownership. Default:
   * `kubectl-annotate`.
   */
  readonly fieldManager?: FlagText | undefined
  /** `--list`: If true, display the annotations for a given resource. */
  readonly list?: boolean | undefined
  /**
   * `--overwrite`: If true, allow annotations to be overwritten, otherwise reject annotation
   * updates that overwrite existing annotations.
   */
  readonly overwrite?: boolean | undefined
  /**
   * `--resource-version`: If non-empty, the annotation update will only succeed if this is the
   * current resource-version for the object. Only valid when specifying a single resource.
   */
  readonly resourceVersion?: FlagText | undefined
}

/** Options of `kubectl api-resources`. */
export interface KubectlApiResourcesOptions extends KubectlOptions {
  /** `--api-group`: Limit to resources in the specified API group. */
  readonly apiGroup?: FlagText | undefined
  /** `--cached`: Use the cached list of resources if available. */
  readonly cached?: boolean | undefined
  /** `--categories`: Limit to resources that belong to the specified categories. */
  readonly categories?: FlagList | undefined
  /**
   * `--namespaced`: If false, non-namespaced resources will be returned, otherwise returning
   * namespaced resources by default.
   */
  readonly namespaced?: boolean | undefined
  /**
   * `--no-headers`: When using the default or custom-column output format, don't print headers
   * (default print headers).
   */
  readonly noHeaders?: boolean | undefined
  /** `--output`, `-o`: Output format. One of: (wide, name). */
  readonly output?: FlagText | undefined
  /**
   * `--sort-by`: If non-empty, sort list of resources using specified field. The field can be
   * either 'name' or 'kind'.
   */
  readonly sortBy?: FlagText | undefined
  /** `--verbs`: Limit to resources that support the specified verbs. */
  readonly verbs?: FlagList | undefined
}

/** Options of `kubectl config get-contexts`. */
export interface KubectlConfigGetContextsOptions extends KubectlOptions {
  /**
   * `--no-headers`: When using the default or custom-column output format, don't print headers
   * (default print headers).
   */
  readonly noHeaders?: boolean | undefined
  /** `--output`, `-o`: Output format. One of: (name). */
  readonly output?: FlagText | undefined
}

/** Options of `kubectl config set`. */
export interface KubectlConfigSetOptions extends KubectlOptions {
  /**
   * `--set-raw-bytes`: When writing a []byte PROPERTY_VALUE, write the given string directly
   * without base64 decoding.
   */
  readonly setRawBytes?: boolean | undefined
}

/** Options of `kubectl config set-cluster`. */
export interface KubectlConfigSetClusterOptions extends KubectlOptions {
  /** `--embed-certs`: embed-certs for the cluster entry in kubeconfig. */
  readonly embedCerts?: boolean | undefined
  /** `--proxy-url`: proxy-url for the cluster entry in kubeconfig. */
  readonly proxyUrl?: FlagText | undefined
}

/** Options of `kubectl config set-context`. */
export interface KubectlConfigSetContextOptions extends KubectlOptions {
  /** `--current`: Modify the current context. */
  readonly current?: boolean | undefined
}

/** Options of `kubectl config set-credentials`. */
export interface KubectlConfigSetCredentialsOptions extends KubectlOptions {
  /** `--auth-provider`: Auth provider for the user entry in kubeconfig. */
  readonly authProvider?: FlagText | undefined
  /** `--auth-provider-arg`: 'key=value' arguments for the auth provider. */
  readonly authProviderArg?: FlagList | undefined
  /**
   * `--exec-api-version`: API version of the exec credential plugin for the user entry in
   * kubeconfig.
   */
  readonly execApiVersion?: FlagText | undefined
  /**
   * `--exec-arg`: New arguments for the exec credential plugin command for the user entry in
   * kubeconfig.
   */
  readonly execArg?: FlagList | undefined
  /** `--exec-command`: Command for the exec credential plugin for the user entry in kubeconfig. */
  readonly execCommand?: FlagText | undefined
  /** `--exec-env`: 'key=value' environment values for the exec credential plugin. */
  readonly execEnv?: FlagList | undefined
  /**
   * `--exec-interactive-mode`: InteractiveMode of the exec credentials plugin for the user entry in
   * kubeconfig.
   */
  readonly execInteractiveMode?: FlagText | undefined
  /**
   * `--exec-provide-cluster-info`: ProvideClusterInfo of the exec credentials plugin for the user
   * entry in kubeconfig.
   */
  readonly execProvideClusterInfo?: boolean | undefined
  /** `--embed-certs`: Embed client cert/key for the user entry in kubeconfig. */
  readonly embedCerts?: boolean | undefined
}

/** Options of `kubectl config view`. */
export interface KubectlConfigViewOptions extends KubectlOptions {
  /**
   * `--flatten`: Flatten the resulting kubeconfig file into self-contained output (useful for
   * creating portable kubeconfig files).
   */
  readonly flatten?: boolean | undefined
  /** `--merge`: Merge the full hierarchy of kubeconfig files. Default: `true`. */
  readonly merge?: boolean | undefined
  /** `--minify`: Remove all information not used by current-context from the output. */
  readonly minify?: boolean | undefined
  /**
   * `--allow-missing-template-keys`: If true, ignore any errors in templates when a field or map
   * key is missing in the template. Only applies to golang and jsonpath output formats. Default:
   * `true`.
   */
  readonly allowMissingTemplateKeys?: boolean | undefined
  /**
   * `--output`, `-o`: Output format. One of: (json, yaml, kyaml, name, go-template,
   * go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file). Default:
   * `yaml`.
   */
  readonly output?: FlagText | undefined
  /**
   * `--show-managed-fields`: If true, keep the managedFields when printing objects in JSON or YAML
   * format.
   */
  readonly showManagedFields?: boolean | undefined
  /**
   * `--template`: Template string or path to template file to use when -o=go-template,
   * -o=go-template-file. The template format is golang templates
   * [http://golang.org/pkg/text/template/#pkg-overview].
   */
  readonly template?: FlagText | undefined
  /** `--raw`: Display raw byte data and sensitive data. */
  readonly raw?: boolean | undefined
}

/** Options of `kubectl plugin list`. */
export interface KubectlPluginListOptions extends KubectlOptions {
  /**
   * `--name-only`: If true, display only the binary name of each plugin, rather than its full path.
   */
  readonly nameOnly?: boolean | undefined
}

/** Options of `kubectl version`. */
export interface KubectlVersionOptions extends KubectlOptions {
  /** `--client`: If true, shows client version only (no server required). */
  readonly client?: boolean | undefined
  /** `--output`, `-o`: One of 'yaml' or 'json'. */
  readonly output?: FlagText | undefined
}
