/**
 * Contexts of the client: which daemons it knows by name, and which of them it talks to.
 *
 * Each stands in a directory of `~/.docker/contexts/meta` that is named by the digest of its name.
 *
 * @see https://docs.docker.com/engine/manage-resources/contexts/
 */
import { sha256Hex } from '../../../oci/digest.js'
import { noSuchFile } from '../../../text/errno.js'
import { goJson } from '../../../text/json.js'
import { type Cli, CommandError } from '../../verb.js'
import { configDirectory, currentContext } from '../config-file.js'

/** The context that is always there: what the environment says. */
export const DEFAULT = 'default'
export const OF_THE_ENVIRONMENT = 'Current DOCKER_HOST based configuration'
const SOCKET = 'unix:///var/run/docker.sock'
const NAME = '^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$'
const SCHEMES = ['unix', 'tcp', 'http', 'https', 'npipe', 'fd', 'ssh']

/** A context as its file has it. */
export interface Context {
  readonly Name: string
  readonly Metadata: { readonly Description?: string }
  readonly Endpoints: {
    readonly docker: { readonly Host: string; readonly SkipTLSVerify: boolean }
  }
}

const directoryOf = (cli: Cli, name: string): string =>
  `${configDirectory(cli)}/contexts/meta/${sha256Hex(name)}`
const fileOf = (cli: Cli, name: string): string => `${directoryOf(cli, name)}/meta.json`

/** Where a context is kept. */
export const storageOf = (cli: Cli, name: string): object =>
  name === DEFAULT
    ? { MetadataPath: '<IN MEMORY>', TLSPath: '<IN MEMORY>' }
    : {
        MetadataPath: directoryOf(cli, name),
        TLSPath: directoryOf(cli, name).replace('/contexts/meta/', '/contexts/tls/'),
      }

export const contextOf = (name: string, host: string, description?: string): Context => ({
  Name: name,
  Metadata: description ? { Description: description } : {},
  Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
})

const environmentContext = (cli: Cli): Context =>
  contextOf(DEFAULT, cli.env['DOCKER_HOST'] || SOCKET)

/** Whether there is a context of that name. */
export const isContext = (cli: Cli, name: string): boolean =>
  name === DEFAULT || cli.files.exists(fileOf(cli, name))

/** A context by its name. @throws CommandError when there is none */
export function contextNamed(cli: Cli, name: string): Context {
  if (name === DEFAULT) return environmentContext(cli)
  const file = fileOf(cli, name)
  if (!cli.files.exists(file))
    throw new CommandError(`context "${name}": context not found: ${noSuchFile('open', file)}`)
  return readContext(cli.files.read(file), name)
}

/** A context of a text. @throws CommandError for what is none */
export function readContext(text: string, name: string): Context {
  try {
    const found = JSON.parse(text) as Partial<Context>
    const host = found.Endpoints?.docker?.Host ?? SOCKET
    return contextOf(name, host, found.Metadata?.Description)
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandError(`context "${name}": invalid metadata`)
    throw error
  }
}

/** All contexts, by name. */
export function contexts(cli: Cli): readonly Context[] {
  const directory = `${configDirectory(cli)}/contexts/meta`
  const own = cli.files.exists(directory)
    ? cli.files.list(directory).map((entry) => {
        const text = cli.files.read(`${directory}/${entry}/meta.json`)
        return readContext(text, (JSON.parse(text) as Context).Name)
      })
    : []
  return [environmentContext(cli), ...own].sort((a, b) => (a.Name < b.Name ? -1 : 1))
}

export function writeContext(cli: Cli, context: Context): void {
  cli.files.mkdir(directoryOf(cli, context.Name))
  cli.files.write(fileOf(cli, context.Name), goJson(context))
}

export const removeContext = (cli: Cli, name: string): void =>
  cli.files.remove(directoryOf(cli, name))

/** @throws CommandError for a name that no context can have */
export function checkName(name: string): void {
  if (name === DEFAULT) throw new CommandError(`"${DEFAULT}" is a reserved context name`)
  if (!new RegExp(NAME).test(name))
    throw new CommandError(
      `context name "${name}" is invalid, names are validated against regexp "${NAME}"`,
    )
}

/** The context that is in force: of the environment, if that names a daemon itself. */
export const activeContext = (cli: Cli): string =>
  cli.env['DOCKER_HOST'] ? DEFAULT : cli.env['DOCKER_CONTEXT'] || currentContext(cli) || DEFAULT

/** The host of `--docker host=…`, or of another context. @throws CommandError */
export function endpointOf(
  cli: Cli,
  docker: readonly string[],
  from: string | undefined,
): string | undefined {
  const wrong = (why: string): CommandError =>
    new CommandError(`unable to create docker endpoint config: ${why}`)
  const values = new Map(docker.flatMap((text) => text.split(',')).map(pairOf))
  for (const key of values.keys())
    if (!['from', 'host', 'ca', 'cert', 'key', 'skip-tls-verify'].includes(key))
      throw wrong(`unrecognized config key: ${key}`)
  const other = values.get('from') ?? from
  if (other) return contextNamed(cli, other).Endpoints.docker.Host
  const host = values.get('host')
  if (host !== undefined && !SCHEMES.some((scheme) => host.startsWith(`${scheme}://`)))
    throw wrong(`unable to apply docker endpoint options: unable to parse docker host \`${host}\``)
  return host
}

function pairOf(text: string): readonly [string, string] {
  const equals = text.indexOf('=')
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
}
