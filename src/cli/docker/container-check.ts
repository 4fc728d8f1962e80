/**
 * What the client refuses about the flags of `docker create` and `docker run` before it asks the
 * daemon.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import { isAddress } from '../../net/address.js'
import { FlagError } from '../flags.js'
import { bytesOf } from './bytes.js'
import type { Cli } from '../verb.js'
import type { ContainerFlags } from './container-flags.js'
import { RefusedError } from './daemon.js'
import { numError } from '../../text/strconv.js'

const STREAMS = /^(?:stdin|stdout|stderr)$/i
const ULIMIT = /^[a-z]+=(-?\d+)(?::(-?\d+))?$/

/** @throws FlagError */
export function checkFlags(flags: ContainerFlags): void {
  const refuse = (flag: string, text: string, why: string): never => {
    throw new FlagError(`invalid argument ${JSON.stringify(text)} for "${flag}" flag: ${why}`)
  }
  if (flags.memorySwap !== undefined && flags.memorySwap !== '-1')
    bytesOf('--memory-swap', flags.memorySwap)
  if (flags.memoryReservation !== undefined)
    bytesOf('--memory-reservation', flags.memoryReservation)
  if (flags.shmSize !== undefined) bytesOf('--shm-size', flags.shmSize)
  for (const text of flags.addHost)
    if (!/^[^:=]+[:=]./.test(text))
      refuse('--add-host', text, `bad format for add-host: ${JSON.stringify(text)}`)
  for (const text of flags.addHost) {
    const [, address = ''] = /^[^:=]+[:=]\[?(.*?)\]?$/.exec(text) ?? []
    if (address !== 'host-gateway' && !isAddress(address) && !address.includes(':'))
      refuse('--add-host', text, `invalid IP address in add-host: ${JSON.stringify(address)}`)
  }
  for (const text of flags.link)
    if (text.split(':').length > 2) refuse('--link', text, `bad format for links: ${text}`)
  for (const text of flags.sysctl)
    if (!/^(net|kernel\.(msg|sem|shm)|fs\.mqueue|kernel\.shm)/.test(text))
      refuse('--sysctl', text, `sysctl '${text}' is not allowed`)
  for (const text of flags.dns)
    if (!isAddress(text)) refuse('--dns', text, `IP address is not correctly formatted: ${text}`)
  for (const text of flags.env)
    if (text === '' || text.startsWith('='))
      refuse('-e, --env', text, `invalid environment variable: ${text}`)
  for (const text of flags.label)
    if (text.startsWith('=')) refuse('-l, --label', text, `invalid label '${text}': empty name`)
  for (const text of flags.attach)
    if (!STREAMS.test(text))
      refuse('-a, --attach', text, 'valid streams are STDIN, STDOUT and STDERR')
  for (const text of flags.ulimit) {
    if (ULIMIT.test(text)) {
      checkUlimit(text, refuse)
      continue
    }
    const [, limit = ''] = /=([^:]*)/.exec(text) ?? []
    refuse(
      '--ulimit',
      text,
      text.includes('=')
        ? numError('ParseInt', limit, 'syntax')
        : `invalid ulimit argument: ${text}`,
    )
  }
}

const ULIMITS = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  ),
)

function checkUlimit(
  text: string,
  refuse: (flag: string, text: string, why: string) => never,
): void {
  const [, name = '', soft = '', hard = soft] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? []
  if (!ULIMITS.has(name)) refuse('--ulimit', text, `invalid ulimit type: ${name}`)
  if (Number(hard) >= 0 && Number(soft) > Number(hard))
    refuse(
      '--ulimit',
      text,
      `ulimit soft limit must be less than or equal to hard limit: ${soft} > ${hard}`,
    )
}

/** The namespaces that a container may share, by flag: what their values may be. */
const MODES = {
  pid: ['PID', /^(|host|container:.+)$/],
  uts: ['UTS', /^(|host)$/],
  userns: ['USER', /^(|host)$/],
  cgroupns: ['CGROUP', /^(|host|private)$/],
} as const

/** What the client refuses once it has read all flags. @throws RefusedError */
export function checkRequest(cli: Cli, flags: ContainerFlags): void {
  for (const [name, [kind, allowed]] of Object.entries(MODES)) {
    const value = flags[name as keyof typeof MODES]
    if (value && !allowed.test(value)) throw new RefusedError(`--${name}: invalid ${kind} mode`)
  }
  if (flags.memorySwappiness !== undefined && !isPercentage(flags.memorySwappiness))
    throw new RefusedError(
      `invalid value: ${flags.memorySwappiness}. Valid memory swappiness range is 0-100`,
    )
  if (flags.macAddress && !/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(flags.macAddress))
    throw new RefusedError(`${flags.macAddress} is not a valid mac address`)
  for (const option of flags.securityOpt)
    if (!/[=:]/.test(option) && option !== 'no-new-privileges')
      throw new RefusedError(`Invalid --security-opt: ${JSON.stringify(option)}`)
  const checks = [
    flags.healthCmd,
    flags.healthInterval,
    flags.healthTimeout,
    flags.healthStartPeriod,
    flags.healthStartInterval,
    flags.healthRetries,
  ]
  if (flags.noHealthcheck && checks.some(Boolean))
    throw new RefusedError('--no-healthcheck conflicts with --health-* options')
  if (Number(flags.healthRetries) < 0) throw new RefusedError('--health-retries cannot be negative')
  const isOwn = (name: string): boolean => !['none', 'host', 'bridge', 'default', ''].includes(name)
  const networks = [...flags.network, ...flags.net]
  if (networks.length <= 1 && flags.networkAlias.length > 0 && !isOwn(networks[0] ?? ''))
    throw new RefusedError('network-scoped aliases are only supported for user-defined networks')
  if (flags.cidfile && cli.files.exists(flags.cidfile))
    throw new RefusedError(
      `container ID file found, make sure the other container isn't running or delete ${flags.cidfile}`,
    )
}

const isPercentage = (value: number): boolean => value === -1 || (value >= 0 && value <= 100)
