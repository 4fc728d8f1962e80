/**
 * The verbs of `minikube` as methods, and the options of each.
 *
 * Written by scripts/faces.mjs; changes belong there, or into the verb.
 *
 * @module
 */
import type { ServiceUrls } from '../../cli/minikube/service.js'
import type { MinikubeNodeStatus } from '../../cli/minikube/status.js'
import type { CallOptions, FlagList, FlagText, VerbMethod } from '../method.js'
import type { MinikubeProfile } from '../../machine/node/profile.js'

/** The verbs of `minikube`, as methods. */
export interface Minikube {
  /** Starts a local Kubernetes cluster: `minikube start [flags]`. */
  readonly start: VerbMethod<MinikubeStartOptions, MinikubeProfile>
  /** Gets the status of a local Kubernetes cluster: `minikube status [flags]`. */
  readonly status: VerbMethod<MinikubeStatusOptions, readonly MinikubeNodeStatus[]>
  /** Stops a running local Kubernetes cluster: `minikube stop [flags]`. */
  readonly stop: VerbMethod<MinikubeStopOptions, { readonly stopped: string[] }>
  /** Deletes a local Kubernetes cluster: `minikube delete [flags]`. */
  readonly delete: VerbMethod<MinikubeDeleteOptions, { readonly deleted: readonly string[] }>
  /**
   * Access the Kubernetes dashboard running within the minikube cluster: `minikube dashboard
   * [flags]`.
   */
  readonly dashboard: VerbMethod<MinikubeDashboardOptions, { readonly url: string }>
  /** Returns a URL to connect to a service: `minikube service [flags] SERVICE`. */
  readonly service: VerbMethod<MinikubeServiceOptions, readonly ServiceUrls[]>
  /** Connect to LoadBalancer services: `minikube tunnel [flags]`. */
  readonly tunnel: VerbMethod<MinikubeTunnelOptions, { readonly node: string }>
  /** Add, remove, or list additional nodes: `minikube node [command] [NODE]`. */
  readonly node: VerbMethod<MinikubeNodeOptions, MinikubeProfile>
  /** Log into the minikube environment (for debugging): `minikube ssh [flags] [COMMAND]`. */
  readonly ssh: VerbMethod<MinikubeSshOptions, { readonly node: string }>
  /** Retrieves the IP address of the specified node: `minikube ip [flags]`. */
  readonly ip: VerbMethod<MinikubeIpOptions, { readonly address: string }>
  /**
   * Get or list the current profiles (clusters): `minikube profile [MINIKUBE_PROFILE_NAME | list]`.
   */
  readonly profile: VerbMethod<CallOptions, readonly MinikubeProfile[]>
  /** Enable or disable a minikube addon: `minikube addons SUBCOMMAND [flags]`. */
  readonly addons: VerbMethod<MinikubeAddonsOptions, readonly string[]>
  /** Generate command completion for a shell: `minikube completion SHELL`. */
  readonly completion: VerbMethod<CallOptions, { readonly script: string }>
  /** Modify persistent configuration values: `minikube config SUBCOMMAND [flags]`. */
  readonly config: VerbMethod<
    MinikubeConfigOptions,
    Readonly<Record<string, string | number | boolean>>
  >
  /**
   * Copy the specified file into minikube: `minikube cp <source node name>:<source file path>
   * <target node name>:<target file absolute path>`.
   */
  readonly cp: VerbMethod<MinikubeCpOptions, undefined>
  /**
   * Provides instructions to point your terminal's docker-cli to the Docker Engine inside minikube.
   * (Useful for building docker images directly inside minikube): `minikube docker-env [flags]`.
   */
  readonly dockerEnv: VerbMethod<MinikubeDockerEnvOptions, Readonly<Record<string, string>>>
  /** Manage images: `minikube image COMMAND`. */
  readonly image: VerbMethod<
    MinikubeImageOptions,
    [string, { readonly id: string; readonly size: number }][]
  >
  /** Run a kubectl binary matching the cluster version: `minikube kubectl`. */
  readonly kubectl: VerbMethod<CallOptions, undefined>
  /** Returns logs to debug a local Kubernetes cluster: `minikube logs [flags]`. */
  readonly logs: VerbMethod<MinikubeLogsOptions, undefined>
  /**
   * Mounts the specified directory into minikube: `minikube mount [flags] <source
   * directory>:<target directory>`.
   */
  readonly mount: VerbMethod<MinikubeMountOptions, unknown>
  /** pause Kubernetes: `minikube pause [flags]`. */
  readonly pause: VerbMethod<MinikubePauseOptions, { readonly paused: boolean }>
  /** unpause Kubernetes: `minikube unpause [flags]`. */
  readonly unpause: VerbMethod<MinikubeUnpauseOptions, { readonly paused: boolean }>
  /** Update kubeconfig in case of an IP or port change: `minikube update-context [flags]`. */
  readonly updateContext: VerbMethod<MinikubeUpdateContextOptions, { readonly context: string }>
  /** Print the version of minikube: `minikube version [flags]`. */
  readonly version: VerbMethod<MinikubeVersionOptions, { readonly minikubeVersion: string }>
}

