/**
 * The request for a container, from the words of `docker create` and `docker run`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { ContainerBody } from '../../docker/create.js'
import { parseGoDuration } from '../../text/duration.js'
import { FlagError } from '../flags.js'
import type { Cli } from '../verb.js'
import { bytesOf } from './bytes.js'
import { checkFlags } from './container-check.js'
import type { ContainerFlags } from './container-flags.js'
import { RefusedError } from './daemon.js'
import { pairs } from './pairs.js'
import { publishedPorts } from './publish.js'

const NANOSECONDS = 1_000_000

/** What is attached to the client. */
export interface Attachment {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
}

/** The request for a container. @throws RefusedError, FlagError */
export function containerBody(
  cli: Cli,
  [image = '', ...command]: readonly string[],
  flags: ContainerFlags,
  attachment: Attachment,
): ContainerBody {
  checkFlags(flags)
  const { exposed, bindings } = publishedPorts(flags.publish, flags.expose)
  const interactive = flags.interactive
  const volumes = flags.volume.map((spec) => volumeOf(cli, spec))
  const mounts = flags.mount.map((spec) => mountOf(spec))
  return {
    ...(flags.hostname === undefined ? {} : { Hostname: flags.hostname }),
    ...(flags.domainname === undefined ? {} : { Domainname: flags.domainname }),
    User: flags.user,
    AttachStdin: attachment.stdin,
    AttachStdout: attachment.stdout,
    AttachStderr: attachment.stderr,
    Tty: flags.tty,
    OpenStdin: interactive,
    StdinOnce: interactive && attachment.stdin,
    Env: environmentOf(cli, flags.env, flags.envFile),
    Cmd: command.length > 0 ? command : null,
    Image: image,
    Volumes: Object.fromEntries(
      volumes.flatMap((volume) => ('anonymous' in volume ? [[volume.anonymous, {}]] : [])),
    ),
    WorkingDir: flags.workdir,
    Entrypoint: flags.entrypoint === undefined ? null : [flags.entrypoint],
    Labels: labelsOf(cli, flags.label, flags.labelFile),
    ExposedPorts: exposed,
    ...(flags.stopSignal ? { StopSignal: flags.stopSignal } : {}),
    ...(flags.stopTimeout === undefined ? {} : { StopTimeout: flags.stopTimeout }),
    ...healthOf(flags),
    HostConfig: {
      Binds: volumes.flatMap((volume) => ('bind' in volume ? [volume.bind] : [])),
      Mounts: mounts,
      NetworkMode: networkOf(flags.network),
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
      ...(flags.tmpfs.length > 0
        ? {
            Tmpfs: Object.fromEntries(
              flags.tmpfs.map((spec) => [spec.split(':')[0], spec.split(':')[1] ?? '']),
            ),
          }
        : {}),
      ...(flags.init ? { Init: true } : {}),
    },
    NetworkingConfig: { EndpointsConfig: endpointsOf(flags) },
  }
}

/** `NAME=value`; a name alone takes the client's own value. Files hold one a line. */
export function environmentOf(
  cli: Cli,
  entries: readonly string[],
  files: readonly string[],
): readonly string[] {
  const fromFiles = files.flatMap((path) => linesOf(cli, path))
  return [...fromFiles, ...entries].flatMap((entry) => {
    if (entry.startsWith('='))
      throw new FlagError(
        `invalid argument ${JSON.stringify(entry)} for "-e, --env" flag: invalid environment variable: ${entry}`,
      )
    if (entry.includes('=')) return [entry]
    return Object.hasOwn(cli.env, entry) ? [`${entry}=${cli.env[entry]}`] : []
  })
}

function labelsOf(
  cli: Cli,
  entries: readonly string[],
  files: readonly string[],
): Readonly<Record<string, string>> {
  return pairs([...files.flatMap((path) => linesOf(cli, path)), ...entries])
}

