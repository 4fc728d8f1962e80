/**
 * The request for a container, from the words of `docker create` and `docker run`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import { platformText } from '../../oci/platform.js'
import type { ContainerBody } from '../../docker/container-body.js'
import { parseGoDuration } from '../../text/duration.js'
import { FlagError } from '../flags.js'
import type { Cli } from '../verb.js'
import { checkFlags, checkRequest } from './container-check.js'
import type { ContainerFlags } from './container-flags.js'
import { endpointsOf } from './container-networks.js'
import { volumeOf } from './container-mounts.js'
import { RefusedError } from './daemon.js'
import { hostConfigOf } from './host-config.js'
import { pairs } from './pairs.js'
import { checkedPlatform } from './platform.js'
import { publishedPorts } from './publish.js'
import { noSuchFile } from '../../text/errno.js'

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
  checkRequest(cli, flags)
  const { exposed, bindings } = publishedPorts(flags.publish, flags.expose)
  const interactive = flags.interactive
  const volumes = [...new Set(flags.volume)].map((spec) => volumeOf(cli, spec))
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
    ...(flags.platform ? { Platform: platformText(checkedPlatform(flags.platform)) } : {}),
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
    HostConfig: hostConfigOf(cli, flags, volumes, bindings),
    NetworkingConfig: { EndpointsConfig: endpointsOf(flags) },
  }
}

/** `NAME=value`; a name alone takes the client's own value. Files hold one a line. */
export function environmentOf(
  cli: Cli,
  entries: readonly string[],
  files: readonly string[],
): readonly string[] {
  const fromFiles = files.flatMap((path) => fileEntries(cli, path))
  return [...fromFiles, ...entries].flatMap((entry) => {
    if (entry === '' || entry.startsWith('='))
      throw new FlagError(
        `invalid argument ${JSON.stringify(entry)} for "-e, --env" flag: invalid environment variable: ${entry}`,
      )
    if (entry.includes('=')) return [entry]
    return Object.hasOwn(cli.env, entry) ? [`${entry}=${cli.env[entry]}`] : []
  })
}

/** The variables of a file. @throws RefusedError */
const fileEntries = (cli: Cli, path: string): readonly string[] =>
  linesOf(cli, path).map((line) => {
    const [name = ''] = line.split('=', 1)
    if (name === '') throw badEnvFile(path, `no variable name on line '${line}'`)
    if (/\s/.test(name)) throw badEnvFile(path, `variable '${name}' contains whitespaces`)
    return line
  })

const badEnvFile = (path: string, why: string): RefusedError =>
  new RefusedError(`invalid env file (${path}): ${why}`)

function labelsOf(
  cli: Cli,
  entries: readonly string[],
  files: readonly string[],
): Readonly<Record<string, string>> {
  return pairs([...files.flatMap((path) => linesOf(cli, path)), ...entries])
}

/** The lines of a file that say something. */
const linesOf = (cli: Cli, path: string): readonly string[] => {
  if (!cli.files.exists(path)) throw new RefusedError(noSuchFile('open', path))
  return cli.files
    .read(path)
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

function healthOf(flags: ContainerFlags): Pick<ContainerBody, 'Healthcheck'> {
  if (flags.noHealthcheck) return { Healthcheck: { Test: ['NONE'] } }
  const nanoseconds = (text: string | undefined): number =>
    text === undefined ? 0 : (parseGoDuration(text) ?? 0) * NANOSECONDS
  const times = {
    Interval: nanoseconds(flags.healthInterval),
    Timeout: nanoseconds(flags.healthTimeout),
    StartPeriod: nanoseconds(flags.healthStartPeriod),
    ...(flags.healthStartInterval ? { StartInterval: nanoseconds(flags.healthStartInterval) } : {}),
    Retries: flags.healthRetries,
  }
  if (!flags.healthCmd && Object.values(times).every((value) => value === 0)) return {}
  return { Healthcheck: { Test: flags.healthCmd ? ['CMD-SHELL', flags.healthCmd] : [], ...times } }
}
