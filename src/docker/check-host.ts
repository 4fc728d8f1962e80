/**
 * What the daemon can say against a request for a container without looking at anything else.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import { CPUS } from '../program/hardware.js'
import { signalName } from '../program/signal.js'
import { checkCapabilities } from './confinement.js'
import type { ContainerBody } from './container-body.js'
import { type HostConfig, LEAST_MEMORY, SHARED } from './container.js'
import {
  relativeDirectory,
  conflictingOptions,
  cpusOutOfRange,
  invalidSignal,
  namesShared,
  publishesShared,
  refusedRequest,
  restartWithRemove,
  tooLittleMemory,
} from './errors.js'
import { checkRestartPolicy } from './restart-policy.js'
import { notAbsolute } from './volume/errors.js'
import { unknownRuntime } from './confinement-errors.js'

const NANO = 1e9
const SCORES = 1000
const LEAST_TIME = 1_000_000

/** @throws DockerError */
export function checkHost(host: HostConfig, body: ContainerBody): void {
  checkRestartPolicy(host.RestartPolicy)
  if (host.AutoRemove && !['no', ''].includes(host.RestartPolicy.Name)) throw restartWithRemove()
  checkLimits(host)
  checkConfig(body)
  checkRuntime(host)
  checkNetwork(host, body)
  for (const [path, options] of Object.entries(host.Tmpfs ?? {})) checkMemoryMount(path, options)
}

/** Limits of what a container may use. @throws DockerError */
export function checkLimits(
  host: Pick<
    HostConfig,
    'Memory' | 'NanoCpus' | 'MemorySwap' | 'MemoryReservation' | 'OomScoreAdj'
  >,
): void {
  const { Memory, NanoCpus, MemorySwap = 0, MemoryReservation = 0, OomScoreAdj = 0 } = host
  if (Memory > 0 && Memory < LEAST_MEMORY) throw tooLittleMemory()
  if (MemorySwap > 0 && MemorySwap < Memory)
    throw refusedRequest('Minimum memoryswap limit should be larger than memory limit, see usage')
  if (MemorySwap > 0 && Memory === 0)
    throw refusedRequest(
      'You should always set the Memory limit when using Memoryswap limit, see usage',
    )
  if (MemoryReservation > 0 && MemoryReservation < LEAST_MEMORY)
    throw refusedRequest('Minimum memory reservation allowed is 6MB')
  if (Memory > 0 && MemoryReservation > Memory)
    throw refusedRequest(
      'Minimum memory limit can not be less than memory reservation limit, see usage',
    )
  if (NanoCpus < 0 || NanoCpus > CPUS * NANO) throw cpusOutOfRange(CPUS)
  if (Math.abs(OomScoreAdj) > SCORES)
    throw refusedRequest(
      `Invalid value ${OomScoreAdj}, range for oom score adj is [-${SCORES}, ${SCORES}]`,
    )
}

const RUNTIMES = ['', 'runc', 'io.containerd.runc.v2']
/** The drivers of logs, and what those that write files can be told. */
const LOG_DRIVERS =
  'awslogs etwlogs fluentd gcplogs gelf journald json-file local none splunk syslog'.split(' ')
const LOG_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'json-file':
    'compress env env-regex labels labels-regex max-buffer-size max-file max-size mode tag'.split(
      ' ',
    ),
  local: 'compress max-buffer-size max-file max-size mode'.split(' '),
}

/** What runs the container, and where its output goes. */
function checkRuntime(host: HostConfig): void {
  const { Runtime = '', IpcMode = '', PidMode, LogConfig, ShmSize = 0 } = host
  checkCapabilities(host)
  if (!RUNTIMES.includes(Runtime)) throw unknownRuntime(Runtime)
  if (!/^(|none|private|shareable|host|container:.+)$/.test(IpcMode))
    throw refusedRequest(`invalid IPC mode: ${IpcMode}`)
  if (!/^(|host|container:.+)$/.test(PidMode)) throw refusedRequest(`invalid PID mode: ${PidMode}`)
  if (ShmSize < 0) throw refusedRequest('SHM size can not be less than 0')
  for (const one of host.ExtraHosts)
    if (!/^[^:=]+[:=]./.test(one))
      throw refusedRequest(`bad format for add-host: ${JSON.stringify(one)}`)
  const { Type = '', Config = {} } = LogConfig ?? {}
  if (Type !== '' && !LOG_DRIVERS.includes(Type))
    throw refusedRequest(`error looking up logging plugin ${Type}: plugin "${Type}" not found`)
  const known = LOG_OPTIONS[Type]
  for (const option of Object.keys(Config))
    if (known && !known.includes(option))
      throw refusedRequest(`unknown log opt '${option}' for ${Type} log driver`)
}

/** What the container itself is to be. */
function checkConfig({ StopSignal, WorkingDir, Healthcheck }: ContainerBody): void {
  if (StopSignal && signalName(StopSignal) === undefined) throw invalidSignal(StopSignal)
  if (WorkingDir && !WorkingDir.startsWith('/')) throw relativeDirectory(WorkingDir)
  const times = ['Interval', 'Timeout', 'StartPeriod', 'StartInterval'] as const
  for (const name of times) {
    const time = Healthcheck?.[name] ?? 0
    if (time !== 0 && time < LEAST_TIME)
      throw refusedRequest(`${name} in Healthcheck cannot be less than 1ms`)
  }
}

/** What cannot be asked for in the network of the machine or of another container. */
function checkNetwork(host: HostConfig, { Hostname, ExposedPorts }: ContainerBody): void {
  if (host.NetworkMode === 'host' && host.Links.length > 0)
    throw conflictingOptions(
      "host type networking can't be used with links. This would result in undefined behavior",
    )
  if (!host.NetworkMode.startsWith(SHARED)) return
  if (Hostname) throw namesShared()
  if (host.Links.length > 0)
    throw conflictingOptions(
      "container type network can't be used with links. This would result in undefined behavior",
    )
  if ((host.Dns ?? []).length > 0) throw conflictingOptions('dns and the network mode')
  if (host.ExtraHosts.length > 0)
    throw conflictingOptions('custom host-to-IP mapping and the network mode')
  if (host.PublishAllPorts || Object.keys(host.PortBindings).length > 0) throw publishesShared()
  if (Object.keys(ExposedPorts ?? {}).length > 0)
    throw conflictingOptions('port exposing and the container type network mode')
}

const FLAGS = new Set(
  (
    'async atime bind defaults dev diratime dirsync exec iversion loud mand noatime nodev ' +
    'nodiratime noexec noiversion nomand norelatime nostrictatime nosuid private rbind ' +
    'relatime remount ro rprivate rshared rslave rw shared silent slave strictatime suid sync ' +
    'runbindable unbindable'
  ).split(' '),
)
const KEYS = new Set(['mode', 'uid', 'gid', 'size', 'nr_inodes', 'nr_blocks', 'mpol', 'huge'])

function checkMemoryMount(path: string, options: string): void {
  if (!path.startsWith('/')) throw refusedRequest(notAbsolute(path))
  for (const option of options.split(',').filter((part) => part !== '')) {
    const [key = '', value] = option.split('=')
    if (value === undefined ? !FLAGS.has(key) : !KEYS.has(key))
      throw refusedRequest(`invalid tmpfs option ${JSON.stringify(option)}`)
  }
}
