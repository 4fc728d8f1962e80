/**
 * The host configuration of a container that came over HTTP: members that the daemon has no use for
 * are shown as they were sent.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import type { ContainerInspect } from '../../docker/container-inspect.js'
import type { Container } from '../../docker/container.js'

/** These members are null unless something was said. */
export const ECHOED: readonly string[] = [
  'CapAdd',
  'CapDrop',
  'Dns',
  'DnsOptions',
  'DnsSearch',
  'SecurityOpt',
  'BlkioWeightDevice',
  'BlkioDeviceReadBps',
  'BlkioDeviceWriteBps',
  'BlkioDeviceReadIOps',
  'BlkioDeviceWriteIOps',
  'Devices',
  'DeviceCgroupRules',
  'MemorySwappiness',
  'PidsLimit',
  'Ulimits',
]
/** Those of them that the daemon has a use for. */
export const USED: readonly string[] = ['CapAdd', 'CapDrop']
/** These have another value unless something was said. */
const KEPT: readonly string[] = [
  'CpuShares',
  'CpuPeriod',
  'CpuQuota',
  'CpusetCpus',
  'CpusetMems',
  'CgroupParent',
  'CgroupnsMode',
  'IpcMode',
  'LogConfig',
  'MemoryReservation',
  'MemorySwap',
  'OomKillDisable',
  'OomScoreAdj',
  'Runtime',
  'ShmSize',
  'Sysctls',
  'StorageOpt',
  'Tmpfs',
  'UTSMode',
  'UsernsMode',
  'VolumeDriver',
  'ConsoleSize',
  'Init',
  'DeviceRequests',
]

/** The document of a container with what was sent for it. */
export function withHostConfig(shown: ContainerInspect, { host }: Container): ContainerInspect {
  const given = host as unknown as Readonly<Record<string, unknown>>
  const isApi = ECHOED.some((name) => !USED.includes(name) && Object.hasOwn(given, name))
  if (!isApi) return shown
  const echoed = ECHOED.map((name) => [name, given[name] ?? null])
  const kept = KEPT.filter((name) => given[name] !== undefined && given[name] !== null)
  return {
    ...shown,
    HostConfig: {
      ...shown.HostConfig,
      ...Object.fromEntries(echoed),
      ...Object.fromEntries(kept.map((name) => [name, given[name]])),
    },
  }
}
