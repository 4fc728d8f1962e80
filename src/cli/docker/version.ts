/**
 * `docker version`: what client and daemon are.
 *
 * @see https://docs.docker.com/reference/cli/docker/version/
 */
import {
  API_VERSION,
  BELOW_ENGINE,
  BUILD_TIME,
  CLIENT_COMMIT,
  ENGINE_COMMIT,
  ENGINE_VERSION,
  GO_VERSION,
  MIN_API_VERSION,
} from '../../docker/version.js'
import { goJson } from '../../text/json.js'
import { defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { VERSION } from './structures.js'
import { printValue } from './templates.js'

/** What the client says of itself. */
export interface DockerClientVersion {
  readonly Platform: { readonly Name: string }
  readonly Version: string
  readonly ApiVersion: string
  readonly DefaultAPIVersion: string
  readonly GitCommit: string
  readonly GoVersion: string
  readonly Os: string
  readonly Arch: string
  readonly BuildTime: string
  readonly Context: string
}

/** What the daemon says of itself and of what it stands on. */
export interface DockerServerVersion {
  readonly Platform: { readonly Name: string }
  readonly Version: string
  readonly ApiVersion: string
  readonly MinAPIVersion: string
  readonly Os: string
  readonly Arch: string
  readonly GitCommit: string
  readonly GoVersion: string
  readonly Components: readonly {
    readonly Name: string
    readonly Version: string
    readonly Details: Readonly<Record<string, string>>
  }[]
}

/** What `docker version` shows. */
export interface DockerVersion {
  readonly Client: DockerClientVersion
  readonly Server: DockerServerVersion
}

export const CLIENT: DockerClientVersion = {
  Platform: { Name: 'Docker Engine - Community' },
  Version: ENGINE_VERSION,
  ApiVersion: API_VERSION,
  DefaultAPIVersion: API_VERSION,
  GitCommit: CLIENT_COMMIT,
  GoVersion: GO_VERSION,
  Os: 'linux',
  Arch: 'amd64',
  BuildTime: BUILD_TIME,
  Context: 'default',
}
const COMPONENTS = [
  {
    Name: 'Engine',
    Version: ENGINE_VERSION,
    Details: {
      ApiVersion: API_VERSION,
      Arch: 'amd64',
      BuildTime: BUILD_TIME,
      Experimental: 'false',
      GitCommit: ENGINE_COMMIT,
      GoVersion: GO_VERSION,
      MinAPIVersion: MIN_API_VERSION,
      Os: 'linux',
    },
  },
  ...BELOW_ENGINE,
] as const
const SERVER = {
  Platform: { Name: 'Docker Engine - Community' },
  Version: ENGINE_VERSION,
  ApiVersion: API_VERSION,
  MinAPIVersion: MIN_API_VERSION,
  Os: 'linux',
  Arch: 'amd64',
  GitCommit: ENGINE_COMMIT,
  GoVersion: GO_VERSION,
  Components: COMPONENTS,
}

/** `docker --version` */
export const CLIENT_VERSION = `Docker version ${CLIENT.Version}, build ${CLIENT.GitCommit}\n`

export const version = defineVerb({
  name: 'version',
  usage: 'version [OPTIONS]',
  short: 'Show the Docker version information',
  flags: {
    format: INSPECT_FORMAT_FLAG,
  },
  *run(cli, _args, flags) {
    const value: DockerVersion = { Client: CLIENT, Server: SERVER }
    if (flags.format === 'json') cli.out(`${goJson(value)}\n`)
    else if (flags.format) cli.out(printValue(flags.format, value, VERSION, 'version'))
    else cli.out(clientText() + serverText())
    return { value }
  },
})

const line = (name: string, value: string): string => ` ${`${name}:`.padEnd(18)} ${value}\n`

const clientText = (): string =>
  [
    `Client: ${CLIENT.Platform.Name}\n`,
    line('Version', CLIENT.Version),
    line('API version', CLIENT.ApiVersion),
    line('Go version', CLIENT.GoVersion),
    line('Git commit', CLIENT.GitCommit),
    line('Built', CLIENT.BuildTime),
    line('OS/Arch', `${CLIENT.Os}/${CLIENT.Arch}`),
    line('Context', CLIENT.Context),
  ].join('')

function serverText(): string {
  const [engine, ...others] = COMPONENTS
  const { Details: details } = engine
  const indented = (name: string, value: string): string => `  ${`${name}:`.padEnd(17)} ${value}\n`
  return [
    `\nServer: ${SERVER.Platform.Name}\n`,
    ' Engine:\n',
    indented('Version', engine.Version),
    indented('API version', `${details.ApiVersion} (minimum version ${details.MinAPIVersion})`),
    indented('Go version', details.GoVersion),
    indented('Git commit', details.GitCommit),
    indented('Built', details.BuildTime),
    indented('OS/Arch', `${details.Os}/${details.Arch}`),
    indented('Experimental', details.Experimental),
    ...others.flatMap((component) => [
      ` ${component.Name}:\n`,
      indented('Version', component.Version),
      indented('GitCommit', component.Details.GitCommit),
    ]),
  ].join('')
}
