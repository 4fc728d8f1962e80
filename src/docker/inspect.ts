/**
 * `GET /containers/{id}/json`: everything about a container, in the order in which the daemon tells
 * it.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import { processes } from '../program/process.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { rfc3339nano } from '../text/time.js'
import {
  type Container,
  type Endpoint,
  type HostConfig,
  containerNamed,
  isUp,
} from './container.js'
import { execIds } from './exec.js'
import { addressesOf } from './list.js'
import { networkKey, networks, prefixLength } from './network/network.js'

const NEVER = '0001-01-01T00:00:00Z'
const FOLDER = '/var/lib/docker/containers'
const MASKED = [
  '/proc/asound',
  '/proc/acpi',
  '/proc/interrupts',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
]
const READ_ONLY = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger']
const SHARED_MEMORY = 67_108_864

const timeOr = (time: VirtualTime | undefined): string =>
  time === undefined ? NEVER : rfc3339nano(time)

/** A container as `docker inspect` shows it. @throws DockerError 404 */
export function inspect(read: Reader, machine: string, ref: string): ContainerInspect {
  const row = containerNamed(read, machine, ref)
  const folder = `${FOLDER}/${row.id}`
  const shared = row.namespace !== row.id
  const running = execIds(read, machine, row.id)
  return {
    Id: row.id,
    Created: rfc3339nano(row.created),
    Path: row.path,
    Args: row.args,
    State: stateOf(read, row),
    Image: row.image,
    ResolvConfPath: `${folder}/resolv.conf`,
    HostnamePath: `${folder}/hostname`,
    HostsPath: `${folder}/hosts`,
    LogPath: `${folder}/${row.id}-json.log`,
    Name: `/${row.name}`,
    RestartCount: row.restarts,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: running.length > 0 ? running : null,
    HostConfig: hostConfigOf(row),
    GraphDriver: { Data: { ID: row.id }, Name: 'overlay2' },
    Mounts: row.mounts.map(({ type, name, destination, readOnly, from }) => ({
      Type: type,
      ...(name === undefined ? {} : { Name: name }),
      Source:
        type === 'tmpfs' ? '' : name === undefined ? from : `/var/lib/docker/volumes/${name}/_data`,
      Destination: destination,
      ...(name === undefined ? {} : { Driver: 'local' }),
      Mode: readOnly ? 'ro' : name === undefined ? '' : 'z',
      RW: !readOnly,
      Propagation: type === 'bind' ? 'rprivate' : '',
    })),
    Config: configOf(row),
    NetworkSettings: networkSettingsOf(read, row, shared),
  }
}

/**
 * What the Engine API answers, with its field names; members without a type of their own are plain
 * data.
 */
type ContainerInspect = Readonly<Record<string, unknown>> & {
  readonly Id: string
  readonly Name: string
  readonly State: {
    readonly Status: string
    readonly Running: boolean
    readonly ExitCode: number
    readonly Pid: number
    readonly StartedAt: string
    readonly FinishedAt: string
  }
  readonly Config: Readonly<Record<string, unknown>> & { readonly Image: string }
  readonly NetworkSettings: Readonly<Record<string, unknown>> & {
    readonly IPAddress: string
    readonly Ports: ReturnType<typeof portsOf>
  }
}

function stateOf(read: Reader, row: Container): ContainerInspect['State'] {
  const { health } = row
  return {
    Status: row.status,
    Running: isUp(row) || row.status === 'restarting',
    Paused: row.status === 'paused',
    Restarting: row.status === 'restarting',
    OOMKilled: false,
    Dead: row.status === 'dead',
    Pid: row.process === undefined ? 0 : (read.get(processes, row.process)?.hostPid ?? 0),
    ExitCode: row.exitCode,
    Error: row.error,
    StartedAt: timeOr(row.startedAt),
    FinishedAt: timeOr(row.finishedAt),
    ...(health
      ? {
          Health: {
            Status: health.status,
            FailingStreak: health.failing,
            Log: health.log.map(({ start, end, exitCode, output }) => ({
              Start: rfc3339nano(start),
              End: rfc3339nano(end),
              ExitCode: exitCode,
              Output: output,
            })),
          },
        }
      : {}),
  } as ContainerInspect['State']
}

function configOf({ config }: Container): ContainerInspect['Config'] {
  return {
    Hostname: config.Hostname,
    Domainname: config.Domainname,
    User: config.User,
    AttachStdin: config.AttachStdin,
    AttachStdout: config.AttachStdout,
    AttachStderr: config.AttachStderr,
    ...(config.ExposedPorts ? { ExposedPorts: config.ExposedPorts } : {}),
    Tty: config.Tty,
    OpenStdin: config.OpenStdin,
    StdinOnce: config.StdinOnce,
    Env: config.Env.length > 0 ? config.Env : null,
    Cmd: config.Cmd,
    ...(config.Healthcheck ? { Healthcheck: config.Healthcheck } : {}),
    Image: config.Image,
    Volumes: config.Volumes,
    WorkingDir: config.WorkingDir,
    Entrypoint: config.Entrypoint,
    OnBuild: null,
    Labels: config.Labels,
    ...(config.StopSignal ? { StopSignal: config.StopSignal } : {}),
    ...(config.StopTimeout === undefined ? {} : { StopTimeout: config.StopTimeout }),
  }
}