/** Options of `minikube start`. */
export interface MinikubeStartOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--nodes`, `-n`: The total number of nodes to spin up. Defaults to 1. Default: `1`. */
  readonly nodes?: number | string | undefined
  /**
   * `--driver`: Used to specify the driver to run Kubernetes in. The list of available drivers
   * depends on operating system.
   */
  readonly driver?: FlagText | undefined
  /**
   * `--cpus`: Number of CPUs allocated to Kubernetes. Use "max" to use the maximum number of CPUs.
   * Default: `2`.
   */
  readonly cpus?: FlagText | undefined
  /**
   * `--memory`: Amount of RAM to allocate to Kubernetes (format: <number>[<unit>], where unit = b,
   * k, m or g). Default: `3072m`.
   */
  readonly memory?: FlagText | undefined
  /**
   * `--kubernetes-version`: The Kubernetes version that the minikube VM will use (ex: v1.2.3,
   * 'stable' for the latest stable release).
   */
  readonly kubernetesVersion?: FlagText | undefined
  /**
   * `--container-runtime`: The container runtime to be used. Valid options: docker, cri-o,
   * containerd. Default: `docker`.
   */
  readonly containerRuntime?: FlagText | undefined
  /**
   * `--cni`: CNI plug-in to use. Valid options: auto, bridge, calico, cilium, flannel, kindnet, or
   * path to a CNI manifest (default: auto).
   */
  readonly cni?: FlagText | undefined
  /** `--addons`: Enable addons. see `minikube addons list` for a list of valid addon names. */
  readonly addons?: FlagList | undefined
  /**
   * `--wait`: comma separated list of Kubernetes components to verify and wait for after starting a
   * cluster.
   */
  readonly wait?: FlagText | undefined
}

/** Options of `minikube status`. */
export interface MinikubeStatusOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--output`, `-o`: minikube status --output OUTPUT. json, text. Default: `text`. */
  readonly output?: FlagText | undefined
  /** `--format`, `-f`: Go template format string for the status output. */
  readonly format?: FlagText | undefined
  /** `--node`, `-n`: The node to check status for. Defaults to control plane. */
  readonly node?: FlagText | undefined
}

/** Options of `minikube stop`. */
export interface MinikubeStopOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
}

/** Options of `minikube delete`. */
export interface MinikubeDeleteOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--all`: Set flag to delete all profiles. */
  readonly all?: boolean | undefined
}

/** Options of `minikube dashboard`. */
export interface MinikubeDashboardOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--url`: Display dashboard URL instead of opening a browser. */
  readonly url?: boolean | undefined
  /**
   * `--port`: Exposed port of the proxyfied dashboard. Set to 0 to pick a random port. Default:
   * `0`.
   */
  readonly port?: number | string | undefined
}

/** Options of `minikube service`. */
export interface MinikubeServiceOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--namespace`, `-n`: The service namespace. Default: `default`. */
  readonly namespace?: FlagText | undefined
  /**
   * `--url`: Display the Kubernetes service URL in the CLI instead of opening it in the default
   * browser.
   */
  readonly url?: boolean | undefined
  /** `--all`: Forwards all services in a namespace (defaults to "false"). */
  readonly all?: boolean | undefined
}

/** Options of `minikube tunnel`. */
export interface MinikubeTunnelOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--cleanup`, `-c`: call with cleanup=true to remove old tunnels. Default: `true`. */
  readonly cleanup?: boolean | undefined
}

/** Options of `minikube node`. */
export interface MinikubeNodeOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--worker`: If set, added node will be available as worker. Default: `true`. */
  readonly worker?: boolean | undefined
}

/** Options of `minikube ssh`. */
export interface MinikubeSshOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--node`, `-n`: The node to ssh into. Defaults to the primary control plane. */
  readonly node?: FlagText | undefined
  /** `--native-ssh`: Use native Golang SSH client. Default: `true`. */
  readonly nativeSsh?: boolean | undefined
}

