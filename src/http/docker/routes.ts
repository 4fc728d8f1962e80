/**
 * Which request goes where: methods and paths of the Engine API.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import {
  attachWebSocket,
  buildKit,
  cancelBuild,
  enablePlugin,
  enterSwarm,
  experimental,
  leaveSwarm,
  options,
  plugin,
  plugins,
  pullPlugin,
  swarm,
  updateVolume,
} from './absent.js'
import { exportFiles, getArchive, putArchive, statArchive } from './archive.js'
import { buildImage } from './build-stream.js'
import {
  changesOf,
  inspectContainer,
  listContainers,
  pruneContainers,
  topOf,
} from './containers.js'
import { createContainer } from './create.js'
import { diskUsage, pruneBuilds } from './disk-usage.js'
import { events } from './events.js'
import { createExec, inspectExec, resizeExec, startExec } from './exec.js'
import {
  deleteImage,
  distribution,
  history,
  imageJson,
  imagesJson,
  imagesPrune,
  search,
  tag,
} from './images.js'
import {
  commitContainer,
  killContainer,
  pauseContainer,
  removeContainer,
  renameContainer,
  resizeContainer,
  restartContainer,
  startContainer,
  stopContainer,
  unpauseContainer,
  updateContainer,
} from './lifecycle.js'
import { attach, logs } from './logs.js'
import { getImage, getImages, loadImages } from './image-archives.js'
import type { EngineAnswer } from './message.js'
import {
  connectNetwork,
  createNetwork,
  deleteNetwork,
  disconnectNetwork,
  inspectNetwork,
  listNetworks,
  pruneNetworks,
} from './networks.js'
import type { EngineCall } from './query.js'
import { stats } from './stats.js'
import { auth, info, ping, version } from './system.js'
import { createImage, push } from './transfer.js'
import { createVolume, deleteVolume, inspectVolume, listVolumes, pruneVolumes } from './volumes.js'
import { waitFor } from './wait.js'

/** Answers a request. @throws DockerError */
type EngineHandler = (call: EngineCall) => EngineAnswer