function hostConfigOf({ host }: Container): Readonly<Record<string, unknown>> {
  const orNull = <T>(items: readonly T[]): readonly T[] | null => (items.length > 0 ? items : null)
  return {
    Binds: orNull(host.Binds),
    ContainerIDFile: '',
    LogConfig: { Type: 'json-file', Config: {} },
    NetworkMode: host.NetworkMode,
    PortBindings: host.PortBindings,
    RestartPolicy: host.RestartPolicy,
    AutoRemove: host.AutoRemove,
    VolumeDriver: '',
    VolumesFrom: orNull(host.VolumesFrom),
    ConsoleSize: [0, 0],
    CapAdd: null,
    CapDrop: null,
    CgroupnsMode: 'private',
    Dns: [],
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: orNull(host.ExtraHosts),
    GroupAdd: null,
    IpcMode: 'private',
    Cgroup: '',
    Links: orNull(host.Links),
    OomScoreAdj: 0,
    PidMode: host.PidMode,
    Privileged: host.Privileged,
    PublishAllPorts: host.PublishAllPorts,
    ReadonlyRootfs: host.ReadonlyRootfs,
    SecurityOpt: null,
    UTSMode: '',
    UsernsMode: '',
    ShmSize: SHARED_MEMORY,
    Runtime: 'runc',
    Isolation: '',
    ...limitsOf(host),
    ...(host.Mounts.length > 0 ? { Mounts: host.Mounts } : {}),
    MaskedPaths: MASKED,
    ReadonlyPaths: READ_ONLY,
  }
}

/** What a container may use of the machine. */
const limitsOf = (host: HostConfig): Readonly<Record<string, unknown>> => ({
  CpuShares: 0,
  Memory: host.Memory,
  NanoCpus: host.NanoCpus,
  CgroupParent: '',
  BlkioWeight: 0,
  BlkioWeightDevice: [],
  BlkioDeviceReadBps: [],
  BlkioDeviceWriteBps: [],
  BlkioDeviceReadIOps: [],
  BlkioDeviceWriteIOps: [],
  CpuPeriod: 0,
  CpuQuota: 0,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: '',
  CpusetMems: '',
  Devices: [],
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MemoryReservation: 0,
  MemorySwap: host.Memory > 0 ? host.Memory * 2 : 0,
  MemorySwappiness: null,
  OomKillDisable: false,
  PidsLimit: null,
  Ulimits: [],
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
})

function networkSettingsOf(
  read: Reader,
  row: Container,
  shared: boolean,
): ContainerInspect['NetworkSettings'] {
  const sandbox = shared ? '' : row.endpoints.length > 0 ? row.id.split('').reverse().join('') : ''
  const bridge = row.endpoints.find(({ network }) => network === 'bridge')
  const own = addressFields(read, row, bridge)
  return {
    Bridge: '',
    SandboxID: sandbox,
    SandboxKey: sandbox === '' ? '' : `/var/run/docker/netns/${sandbox.slice(0, 12)}`,
    Ports: portsOf(row),
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: bridge?.id ?? '',
    Gateway: own.Gateway,
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: own.IPAddress,
    IPPrefixLen: own.IPPrefixLen,
    IPv6Gateway: '',
    MacAddress: bridge?.mac ?? '',
    Networks: Object.fromEntries(
      Object.entries(row.networks).map(([name, { aliases }]) => [
        name,
        endpointOf(read, row, name, aliases),
      ]),
    ),
  }
}

function addressFields(
  read: Reader,
  { machine }: Container,
  endpoint: Endpoint | undefined,
): { Gateway: string; IPAddress: string; IPPrefixLen: number } {
  if (!endpoint) return { Gateway: '', IPAddress: '', IPPrefixLen: 0 }
  return {
    Gateway: endpoint.gateway,
    IPAddress: endpoint.address,
    IPPrefixLen: prefixLength(read.get(networks, networkKey(machine, endpoint.network))),
  }
}

function endpointOf(
  read: Reader,
  row: Container,
  name: string,
  aliases: readonly string[],
): Readonly<Record<string, unknown>> {
  const endpoint = row.endpoints.find(({ network }) => network === name)
  return {
    IPAMConfig: null,
    Links: null,
    Aliases: aliases.length > 0 ? aliases : null,
    MacAddress: endpoint?.mac ?? '',
    DriverOpts: null,
    GwPriority: 0,
    NetworkID: read.get(networks, networkKey(row.machine, name))?.id ?? '',
    EndpointID: endpoint?.id ?? '',
    ...addressFields(read, row, endpoint),
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames: name === 'bridge' ? null : [row.name, ...aliases, row.id.slice(0, 12)],
  }
}

function portsOf(
  row: Container,
): Readonly<Record<string, readonly { HostIp: string; HostPort: string }[] | null>> {
  if (!isUp(row) || row.endpoints.length === 0) return {}
  const ports: Record<string, { HostIp: string; HostPort: string }[] | null> = {}
  for (const text of Object.keys(row.config.ExposedPorts ?? {})) ports[text] = null
  for (const port of row.published) {
    const key = `${port.containerPort}/${port.protocol}`
    ports[key] = [
      ...(ports[key] ?? []),
      ...addressesOf(port).map((HostIp) => ({ HostIp, HostPort: String(port.hostPort) })),
    ]
  }
  return ports
}
