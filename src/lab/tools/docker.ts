/**
 * The verbs of `docker` as methods, and the options of each.
 *
 * Written by scripts/faces.mjs; changes belong there, or into the verb.
 *
 * @module
 */
import type { InspectedContext } from '../../cli/docker/context/inspect.js'
import type { Context } from '../../cli/docker/context/store.js'
import type { DockerInfo } from '../../cli/docker/info.js'
import type { ContainerUsage } from '../../cli/docker/stats.js'
import type { DiskUsage } from '../../cli/docker/system-df.js'
import type { DockerVersion } from '../../cli/docker/version.js'
import type { Change } from '../../docker/changes.js'
import type { ContainerInspect } from '../../docker/container-inspect.js'
import type { DaemonEvent } from '../../docker/events.js'
import type { ImageHistoryItem } from '../../docker/image/history.js'
import type { InspectedImage } from '../../docker/image/inspect.js'
import type { ImageSummary } from '../../docker/image/list.js'
import type { RemovedImage } from '../../docker/image/remove.js'
import type { ContainerSummary } from '../../docker/list.js'
import type { NetworkResource } from '../../docker/network/list.js'
import type { VolumeResource } from '../../docker/volume/list.js'
import type { DockerInspect } from '../docker-inspect.js'
import type { CallOptions, FlagList, FlagText, VerbMethod } from '../method.js'

/** The verbs of `docker`, as methods. */
export interface Docker
  extends DockerBuilderVerbs,
    DockerContextVerbs,
    DockerContainerVerbs,
    DockerImageVerbs,
    DockerNetworkVerbs,
    DockerSystemVerbs,
    DockerVolumeVerbs {
  /**
   * Attach local standard input, output, and error streams to a running container: `docker attach
   * [OPTIONS] CONTAINER`.
   */
  readonly attach: VerbMethod<
    DockerAttachOptions,
    { readonly id: string; readonly exitCode: number }
  >
  /** Start a build: `docker build [OPTIONS] PATH | URL | -`. */
  readonly build: VerbMethod<
    DockerBuildOptions,
    { readonly id: string; readonly tags: readonly string[] }
  >
  /**
   * Create a new image from a container's changes: `docker commit [OPTIONS] CONTAINER
   * [REPOSITORY[:TAG]]`.
   */
  readonly commit: VerbMethod<DockerCommitOptions, { readonly id: string }>
  /**
   * Copy files/folders between a container and the local filesystem: `docker cp [OPTIONS]
   * CONTAINER:SRC_PATH DEST_PATH|-`.
   */
  readonly cp: VerbMethod<DockerCpOptions, undefined>
  /** Create a new container: `docker create [OPTIONS] IMAGE [COMMAND] [ARG...]`. */
  readonly create: VerbMethod<DockerCreateOptions, { readonly id: string }>
  /**
   * Inspect changes to files or directories on a container's filesystem: `docker diff CONTAINER`.
   */
  readonly diff: VerbMethod<CallOptions, readonly Change[]>
  /** Get real time events from the server: `docker events [OPTIONS]`. */
  readonly events: VerbMethod<DockerEventsOptions, readonly DaemonEvent[]>
  /**
   * Execute a command in a running container: `docker exec [OPTIONS] CONTAINER COMMAND [ARG...]`.
   */
  readonly exec: VerbMethod<
    DockerExecOptions,
    {
      readonly id: string
      readonly exitCode?: number
      readonly stdout?: string
      readonly stderr?: string
    }
  >
  /** Export a container's filesystem as a tar archive: `docker export [OPTIONS] CONTAINER`. */
  readonly export: VerbMethod<DockerExportOptions, { readonly archive: string }>
  /** Show the history of an image: `docker history [OPTIONS] IMAGE`. */
  readonly history: VerbMethod<DockerHistoryOptions, readonly ImageHistoryItem[]>
  /** List images: `docker images [OPTIONS] [REPOSITORY[:TAG]]`. */
  readonly images: VerbMethod<DockerImagesOptions, readonly ImageSummary[]>
  /**
   * Import the contents from a tarball to create a filesystem image: `docker import [OPTIONS]
   * file|URL|- [REPOSITORY[:TAG]]`.
   */
  readonly import: VerbMethod<DockerImportOptions, { readonly id: string }>
  /** Display system-wide information: `docker info [OPTIONS]`. */
  readonly info: VerbMethod<DockerInfoOptions, DockerInfo>
  /**
   * Return low-level information on Docker objects: `docker inspect [OPTIONS] NAME|ID
   * [NAME|ID...]`.
   */
  readonly inspect: DockerInspect<DockerInspectOptions>
  /** Kill one or more running containers: `docker kill [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly kill: VerbMethod<DockerKillOptions, readonly string[]>
  /** Load an image from a tar archive or STDIN: `docker load [OPTIONS]`. */
  readonly load: VerbMethod<DockerLoadOptions, undefined>
  /** Authenticate to a registry: `docker login [OPTIONS] [SERVER]`. */
  readonly login: VerbMethod<
    DockerLoginOptions,
    { readonly server: string; readonly username: string }
  >
  /** Log out from a registry: `docker logout [SERVER]`. */
  readonly logout: VerbMethod<CallOptions, { readonly server: string }>
  /** Fetch the logs of a container: `docker logs [OPTIONS] CONTAINER`. */
  readonly logs: VerbMethod<DockerLogsOptions, string>
  /** Pause all processes within one or more containers: `docker pause CONTAINER [CONTAINER...]`. */
  readonly pause: VerbMethod<CallOptions, readonly string[]>
  /**
   * List port mappings or a specific mapping for the container: `docker port CONTAINER
   * [PRIVATE_PORT[/PROTO]]`.
   */
  readonly port: VerbMethod<
    CallOptions,
    Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    >
  >
  /** List containers: `docker ps [OPTIONS]`. */
  readonly ps: VerbMethod<DockerPsOptions, readonly ContainerSummary[]>
  /** Download an image from a registry: `docker pull [OPTIONS] NAME[:TAG|@DIGEST]`. */
  readonly pull: VerbMethod<DockerPullOptions, { readonly reference: string }>
  /** Upload an image to a registry: `docker push [OPTIONS] NAME[:TAG]`. */
  readonly push: VerbMethod<DockerPushOptions, { readonly reference: string }>
  /** Rename a container: `docker rename CONTAINER NEW_NAME`. */
  readonly rename: VerbMethod<CallOptions, { readonly name: string }>
  /** Restart one or more containers: `docker restart [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly restart: VerbMethod<DockerRestartOptions, readonly string[]>
  /** Remove one or more containers: `docker rm [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly rm: VerbMethod<DockerRmOptions, readonly string[]>
  /** Remove one or more images: `docker rmi [OPTIONS] IMAGE [IMAGE...]`. */
  readonly rmi: VerbMethod<DockerRmiOptions, readonly RemovedImage[]>
  /**
   * Create and run a new container from an image: `docker run [OPTIONS] IMAGE [COMMAND] [ARG...]`.
   */
  readonly run: VerbMethod<DockerRunOptions, { readonly id: string; readonly exitCode?: number }>
  /**
   * Save one or more images to a tar archive (streamed to STDOUT by default): `docker save
   * [OPTIONS] IMAGE [IMAGE...]`.
   */
  readonly save: VerbMethod<DockerSaveOptions, { readonly archive: string }>
  /** Search Docker Hub for images: `docker search [OPTIONS] TERM`. */
  readonly search: VerbMethod<
    DockerSearchOptions,
    readonly { readonly name: string; readonly official: boolean }[]
  >
  /** Start one or more stopped containers: `docker start [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly start: VerbMethod<DockerStartOptions, readonly string[]>
  /**
   * Display a live stream of container(s) resource usage statistics: `docker stats [OPTIONS]
   * [CONTAINER...]`.
   */
  readonly stats: VerbMethod<DockerStatsOptions, readonly ContainerUsage[]>
  /** Stop one or more running containers: `docker stop [OPTIONS] CONTAINER [CONTAINER...]`. */
  readonly stop: VerbMethod<DockerStopOptions, readonly string[]>
  /**
   * Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE: `docker tag SOURCE_IMAGE[:TAG]
   * TARGET_IMAGE[:TAG]`.
   */
  readonly tag: VerbMethod<CallOptions, undefined>
  /** Display the running processes of a container: `docker top CONTAINER [ps OPTIONS]`. */
  readonly top: VerbMethod<
    CallOptions,
    { readonly Titles: readonly string[]; readonly Processes: readonly (readonly string[])[] }
  >
  /**
   * Unpause all processes within one or more containers: `docker unpause CONTAINER [CONTAINER...]`.
   */
  readonly unpause: VerbMethod<CallOptions, readonly string[]>
  /**
   * Update configuration of one or more containers: `docker update [OPTIONS] CONTAINER
   * [CONTAINER...]`.
   */
  readonly update: VerbMethod<DockerUpdateOptions, readonly string[]>
  /** Show the Docker version information: `docker version [OPTIONS]`. */
  readonly version: VerbMethod<DockerVersionOptions, DockerVersion>
  /**
   * Block until one or more containers stop, then print their exit codes: `docker wait CONTAINER
   * [CONTAINER...]`.
   */
  readonly wait: VerbMethod<CallOptions, readonly number[]>
}

