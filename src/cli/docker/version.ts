/**
 * `docker version`: what client and daemon are.
 *
 * @see https://docs.docker.com/reference/cli/docker/version/
 */
import { ENGINE_VERSION } from '../../docker/version.js'
import { goJson } from '../../text/json.js'
import { defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG, compile } from './format.js'

/** What the client says of itself. */
export const CLIENT = {
  Platform: { Name: '' },
  Version: '28.2.2',
  ApiVersion: '1.50',
  DefaultAPIVersion: '1.50',
  GitCommit: 'e6534b4',
  GoVersion: 'go1.24.3',
  Os: 'linux',
  Arch: 'amd64',
  BuildTime: 'Fri May 30 12:07:14 2025',
  Context: 'default',
}
const COMPONENTS = [
  {
    Name: 'Engine',
    Version: ENGINE_VERSION,
    Details: {
      ApiVersion: '1.51',
      Arch: 'amd64',
      BuildTime: 'Wed Nov  5 14:43:19 2025',
      Experimental: 'false',
      GitCommit: '89c5e8f',
      GoVersion: 'go1.24.9',
      MinAPIVersion: '1.24',
      Os: 'linux',
    },
  },
  {
    Name: 'containerd',
    Version: 'v1.7.29',
    Details: { GitCommit: '442cb34bda9a6a0fed82a2ca7cade05c5c749582' },
  },
  { Name: 'runc', Version: '1.3.3', Details: { GitCommit: 'v1.3.3-0-gd842d771' } },
  { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: 'de40ad0' } },
] as const
const SERVER = {
  Platform: { Name: 'Docker Engine - Community' },
  Version: ENGINE_VERSION,
  ApiVersion: '1.51',
  MinAPIVersion: '1.24',
  Os: 'linux',
  Arch: 'amd64',
  GitCommit: '89c5e8f',
  GoVersion: 'go1.24.9',
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
    const value = { Client: CLIENT, Server: SERVER }
    if (flags.format === 'json') cli.out(`${goJson(value)}\n`)
    else if (flags.format) cli.out(`${compile(flags.format, 'map')(value)}\n`)
    else cli.out(clientText() + serverText())
    return { value }
  },
})

const line = (name: string, value: string): string => ` ${`${name}:`.padEnd(18)} ${value}\n`

const clientText = (): string =>
  [
    'Client:\n',
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
