/**
 * The client's configuration file, `~/.docker/config.json`: the logins of registries.
 *
 * @see https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties
 */
import { base64, fromBase64 } from '../../text/base64.js'
import { goJson } from '../../text/json.js'
import type { Cli } from '../verb.js'

/** Docker Hub's key in the file. */
export const HUB = 'https://index.docker.io/v1/'

interface ConfigFile {
  readonly auths: Readonly<Record<string, { readonly auth: string }>>
  readonly currentContext?: string
}

const EMPTY: ConfigFile = { auths: {} }

/** Where the file is. */
export function configDirectory({ env }: Cli): string {
  return env['DOCKER_CONFIG'] ?? `${env['HOME'] ?? '/root'}/.docker`
}

const pathOf = (cli: Cli): string => `${configDirectory(cli)}/config.json`

/** A setting of the file, where it is a text. */
export function configured(cli: Cli, name: string): string | undefined {
  const value = (read(cli) as unknown as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : undefined
}

function read(cli: Cli): ConfigFile {
  const path = pathOf(cli)
  if (!cli.files.exists(path)) return EMPTY
  try {
    const found = JSON.parse(cli.files.read(path)) as Partial<ConfigFile> | null
    return { ...found, auths: { ...found?.auths } }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    cli.err(`WARNING: Error loading config file: ${path}: invalid JSON\n`)
    return EMPTY
  }
}

function write(cli: Cli, file: ConfigFile): void {
  cli.files.mkdir(configDirectory(cli))
  cli.files.write(pathOf(cli), goJson(file, { indent: '\t' }))
}

/** Keeps the login of a registry; where it is kept. */
export function storeCredentials(
  cli: Cli,
  server: string,
  { username, password }: { readonly username: string; readonly password: string },
): string {
  const file = read(cli)
  const auth = base64(`${username}:${password}`)
  write(cli, { ...file, auths: { ...file.auths, [server]: { auth } } })
  return pathOf(cli)
}

/** Who is logged in to a registry, if somebody is. */
export function userOf(cli: Cli, server: string): string | undefined {
  const auth = cli.files.exists(pathOf(cli)) ? read(cli).auths?.[server]?.auth : undefined
  return auth === undefined ? undefined : fromBase64(auth)?.split(':')[0]
}

/** Forgets the login of a registry. */
export function eraseCredentials(cli: Cli, server: string): void {
  if (!cli.files.exists(pathOf(cli))) return
  const file = read(cli)
  const { [server]: _, ...auths } = file.auths
  write(cli, { ...file, auths })
}

/** The context that the file names. */
export const currentContext = (cli: Cli): string | undefined => read(cli).currentContext

/** Names a context, or none. */
export function setCurrentContext(cli: Cli, name: string | undefined): void {
  const { currentContext: _, ...file } = read(cli)
  write(cli, name === undefined ? file : { ...file, currentContext: name })
}
