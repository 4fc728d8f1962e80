/**
 * Containers: the rows of the daemon, and how a container is found by name or id.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container
 */
import type { Healthcheck } from '../oci/image.js'
import { defineTable } from '../sim/table.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { ambiguousPrefix, noSuchContainer } from './errors.js'

/** Where a container's port is published. */
export interface PortBinding {
  readonly HostIp?: string
  readonly HostPort?: string
}

/**
 * How a container runs, besides what its image says: the Engine API's HostConfig, as far as it has
 * a meaning here.
 */
export interface HostConfig {
  readonly Binds: readonly string[]
  readonly Mounts: readonly MountRequest[]
  readonly NetworkMode: string
  readonly PortBindings: Readonly<Record<string, readonly PortBinding[]>>
  readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number }
  readonly AutoRemove: boolean
  readonly PublishAllPorts: boolean
  readonly Privileged: boolean
  readonly ReadonlyRootfs: boolean
  readonly ExtraHosts: readonly string[]
  readonly Links: readonly string[]
  /** Whose processes it sees: its own (empty), the machine's, or those of another container. */
  readonly PidMode: string
  readonly CapAdd?: readonly string[]
  readonly CapDrop?: readonly string[]
  readonly Sysctls?: Readonly<Record<string, string>>
  /** Further groups of its processes, by name or number. */
  readonly GroupAdd?: readonly string[]
  /** Groups that the image lists the user in count, though a group was asked for: the CRI's way. */
  readonly MergeGroups?: boolean
  readonly Memory: number
  /** Out of memory, all its processes are killed; no field of the API, the kubelet wants it. */
  readonly KillTogether?: boolean
  readonly NanoCpus: number
  /** Memory and swap together, in bytes; -1 for no limit. */
  readonly MemorySwap?: number
  readonly MemoryReservation?: number
  readonly CpuShares?: number
  readonly PidsLimit?: number
  readonly OomScoreAdj?: number
  readonly Runtime?: string
  readonly IpcMode?: string
  /** What its `/dev/shm` may hold, in bytes. */
  readonly ShmSize?: number
  readonly Ulimits?: readonly Ulimit[]
  /** Name servers of its own. */
  readonly Dns?: readonly string[]
  readonly DnsOptions?: readonly string[]
  readonly DnsSearch?: readonly string[]
  readonly LogConfig?: { readonly Type: string; readonly Config: Readonly<Record<string, string>> }
  /** Where a container of a pod leaves a message: no field of the API, the kubelet wants it. */
  readonly TerminationMessage?: { readonly path: string; readonly orLog: boolean }
  readonly VolumesFrom: readonly string[]
  readonly Init?: boolean
  /** Devices that a driver has to give, as graphics processors. */
  readonly DeviceRequests?: readonly DeviceRequest[]
  /** Memory mounts: their options by destination. */
  readonly Tmpfs?: Readonly<Record<string, string>>
}

/** How much of something its processes may have; -1 is no limit. */
export interface Ulimit {
  readonly Name: string
  readonly Hard: number
  readonly Soft: number
}

/** Devices that a driver has to give; -1 is all. */
export interface DeviceRequest {
  readonly Driver: string
  readonly Count: number
  readonly DeviceIDs: readonly string[] | null
  readonly Capabilities: readonly (readonly string[])[]
  readonly Options: Readonly<Record<string, string>>
}

/** A mount that was asked for with `--mount`. */
export interface MountRequest {
  readonly Type: string
  readonly Source?: string
  readonly Target: string
  readonly ReadOnly?: boolean
  readonly BindOptions?: { readonly Propagation?: string }
  readonly VolumeOptions?: {
    readonly NoCopy?: boolean
    readonly Labels?: Readonly<Record<string, string>>
    readonly Subpath?: string
  }
  readonly TmpfsOptions?: { readonly SizeBytes?: number; readonly Mode?: number }
}

/** What a container runs: the Engine API's Config. */
export interface ContainerConfig {
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
  readonly Env: readonly string[]
  readonly Cmd: readonly string[] | null
  readonly Image: string
  readonly Volumes: Readonly<Record<string, object>> | null
  readonly WorkingDir: string
  readonly Entrypoint: readonly string[] | null
  readonly Labels: Readonly<Record<string, string>>
  readonly StopSignal?: string
  readonly StopTimeout?: number
  readonly Healthcheck?: Healthcheck
}

/** A mount of a container. */
export interface MountPoint {
  readonly type: 'volume' | 'bind' | 'tmpfs'
  /** The volume's name. */
  readonly name?: string
  /** The root that is mounted, and where in it. */
  readonly root: string
  readonly from: string
  readonly destination: string
  readonly readOnly: boolean
  readonly anonymous: boolean
}

/** An endpoint: a container on a network. */
export interface Endpoint {
  readonly network: string
  readonly id: string
  readonly address: string
  readonly gateway: string
  readonly mac: string
  readonly prefix: number
  readonly aliases: readonly string[]
}

