/**
 * The part of a container that concerns its host: mounts, ports, limits, the restart policy.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { ContainerBody } from '../../docker/container-body.js'
import type { DeviceRequest } from '../../docker/container.js'
import { numError } from '../../text/strconv.js'
import { FlagError } from '../flags.js'
import type { Cli } from '../verb.js'
import { bytesOf } from './bytes.js'
import type { ContainerFlags } from './container-flags.js'
import type { VolumeSpec } from './container-mounts.js'
import { networkOf } from './container-networks.js'
import { RefusedError } from './daemon.js'
import { mountOf } from './mount-flag.js'
import { pairs } from './pairs.js'

/** Where logs go unless it is said. */
const JSON_FILES = 'json-file'

type HostConfig = NonNullable<ContainerBody['HostConfig']>

/** What the flags say of the host. @throws RefusedError, FlagError */
export function hostConfigOf(
  cli: Cli,
  flags: ContainerFlags,
  volumes: readonly VolumeSpec[],
  bindings: NonNullable<HostConfig['PortBindings']>,
): HostConfig {
  return {
    Binds: volumes.flatMap((volume) => ('bind' in volume ? [volume.bind] : [])),
    Mounts: flags.mount.map((spec) => mountOf(cli, spec)),
    NetworkMode: networkOf([...flags.network, ...flags.net]),
    PortBindings: bindings,
    RestartPolicy: restartPolicyOf(flags.restart, flags.rm),
    AutoRemove: flags.rm,
    PublishAllPorts: flags.publishAll,
    Privileged: flags.privileged,
    ReadonlyRootfs: flags.readOnly,
    ExtraHosts: flags.addHost,
    Links: flags.link,
    PidMode: flags.pid,
    Memory: flags.memory ? bytesOf('-m, --memory', flags.memory) : 0,
    NanoCpus: flags.cpus ? cpusOf(flags.cpus) : 0,
    VolumesFrom: flags.volumesFrom,
    ...(flags.tmpfs.length > 0 ? { Tmpfs: tmpfsOf(flags.tmpfs) } : {}),
    ...limitsOf(flags),
    ...(flags.init ? { Init: true } : {}),
    ...(flags.gpus ? { DeviceRequests: [gpusOf(flags.gpus)] } : {}),
  }
}

/** Limits and settings that are only there when they are asked for. */
function limitsOf(flags: ContainerFlags): Partial<HostConfig> {
  const swap = flags.memorySwap
  return {
    ...(swap === undefined
      ? {}
      : { MemorySwap: swap === '-1' ? -1 : bytesOf('--memory-swap', swap) }),
    ...(flags.memoryReservation === undefined
      ? {}
      : { MemoryReservation: bytesOf('--memory-reservation', flags.memoryReservation) }),
    ...(flags.cpuShares === undefined ? {} : { CpuShares: flags.cpuShares }),
    ...(flags.pidsLimit === undefined ? {} : { PidsLimit: flags.pidsLimit }),
    ...(flags.oomScoreAdj === undefined ? {} : { OomScoreAdj: flags.oomScoreAdj }),
    ...(flags.runtime === undefined ? {} : { Runtime: flags.runtime }),
    ...(flags.ipc === undefined ? {} : { IpcMode: flags.ipc }),
    ...(flags.capAdd.length > 0 ? { CapAdd: flags.capAdd } : {}),
    ...(flags.capDrop.length > 0 ? { CapDrop: flags.capDrop } : {}),
    ...(flags.sysctl.length > 0 ? { Sysctls: pairs(flags.sysctl) } : {}),
    ...(flags.groupAdd.length > 0 ? { GroupAdd: flags.groupAdd } : {}),
    ...(flags.dns.length > 0 ? { Dns: flags.dns } : {}),
    ...(flags.dnsOption.length + flags.dnsOpt.length > 0
      ? { DnsOptions: [...flags.dnsOption, ...flags.dnsOpt] }
      : {}),
    ...(flags.dnsSearch.length > 0 ? { DnsSearch: flags.dnsSearch } : {}),
    ...(flags.logDriver === undefined && flags.logOpt.length === 0
      ? {}
      : { LogConfig: { Type: flags.logDriver || JSON_FILES, Config: pairs(flags.logOpt) } }),
  }
}

/** `--gpus all`, `2`, `device=0` or `"count=1,capabilities=compute"`. @throws FlagError */
function gpusOf(text: string): DeviceRequest {
  const wrong = (why: string): FlagError =>
    new FlagError(`invalid argument ${JSON.stringify(text)} for "--gpus" flag: ${why}`)
  let [driver, count, ids] = ['', 0, [] as string[]]
  const capabilities = ['gpu']
  const number = (value: string): number => {
    if (value === 'all') return -1
    if (!/^[+-]?\d+$/.test(value))
      throw wrong(
        `invalid count (${value}): value must be either "all" or an integer: ${numError('Atoi', value, 'syntax')}`,
      )
    return Number(value)
  }
  for (const field of text.replace(/^"|"$/g, '').split(',')) {
    const [key = '', value] = field.split('=', 2)
    if (value === undefined) count = number(key)
    else if (key === 'driver') driver = value
    else if (key === 'count') count = number(value)
    else if (key === 'device') ids = [...ids, ...value.split(';')]
    else if (key === 'capabilities') capabilities.unshift(...value.split(';'))
    else if (key !== 'options') throw wrong(`unexpected key '${key}' in '${field}'`)
  }
  return {
    Driver: driver,
    Count: ids.length > 0 ? 0 : count,
    DeviceIDs: ids.length > 0 ? ids : null,
    Capabilities: [[...new Set(capabilities)]],
    Options: {},
  }
}

/** `--tmpfs /run:size=64m`: the options by path. */
const tmpfsOf = (specs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    specs.map((spec) => {
      const [path = '', options = ''] = spec.split(':')
      return [path, options]
    }),
  )

/** `always`, `on-failure:3`, … @throws RefusedError */
export function restartPolicyOf(
  text: string,
  autoRemove: boolean,
): { readonly Name: string; readonly MaximumRetryCount: number } {
  const [name = '', count] = text.split(':', 2)
  if (count !== undefined && !/^\d+$/.test(count))
    throw new RefusedError('invalid restart policy format: maximum retry count must be an integer')
  if (autoRemove && name !== 'no' && name !== '')
    throw new RefusedError('conflicting options: cannot specify both --restart and --rm')
  return { Name: name, MaximumRetryCount: Number(count ?? 0) }
}

function cpusOf(text: string): number {
  const cpus = Number(text)
  if (!Number.isFinite(cpus))
    throw new FlagError(
      `invalid argument ${JSON.stringify(text)} for "--cpus" flag: failed to parse ${text} as a rational number`,
    )
  return Math.round(cpus * 1e9)
}
