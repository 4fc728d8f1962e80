/**
 * Containers: from a container of a pod's spec to a running one, one at a time: image, create,
 * start.
 *
 * @module
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import { type ContainerStatus, RuntimeError } from '../../cri/runtime.js'
import type { Stored } from '../kinds/kind.js'
import { type PodContext, keepWorker } from './context.js'
import { ConfigError } from './env.js'
import { configOf } from './container-config.js'
import { fieldPathOf } from './field-path.js'
import { prepareImage, progressPull } from './image.js'
import { hookEnd, hookUntil, startHook } from './lifecycle.js'
import { beginStop, progressStops } from './stop.js'
import type { Operation, PodWorker, WaitingReason } from './pod-worker.js'
import { specOf } from './spec-of.js'

const CREATED = 'Created'
const STARTED = 'Started'
const FAILED = 'Failed'
const CREATE_CONFIG_ERROR = 'CreateContainerConfigError'
const CREATE_ERROR = 'CreateContainerError'
const RUN_ERROR = 'RunContainerError'
const POST_START_ERROR = 'PostStartHookError'
const FAILED_POST_START = 'FailedPostStartHook'

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
      return context.tx.now < operation.until
        ? worker
        : start(context, pod, worker, container, operation.id)
    case 'postStart':
      return postStart(context, pod, worker, operation, containers)
    case 'undo':
      return containers.some(({ id, state }) => id === operation.id && state === 'running')
        ? progressStops(context, pod, worker, containers).worker
        : failed(context, worker, operation.container, { reason: POST_START_ERROR })
  }
}

/** When the operation under way is done, if that is known. */
export function operationUntil({ operation, stops }: PodWorker): number | undefined {
  if (operation?.what === 'postStart') return hookUntil(operation.hook)
  if (operation?.what === 'undo') {
    const stop = stops?.[operation.id]
    return stop && !stop.isSent ? stop.until : undefined
  }
  return operation && operation.what !== 'pull' ? operation.until : undefined
}

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

function start(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  container: Container,
  id: string,
): PodWorker {
  const { tx, runtime, node, record } = context
  const { name, lifecycle } = container
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
  const handler = lifecycle?.postStart
  if (!handler) return keepWorker(context, hasRun(worker, name))
  const hook = startHook(context, worker, container, { id, handler })
  return keepWorker(context, {
    ...worker,
    operation: { what: 'postStart', container: name, id, hook },
  })
}

/** A container has started: nothing is said against it any more. */
function hasRun(worker: PodWorker, name: string): PodWorker {
  const { [name]: _, ...waiting } = worker.waiting
  const { [name]: __, ...results } = worker.results
  return next({ ...worker, waiting, results })
}

/** Waits for the hook of a container that was started; one whose hook fails is stopped again. */
function postStart(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  { container, id, hook }: Extract<Operation, { what: 'postStart' }>,
  containers: readonly ContainerStatus[],
): PodWorker {
  const status = containers.find((one) => one.id === id)
  const isGone = status?.state !== 'running'
  const end = isGone && hook.what === 'exec' ? 'failed' : hookEnd(context, hook)
  if (end === undefined) return worker
  if (end === 'succeeded') return keepWorker(context, hasRun(worker, container))
  const { record } = context
  record.warning(pod, FAILED_POST_START, 'PostStartHook failed', fieldPathOf(pod, container))
  const undone: PodWorker = { ...worker, operation: { what: 'undo', container, id } }
  if (!status || isGone) return keepWorker(context, undone)
  const stopped = beginStop(context, pod, undone, status, {
    grace: pod.spec?.terminationGracePeriodSeconds ?? 30,
    message: FAILED_POST_START,
  })
  return progressStops(context, pod, stopped, containers).worker
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
