/**
 * The host configuration of a container as `docker inspect` shows it: what it may use of the
 * machine.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import type { Container, HostConfig } from './container.js'
import type { ContainerInspect } from './container-inspect.js'

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

/** The member HostConfig, in the daemon's order. */
export function hostConfigOf({ host }: Container): ContainerInspect['HostConfig'] {
  const orNull = <T>(items: readonly T[]): readonly T[] | null => (items.length > 0 ? items : null)
  return {
    Binds: orNull(host.Binds),
    ContainerIDFile: '',
    LogConfig: host.LogConfig ?? { Type: 'json-file', Config: {} },
    NetworkMode: host.NetworkMode,
    PortBindings: host.PortBindings,
    RestartPolicy: host.RestartPolicy,
    AutoRemove: host.AutoRemove,
    VolumeDriver: '',
    VolumesFrom: orNull(host.VolumesFrom),
    ConsoleSize: [0, 0],
    CapAdd: host.CapAdd ? capabilities(host.CapAdd) : null,
    CapDrop: host.CapDrop ? capabilities(host.CapDrop) : null,
    CgroupnsMode: 'private',
    Dns: host.Dns ?? [],
    DnsOptions: host.DnsOptions ?? [],
    DnsSearch: host.DnsSearch ?? [],
    ExtraHosts: orNull(host.ExtraHosts),
    GroupAdd: host.GroupAdd ?? null,
    IpcMode: host.IpcMode || 'private',
    Cgroup: '',
    Links: orNull(host.Links),
    OomScoreAdj: host.OomScoreAdj ?? 0,
    PidMode: host.PidMode,
    Privileged: host.Privileged,
    PublishAllPorts: host.PublishAllPorts,
    ReadonlyRootfs: host.ReadonlyRootfs,
    SecurityOpt: null,
    UTSMode: '',
    UsernsMode: '',
    ShmSize: host.ShmSize || SHARED_MEMORY,
    Runtime: host.Runtime || 'runc',
    Isolation: '',
    ...limitsOf(host),
    ...(host.Mounts.length > 0 ? { Mounts: host.Mounts } : {}),
    MaskedPaths: MASKED,
    ReadonlyPaths: READ_ONLY,
    ...(host.Init === undefined ? {} : { Init: host.Init }),
  }
}

/** Capabilities by their whole names, in order. */
const capabilities = (names: readonly string[]): readonly string[] =>
  names
    .map((name) => name.toUpperCase())
    .map((name) => (name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`))
    .sort()

/** What a container may use of the machine. */
const limitsOf = (host: HostConfig) => ({
  CpuShares: host.CpuShares ?? 0,
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
  MemoryReservation: host.MemoryReservation ?? 0,
  MemorySwap: host.MemorySwap ?? (host.Memory > 0 ? host.Memory * 2 : 0),
  MemorySwappiness: null,
  OomKillDisable: false,
  PidsLimit: host.PidsLimit ?? null,
  Ulimits: host.Ulimits ?? [],
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
})