/** Options of `minikube ip`. */
export interface MinikubeIpOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--node`, `-n`: The node to get IP. Defaults to the primary control plane. */
  readonly node?: FlagText | undefined
}

/** Options of `minikube addons`. */
export interface MinikubeAddonsOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--output`, `-o`: minikube addons list --output OUTPUT. json, list. Default: `list`. */
  readonly output?: FlagText | undefined
  /**
   * `--docs`, `-d`: If true, print web links to addons' documentation if using --output=list
   * (default).
   */
  readonly docs?: boolean | undefined
  /** `--force`: If true, will perform potentially dangerous operations. Use with discretion. */
  readonly force?: boolean | undefined
  /** `--refresh`: If true, pods might get deleted and restarted on addon enable. */
  readonly refresh?: boolean | undefined
}

/** Options of `minikube config`. */
export interface MinikubeConfigOptions extends CallOptions {
  /**
   * `--format`: Go template format string for the config view output. Default: `- {{.ConfigKey}}:
   * {{.ConfigValue}}`.
   */
  readonly format?: FlagText | undefined
}

/** Options of `minikube cp`. */
export interface MinikubeCpOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
}

/** Options of `minikube docker-env`. */
export interface MinikubeDockerEnvOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--output`, `-o`: One of 'text', 'yaml' or 'json'. Default: `text`. */
  readonly output?: FlagText | undefined
  /**
   * `--shell`: Force environment to be configured for a specified shell: [fish, cmd, powershell,
   * tcsh, bash, zsh], default is auto-detect.
   */
  readonly shell?: FlagText | undefined
  /** `--unset`, `-u`: Unset variables instead of setting them. */
  readonly unset?: boolean | undefined
}

/** Options of `minikube image`. */
export interface MinikubeImageOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--tag`, `-t`: Tag to apply to the new image (optional). */
  readonly tag?: FlagText | undefined
  /** `--file`, `-f`: Path to the Dockerfile to use (optional). */
  readonly file?: FlagText | undefined
  /** `--build-opt`: Specify arbitrary flags to pass to the build. (format: key=value). */
  readonly buildOpt?: FlagList | undefined
  /** `--node`, `-n`: The node to build on. Defaults to the primary control plane. */
  readonly node?: FlagText | undefined
  /** `--all`: Build image on all nodes. */
  readonly all?: boolean | undefined
  /** `--format`: Format output. One of: short|table|json|yaml. Default: `short`. */
  readonly format?: FlagText | undefined
  /** `--pull`: Pull the remote image (no caching). */
  readonly pull?: boolean | undefined
}

/** Options of `minikube logs`. */
export interface MinikubeLogsOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /** `--length`, `-n`: Number of lines back to go within the log. Default: `60`. */
  readonly length?: number | string | undefined
  /** `--node`: The node to get logs from. Defaults to the primary control plane. */
  readonly node?: FlagText | undefined
  /** `--file`: If present, writes to the provided file instead of stdout. */
  readonly file?: FlagText | undefined
}

/** Options of `minikube mount`. */
export interface MinikubeMountOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
}

/** Options of `minikube pause`. */
export interface MinikubePauseOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /**
   * `--namespaces`, `-n`: namespaces to pause (default
   * [kube-system,kubernetes-dashboard,istio-operator]).
   */
  readonly namespaces?: FlagList | undefined
  /** `--all-namespaces`, `-A`: If set, pause all namespaces. */
  readonly allNamespaces?: boolean | undefined
}

/** Options of `minikube unpause`. */
export interface MinikubeUnpauseOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
  /**
   * `--namespaces`, `-n`: namespaces to pause (default
   * [kube-system,kubernetes-dashboard,istio-operator]).
   */
  readonly namespaces?: FlagList | undefined
  /** `--all-namespaces`, `-A`: If set, pause all namespaces. */
  readonly allNamespaces?: boolean | undefined
}

/** Options of `minikube update-context`. */
export interface MinikubeUpdateContextOptions extends CallOptions {
  /**
   * `--profile`, `-p`: The name of the minikube VM being used. This can be set to allow having
   * multiple instances of minikube independently. Default: `minikube`.
   */
  readonly profile?: FlagText | undefined
}

/** Options of `minikube version`. */
export interface MinikubeVersionOptions extends CallOptions {
  /** `--output`, `-o`: One of 'yaml' or 'json'. */
  readonly output?: FlagText | undefined
  /** `--short`: Print just the version number. */
  readonly short?: boolean | undefined
}