/** The verbs of `docker builder`, as methods. */
export interface DockerBuilderVerbs {
  /** The same as `docker build`, called `docker builder build`. */
  readonly builderBuild: VerbMethod<
    DockerBuildOptions,
    { readonly id: string; readonly tags: readonly string[] }
  >
  /** Remove build cache: `docker builder prune`. */
  readonly builderPrune: VerbMethod<DockerBuilderPruneOptions, { readonly spaceReclaimed: number }>
}

/** The verbs of `docker context`, as methods. */
export interface DockerContextVerbs {
  /** Create a context: `docker context create [OPTIONS] CONTEXT`. */
  readonly contextCreate: VerbMethod<DockerContextCreateOptions, undefined>
  /**
   * Export a context to a tar archive FILE or a tar stream on STDOUT: `docker context export
   * [OPTIONS] CONTEXT [FILE|-]`.
   */
  readonly contextExport: VerbMethod<CallOptions, undefined>
  /** Import a context from a tar or zip file: `docker context import CONTEXT FILE|-`. */
  readonly contextImport: VerbMethod<CallOptions, undefined>
  /**
   * Display detailed information on one or more contexts: `docker context inspect [OPTIONS]
   * [CONTEXT] [CONTEXT...]`.
   */
  readonly contextInspect: VerbMethod<DockerContextInspectOptions, readonly InspectedContext[]>
  /** List contexts: `docker context ls [OPTIONS]`. */
  readonly contextLs: VerbMethod<DockerContextLsOptions, readonly Context[]>
  /** Remove one or more contexts: `docker context rm CONTEXT [CONTEXT...]`. */
  readonly contextRm: VerbMethod<DockerContextRmOptions, undefined>
  /** Print the name of the current context: `docker context show`. */
  readonly contextShow: VerbMethod<CallOptions, { readonly name: string }>
  /** Update a context: `docker context update [OPTIONS] CONTEXT`. */
  readonly contextUpdate: VerbMethod<DockerContextUpdateOptions, undefined>
  /** Set the current docker context: `docker context use CONTEXT`. */
  readonly contextUse: VerbMethod<CallOptions, undefined>
}

/** The verbs of `docker container`, as methods. */
export interface DockerContainerVerbs {
  /** The same as `docker attach`, called `docker container attach`. */
  readonly containerAttach: VerbMethod<
    DockerAttachOptions,
    { readonly id: string; readonly exitCode: number }
  >
  /** The same as `docker commit`, called `docker container commit`. */
  readonly containerCommit: VerbMethod<DockerCommitOptions, { readonly id: string }>
  /** The same as `docker cp`, called `docker container cp`. */
  readonly containerCp: VerbMethod<DockerCpOptions, undefined>
  /** The same as `docker create`, called `docker container create`. */
  readonly containerCreate: VerbMethod<DockerCreateOptions, { readonly id: string }>
  /** The same as `docker diff`, called `docker container diff`. */
  readonly containerDiff: VerbMethod<CallOptions, readonly Change[]>
  /** The same as `docker exec`, called `docker container exec`. */
  readonly containerExec: VerbMethod<
    DockerExecOptions,
    {
      readonly id: string
      readonly exitCode?: number
      readonly stdout?: string
      readonly stderr?: string
    }
  >
  /** The same as `docker export`, called `docker container export`. */
  readonly containerExport: VerbMethod<DockerExportOptions, { readonly archive: string }>
  /**
   * Display detailed information on one or more containers: `docker container inspect [OPTIONS]
   * CONTAINER [CONTAINER...]`.
   */
  readonly containerInspect: VerbMethod<DockerContainerInspectOptions, readonly ContainerInspect[]>
  /** The same as `docker kill`, called `docker container kill`. */
  readonly containerKill: VerbMethod<DockerKillOptions, readonly string[]>
  /** The same as `docker logs`, called `docker container logs`. */
  readonly containerLogs: VerbMethod<DockerLogsOptions, string>
  /** The same as `docker ps`, called `docker container ls`. */
  readonly containerLs: VerbMethod<DockerPsOptions, readonly ContainerSummary[]>
  /** The same as `docker pause`, called `docker container pause`. */
  readonly containerPause: VerbMethod<CallOptions, readonly string[]>
  /** The same as `docker port`, called `docker container port`. */
  readonly containerPort: VerbMethod<
    CallOptions,
    Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    >
  >
  /** Remove all stopped containers: `docker container prune [OPTIONS]`. */
  readonly containerPrune: VerbMethod<
    DockerContainerPruneOptions,
    { readonly ContainersDeleted: readonly string[]; readonly SpaceReclaimed: number }
  >
  /** The same as `docker rename`, called `docker container rename`. */
  readonly containerRename: VerbMethod<CallOptions, { readonly name: string }>
  /** The same as `docker restart`, called `docker container restart`. */
  readonly containerRestart: VerbMethod<DockerRestartOptions, readonly string[]>
  /** The same as `docker rm`, called `docker container rm`. */
  readonly containerRm: VerbMethod<DockerRmOptions, readonly string[]>
  /** The same as `docker run`, called `docker container run`. */
  readonly containerRun: VerbMethod<
    DockerRunOptions,
    { readonly id: string; readonly exitCode?: number }
  >
  /** The same as `docker start`, called `docker container start`. */
  readonly containerStart: VerbMethod<DockerStartOptions, readonly string[]>
  /** The same as `docker stats`, called `docker container stats`. */
  readonly containerStats: VerbMethod<DockerStatsOptions, readonly ContainerUsage[]>
  /** The same as `docker stop`, called `docker container stop`. */
  readonly containerStop: VerbMethod<DockerStopOptions, readonly string[]>
  /** The same as `docker top`, called `docker container top`. */
  readonly containerTop: VerbMethod<
    CallOptions,
    { readonly Titles: readonly string[]; readonly Processes: readonly (readonly string[])[] }
  >
  /** The same as `docker unpause`, called `docker container unpause`. */
  readonly containerUnpause: VerbMethod<CallOptions, readonly string[]>
  /** The same as `docker update`, called `docker container update`. */
  readonly containerUpdate: VerbMethod<DockerUpdateOptions, readonly string[]>
  /** The same as `docker wait`, called `docker container wait`. */
  readonly containerWait: VerbMethod<CallOptions, readonly number[]>
}

