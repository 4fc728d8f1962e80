/**
 * Containers: from a container of a pod's spec to a running one, one at a time: image, create,
 * start.
 *
 * @module
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../text/quantity.js'
import { type ContainerConfig, type ContainerStatus, RuntimeError } from '../../cri/runtime.js'
import type { Stored } from '../kinds/kind.js'
import { type PodContext, keepWorker } from './context.js'
import { ConfigError, type PodFacts, environmentOf, expand } from './env.js'
import { fieldPathOf } from './field-path.js'
import { prepareImage, progressPull } from './image.js'
import type { Operation, PodWorker, WaitingReason } from './pod-worker.js'
import { securityOf } from './security-context.js'
import { mountsOf } from './volumes/mounts.js'

const CREATED = 'Created'
const STARTED = 'Started'
const FAILED = 'Failed'
const CREATE_CONFIG_ERROR = 'CreateContainerConfigError'
const CREATE_ERROR = 'CreateContainerError'
const RUN_ERROR = 'RunContainerError'

export const specOf = (pod: Pod, name: string): Container | undefined =>
  [...(pod.spec?.initContainers ?? []), ...(pod.spec?.containers ?? [])].find(
    (one) => one.name === name,
  )

/**
 * Does what can be done now for the next container of `todo`. Gives the worker as it is then; the same one
 * when it must wait.
 */
export function progressContainer(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): PodWorker {
  const operation = worker.operation
  if (!operation) {
    const container = specOf(pod, worker.todo[0] as string)
    return container
      ? beginContainer(context, pod, worker, container)
      : keepWorker(context, { ...worker, todo: worker.todo.slice(1) })
  }
  const container = specOf(pod, operation.container)
  if (!container) return keepWorker(context, next(worker))
  switch (operation.what) {
    case 'pull':
      return pull(context, pod, worker, operation)
    case 'create':
      return context.tx.now < operation.until
        ? worker
        : create(context, pod, worker, container, containers)
    case 'start':
      return context.tx.now < operation.until ? worker : start(context, pod, worker, operation.id)
  }
}

/** When the operation under way is done, if that is known. */
export const operationUntil = (operation: Operation | undefined): number | undefined =>
  operation && operation.what !== 'pull' ? operation.until : undefined

function beginContainer(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  container: Container,
): PodWorker {
  const { tx, runtime, node, record } = context
  const image = prepareImage(tx, runtime, node.name, pod, container, worker, record)
  if ('failed' in image) return failed(context, worker, container.name, image.failed)
  if ('pull' in image)
    return keepWorker(context, {
      ...worker,
      operation: {
        what: 'pull',
        container: container.name,
        image: container.image ?? '',
        requestedAt: tx.now,
      },
    })
  return keepWorker(context, {
    ...worker,
    operation: {
      what: 'create',
      container: container.name,
      until: tx.now + context.latencies.create,
    },
  })
}

function pull(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  operation: Extract<Operation, { what: 'pull' }>,
): PodWorker {
  const { tx, runtime, node, record, latencies } = context
  const step = progressPull(tx, runtime, node.name, pod, operation, worker, record)
  if ('operation' in step) return keepWorker(context, { ...worker, operation: step.operation })
  if ('failed' in step)
    return failed(
      context,
      { ...worker, imageBackoff: step.backoff },
      operation.container,
      step.failed,
    )
  return keepWorker(context, {
    ...worker,
    operation: { what: 'create', container: operation.container, until: tx.now + latencies.create },
  })
}

function create(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  container: Container,
  containers: readonly ContainerStatus[],
): PodWorker {
  const { tx, runtime, node, record, latencies } = context
  try {
    const config = configOf(context, pod, worker, container, containers)
    const dead = containers.filter(
      ({ name, state }) => name === container.name && state !== 'running',
    )
    for (const { id } of dead.slice(0, -1)) runtime.removeContainer(tx, node.name, id)
    const id = runtime.createContainer(tx, node.name, worker.sandbox as string, config)
    record.normal(pod, CREATED, 'Container created', fieldPathOf(pod, container.name))
    return keepWorker(context, {
      ...worker,
      operation: { what: 'start', container: container.name, id, until: tx.now + latencies.start },
    })
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof RuntimeError)) throw error
    record.warning(pod, FAILED, `Error: ${error.message}`, fieldPathOf(pod, container.name))
    return failed(context, worker, container.name, {
      reason: error instanceof ConfigError ? CREATE_CONFIG_ERROR : CREATE_ERROR,
      message: error.message,
    })
  }
}

function start(context: PodContext, pod: Stored<Pod>, worker: PodWorker, id: string): PodWorker {
  const { tx, runtime, node, record } = context
  const name = worker.operation?.container ?? ''
  try {
    runtime.startContainer(tx, node.name, id)
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    // Events name the container instead of its id, so that those of its restarts are one.
    const why = error.message.replaceAll(id, name)
    record.warning(pod, FAILED, `Error: ${why}`, fieldPathOf(pod, name))
    return failed(context, worker, name, { reason: RUN_ERROR, message: error.message })
  }
  record.normal(pod, STARTED, 'Container started', fieldPathOf(pod, name))
  const { [name]: _, ...waiting } = worker.waiting
  const { [name]: __, ...results } = worker.results
  return keepWorker(context, next({ ...worker, waiting, results }))
}

function configOf(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  container: Container,
  containers: readonly ContainerStatus[],
): ContainerConfig {
  const { api, node } = context
  const facts: PodFacts = {
    podIP: worker.address,
    hostIP: node.address,
    nodeName: node.name,
    allocatable: node.allocatable,
  }
  const env = environmentOf(api, pod, container, facts)
  const values = new Map(env.map(({ name, value }) => [name, value]))
  const image = context.runtime.imageStatus(context.tx, node.name, container.image ?? '')
  const security = securityOf(pod, container, image?.runConfig.user ?? '')
  const memory = container.resources?.limits?.['memory']
  return {
    name: container.name,
    attempt: attemptOf(pod, container, containers),
    image: container.image ?? '',
    ...(container.command
      ? { command: container.command.map((word) => expand(word, values)) }
      : {}),
    ...(container.args ? { args: container.args.map((word) => expand(word, values)) } : {}),
    env,
    ...(container.workingDir ? { workingDir: container.workingDir } : {}),
    mounts: mountsOf(context, pod, container, values),
    labels: {},
    ...(memory === undefined ? {} : { memory: parseQuantity(memory) }),
    ...security,
    stdin: container.stdin ?? false,
    stdinOnce: container.stdinOnce ?? false,
    tty: container.tty ?? false,
  }
}

/** Which restart this is: one more than the runtime (or, after a new sandbox, the API) knows of. */
function attemptOf(
  pod: Stored<Pod>,
  container: Container,
  containers: readonly ContainerStatus[],
): number {
  const known = containers
    .filter(({ name }) => name === container.name)
    .map(({ attempt }) => attempt)
  if (known.length > 0) return Math.max(...known) + 1
  const status = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].find(({ name }) => name === container.name)
  return status?.containerID || status?.lastState?.terminated ? status.restartCount + 1 : 0
}

function failed(
  context: PodContext,
  worker: PodWorker,
  name: string,
  why: WaitingReason,
): PodWorker {
  return keepWorker(context, next({ ...worker, results: { ...worker.results, [name]: why } }))
}

/** The container at hand is done with; on to the next. */
function next({ operation: _, ...worker }: PodWorker): PodWorker {
  return { ...worker, todo: worker.todo.slice(1) }
}
