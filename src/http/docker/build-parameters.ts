/**
 * Parameters of `POST /build`: what of them the classic builder takes, refuses, or has no use for in
 * a lab, which is said aloud.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageBuild
 */
import { DockerError } from '../../docker/errors.js'
import { platformOf } from '../../docker/image/platform.js'
import { GoJsonError, parseGoJson } from '../../text/go-json.js'
import { type EngineCall, isSet } from './query.js'

/** What is said of BuildKit's own protocol. */
export const NO_BUILDKIT =
  'kubarium does not simulate BuildKit over HTTP; set DOCKER_BUILDKIT=0 to use the classic builder'
const NO_SQUASH = 'squash is only supported with experimental mode'
const NO_REMOTE = 'kubarium does not simulate builds from a remote context'

/** They move nothing in a lab. */
const WITHOUT_EFFECT = [
  'memory',
  'memswap',
  'cpushares',
  'cpusetcpus',
  'cpusetmems',
  'cpuperiod',
  'cpuquota',
  'cgroupparent',
  'shmsize',
  'ulimits',
  'extrahosts',
  'networkmode',
  'securityopt',
]
const USUAL = ['', '0', 'null', '[]', '{}', 'default']

/** Parameters that were given and move nothing. */
export const unsimulatedParameters = ({ query }: EngineCall): readonly string[] =>
  WITHOUT_EFFECT.filter((name) => !USUAL.includes(query.get(name) ?? '')).map(
    (name) => `${name} of a build over HTTP`,
  )

/** @throws DockerError for what cannot be asked for */
export function checkParameters(call: EngineCall): void {
  const { query } = call
  const version = query.get('version') ?? ''
  if (version === '2') throw new DockerError(501, NO_BUILDKIT)
  if (version !== '' && version !== '1')
    throw new DockerError(400, `invalid version ${JSON.stringify(version)}`)
  const isolation = query.get('isolation') ?? ''
  if (!['', 'default'].includes(isolation))
    throw new DockerError(400, `unsupported isolation: ${JSON.stringify(isolation)}`)
  const outputs = query.get('outputs')
  if (outputs) decoded(outputs, 'invalid outputs specified: ')
  if (isSet(call, 'squash')) throw new DockerError(400, NO_SQUASH)
  const platform = query.get('platform')
  if (platform) platformOf(platform)
  if (query.get('remote')) throw new DockerError(501, NO_REMOTE)
}

/** Texts by name, as a parameter that is JSON; null for a name without one. @throws DockerError */
export function textsIn(
  query: URLSearchParams,
  name: string,
  what: string,
): Readonly<Record<string, string>> {
  const written = decoded(query.get(name) || '{}', `error reading ${what}: `)
  if (typeof written !== 'object' || written === null) return {}
  return Object.fromEntries(
    Object.entries(written).flatMap(([key, value]) =>
      value === null ? [] : [[key, String(value)]],
    ),
  )
}

/** @throws DockerError 400 with the decoder's words */
function decoded(text: string, before: string): unknown {
  try {
    return parseGoJson(text).value
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error
    throw new DockerError(400, before + error.message)
  }
}