/** The verbs of `docker image`, as methods. */
export interface DockerImageVerbs {
  /** The same as `docker build`, called `docker image build`. */
  readonly imageBuild: VerbMethod<
    DockerBuildOptions,
    { readonly id: string; readonly tags: readonly string[] }
  >
  /** The same as `docker history`, called `docker image history`. */
  readonly imageHistory: VerbMethod<DockerHistoryOptions, readonly ImageHistoryItem[]>
  /** The same as `docker import`, called `docker image import`. */
  readonly imageImport: VerbMethod<DockerImportOptions, { readonly id: string }>
  /**
   * Display detailed information on one or more images: `docker image inspect [OPTIONS] IMAGE
   * [IMAGE...]`.
   */
  readonly imageInspect: VerbMethod<DockerImageInspectOptions, readonly InspectedImage[]>
  /** The same as `docker load`, called `docker image load`. */
  readonly imageLoad: VerbMethod<DockerLoadOptions, undefined>
  /** The same as `docker images`, called `docker image ls`. */
  readonly imageLs: VerbMethod<DockerImagesOptions, readonly ImageSummary[]>
  /** Remove unused images: `docker image prune [OPTIONS]`. */
  readonly imagePrune: VerbMethod<
    DockerImagePruneOptions,
    { readonly ImagesDeleted: readonly RemovedImage[]; readonly SpaceReclaimed: number }
  >
  /** The same as `docker pull`, called `docker image pull`. */
  readonly imagePull: VerbMethod<DockerPullOptions, { readonly reference: string }>
  /** The same as `docker push`, called `docker image push`. */
  readonly imagePush: VerbMethod<DockerPushOptions, { readonly reference: string }>
  /** The same as `docker rmi`, called `docker image rm`. */
  readonly imageRm: VerbMethod<DockerRmiOptions, readonly RemovedImage[]>
  /** The same as `docker save`, called `docker image save`. */
  readonly imageSave: VerbMethod<DockerSaveOptions, { readonly archive: string }>
  /** The same as `docker tag`, called `docker image tag`. */
  readonly imageTag: VerbMethod<CallOptions, undefined>
}

/** The verbs of `docker network`, as methods. */
export interface DockerNetworkVerbs {
  /** Connect a container to a network: `docker network connect [OPTIONS] NETWORK CONTAINER`. */
  readonly networkConnect: VerbMethod<DockerNetworkConnectOptions, undefined>
  /** Create a network: `docker network create [OPTIONS] NETWORK`. */
  readonly networkCreate: VerbMethod<DockerNetworkCreateOptions, { readonly id: string }>
  /**
   * Disconnect a container from a network: `docker network disconnect [OPTIONS] NETWORK CONTAINER`.
   */
  readonly networkDisconnect: VerbMethod<DockerNetworkDisconnectOptions, undefined>
  /**
   * Display detailed information on one or more networks: `docker network inspect [OPTIONS] NETWORK
   * [NETWORK...]`.
   */
  readonly networkInspect: VerbMethod<DockerNetworkInspectOptions, readonly NetworkResource[]>
  /** List networks: `docker network ls [OPTIONS]`. */
  readonly networkLs: VerbMethod<DockerNetworkLsOptions, readonly NetworkResource[]>
  /** Remove all unused networks: `docker network prune [OPTIONS]`. */
  readonly networkPrune: VerbMethod<
    DockerNetworkPruneOptions,
    { readonly NetworksDeleted: readonly string[] }
  >
  /** Remove one or more networks: `docker network rm NETWORK [NETWORK...]`. */
  readonly networkRm: VerbMethod<DockerNetworkRmOptions, readonly string[]>
}

/** The verbs of `docker system`, as methods. */
export interface DockerSystemVerbs {
  /** Show docker disk usage: `docker system df [OPTIONS]`. */
  readonly systemDf: VerbMethod<DockerSystemDfOptions, readonly DiskUsage[]>
  /** The same as `docker events`, called `docker system events`. */
  readonly systemEvents: VerbMethod<DockerEventsOptions, readonly DaemonEvent[]>
  /** The same as `docker info`, called `docker system info`. */
  readonly systemInfo: VerbMethod<DockerInfoOptions, DockerInfo>
  /** Remove unused data: `docker system prune [OPTIONS]`. */
  readonly systemPrune: VerbMethod<DockerSystemPruneOptions, { readonly spaceReclaimed: number }>
}

/** The verbs of `docker volume`, as methods. */
export interface DockerVolumeVerbs {
  /** Create a volume: `docker volume create [OPTIONS] [VOLUME]`. */
  readonly volumeCreate: VerbMethod<DockerVolumeCreateOptions, VolumeResource>
  /**
   * Display detailed information on one or more volumes: `docker volume inspect [OPTIONS] VOLUME
   * [VOLUME...]`.
   */
  readonly volumeInspect: VerbMethod<DockerVolumeInspectOptions, readonly VolumeResource[]>
  /** List volumes: `docker volume ls [OPTIONS]`. */
  readonly volumeLs: VerbMethod<DockerVolumeLsOptions, readonly VolumeResource[]>
  /** Remove unused local volumes: `docker volume prune [OPTIONS]`. */
  readonly volumePrune: VerbMethod<
    DockerVolumePruneOptions,
    { readonly VolumesDeleted: readonly string[]; readonly SpaceReclaimed: number }
  >
  /**
   * Remove one or more volumes. You cannot remove a volume that is in use by a container: `docker
   * volume rm [OPTIONS] VOLUME [VOLUME...]`.
   */
  readonly volumeRm: VerbMethod<DockerVolumeRmOptions, readonly string[]>
}

/** Options of `docker attach`. */
export interface DockerAttachOptions extends CallOptions {
  /** `--detach-keys`: Override the key sequence for detaching a container. */
  readonly detachKeys?: FlagText | undefined
  /** `--no-stdin`: Do not attach STDIN. */
  readonly noStdin?: boolean | undefined
  /** `--sig-proxy`: Proxy all received signals to the process. Default: `true`. */
  readonly sigProxy?: boolean | undefined
}

/** Options of `docker build`. */
export interface DockerBuildOptions extends CallOptions {
  /** `--add-host`: Add a custom host-to-IP mapping (format: "host:ip"). */
  readonly addHost?: FlagList | undefined
  /**
   * `--allow`: Allow extra privileged entitlement (e.g., "network.host", "security.insecure",
   * "device").
   */
  readonly allow?: FlagList | undefined
  /** `--annotation`: Add annotation to the image. */
  readonly annotation?: FlagList | undefined
  /** `--attest`: Attestation parameters (format: "type=sbom,generator=image"). */
  readonly attest?: FlagList | undefined
  /** `--build-arg`: Set build-time variables. */
  readonly buildArg?: FlagList | undefined
  /** `--build-context`: Additional build contexts (e.g., name=path). */
  readonly buildContext?: FlagList | undefined
  /** `--builder`: Override the configured builder instance. */
  readonly builder?: FlagText | undefined
  /**
   * `--cache-from`: External cache sources (e.g., "user/app:cache", "type=local,src=path/to/dir").
   */
  readonly cacheFrom?: FlagList | undefined
  /**
   * `--cache-to`: Cache export destinations (e.g., "user/app:cache",
   * "type=local,dest=path/to/dir").
   */
  readonly cacheTo?: FlagList | undefined
  /**
   * `--call`: Set method for evaluating build ("check", "outline", "targets"). Default: `build`.
   */
  readonly call?: FlagText | undefined
  /** `--cgroup-parent`: Set the parent cgroup for the "RUN" instructions during build. */
  readonly cgroupParent?: FlagText | undefined
  /** `--check`: Shorthand for "--call=check". */
  readonly check?: boolean | undefined
  /** `--debug`, `-D`: Enable debug logging. */
  readonly debug?: boolean | undefined
  /** `--file`, `-f`: Name of the Dockerfile (default: "PATH/Dockerfile"). */
  readonly file?: FlagText | undefined
  /** `--iidfile`: Write the image ID to a file. */
  readonly iidfile?: FlagText | undefined
  /** `--label`: Set metadata for an image. */
  readonly label?: FlagList | undefined
  /** `--load`: Shorthand for "--output=type=docker". */
  readonly load?: boolean | undefined
  /** `--metadata-file`: Write build result metadata to a file. */
  readonly metadataFile?: FlagText | undefined
  /**
   * `--network`: Set the networking mode for the "RUN" instructions during build. Default:
   * `default`.
   */
  readonly network?: FlagText | undefined
  /** `--no-cache`: Do not use cache when building the image. */
  readonly noCache?: boolean | undefined
  /** `--no-cache-filter`: Do not cache specified stages. */
  readonly noCacheFilter?: FlagList | undefined
  /** `--output`, `-o`: Output destination (format: "type=local,dest=path"). */
  readonly output?: FlagList | undefined
  /** `--platform`: Set target platform for build. */
  readonly platform?: FlagList | undefined
  /**
   * `--progress`: Set type of progress output ("auto", "none", "plain", "quiet", "rawjson", "tty").
   * Use plain to show container output. Default: `auto`.
   */
  readonly progress?: FlagText | undefined
  /** `--provenance`: Shorthand for "--attest=type=provenance". */
  readonly provenance?: FlagText | undefined
  /** `--pull`: Always attempt to pull all referenced images. */
  readonly pull?: boolean | undefined
  /** `--push`: Shorthand for "--output=type=registry". */
  readonly push?: boolean | undefined
  /** `--quiet`, `-q`: Suppress the build output and print image ID on success. */
  readonly quiet?: boolean | undefined
  /** `--sbom`: Shorthand for "--attest=type=sbom". */
  readonly sbom?: FlagText | undefined
  /** `--secret`: Secret to expose to the build (format: "id=mysecret[,src=/local/secret]"). */
  readonly secret?: FlagList | undefined
  /** `--shm-size`: Shared memory size for build containers. */
  readonly shmSize?: FlagText | undefined
  /**
   * `--ssh`: SSH agent socket or keys to expose to the build (format:
   * "default|<id>[=<socket>|<key>[,<key>]]").
   */
  readonly ssh?: FlagList | undefined
  /** `--tag`, `-t`: Name and optionally a tag (format: "name:tag"). */
  readonly tag?: FlagList | undefined
  /** `--target`: Set the target build stage to build. */
  readonly target?: FlagText | undefined
  /** `--ulimit`: Ulimit options (default []). */
  readonly ulimit?: FlagList | undefined
}