/** The lines of a file that say something. */
const linesOf = (cli: Cli, path: string): readonly string[] => {
  if (!cli.files.exists(path)) throw new RefusedError(`open ${path}: no such file or directory`)
  return cli.files
    .read(path)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/**
 * `-v`: a path in the container alone, or `volume-or-path:path[:ro]`. A relative path of the
 * client's becomes absolute.
 */
function volumeOf(
  cli: Cli,
  spec: string,
): { readonly bind: string } | { readonly anonymous: string } {
  const [source = '', ...rest] = spec.split(':')
  if (rest.length === 0) return { anonymous: spec }
  const isPath = /^[./~]/.test(source)
  return { bind: [isPath ? cli.files.resolve(source) : source, ...rest].join(':') }
}

/** `--mount type=volume,source=data,target=/data,readonly` */
function mountOf(
  spec: string,
): NonNullable<NonNullable<ContainerBody['HostConfig']>['Mounts']>[number] {
  const options = new Map(
    spec.split(',').map((part) => {
      const equals = part.indexOf('=')
      return equals < 0
        ? ([part, 'true'] as const)
        : ([part.slice(0, equals), part.slice(equals + 1)] as const)
    }),
  )
  const complain = (why: string): FlagError =>
    new FlagError(`invalid argument ${JSON.stringify(spec)} for "--mount" flag: ${why}`)
  for (const part of spec.split(','))
    if (!part.includes('=') && part !== 'readonly' && part !== 'ro')
      throw complain(`invalid field '${part}' must be a key=value pair`)
  for (const name of options.keys())
    if (!MOUNT_OPTIONS.includes(name))
      throw complain(`unexpected key '${name}' in '${name}=${options.get(name)}'`)
  const type = options.get('type') ?? 'volume'
  const target = options.get('target') ?? options.get('destination') ?? options.get('dst')
  if (target === undefined) throw complain('target is required')
  const readOnly = options.get('readonly') ?? options.get('ro') ?? 'false'
  return {
    Type: type,
    Source: options.get('source') ?? options.get('src') ?? '',
    Target: target,
    ReadOnly: readOnly === 'true' || readOnly === '1',
  }
}

const MOUNT_OPTIONS = [
  'type',
  'source',
  'src',
  'target',
  'destination',
  'dst',
  'readonly',
  'ro',
  'volume-nocopy',
  'bind-propagation',
  'tmpfs-size',
  'tmpfs-mode',
  'volume-driver',
  'volume-opt',
  'volume-label',
  'volume-subpath',
  'consistency',
]

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

/** The first network is the one that the container starts in. */
const networkOf = (networks: readonly string[]): string => nameOfNetwork(networks[0] ?? 'default')

/** `--network net1`, or `--network name=net1,alias=web`. */
const nameOfNetwork = (text: string): string => /(?:^|,)name=([^,]+)/.exec(text)?.[1] ?? text

function endpointsOf(
  flags: ContainerFlags,
): Readonly<
  Record<
    string,
    { readonly Aliases?: readonly string[]; readonly IPAMConfig?: { readonly IPv4Address: string } }
  >
> {
  return Object.fromEntries(
    flags.network.map((text, i) => {
      const aliases = [...text.matchAll(/(?:^|,)alias=([^,]+)/g)]
        .map(([, alias = '']) => alias)
        .concat(i === 0 ? flags.networkAlias : [])
      const address = i === 0 ? flags.ip : undefined
      return [
        nameOfNetwork(text),
        {
          ...(aliases.length > 0 ? { Aliases: aliases } : {}),
          ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
        },
      ]
    }),
  )
}

function healthOf(flags: ContainerFlags): Pick<ContainerBody, 'Healthcheck'> {
  if (flags.noHealthcheck) return { Healthcheck: { Test: ['NONE'] } }
  const nanoseconds = (text: string | undefined): number =>
    text === undefined ? 0 : (parseGoDuration(text) ?? 0) * NANOSECONDS
  const times = {
    Interval: nanoseconds(flags.healthInterval),
    Timeout: nanoseconds(flags.healthTimeout),
    StartPeriod: nanoseconds(flags.healthStartPeriod),
    Retries: flags.healthRetries,
  }
  if (!flags.healthCmd && Object.values(times).every((value) => value === 0)) return {}
  return { Healthcheck: { Test: flags.healthCmd ? ['CMD-SHELL', flags.healthCmd] : [], ...times } }
}

function cpusOf(text: string): number {
  const cpus = Number(text)
  if (!Number.isFinite(cpus))
    throw new FlagError(
      `invalid argument ${JSON.stringify(text)} for "--cpus" flag: failed to parse ${text} as a rational number`,
    )
  return Math.round(cpus * 1e9)
}
