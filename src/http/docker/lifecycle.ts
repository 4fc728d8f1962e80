/**
 * What is done with a container over HTTP: start, stop, kill, rename, remove, …
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container
 */
import type { RunConfig } from '../../oci/image.js'
import { commit } from '../../docker/commit.js'
import { containerNamed, isUp } from '../../docker/container.js'
import { DockerError, containerNotRunning, noNameGiven } from '../../docker/errors.js'
import { kill } from '../../docker/kill.js'
import { pause } from '../../docker/pause.js'
import { remove } from '../../docker/remove.js'
import { rename } from '../../docker/rename.js'
import { restart } from '../../docker/restart.js'
import { start } from '../../docker/start.js'
import { stop } from '../../docker/stop.js'
import { unpause } from '../../docker/unpause.js'
import { update } from '../../docker/update.js'
import { resizeTty } from '../../docker/resize.js'
import { CREATE_CONTAINER, UPDATE_CONTAINER } from './shape.js'
import { sizeIn } from './tty.js'
import type { EngineAnswer } from './message.js'
import {
  type EngineCall,
  bodyIn,
  isSet,
  integerOf,
  objectOf,
  optionalBody,
  textIn,
} from './query.js'

const DONE: EngineAnswer = { status: 204 }
const NOTHING_DONE: EngineAnswer = { status: 304 }
const DEFAULT_LINK = 'Conflict, cannot remove the default link name of the container'
const NO_NAME = 'Neither old nor new names may be empty'

const nameIn = ({ names }: EngineCall): string => names[0] ?? ''

/** `POST …/start`. What went wrong is written in the container, which stays. */
export function startContainer(call: EngineCall): EngineAnswer {
  const { tx, machine } = call
  try {
    return start(tx, machine, nameIn(call)) ? DONE : NOTHING_DONE
  } catch (error) {
    if (!(error instanceof DockerError) || error.status === 404) throw error
    return { status: error.status, body: { message: error.message } }
  }
}

/** How a container is stopped, as parameters say it. */
const stopOptions = (call: EngineCall): { readonly t?: number; readonly signal?: string } => {
  const t = integerOf(call, 't')
  const signal = call.query.get('signal')
  return { ...(t === undefined ? {} : { t }), ...(signal ? { signal } : {}) }
}

/** `POST …/stop`: answered when it has stopped. @throws DockerError */
export function stopContainer(call: EngineCall): EngineAnswer {
  const { tx, machine } = call
  const options = stopOptions(call)
  const row = containerNamed(tx, machine, nameIn(call))
  if (!isUp(row) && row.status !== 'restarting') return NOTHING_DONE
  stop(tx, machine, row.id, options)
  return { ...DONE, later: { type: 'stopped', container: row.id, restarts: false } }
}

/** `POST …/restart`: answered when it has started again. @throws DockerError */
export function restartContainer(call: EngineCall): EngineAnswer {
  const { tx, machine } = call
  const { id } = containerNamed(tx, machine, nameIn(call))
  restart(tx, machine, id, stopOptions(call))
  return { ...DONE, later: { type: 'stopped', container: id, restarts: true } }
}

/** `POST …/kill`. @throws DockerError */
export function killContainer(call: EngineCall): EngineAnswer {
  const signal = call.query.get('signal')
  kill(call.tx, call.machine, nameIn(call), signal ? { signal } : {})
  return DONE
}

/** `POST …/pause`. @throws DockerError */
export function pauseContainer(call: EngineCall): EngineAnswer {
  pause(call.tx, call.machine, nameIn(call))
  return DONE
}

/** `POST …/unpause`. @throws DockerError */
export function unpauseContainer(call: EngineCall): EngineAnswer {
  unpause(call.tx, call.machine, nameIn(call))
  return DONE
}

/** `POST …/rename`. @throws DockerError */
export function renameContainer(call: EngineCall): EngineAnswer {
  const name = (call.query.get('name') ?? '').replace(/^\//, '')
  if (name === '') throw new DockerError(400, NO_NAME)
  rename(call.tx, call.machine, nameIn(call), name)
  return DONE
}

/** `POST …/update`. @throws DockerError */
export function updateContainer(call: EngineCall): EngineAnswer {
  const body = bodyIn(call, UPDATE_CONTAINER)
  const policy = objectOf(body, 'RestartPolicy')
  const numbers = ['Memory', 'NanoCpus'].filter((name) => typeof body[name] === 'number')
  const { Warnings } = update(call.tx, call.machine, nameIn(call), {
    ...Object.fromEntries(numbers.map((name) => [name, body[name]])),
    ...(textIn(policy, 'Name')
      ? {
          RestartPolicy: {
            Name: textIn(policy, 'Name'),
            MaximumRetryCount: Number(policy['MaximumRetryCount'] ?? 0),
          },
        }
      : {}),
  })
  return { status: 200, body: { Warnings: Warnings.length > 0 ? Warnings : null } }
}

/** `DELETE /containers/{id}`. @throws DockerError */
export function removeContainer(call: EngineCall): EngineAnswer {
  if (isSet(call, 'link')) throw new DockerError(500, DEFAULT_LINK)
  remove(call.tx, call.machine, nameIn(call), { force: isSet(call, 'force'), v: isSet(call, 'v') })
  return DONE
}

/** `POST …/resize`: of its terminal. @throws DockerError */
export function resizeContainer(call: EngineCall): EngineAnswer {
  const size = sizeIn(call)
  const row = containerNamed(call.tx, call.machine, nameIn(call))
  if (!isUp(row)) throw containerNotRunning(row.id)
  resizeTty(call.tx, row.stdin, size)
  return { status: 200 }
}

/** `POST /commit`. @throws DockerError */
export function commitContainer(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  const config = optionalBody(call, CREATE_CONTAINER)
  const container = query.get('container') ?? ''
  if (container === '') throw noNameGiven()
  const [repo, tag] = [query.get('repo') ?? '', query.get('tag') ?? '']
  const author = query.get('author')
  const comment = query.get('comment')
  const Id = commit(tx, machine, container, {
    config: config as RunConfig,
    ...(repo ? { name: tag ? `${repo}:${tag}` : repo } : {}),
    ...(author ? { author } : {}),
    ...(comment ? { comment } : {}),
    changes: query.getAll('changes').flatMap((one) => one.split('\n').filter(Boolean)),
  })
  return { status: 201, body: { Id } }
}