/** Options of `docker commit`. */
export interface DockerCommitOptions extends CallOptions {
  /** `--author`, `-a`: Author (e.g., "John Hannibal Smith <hannibal@a-team.com>"). */
  readonly author?: FlagText | undefined
  /** `--change`, `-c`: Apply Dockerfile instruction to the created image. */
  readonly change?: FlagList | undefined
  /** `--message`, `-m`: Commit message. */
  readonly message?: FlagText | undefined
  /** `--pause`, `-p`: Pause container during commit. Default: `true`. */
  readonly pause?: boolean | undefined
}

/** Options of `docker cp`. */
export interface DockerCpOptions extends CallOptions {
  /** `--archive`, `-a`: Archive mode (copy all uid/gid information). */
  readonly archive?: boolean | undefined
  /** `--follow-link`, `-L`: Always follow symbol link in SRC_PATH. */
  readonly followLink?: boolean | undefined
  /**
   * `--quiet`, `-q`: Suppress progress output during copy. Progress output is automatically
   * suppressed if no terminal is attached.
   */
  readonly quiet?: boolean | undefined
}

/** Options of `docker create`. */
export interface DockerCreateOptions extends CallOptions {
  /** `--add-host`: Add a custom host-to-IP mapping (host:ip). */
  readonly addHost?: FlagList | undefined
  /** `--dns`: Set custom DNS servers. */
  readonly dns?: FlagList | undefined
  /** `--dns-option`: Set DNS options. */
  readonly dnsOption?: FlagList | undefined
  /** `--dns-search`: Set custom DNS search domains. */
  readonly dnsSearch?: FlagList | undefined
  /** `--domainname`: Container NIS domain name. */
  readonly domainname?: FlagText | undefined
  /** `--expose`: Expose a port or a range of ports. */
  readonly expose?: FlagList | undefined
  /** `--hostname`, `-h`: Container host name. */
  readonly hostname?: FlagText | undefined
  /** `--ip`: IPv4 address (e.g., 172.30.100.104). */
  readonly ip?: FlagText | undefined
  /** `--ip6`: IPv6 address (e.g., 2001:db8::33). */
  readonly ip6?: FlagText | undefined
  /** `--link`: Add link to another container. */
  readonly link?: FlagList | undefined
  /** `--link-local-ip`: Container IPv4/IPv6 link-local addresses. */
  readonly linkLocalIp?: FlagList | undefined
  /** `--mac-address`: Container MAC address (e.g., 92:d0:c6:0a:29:33). */
  readonly macAddress?: FlagText | undefined
  /** `--network`: Connect a container to a network. */
  readonly network?: FlagList | undefined
  /** `--network-alias`: Add network-scoped alias for the container. */
  readonly networkAlias?: FlagList | undefined
  /** `--publish`, `-p`: Publish a container's port(s) to the host. */
  readonly publish?: FlagList | undefined
  /** `--publish-all`, `-P`: Publish all exposed ports to random ports. */
  readonly publishAll?: boolean | undefined
  /**
   * `--blkio-weight`: Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0).
   */
  readonly blkioWeight?: number | string | undefined
  /** `--blkio-weight-device`: Block IO weight (relative device weight) (default []). */
  readonly blkioWeightDevice?: FlagList | undefined
  /** `--cpu-count`: CPU count (Windows only). */
  readonly cpuCount?: number | string | undefined
  /** `--cpu-percent`: CPU percent (Windows only). */
  readonly cpuPercent?: number | string | undefined
  /** `--cpu-period`: Limit CPU CFS (Completely Fair Scheduler) period. */
  readonly cpuPeriod?: number | string | undefined
  /** `--cpu-quota`: Limit CPU CFS (Completely Fair Scheduler) quota. */
  readonly cpuQuota?: number | string | undefined
  /** `--cpu-rt-period`: Limit CPU real-time period in microseconds. */
  readonly cpuRtPeriod?: number | string | undefined
  /** `--cpu-rt-runtime`: Limit CPU real-time runtime in microseconds. */
  readonly cpuRtRuntime?: number | string | undefined
  /** `--cpu-shares`, `-c`: CPU shares (relative weight). */
  readonly cpuShares?: number | string | undefined
  /** `--cpus`: Number of CPUs. */
  readonly cpus?: FlagText | undefined
  /** `--cpuset-cpus`: CPUs in which to allow execution (0-3, 0,1). */
  readonly cpusetCpus?: FlagText | undefined
  /** `--cpuset-mems`: MEMs in which to allow execution (0-3, 0,1). */
  readonly cpusetMems?: FlagText | undefined
  /** `--device`: Add a host device to the container. */
  readonly device?: FlagList | undefined
  /** `--device-cgroup-rule`: Add a rule to the cgroup allowed devices list. */
  readonly deviceCgroupRule?: FlagList | undefined
  /** `--device-read-bps`: Limit read rate (bytes per second) from a device (default []). */
  readonly deviceReadBps?: FlagList | undefined
  /** `--device-read-iops`: Limit read rate (IO per second) from a device (default []). */
  readonly deviceReadIops?: FlagList | undefined
  /** `--device-write-bps`: Limit write rate (bytes per second) to a device (default []). */
  readonly deviceWriteBps?: FlagList | undefined
  /** `--device-write-iops`: Limit write rate (IO per second) to a device (default []). */
  readonly deviceWriteIops?: FlagList | undefined
  /** `--gpus`: GPU devices to add to the container ('all' to pass all GPUs). */
  readonly gpus?: FlagText | undefined
  /** `--io-maxbandwidth`: Maximum IO bandwidth limit for the system drive (Windows only). */
  readonly ioMaxbandwidth?: FlagText | undefined
  /** `--io-maxiops`: Maximum IOps limit for the system drive (Windows only). */
  readonly ioMaxiops?: number | string | undefined
  /** `--kernel-memory`: Kernel memory limit. */
  readonly kernelMemory?: FlagText | undefined
  /** `--memory`, `-m`: Memory limit. */
  readonly memory?: FlagText | undefined
  /** `--memory-reservation`: Memory soft limit. */
  readonly memoryReservation?: FlagText | undefined
  /** `--memory-swap`: Swap limit equal to memory plus swap: '-1' to enable unlimited swap. */
  readonly memorySwap?: FlagText | undefined
  /** `--memory-swappiness`: Tune container memory swappiness (0 to 100). Default: `-1`. */
  readonly memorySwappiness?: number | string | undefined
  /** `--oom-kill-disable`: Disable OOM Killer. */
  readonly oomKillDisable?: boolean | undefined
  /** `--oom-score-adj`: Tune host's OOM preferences (-1000 to 1000). */
  readonly oomScoreAdj?: number | string | undefined
  /** `--pids-limit`: Tune container pids limit (set -1 for unlimited). */
  readonly pidsLimit?: number | string | undefined
  /** `--shm-size`: Size of /dev/shm. */
  readonly shmSize?: FlagText | undefined
  /** `--storage-opt`: Storage driver options for the container. */
  readonly storageOpt?: FlagList | undefined
  /** `--sysctl`: Sysctl options (default map[]). */
  readonly sysctl?: FlagList | undefined
  /** `--ulimit`: Ulimit options (default []). */
  readonly ulimit?: FlagList | undefined
  /**
   * `--annotation`: Add an annotation to the container (passed through to the OCI runtime) (default
   * map[]).
   */
  readonly annotation?: FlagList | undefined
  /** `--attach`, `-a`: Attach to STDIN, STDOUT or STDERR. */
  readonly attach?: FlagList | undefined
  /** `--cap-add`: Add Linux capabilities. */
  readonly capAdd?: FlagList | undefined
  /** `--cap-drop`: Drop Linux capabilities. */
  readonly capDrop?: FlagList | undefined
  /** `--cgroup-parent`: Optional parent cgroup for the container. */
  readonly cgroupParent?: FlagText | undefined
  /**
   * `--cgroupns`: Cgroup namespace to use (host|private) 'host': Run the container in the Docker
   * host's cgroup namespace 'private': Run the container in its own private cgroup namespace '':
   * Use the cgroup namespace as configured by the default-cgroupns-mode option on the daemon
   * (default).
   */
  readonly cgroupns?: FlagText | undefined
  /** `--cidfile`: Write the container ID to the file. */
  readonly cidfile?: FlagText | undefined
  /** `--disable-content-trust`: Skip image verification. Default: `true`. */
  readonly disableContentTrust?: boolean | undefined
  /** `--entrypoint`: Overwrite the default ENTRYPOINT of the image. */
  readonly entrypoint?: FlagText | undefined
  /** `--env`, `-e`: Set environment variables. */
  readonly env?: FlagList | undefined
  /** `--env-file`: Read in a file of environment variables. */
  readonly envFile?: FlagList | undefined
  /** `--group-add`: Add additional groups to join. */
  readonly groupAdd?: FlagList | undefined
  /** `--health-cmd`: Command to run to check health. */
  readonly healthCmd?: FlagText | undefined
  /** `--health-interval`: Time between running the check (ms|s|m|h) (default 0s). */
  readonly healthInterval?: FlagText | undefined
  /** `--health-retries`: Consecutive failures needed to report unhealthy. Default: `0`. */
  readonly healthRetries?: number | string | undefined
  /**
   * `--health-start-interval`: Time between running the check during the start period (ms|s|m|h)
   * (default 0s).
   */
  readonly healthStartInterval?: FlagText | undefined
  /**
   * `--health-start-period`: Start period for the container to initialize before starting
   * health-retries countdown (ms|s|m|h) (default 0s).
   */
  readonly healthStartPeriod?: FlagText | undefined
  /** `--health-timeout`: Maximum time to allow one check to run (ms|s|m|h) (default 0s). */
  readonly healthTimeout?: FlagText | undefined
  /** `--help`: Print usage. */
  readonly help?: boolean | undefined
  /** `--init`: Run an init inside the container that forwards signals and reaps processes. */
  readonly init?: boolean | undefined
  /** `--interactive`, `-i`: Keep STDIN open even if not attached. */
  readonly interactive?: boolean | undefined
  /** `--ipc`: IPC mode to use. */
  readonly ipc?: FlagText | undefined
  /** `--isolation`: Container isolation technology. */
  readonly isolation?: FlagText | undefined
  /** `--label`, `-l`: Set meta data on a container. */
  readonly label?: FlagList | undefined
  /** `--label-file`: Read in a line delimited file of labels. */
  readonly labelFile?: FlagList | undefined
  /** `--log-driver`: Logging driver for the container. */
  readonly logDriver?: FlagText | undefined
  /** `--log-opt`: Log driver options. */
  readonly logOpt?: FlagList | undefined
  /** `--mount`: Attach a filesystem mount to the container. */
  readonly mount?: FlagList | undefined
  /** `--name`: Assign a name to the container. */
  readonly name?: FlagText | undefined
  /** `--no-healthcheck`: Disable any container-specified HEALTHCHECK. */
  readonly noHealthcheck?: boolean | undefined
  /** `--pid`: PID namespace to use. */
  readonly pid?: FlagText | undefined
  /** `--platform`: Set platform if server is multi-platform capable. */
  readonly platform?: FlagText | undefined
  /** `--privileged`: Give extended privileges to this container. */
  readonly privileged?: boolean | undefined
  /** `--pull`: Pull image before creating ("always", "|missing", "never"). Default: `missing`. */
  readonly pull?: FlagText | undefined
  /** `--quiet`, `-q`: Suppress the pull output. */
  readonly quiet?: boolean | undefined
  /** `--read-only`: Mount the container's root filesystem as read only. */
  readonly readOnly?: boolean | undefined
  /** `--restart`: Restart policy to apply when a container exits. Default: `no`. */
  readonly restart?: FlagText | undefined
  /**
   * `--rm`: Automatically remove the container and its associated anonymous volumes when it exits.
   */
  readonly rm?: boolean | undefined
  /** `--runtime`: Runtime to use for this container. */
  readonly runtime?: FlagText | undefined
  /** `--security-opt`: Security Options. */
  readonly securityOpt?: FlagList | undefined
  /** `--stop-signal`: Signal to stop the container. */
  readonly stopSignal?: FlagText | undefined
  /** `--stop-timeout`: Timeout (in seconds) to stop a container. */
  readonly stopTimeout?: number | string | undefined
  /** `--tmpfs`: Mount a tmpfs directory. */
  readonly tmpfs?: FlagList | undefined
  /** `--tty`, `-t`: Allocate a pseudo-TTY. */
  readonly tty?: boolean | undefined
  /** `--use-api-socket`: Bind mount Docker API socket and required auth. */
  readonly useApiSocket?: boolean | undefined
  /** `--user`, `-u`: Username or UID (format: <name|uid>[:<group|gid>]). */
  readonly user?: FlagText | undefined
  /** `--userns`: User namespace to use. */
  readonly userns?: FlagText | undefined
  /** `--uts`: UTS namespace to use. */
  readonly uts?: FlagText | undefined
  /** `--volume`, `-v`: Bind mount a volume. */
  readonly volume?: FlagList | undefined
  /** `--volume-driver`: Optional volume driver for the container. */
  readonly volumeDriver?: FlagText | undefined
  /** `--volumes-from`: Mount volumes from the specified container(s). */
  readonly volumesFrom?: FlagList | undefined
  /** `--workdir`, `-w`: Working directory inside the container. */
  readonly workdir?: FlagText | undefined
}

