/**
 * Volumes over HTTP.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume
 */
import { volumeCreate } from '../../docker/volume/create.js'
import { volumeInspect } from '../../docker/volume/inspect.js'
import { volumeList } from '../../docker/volume/list.js'
import { volumePrune } from '../../docker/volume/prune.js'
import { volumeRemove } from '../../docker/volume/remove.js'
import { DockerError } from '../../docker/errors.js'
import type { EngineAnswer } from './message.js'
import { CREATE_VOLUME } from './shape.js'
import { type EngineCall, bodyIn, filtersOf, isSet, textIn, textMapIn } from './query.js'

const noDriver = (driver: string): DockerError =>
  new DockerError(
    404,
    `error looking up volume plugin ${driver}: plugin ${JSON.stringify(driver)} not found`,
  )

/** `GET /volumes`. @throws DockerError for a bad filter */
export const listVolumes = (call: EngineCall): EngineAnswer => ({
  status: 200,
  body: {
    Volumes: volumeList(call.tx, call.machine, { filters: filtersOf(call) }),
    Warnings: null,
  },
})

/** `POST /volumes/create`. @throws DockerError */
export function createVolume(call: EngineCall): EngineAnswer {
  const body = bodyIn(call, CREATE_VOLUME)
  const driver = textIn(body, 'Driver')
  if (driver !== '' && driver !== 'local') throw noDriver(driver)
  const Name = textIn(body, 'Name')
  const made = volumeCreate(call.tx, call.machine, {
    ...(Name === '' ? {} : { Name }),
    Labels: textMapIn(body, 'Labels'),
    DriverOpts: textMapIn(body, 'DriverOpts'),
  })
  return { status: 201, body: made }
}

/** `GET /volumes/{name}`. @throws DockerError 404 */
export const inspectVolume = ({ tx, machine, names }: EngineCall): EngineAnswer => ({
  status: 200,
  body: volumeInspect(tx, machine, names[0] ?? ''),
})

/** `DELETE /volumes/{name}`. @throws DockerError */
export function deleteVolume(call: EngineCall): EngineAnswer {
  volumeRemove(call.tx, call.machine, call.names[0] ?? '', { force: isSet(call, 'force') })
  return { status: 204 }
}

/** `POST /volumes/prune`. @throws DockerError for a bad filter */
export const pruneVolumes = (call: EngineCall): EngineAnswer => ({
  status: 200,
  body: volumePrune(call.tx, call.machine, filtersOf(call)),
})
