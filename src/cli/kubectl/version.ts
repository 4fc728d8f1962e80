/**
 * `kubectl version`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_version/
 */
import { goJson } from '../../text/json.js'
import {
  CLIENT_VERSION as CLIENT,
  type VersionInfo,
  serverVersion,
} from '../../kubernetes/apiserver/version.js'
import { toYaml } from '../../text/yaml.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import type { Session } from './session.js'

const KUSTOMIZE_VERSION = 'v5.8.1'
const OUTPUTS = ['json', 'yaml']
/** How `--output` of the two tools' `version` is told of. */
export const OUTPUT_USAGE = "One of 'yaml' or 'json'."
/** What is said of another output. */
export const WRONG_OUTPUT = "error: --output must be 'yaml' or 'json'"

/** What `kubectl version` reports. @public The declarations of the facade name it. */
export interface KubectlVersions {
  readonly clientVersion: VersionInfo
  readonly kustomizeVersion: string
  readonly serverVersion?: VersionInfo
}

/** The verb `kubectl version`. */
export const version = define({
  name: 'version',
  usage: 'version',
  short: 'Print the client and server version information',
  long: 'Print the client and server version information for the current context.',
  flags: {
    client: { type: 'boolean', usage: 'If true, shows client version only (no server required).' },
    output: { type: 'string', short: 'o', usage: OUTPUT_USAGE },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<KubectlVersions>> {
    if (flags.output && !OUTPUTS.includes(flags.output)) throw new CommandError(WRONG_OUTPUT)
    const client = { clientVersion: CLIENT, kustomizeVersion: KUSTOMIZE_VERSION }
    const print = (versions: KubectlVersions): void =>
      session.out(
        flags.output === 'yaml' ? toYaml(versions) : `${goJson(versions, { indent: '  ' })}\n`,
      )
    if (!flags.output)
      session.out(`Client Version: ${CLIENT.gitVersion}\nKustomize Version: ${KUSTOMIZE_VERSION}\n`)
    if (flags.client) {
      if (flags.output) print(client)
      return { value: client }
    }
    yield* session.commit()
    const server = serverVersion(session.cluster.version)
    const versions = { ...client, serverVersion: server }
    if (flags.output) print(versions)
    else session.out(`Server Version: ${server.gitVersion}\n`)
    warnOfSkew(session, server)
    return { value: versions }
  },
})

function warnOfSkew({ err }: Session, { major, minor }: VersionInfo): void {
  if (Math.abs(Number(minor) - Number(CLIENT.minor)) <= 1 && major === CLIENT.major) return
  err(
    `WARNING: version difference between client (${CLIENT.major}.${CLIENT.minor}) and server (${major}.${minor}) exceeds the supported minor version skew of +/-1\n`,
  )
}
