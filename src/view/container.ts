/**
 * Containers of a picture: those of each machine's Docker, without the pause containers that hold
 * the network of a pod.
 *
 * @module
 */
import type { Container } from '../docker/container.js'
import { type Collection, edge } from './collection.js'
import { imageKey } from './image.js'
import { machineKey } from './machine.js'
import { networkKey } from './network.js'
import type { Edge, ViewContainer } from './parts.js'
import { podKey } from './pod.js'
import { rowOf } from './rows.js'
import { volumeKey } from './volume.js'

/** The table of containers. */
export const CONTAINERS = 'containers'

const POD_NAME = 'io.kubernetes.pod.name'
const POD_NAMESPACE = 'io.kubernetes.pod.namespace'
const CONTAINER_NAME = 'io.kubernetes.container.name'
const PAUSE = 'POD'

/** The key of a container's part. */
export const containerKey = (machine: string, id: string): string => `container/${machine}/${id}`

/** The containers of all machines. */
export const containers: Collection<ViewContainer> = {
  tables: [CONTAINERS],
  make(key, source) {
    const row = rowOf<Container>(source, CONTAINERS, key)
    if (!row || row.config.Labels[CONTAINER_NAME] === PAUSE) return undefined
    return { parts: [partOf(row)], edges: edgesOf(row) }
  },
}

const partOf = ({ machine, id, config, ...row }: Container): ViewContainer => ({
  type: 'container',
  key: containerKey(machine, id),
  name: config.Labels[CONTAINER_NAME] ?? row.name,
  machine,
  id,
  image: config.Image,
  status: row.status,
  ...(row.status === 'exited' || row.status === 'dead' ? { exitCode: row.exitCode } : {}),
  ...(row.health ? { health: row.health.status } : {}),
  restarts: row.restarts,
  ports: row.published.map(
    ({ hostPort, containerPort, protocol }) => `${hostPort}:${containerPort}/${protocol}`,
  ),
  inPod: config.Labels[POD_NAME] !== undefined,
})

function edgesOf({ machine, id, image, config, mounts, networks }: Container): readonly Edge[] {
  const key = containerKey(machine, id)
  const pod = config.Labels[POD_NAME]
  const names = mounts.flatMap(({ type, name }) =>
    type === 'volume' && name !== undefined ? [name] : [],
  )
  return [
    edge(key, 'on', machineKey(machine)),
    edge(key, 'from', imageKey(machine, image)),
    ...(pod === undefined ? [] : [edge(key, 'in', podKey(config.Labels[POD_NAMESPACE], pod))]),
    ...[...new Set(names)].map((name) => edge(key, 'mounts', volumeKey(machine, name))),
    ...Object.keys(networks).map((name) => edge(key, 'joins', networkKey(machine, name))),
  ]
}
