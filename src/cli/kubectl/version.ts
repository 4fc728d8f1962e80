/**
 * `kubectl version`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/
 */
import { goJson } from '../../text/json.js'
import { toYaml } from '../../text/yaml.js'
import { CommandError, type Outcome, type Wait } from '../verb.js'
import { define } from './definition.js'

const CLIENT_VERSION = 'v1.33.1'
const KUSTOMIZE_VERSION = 'v5.6.0'
const OUTPUTS = ['json', 'yaml']

export interface Versions {
  readonly clientVersion: Version
  readonly kustomizeVersion: string
  readonly serverVersion?: Version
}

interface Version {
  readonly major: string
  readonly minor: string
  readonly gitVersion: string
  readonly platform: string
}

export const version = define({
  name: 'version',
  usage: 'version',
  short: 'Print the client and server version information',
  long: 'Print the client and server version information for the current context.',
  flags: { client: { type: 'boolean', usage: 'If true, shows client version only (no server required).' }, output: { type: 'string', short: 'o', usage: "One of 'yaml' or 'json'." } },
  *run(session, _args, flags): Generator<Wait, Outcome<Versions>> {
    if (flags.output && !OUTPUTS.includes(flags.output)) throw new CommandError(`error: --output must be 'yaml' or 'json'`)
    const client = versionOf(CLIENT_VERSION)
    const lines = `Client Version: ${CLIENT_VERSION}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`
    if (!flags.output) session.out(lines)
    if (flags.client) return { value: { clientVersion: client, kustomizeVersion: KUSTOMIZE_VERSION } }
    if (!flags.output) yield* session.commit()
    const server = versionOf(session.cluster.version)
    const versions = { clientVersion: client, kustomizeVersion: KUSTOMIZE_VERSION, serverVersion: server }
    if (flags.output) session.out(flags.output === 'yaml' ? toYaml(versions) : `${goJson(versions, { indent: '  ' })}\n`)
    else session.out(`Server Version: ${server.gitVersion}\n`)
    if (Math.abs(Number(server.minor) - Number(client.minor)) > 1 || server.major !== client.major) {
      session.err(`WARNING: version difference between client (${client.major}.${client.minor}) and server (${server.major}.${server.minor}) exceeds the supported minor version skew of +/-1\n`)
    }
    return { value: versions }
  },
})

function versionOf(gitVersion: string): Version {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? []
  return { major, minor, gitVersion, platform: 'linux/amd64' }
}