/** Options of `docker events`. */
export interface DockerEventsOptions extends CallOptions {
  /** `--filter`, `-f`: Filter output based on conditions provided. */
  readonly filter?: FlagList | undefined
  /**
   * `--format`: Format output using a custom template: 'json': Print in JSON format 'TEMPLATE':
   * Print output using the given Go template. Refer to https://docs.docker.com/go/formatting/ for
   * more information about formatting output with templates.
   */
  readonly format?: FlagText | undefined
  /** `--since`: Show all events created since timestamp. */
  readonly since?: FlagText | undefined
  /** `--until`: Stream events until this timestamp. */
  readonly until?: FlagText | undefined
}

/** Options of `docker exec`. */
export interface DockerExecOptions extends CallOptions {
  /** `--detach`, `-d`: Detached mode: run command in the background. */
  readonly detach?: boolean | undefined
  /** `--detach-keys`: Override the key sequence for detaching a container. */
  readonly detachKeys?: FlagText | undefined
  /** `--env`, `-e`: Set environment variables. */
  readonly env?: FlagList | undefined
  /** `--env-file`: Read in a file of environment variables. */
  readonly envFile?: FlagList | undefined
  /** `--interactive`, `-i`: Keep STDIN open even if not attached. */
  readonly interactive?: boolean | undefined
  /** `--privileged`: Give extended privileges to the command. */
  readonly privileged?: boolean | undefined
  /** `--tty`, `-t`: Allocate a pseudo-TTY. */
  readonly tty?: boolean | undefined
  /** `--user`, `-u`: Username or UID (format: "<name|uid>[:<group|gid>]"). */
  readonly user?: FlagText | undefined
  /** `--workdir`, `-w`: Working directory inside the container. */
  readonly workdir?: FlagText | undefined
}