/** `{id}` is one part of a path, `{name}` several. */
const ROUTES: readonly (readonly [methods: string, path: string, handler: EngineHandler])[] = [
  ['GET HEAD', '/_ping', ping],
  ['GET', '/version', version],
  ['GET', '/info', info],
  ['GET', '/events', events],
  ['GET', '/system/df', diskUsage],
  ['POST', '/auth', auth],
  ['GET', '/containers/json', listContainers],
  ['POST', '/containers/create', createContainer],
  ['POST', '/containers/prune', pruneContainers],
  ['GET', '/containers/{id}/json', inspectContainer],
  ['GET', '/containers/{id}/top', topOf],
  ['GET', '/containers/{id}/logs', logs],
  ['GET', '/containers/{id}/changes', changesOf],
  ['GET', '/containers/{id}/export', exportFiles],
  ['GET', '/containers/{id}/stats', stats],
  ['GET', '/containers/{id}/archive', getArchive],
  ['HEAD', '/containers/{id}/archive', statArchive],
  ['PUT', '/containers/{id}/archive', putArchive],
  ['POST', '/containers/{id}/start', startContainer],
  ['POST', '/containers/{id}/stop', stopContainer],
  ['POST', '/containers/{id}/restart', restartContainer],
  ['POST', '/containers/{id}/kill', killContainer],
  ['POST', '/containers/{id}/pause', pauseContainer],
  ['POST', '/containers/{id}/unpause', unpauseContainer],
  ['POST', '/containers/{id}/rename', renameContainer],
  ['POST', '/containers/{id}/update', updateContainer],
  ['POST', '/containers/{id}/resize', resizeContainer],
  ['POST', '/containers/{id}/wait', waitFor],
  ['POST', '/containers/{id}/attach', attach],
  ['POST', '/containers/{id}/exec', createExec],
  ['DELETE', '/containers/{id}', removeContainer],
  ['POST', '/exec/{id}/start', startExec],
  ['POST', '/exec/{id}/resize', resizeExec],
  ['GET', '/exec/{id}/json', inspectExec],
  ['POST', '/commit', commitContainer],
  ['GET', '/images/json', imagesJson],
  ['GET', '/images/search', search],
  ['GET', '/images/get', getImages],
  ['POST', '/images/load', loadImages],
  ['POST', '/images/create', createImage],
  ['POST', '/images/prune', imagesPrune],
  ['GET', '/images/{name}/json', imageJson],
  ['GET', '/images/{name}/history', history],
  ['GET', '/images/{name}/get', getImage],
  ['POST', '/images/{name}/push', push],
  ['POST', '/images/{name}/tag', tag],
  ['DELETE', '/images/{name}', deleteImage],
  ['GET', '/distribution/{name}/json', distribution],
  ['POST', '/build', buildImage],
  ['POST', '/build/prune', pruneBuilds],
  ['POST', '/build/cancel', cancelBuild],
  ['GET', '/networks', listNetworks],
  ['POST', '/networks/create', createNetwork],
  ['POST', '/networks/prune', pruneNetworks],
  ['GET', '/networks/{id}', inspectNetwork],
  ['DELETE', '/networks/{id}', deleteNetwork],
  ['POST', '/networks/{id}/connect', connectNetwork],
  ['POST', '/networks/{id}/disconnect', disconnectNetwork],
  ['GET', '/volumes', listVolumes],
  ['POST', '/volumes/create', createVolume],
  ['POST', '/volumes/prune', pruneVolumes],
  ['GET', '/volumes/{name}', inspectVolume],
  ['DELETE', '/volumes/{name}', deleteVolume],
  ['PUT', '/volumes/{name}', updateVolume],
  ['GET', '/plugins', plugins],
  ['GET', '/plugins/privileges', plugins],
  ['POST', '/plugins/pull', pullPlugin],
  ['GET', '/plugins/{name}/json', plugin],
  ['POST', '/plugins/{name}/enable', enablePlugin],
  ['POST', '/plugins/{name}/disable', plugin],
  ['POST', '/plugins/{name}/push', plugin],
  ['POST', '/plugins/{name}/set', plugin],
  ['POST', '/plugins/{name}/upgrade', pullPlugin],
  ['DELETE', '/plugins/{name}', plugin],
  ['POST', '/swarm/init', enterSwarm],
  ['POST', '/swarm/join', enterSwarm],
  ['POST', '/swarm/leave', leaveSwarm],
  ['GET POST', '/swarm', swarm],
  ['GET', '/swarm/unlockkey', swarm],
  ['POST', '/swarm/{id}', swarm],
  ...['services', 'nodes', 'tasks', 'secrets', 'configs'].flatMap(
    (what): [string, string, EngineHandler][] => [
      ['GET POST', `/${what}`, swarm],
      ['GET POST DELETE', `/${what}/{name}`, swarm],
    ],
  ),
  ['POST', '/session', buildKit],
  ['POST', '/grpc', buildKit],
  ['GET', '/containers/{id}/attach/ws', attachWebSocket],
  ['GET POST', '/containers/{id}/checkpoints', experimental],
  ['DELETE', '/containers/{id}/checkpoints/{name}', experimental],
  ['OPTIONS', '/{name}', options],
]

/** A route, ready to be compared. */
interface Route {
  readonly methods: readonly string[]
  readonly pattern: RegExp
  readonly handler: EngineHandler
}

const routes: readonly Route[] = ROUTES.map(([methods, path, handler]) => ({
  methods: methods.split(' '),
  pattern: new RegExp(`^${path.replace(/\{id\}/g, '([^/]+)').replace(/\{name\}/g, '(.+)')}$`),
  handler,
}))

/** The handler of a request, and the parts of its path that stand for something. */
export function routeOf(
  method: string,
  path: string,
): { readonly handler: EngineHandler; readonly names: readonly string[] } | undefined {
  for (const { methods, pattern, handler } of routes) {
    if (!methods.includes(method)) continue
    const found = pattern.exec(path)
    if (found) return { handler, names: found.slice(1).map(decoded) }
  }
  return undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
