/**
 * Endpoints of what a daemon without a swarm, without plugins and without experiments has not: what
 * they answer.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import { DockerError, noSuchPlugin, noSwarm } from '../../docker/errors.js'
import { numError } from '../../text/strconv.js'
import { NO_BUILDKIT } from './build-parameters.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, bodyIn, textIn } from './query.js'
import type { Shape } from './shape.js'

const NOT_IN_SWARM = 'This node is not part of a swarm'
const NO_SWARM = 'kubarium does not simulate swarms'
const SWARM_INIT: Shape = { type: 'swarm.InitRequest', members: {} }
const NO_ADDRESS = 'invalid ListenAddr "": invalid empty address'
const NO_UPGRADE = 'no upgrade proto in request'
const NO_WEBSOCKET = 'not websocket protocol'
const WEBSOCKET = 'kubarium does not attach over WebSockets; POST to attach instead'
const NO_CLUSTER_VOLUMES = 'volume update only valid for cluster volumes, but swarm is unavailable'
const NO_BUILD_ID = 'build ID not provided'
const EXPERIMENTAL =
  'This experimental feature is disabled by default. Start the Docker daemon in experimental mode in order to enable it.'

/** What only a manager of a swarm answers. @throws DockerError */
export function swarm(): EngineAnswer {
  throw noSwarm()
}

/** `POST /swarm/init` and `/swarm/join`. @throws DockerError */
export function enterSwarm(call: EngineCall): EngineAnswer {
  if (textIn(bodyIn(call, SWARM_INIT), 'ListenAddr') === '') throw new DockerError(400, NO_ADDRESS)
  throw new DockerError(501, NO_SWARM)
}

/** `POST /swarm/leave`. @throws DockerError */
export function leaveSwarm(): EngineAnswer {
  throw new DockerError(503, NOT_IN_SWARM)
}

/** `PUT /volumes/{name}`. @throws DockerError */
export function updateVolume(): EngineAnswer {
  throw new DockerError(503, NO_CLUSTER_VOLUMES)
}

/** `GET /plugins`, `GET /plugins/privileges`: there are none. */
export const plugins = (): EngineAnswer => ({ status: 200, body: [] })

/** One of the plugins. @throws DockerError */
export function plugin({ names: [name = ''] }: EngineCall): EngineAnswer {
  throw noSuchPlugin(name)
}

/** `POST /plugins/{name}/enable`. @throws DockerError */
export function enablePlugin({ names: [name = ''], query }: EngineCall): EngineAnswer {
  const timeout = query.get('timeout') ?? ''
  if (!/^\d+$/.test(timeout)) throw new DockerError(500, numError('Atoi', timeout, 'syntax'))
  throw noSuchPlugin(name)
}

/** `POST /plugins/pull`. @throws DockerError */
export function pullPlugin({ query }: EngineCall): EngineAnswer {
  const name = query.get('remote') ?? ''
  throw new DockerError(
    404,
    `error resolving plugin reference: docker.io/library/${name}:latest: not found`,
  )
}

/** `POST /session` and `/grpc`, over which BuildKit is spoken. @throws DockerError */
export function buildKit({ request: { path, headers = {} } }: EngineCall): EngineAnswer {
  const isSession = path.includes('/session')
  if (headers['upgrade'] === undefined) throw new DockerError(isSession ? 400 : 500, NO_UPGRADE)
  throw new DockerError(501, NO_BUILDKIT)
}

/** `GET …/attach/ws`. @throws DockerError */
export function attachWebSocket({ request: { headers = {} } }: EngineCall): EngineAnswer {
  if (headers['upgrade'] === undefined) return { status: 400, body: NO_WEBSOCKET }
  throw new DockerError(501, WEBSOCKET)
}

/** `POST /build/cancel`; no build of the classic builder has an id. @throws DockerError */
export function cancelBuild({ query }: EngineCall): EngineAnswer {
  if (!query.get('id')) throw new DockerError(400, NO_BUILD_ID)
  return { status: 204 }
}

/** Checkpoints. @throws DockerError */
export function experimental(): EngineAnswer {
  throw new DockerError(501, EXPERIMENTAL)
}

/** `OPTIONS` of anything. */
export const options = (): EngineAnswer => ({ status: 200 })