/** Options of `docker export`. */
export interface DockerExportOptions extends CallOptions {
  /** `--output`, `-o`: Write to a file, instead of STDOUT. */
  readonly output?: FlagText | undefined
}

/** Options of `docker history`. */
export interface DockerHistoryOptions extends CallOptions {
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--human`, `-H`: Print sizes and dates in human readable format. Default: `true`. */
  readonly human?: boolean | undefined
  /** `--no-trunc`: Don't truncate output. */
  readonly noTrunc?: boolean | undefined
  /**
   * `--platform`: Show history for the given platform. Formatted as "os[/arch[/variant]]" (e.g.,
   * "linux/amd64").
   */
  readonly platform?: FlagText | undefined
  /** `--quiet`, `-q`: Only show image IDs. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker images`. */
export interface DockerImagesOptions extends CallOptions {
  /** `--all`, `-a`: Show all images (default hides intermediate images). */
  readonly all?: boolean | undefined
  /** `--digests`: Show digests. */
  readonly digests?: boolean | undefined
  /** `--filter`, `-f`: Filter output based on conditions provided. */
  readonly filter?: FlagList | undefined
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--no-trunc`: Don't truncate output. */
  readonly noTrunc?: boolean | undefined
  /** `--quiet`, `-q`: Only show image IDs. */
  readonly quiet?: boolean | undefined
  /** `--tree`: List multi-platform images as a tree (EXPERIMENTAL). */
  readonly tree?: boolean | undefined
}

/** Options of `docker import`. */
export interface DockerImportOptions extends CallOptions {
  /** `--change`, `-c`: Apply Dockerfile instruction to the created image. */
  readonly change?: FlagList | undefined
  /** `--message`, `-m`: Set commit message for imported image. */
  readonly message?: FlagText | undefined
  /** `--platform`: Set platform if server is multi-platform capable. */
  readonly platform?: FlagText | undefined
}

/** Options of `docker info`. */
export interface DockerInfoOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
}

/** Options of `docker inspect`. */
export interface DockerInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
  /** `--size`, `-s`: Display total file sizes if the type is container. */
  readonly size?: boolean | undefined
  /** `--type`: Only inspect objects of the given type. */
  readonly type?: FlagText | undefined
}

/** Options of `docker kill`. */
export interface DockerKillOptions extends CallOptions {
  /** `--signal`, `-s`: Signal to send to the container. */
  readonly signal?: FlagText | undefined
}

/** Options of `docker load`. */
export interface DockerLoadOptions extends CallOptions {
  /** `--input`, `-i`: Read from tar archive file, instead of STDIN. */
  readonly input?: FlagText | undefined
  /**
   * `--platform`: Load only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g.,
   * "linux/amd64").
   */
  readonly platform?: FlagText | undefined
  /** `--quiet`, `-q`: Suppress the load output. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker login`. */
export interface DockerLoginOptions extends CallOptions {
  /** `--password`, `-p`: Password or Personal Access Token (PAT). */
  readonly password?: FlagText | undefined
  /** `--password-stdin`: Take the Password or Personal Access Token (PAT) from stdin. */
  readonly passwordStdin?: boolean | undefined
  /** `--username`, `-u`: Username. */
  readonly username?: FlagText | undefined
}

/** Options of `docker logs`. */
export interface DockerLogsOptions extends CallOptions {
  /** `--details`: Show extra details provided to logs. */
  readonly details?: boolean | undefined
  /** `--follow`, `-f`: Follow log output. */
  readonly follow?: boolean | undefined
  /**
   * `--since`: Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for
   * 42 minutes).
   */
  readonly since?: FlagText | undefined
  /** `--tail`, `-n`: Number of lines to show from the end of the logs. Default: `all`. */
  readonly tail?: FlagText | undefined
  /** `--timestamps`, `-t`: Show timestamps. */
  readonly timestamps?: boolean | undefined
  /**
   * `--until`: Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m"
   * for 42 minutes).
   */
  readonly until?: FlagText | undefined
}

/** Options of `docker ps`. */
export interface DockerPsOptions extends CallOptions {
  /** `--all`, `-a`: Show all containers (default shows just running). */
  readonly all?: boolean | undefined
  /** `--filter`, `-f`: Filter output based on conditions provided. */
  readonly filter?: FlagList | undefined
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--last`, `-n`: Show n last created containers (includes all states). Default: `-1`. */
  readonly last?: number | string | undefined
  /** `--latest`, `-l`: Show the latest created container (includes all states). */
  readonly latest?: boolean | undefined
  /** `--no-trunc`: Don't truncate output. */
  readonly noTrunc?: boolean | undefined
  /** `--quiet`, `-q`: Only display container IDs. */
  readonly quiet?: boolean | undefined
  /** `--size`, `-s`: Display total file sizes. */
  readonly size?: boolean | undefined
}

/** Options of `docker pull`. */
export interface DockerPullOptions extends CallOptions {
  /** `--all-tags`, `-a`: Download all tagged images in the repository. */
  readonly allTags?: boolean | undefined
  /** `--disable-content-trust`: Skip image verification. Default: `true`. */
  readonly disableContentTrust?: boolean | undefined
  /** `--platform`: Set platform if server is multi-platform capable. */
  readonly platform?: FlagText | undefined
  /** `--quiet`, `-q`: Suppress verbose output. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker push`. */
export interface DockerPushOptions extends CallOptions {
  /** `--all-tags`, `-a`: Push all tags of an image to the repository. */
  readonly allTags?: boolean | undefined
  /** `--disable-content-trust`: Skip image signing. Default: `true`. */
  readonly disableContentTrust?: boolean | undefined
  /**
   * `--platform`: Push a platform-specific manifest as a single-platform image to the registry.
   * Image index won't be pushed, meaning that other manifests, including attestations won't be
   * preserved. 'os[/arch[/variant]]': Explicit platform (eg. linux/amd64).
   */
  readonly platform?: FlagText | undefined
  /** `--quiet`, `-q`: Suppress verbose output. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker restart`. */
export interface DockerRestartOptions extends CallOptions {
  /** `--signal`, `-s`: Signal to send to the container. */
  readonly signal?: FlagText | undefined
  /** `--timeout`, `-t`: Seconds to wait before killing the container. */
  readonly timeout?: number | string | undefined
}

/** Options of `docker rm`. */
export interface DockerRmOptions extends CallOptions {
  /** `--force`, `-f`: Force the removal of a running container (uses SIGKILL). */
  readonly force?: boolean | undefined
  /** `--link`, `-l`: Remove the specified link. */
  readonly link?: boolean | undefined
  /** `--volumes`, `-v`: Remove anonymous volumes associated with the container. */
  readonly volumes?: boolean | undefined
}

/** Options of `docker rmi`. */
export interface DockerRmiOptions extends CallOptions {
  /** `--force`, `-f`: Force removal of the image. */
  readonly force?: boolean | undefined
  /** `--no-prune`: Do not delete untagged parents. */
  readonly noPrune?: boolean | undefined
  /**
   * `--platform`: Remove only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g.,
   * "linux/amd64").
   */
  readonly platform?: FlagList | undefined
}

/** Options of `docker run`. */
export interface DockerRunOptions extends DockerCreateOptions {
  /** `--detach`, `-d`: Run container in background and print container ID. */
  readonly detach?: boolean | undefined
  /** `--detach-keys`: Override the key sequence for detaching a container. */
  readonly detachKeys?: FlagText | undefined
  /** `--sig-proxy`: Proxy received signals to the process. Default: `true`. */
  readonly sigProxy?: boolean | undefined
}

/** Options of `docker save`. */
export interface DockerSaveOptions extends CallOptions {
  /** `--output`, `-o`: Write to a file, instead of STDOUT. */
  readonly output?: FlagText | undefined
  /**
   * `--platform`: Save only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g.,
   * "linux/amd64").
   */
  readonly platform?: FlagText | undefined
}

/** Options of `docker search`. */
export interface DockerSearchOptions extends Omit<CallOptions, 'limit'> {
  /** `--filter`, `-f`: Filter output based on conditions provided. */
  readonly filter?: FlagList | undefined
  /** `--format`: Pretty-print search using a Go template. */
  readonly format?: FlagText | undefined
  /** `--limit`: Max number of search results. */
  readonly limit?: number | string | undefined
  /** `--no-trunc`: Don't truncate output. */
  readonly noTrunc?: boolean | undefined
}

/** Options of `docker start`. */
export interface DockerStartOptions extends CallOptions {
  /** `--attach`, `-a`: Attach STDOUT/STDERR and forward signals. */
  readonly attach?: boolean | undefined
  /** `--checkpoint`: Restore from this checkpoint. */
  readonly checkpoint?: FlagText | undefined
  /** `--checkpoint-dir`: Use a custom checkpoint storage directory. */
  readonly checkpointDir?: FlagText | undefined
  /** `--detach-keys`: Override the key sequence for detaching a container. */
  readonly detachKeys?: FlagText | undefined
  /** `--interactive`, `-i`: Attach container's STDIN. */
  readonly interactive?: boolean | undefined
}

/** Options of `docker stats`. */
export interface DockerStatsOptions extends CallOptions {
  /** `--all`, `-a`: Show all containers (default shows just running). */
  readonly all?: boolean | undefined
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--no-stream`: Disable streaming stats and only pull the first result. */
  readonly noStream?: boolean | undefined
  /** `--no-trunc`: Do not truncate output. */
  readonly noTrunc?: boolean | undefined
}

/** Options of `docker stop`. */
export interface DockerStopOptions extends CallOptions {
  /** `--signal`, `-s`: Signal to send to the container. */
  readonly signal?: FlagText | undefined
  /** `--timeout`, `-t`: Seconds to wait before killing the container. */
  readonly timeout?: number | string | undefined
}

/** Options of `docker update`. */
export interface DockerUpdateOptions extends CallOptions {
  /**
   * `--blkio-weight`: Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0).
   */
  readonly blkioWeight?: number | string | undefined
  /** `--cpu-period`: Limit CPU CFS (Completely Fair Scheduler) period. */
  readonly cpuPeriod?: number | string | undefined
  /** `--cpu-quota`: Limit CPU CFS (Completely Fair Scheduler) quota. */
  readonly cpuQuota?: number | string | undefined
  /** `--cpu-rt-period`: Limit the CPU real-time period in microseconds. */
  readonly cpuRtPeriod?: number | string | undefined
  /** `--cpu-rt-runtime`: Limit the CPU real-time runtime in microseconds. */
  readonly cpuRtRuntime?: number | string | undefined
  /** `--cpu-shares`, `-c`: CPU shares (relative weight). */
  readonly cpuShares?: number | string | undefined
  /** `--cpus`: Number of CPUs. */
  readonly cpus?: FlagText | undefined
  /** `--cpuset-cpus`: CPUs in which to allow execution (0-3, 0,1). */
  readonly cpusetCpus?: FlagText | undefined
  /** `--cpuset-mems`: MEMs in which to allow execution (0-3, 0,1). */
  readonly cpusetMems?: FlagText | undefined
  /** `--memory`, `-m`: Memory limit. */
  readonly memory?: FlagText | undefined
  /** `--memory-reservation`: Memory soft limit. */
  readonly memoryReservation?: FlagText | undefined
  /** `--memory-swap`: Swap limit equal to memory plus swap: -1 to enable unlimited swap. */
  readonly memorySwap?: FlagText | undefined
  /** `--pids-limit`: Tune container pids limit (set -1 for unlimited). */
  readonly pidsLimit?: number | string | undefined
  /** `--restart`: Restart policy to apply when a container exits. */
  readonly restart?: FlagText | undefined
}

/** Options of `docker version`. */
export interface DockerVersionOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
}

/** Options of `docker builder prune`. */
export interface DockerBuilderPruneOptions extends CallOptions {
  /** `--builder`: Override the configured builder instance. */
  readonly builder?: FlagText | undefined
  /** `--debug`, `-D`: Enable debug logging. */
  readonly debug?: boolean | undefined
  /** `--all`, `-a`: Remove all unused build cache, not just dangling ones. */
  readonly all?: boolean | undefined
  /** `--filter`: Provide filter values (e.g. "until=24h"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
  /** `--max-used-space`: Maximum amount of disk space allowed to keep for cache. */
  readonly maxUsedSpace?: FlagText | undefined
  /** `--min-free-space`: Target amount of free disk space after pruning. */
  readonly minFreeSpace?: FlagText | undefined
  /** `--reserved-space`: Amount of disk space always allowed to keep for cache. */
  readonly reservedSpace?: FlagText | undefined
  /** `--verbose`: Provide a more verbose output. */
  readonly verbose?: boolean | undefined
}

/** Options of `docker context create`. */
export interface DockerContextCreateOptions extends CallOptions {
  /** `--description`: Description of the context. */
  readonly description?: FlagText | undefined
  /** `--docker`: set the docker endpoint (default []). */
  readonly docker?: FlagList | undefined
  /** `--from`: create context from a named context. */
  readonly from?: FlagText | undefined
}

/** Options of `docker context inspect`. */
export interface DockerContextInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
}

/** Options of `docker context ls`. */
export interface DockerContextLsOptions extends CallOptions {
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--quiet`, `-q`: Only show context names. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker context rm`. */
export interface DockerContextRmOptions extends CallOptions {
  /** `--force`, `-f`: Force the removal of a context in use. */
  readonly force?: boolean | undefined
}

/** Options of `docker context update`. */
export interface DockerContextUpdateOptions extends CallOptions {
  /** `--description`: Description of the context. */
  readonly description?: FlagText | undefined
  /** `--docker`: set the docker endpoint (default []). */
  readonly docker?: FlagList | undefined
}

/** Options of `docker container inspect`. */
export interface DockerContainerInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
  /** `--size`, `-s`: Display total file sizes. */
  readonly size?: boolean | undefined
}

/** Options of `docker container prune`. */
export interface DockerContainerPruneOptions extends CallOptions {
  /** `--filter`: Provide filter values (e.g. "until=<timestamp>"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
}

/** Options of `docker image inspect`. */
export interface DockerImageInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
  /**
   * `--platform`: Inspect a specific platform of the multi-platform image. If the image or the
   * server is not multi-platform capable, the command will error out if the platform does not
   * match. 'os[/arch[/variant]]': Explicit platform (eg. linux/amd64).
   */
  readonly platform?: FlagText | undefined
}

/** Options of `docker image prune`. */
export interface DockerImagePruneOptions extends CallOptions {
  /** `--all`, `-a`: Remove all unused images, not just dangling ones. */
  readonly all?: boolean | undefined
  /** `--filter`: Provide filter values (e.g. "until=<timestamp>"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
}

/** Options of `docker network connect`. */
export interface DockerNetworkConnectOptions extends CallOptions {
  /** `--alias`: Add network-scoped alias for the container. */
  readonly alias?: FlagList | undefined
  /** `--driver-opt`: driver options for the network. */
  readonly driverOpt?: FlagList | undefined
  /**
   * `--gw-priority`: Highest gw-priority provides the default gateway. Accepts positive and
   * negative values.
   */
  readonly gwPriority?: number | string | undefined
  /** `--ip`: IPv4 address (e.g., "172.30.100.104"). */
  readonly ip?: FlagText | undefined
  /** `--ip6`: IPv6 address (e.g., "2001:db8::33"). */
  readonly ip6?: FlagText | undefined
  /** `--link`: Add link to another container. */
  readonly link?: FlagList | undefined
  /** `--link-local-ip`: Add a link-local address for the container. */
  readonly linkLocalIp?: FlagList | undefined
}

/** Options of `docker network create`. */
export interface DockerNetworkCreateOptions extends CallOptions {
  /** `--attachable`: Enable manual container attachment. */
  readonly attachable?: boolean | undefined
  /** `--aux-address`: Auxiliary IPv4 or IPv6 addresses used by Network driver (default map[]). */
  readonly auxAddress?: FlagList | undefined
  /** `--config-from`: The network from which to copy the configuration. */
  readonly configFrom?: FlagText | undefined
  /** `--config-only`: Create a configuration only network. */
  readonly configOnly?: boolean | undefined
  /** `--driver`, `-d`: Driver to manage the Network. Default: `bridge`. */
  readonly driver?: FlagText | undefined
  /** `--gateway`: IPv4 or IPv6 Gateway for the master subnet. */
  readonly gateway?: FlagList | undefined
  /** `--ingress`: Create swarm routing-mesh network. */
  readonly ingress?: boolean | undefined
  /** `--internal`: Restrict external access to the network. */
  readonly internal?: boolean | undefined
  /** `--ip-range`: Allocate container ip from a sub-range. */
  readonly ipRange?: FlagList | undefined
  /** `--ipam-driver`: IP Address Management Driver. Default: `default`. */
  readonly ipamDriver?: FlagText | undefined
  /** `--ipam-opt`: Set IPAM driver specific options (default map[]). */
  readonly ipamOpt?: FlagList | undefined
  /** `--ipv4`: Enable or disable IPv4 address assignment. Default: `true`. */
  readonly ipv4?: boolean | undefined
  /** `--ipv6`: Enable or disable IPv6 address assignment. */
  readonly ipv6?: boolean | undefined
  /** `--label`: Set metadata on a network. */
  readonly label?: FlagList | undefined
  /** `--opt`, `-o`: Set driver specific options (default map[]). */
  readonly opt?: FlagList | undefined
  /** `--scope`: Control the network's scope. */
  readonly scope?: FlagText | undefined
  /** `--subnet`: Subnet in CIDR format that represents a network segment. */
  readonly subnet?: FlagList | undefined
}

/** Options of `docker network disconnect`. */
export interface DockerNetworkDisconnectOptions extends CallOptions {
  /** `--force`, `-f`: Force the container to disconnect from a network. */
  readonly force?: boolean | undefined
}

/** Options of `docker network inspect`. */
export interface DockerNetworkInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
  /** `--verbose`, `-v`: Verbose output for diagnostics. */
  readonly verbose?: boolean | undefined
}

/** Options of `docker network ls`. */
export interface DockerNetworkLsOptions extends CallOptions {
  /** `--filter`, `-f`: Provide filter values (e.g. "driver=bridge"). */
  readonly filter?: FlagList | undefined
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--no-trunc`: Do not truncate the output. */
  readonly noTrunc?: boolean | undefined
  /** `--quiet`, `-q`: Only display network IDs. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker network prune`. */
export interface DockerNetworkPruneOptions extends CallOptions {
  /** `--filter`: Provide filter values (e.g. "until=<timestamp>"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
}

/** Options of `docker network rm`. */
export interface DockerNetworkRmOptions extends CallOptions {
  /** `--force`, `-f`: Do not error if the network does not exist. */
  readonly force?: boolean | undefined
}

/** Options of `docker system df`. */
export interface DockerSystemDfOptions extends CallOptions {
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--verbose`, `-v`: Show detailed information on space usage. */
  readonly verbose?: boolean | undefined
}

/** Options of `docker system prune`. */
export interface DockerSystemPruneOptions extends CallOptions {
  /** `--all`, `-a`: Remove all unused images not just dangling ones. */
  readonly all?: boolean | undefined
  /** `--filter`: Provide filter values (e.g. "label=<key>=<value>"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
  /** `--volumes`: Prune anonymous volumes. */
  readonly volumes?: boolean | undefined
}

/** Options of `docker volume create`. */
export interface DockerVolumeCreateOptions extends CallOptions {
  /**
   * `--availability`: Cluster Volume availability ("active", "pause", "drain"). Default: `active`.
   */
  readonly availability?: FlagText | undefined
  /** `--driver`, `-d`: Specify volume driver name. Default: `local`. */
  readonly driver?: FlagText | undefined
  /** `--group`: Cluster Volume group (cluster volumes). */
  readonly group?: FlagText | undefined
  /** `--label`: Set metadata for a volume. */
  readonly label?: FlagList | undefined
  /** `--limit-bytes`: Minimum size of the Cluster Volume in bytes. */
  readonly limitBytes?: FlagText | undefined
  /** `--opt`, `-o`: Set driver specific options (default map[]). */
  readonly opt?: FlagList | undefined
  /** `--required-bytes`: Maximum size of the Cluster Volume in bytes. */
  readonly requiredBytes?: FlagText | undefined
  /** `--scope`: Cluster Volume access scope ("single", "multi"). Default: `single`. */
  readonly scope?: FlagText | undefined
  /** `--secret`: Cluster Volume secrets (default map[]). */
  readonly secret?: FlagList | undefined
  /**
   * `--sharing`: Cluster Volume access sharing ("none", "readonly", "onewriter", "all"). Default:
   * `none`.
   */
  readonly sharing?: FlagText | undefined
  /** `--topology-preferred`: A topology that the Cluster Volume would be preferred in. */
  readonly topologyPreferred?: FlagList | undefined
  /** `--topology-required`: A topology that the Cluster Volume must be accessible from. */
  readonly topologyRequired?: FlagList | undefined
  /** `--type`: Cluster Volume access type ("mount", "block"). Default: `block`. */
  readonly type?: FlagText | undefined
}

/** Options of `docker volume inspect`. */
export interface DockerVolumeInspectOptions extends CallOptions {
  /**
   * `--format`, `-f`: Format output using a custom template: 'json': Print in JSON format
   * 'TEMPLATE': Print output using the given Go template. Refer to
   * https://docs.docker.com/go/formatting/ for more information about formatting output with
   * templates.
   */
  readonly format?: FlagText | undefined
}

/** Options of `docker volume ls`. */
export interface DockerVolumeLsOptions extends CallOptions {
  /** `--cluster`: Display only cluster volumes, and use cluster volume list formatting. */
  readonly cluster?: boolean | undefined
  /** `--filter`, `-f`: Provide filter values (e.g. "dangling=true"). */
  readonly filter?: FlagList | undefined
  /**
   * `--format`: Format output using a custom template: 'table': Print output in table format with
   * column headers (default) 'table TEMPLATE': Print output in table format using the given Go
   * template 'json': Print in JSON format 'TEMPLATE': Print output using the given Go template.
   * Refer to https://docs.docker.com/go/formatting/ for more information about formatting output
   * with templates.
   */
  readonly format?: FlagText | undefined
  /** `--quiet`, `-q`: Only display volume names. */
  readonly quiet?: boolean | undefined
}

/** Options of `docker volume prune`. */
export interface DockerVolumePruneOptions extends CallOptions {
  /** `--all`, `-a`: Remove all unused volumes, not just anonymous ones. */
  readonly all?: boolean | undefined
  /** `--filter`: Provide filter values (e.g. "label=<label>"). */
  readonly filter?: FlagList | undefined
  /** `--force`, `-f`: Do not prompt for confirmation. */
  readonly force?: boolean | undefined
}

/** Options of `docker volume rm`. */
export interface DockerVolumeRmOptions extends CallOptions {
  /** `--force`, `-f`: Force the removal of one or more volumes. */
  readonly force?: boolean | undefined
}