/** A port that is published while the container runs. */
export interface PublishedPort {
  readonly containerPort: number
  readonly protocol: string
  readonly hostIp: string
  readonly hostPort: number
}

/** What a healthcheck has found. */
export interface Health {
  readonly status: 'starting' | 'healthy' | 'unhealthy'
  readonly failing: number
  /** The check under way. */
  readonly running?: { readonly exec: string; readonly since: VirtualTime }
  readonly log: readonly {
    readonly start: VirtualTime
    readonly end: VirtualTime
    readonly exitCode: number
    readonly output: string
  }[]
}

/** What a container is doing. */
export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead'

/** A container. Its key is `<machine>/<id>`. */
export interface Container {
  readonly machine: string
  readonly id: string
  readonly name: string
  readonly image: string
  readonly config: ContainerConfig
  readonly host: HostConfig
  /** The whole command: entrypoint and arguments. */
  readonly path: string
  readonly args: readonly string[]
  readonly created: VirtualTime
  /** Order of creation on the machine. */
  readonly sequence: number
  readonly status: ContainerStatus
  readonly process?: string
  readonly exitCode: number
  readonly error: string
  readonly startedAt?: VirtualTime
  readonly finishedAt?: VirtualTime
  readonly restarts: number
  /** The daemon was asked to stop it: its restart policy does not apply. */
  readonly stopping: boolean
  /** When a stop becomes a kill. */
  readonly killAt?: VirtualTime
  /** How often the kernel has killed a process of it for its memory since it was started. */
  readonly oomKills?: number
  /** When a restart policy starts it again, and how long it waited for that, in milliseconds. */
  readonly restartAt?: VirtualTime
  readonly restartDelay?: number
  /** It starts again as soon as it has stopped (`docker restart`). */
  readonly startAgain?: boolean
  readonly endpoints: readonly Endpoint[]
  /** The networks that it is on, with the aliases asked for. */
  readonly networks: Readonly<
    Record<
      string,
      {
        readonly aliases: readonly string[]
        readonly address?: string
        /** `container:alias` */
        readonly links?: readonly string[]
      }
    >
  >
  readonly published: readonly PublishedPort[]
  readonly mounts: readonly MountPoint[]
  /** The network namespace that it runs in: its own, another container's, or the machine's. */
  readonly namespace: string
  readonly stdin?: string
  /** Who its first process runs as, with the groups that were asked for, as the CRI reports it. */
  readonly runsAs?: {
    readonly uid: number
    readonly gid: number
    readonly groups: readonly number[]
  }
  readonly health?: Health
}

/** The label of a pod's container with the id of the sandbox that it is in. */
export const SANDBOX_LABEL = 'io.kubernetes.sandbox.id'

/** The containers of every daemon. */
export const containers = defineTable<
  Container,
  'byName' | 'byImage' | 'byProcess' | 'byMachine' | 'bySandbox' | 'byVolume'
>('containers', {
  byName: (row) => `${row.machine} ${row.name}`,
  byImage: (row) => `${row.machine} ${row.image}`,
  byProcess: (row) => row.process,
  byMachine: (row) => row.machine,
  bySandbox: (row) => {
    const sandbox = row.config.Labels[SANDBOX_LABEL]
    return sandbox === undefined ? undefined : `${row.machine} ${sandbox}`
  },
  byVolume: (row) =>
    row.mounts.length === 0
      ? undefined
      : row.mounts.flatMap(({ name }) => (name === undefined ? [] : [`${row.machine} ${name}`])),
})

/** The key of a container's row. */
export const containerKey = (machine: string, id: string): string => `${machine}/${id}`

/** The network that a container of a machine is on when none is named. */
export const DEFAULT_NETWORK = 'bridge'

/**
 * What `NetworkMode` begins with when a container is in another's network namespace; the other's id
 * follows.
 */
export const SHARED = 'container:'

/** Bytes of memory that a container must be given, if it is given a limit. */
export const LEAST_MEMORY = 6 * 1024 * 1024

/** Whether a container has a process. */
export const isUp = ({ status }: Container): boolean => status === 'running' || status === 'paused'

/** A container by its name, its id, or the beginning of its id. @throws DockerError 404 */
export function containerNamed(read: Reader, machine: string, text: string): Container {
  const found = findContainer(read, machine, text)
  if (!found) throw noSuchContainer(text)
  return found
}

/**
 * Like `containerNamed`, undefined when there is none. @throws DockerError when the beginning of an
 * id is not enough
 */
export function findContainer(read: Reader, machine: string, text: string): Container | undefined {
  const exact =
    read.get(containers, containerKey(machine, text)) ??
    read.by(containers, 'byName', `${machine} ${text.replace(/^\//, '')}`)[0]
  if (exact) return exact
  if (!/^[0-9a-f]+$/.test(text)) return undefined
  const [first, second] = read.rows(containers, containerKey(machine, text))
  if (second) throw ambiguousPrefix(text)
  return first
}
