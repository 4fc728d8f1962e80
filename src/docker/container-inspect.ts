/**
 * The document of a container: what `docker inspect` and the Engine API show, under the API's names.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import type { Healthcheck } from '../oci/image.js'
import type { HostConfig } from './container.js'

/** Where each exposed port of a container is published; null where it is not. */
export type PortMap = Readonly<
  Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
>

/** A container in one of its networks. */
export interface NetworkEndpoint {
  readonly IPAMConfig: null
  readonly Links: readonly string[] | null
  readonly Aliases: readonly string[] | null
  readonly MacAddress: string
  readonly DriverOpts: null
  readonly GwPriority: number
  readonly NetworkID: string
  readonly EndpointID: string
  readonly Gateway: string
  readonly IPAddress: string
  readonly IPPrefixLen: number
  readonly IPv6Gateway: string
  readonly GlobalIPv6Address: string
  readonly GlobalIPv6PrefixLen: number
  readonly DNSNames: readonly string[] | null
}

/** How a container's health was found, check by check. */
interface Health {
  readonly Status: string
  readonly FailingStreak: number
  readonly Log: readonly {
    readonly Start: string
    readonly End: string
    readonly ExitCode: number
    readonly Output: string
  }[]
}

/** What a container does, and how it came to that; times as RFC 3339. */
export interface ContainerState {
  readonly Status: string
  readonly Running: boolean
  readonly Paused: boolean
  readonly Restarting: boolean
  readonly OOMKilled: boolean
  readonly Dead: boolean
  readonly Pid: number
  readonly ExitCode: number
  readonly Error: string
  readonly StartedAt: string
  readonly FinishedAt: string
  readonly Health?: Health
}

/** The command that a container was given. */
export interface InspectedConfig {
  readonly Hostname: string
  readonly Domainname: string
  readonly User: string
  readonly AttachStdin: boolean
  readonly AttachStdout: boolean
  readonly AttachStderr: boolean
  readonly ExposedPorts?: Readonly<Record<string, object>>
  readonly Tty: boolean
  readonly OpenStdin: boolean
  readonly StdinOnce: boolean
  readonly Env: readonly string[] | null
  readonly Cmd: readonly string[] | null
  readonly Healthcheck?: Healthcheck
  readonly Image: string
  readonly Volumes: Readonly<Record<string, object>> | null
  readonly WorkingDir: string
  readonly Entrypoint: readonly string[] | null
  readonly OnBuild: null
  readonly Labels: Readonly<Record<string, string>>
  readonly StopSignal?: string
  readonly StopTimeout?: number
}

/** What a container may use of its machine. Members that the lab never sets are plain data. */
export interface InspectedHostConfig
  extends Pick<
    HostConfig,
    | 'NetworkMode'
    | 'PortBindings'
    | 'RestartPolicy'
    | 'AutoRemove'
    | 'PublishAllPorts'
    | 'Privileged'
    | 'ReadonlyRootfs'
    | 'PidMode'
    | 'Memory'
    | 'NanoCpus'
  > {
  readonly Binds: readonly string[] | null
  readonly VolumesFrom: readonly string[] | null
  readonly ExtraHosts: readonly string[] | null
  readonly Links: readonly string[] | null
  readonly Mounts?: HostConfig['Mounts']
  readonly [name: string]: unknown
}

/** Networks of a container; the addresses at the top are those on the default bridge. */
export interface NetworkSettings {
  readonly Bridge: string
  readonly SandboxID: string
  readonly SandboxKey: string
  readonly Ports: PortMap
  readonly HairpinMode: boolean
  readonly LinkLocalIPv6Address: string
  readonly LinkLocalIPv6PrefixLen: number
  readonly SecondaryIPAddresses: null
  readonly SecondaryIPv6Addresses: null
  readonly EndpointID: string
  readonly Gateway: string
  readonly GlobalIPv6Address: string
  readonly GlobalIPv6PrefixLen: number
  readonly IPAddress: string
  readonly IPPrefixLen: number
  readonly IPv6Gateway: string
  readonly MacAddress: string
  /** By the network's name. */
  readonly Networks: Readonly<Record<string, NetworkEndpoint>>
}

/** A container as `docker inspect` shows it. */
export interface ContainerInspect {
  readonly Id: string
  readonly Created: string
  readonly Path: string
  readonly Args: readonly string[]
  readonly State: ContainerState
  /** The image's id. */
  readonly Image: string
  readonly ResolvConfPath: string
  readonly HostnamePath: string
  readonly HostsPath: string
  readonly LogPath: string
  /** With a slash before it. */
  readonly Name: string
  readonly RestartCount: number
  readonly Driver: string
  readonly Platform: string
  readonly MountLabel: string
  readonly ProcessLabel: string
  readonly AppArmorProfile: string
  readonly ExecIDs: readonly string[] | null
  readonly HostConfig: InspectedHostConfig
  readonly GraphDriver: { readonly Data: { readonly ID: string } | null; readonly Name: string }
  readonly Mounts: readonly {
    readonly Type: string
    readonly Name?: string
    readonly Source: string
    readonly Destination: string
    readonly Driver?: string
    readonly Mode: string
    readonly RW: boolean
    readonly Propagation: string
  }[]
  readonly Config: InspectedConfig
  readonly NetworkSettings: NetworkSettings
}
