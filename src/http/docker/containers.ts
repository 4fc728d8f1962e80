/**
 * Containers over HTTP: lists, one of them, its processes, what has changed in its files.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container
 */
import { changes } from '../../docker/changes.js'
import { containerNamed } from '../../docker/container.js'
import { DockerError } from '../../docker/errors.js'
import { inspect } from '../../docker/inspect.js'
import { type ContainerSummary, list } from '../../docker/list.js'
import { prune, writtenBytes } from '../../docker/prune.js'
import { imageById } from '../../docker/image/store.js'
import { top } from '../../docker/top.js'
import { imageSize } from '../../oci/image.js'
import type { Tx } from '../../sim/step.js'
import { withHostConfig } from './host-config.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, filtersOf, isSet, integerOf } from './query.js'

const noPsArgument = (argument: string): DockerError =>
  new DockerError(501, `kubarium does not simulate top with the arguments ${argument}`)
/** What lists the processes of a container unless something else is asked for. */
const PS = ['-ef', 'aux', '']

/** `GET /containers/json`. @throws DockerError */
export function listContainers(call: EngineCall): EngineAnswer {
  const { tx, machine } = call
  const limit = integerOf(call, 'limit') ?? 0
  const found = list(tx, machine, {
    all: isSet(call, 'all'),
    filters: filtersOf(call),
    ...(limit > 0 ? { limit } : {}),
  })
  return { status: 200, body: found.map((one) => summaryOf(tx, machine, one, isSet(call, 'size'))) }
}

/** A container of a list, with its networks and mounts as the Engine shows them. */
export function summaryOf(
  tx: Tx,
  machine: string,
  summary: ContainerSummary,
  withSize: boolean,
): object {
  const { NetworkSettings, Mounts } = inspect(tx, machine, summary.Id)
  return {
    ...summary,
    Mounts,
    NetworkSettings: { Networks: NetworkSettings.Networks },
    ...(withSize ? sizesOf(tx, machine, summary.Id, summary.ImageID) : {}),
  }
}

function sizesOf(tx: Tx, machine: string, id: string, image: string): object {
  const written = writtenBytes(tx, id)
  const below = imageById(tx, machine, image)?.image
  return {
    ...(written > 0 ? { SizeRw: written } : {}),
    SizeRootFs: (below ? imageSize(below) : 0) + written,
  }
}

/** `GET /containers/{id}/json`. @throws DockerError 404 */
export function inspectContainer(call: EngineCall): EngineAnswer {
  const { tx, machine, names } = call
  const shown = inspect(tx, machine, names[0] ?? '')
  const whole = withHostConfig(shown, containerNamed(tx, machine, shown.Id))
  const sizes = isSet(call, 'size')
    ? { SizeRw: 0, ...sizesOf(tx, machine, shown.Id, shown.Image) }
    : {}
  return { status: 200, body: { ...whole, ...sizes } }
}

/** `GET /containers/{id}/top`. @throws DockerError when it does not run */
export function topOf({ tx, machine, names, query }: EngineCall): EngineAnswer {
  const argument = query.get('ps_args') ?? ''
  if (!PS.includes(argument)) throw noPsArgument(argument)
  return { status: 200, body: top(tx, machine, names[0] ?? '') }
}

/** `GET /containers/{id}/changes`; null when nothing has changed. @throws DockerError 404 */
export function changesOf({ tx, machine, names }: EngineCall): EngineAnswer {
  const found = changes(tx, machine, names[0] ?? '')
  return { status: 200, body: found.length > 0 ? found : null }
}

/** `POST /containers/prune`. @throws DockerError for a bad filter */
export function pruneContainers(call: EngineCall): EngineAnswer {
  const { ContainersDeleted, SpaceReclaimed } = prune(call.tx, call.machine, filtersOf(call))
  return {
    status: 200,
    body: {
      ContainersDeleted: ContainersDeleted.length > 0 ? ContainersDeleted : null,
      SpaceReclaimed,
    },
  }
}
