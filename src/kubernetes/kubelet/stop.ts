/**
 * Stopping a container: its preStop hook, then its stop signal, then KILL, all inside of its grace
 * period. Sidecars of a pod that ends wait for their turn: they stop after the containers that they
 * serve, the last one first.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Stored } from '../kinds/kind.js'
import { type PodContext, keepWorker } from './context.js'
import { fieldPathOf } from './field-path.js'
import { hookEnd, hookUntil, startHook } from './lifecycle.js'
import type { ContainerStop, PodWorker } from './pod-worker.js'
import { isSidecar } from './restart.js'
import { specOf } from './spec-of.js'

const KILLING = 'Killing'
const FAILED_PRE_STOP = 'FailedPreStopHook'
/** Seconds that every container gets, so that it is not killed where it could have ended. */
const LEAST_GRACE = 2

/** Why a container is stopped, and how. */
interface StopRequest {
  /** Seconds from now until it is killed. */
  readonly grace: number
  /** What an event says of it. */
  readonly message?: string
  /** It starts again as soon as it has ended, in the sync that stopped it. */
  readonly restarts?: boolean
}

/** Begins to stop a container; one that is being stopped gets its new grace period. */
export function beginStop(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  worker: PodWorker,
  { id, name }: ContainerStatus,
  { grace, message, restarts = false }: StopRequest,
): PodWorker {
  const { tx, runtime, node, record } = context
  const known = worker.stops?.[id]
  if (known && known.until <= tx.now + grace * 1000) return worker
  if (pod && message !== undefined && !known)
    record.normal(pod, KILLING, message, fieldPathOf(pod, name))
  const container = pod && specOf(pod, name)
  const handler = container?.lifecycle?.preStop
  const stop: ContainerStop = {
    container: name,
    until: tx.now + grace * 1000,
    restarts,
    isSent: known?.isSent ?? false,
    ...(handler && container && grace > 0 && !known
      ? { hook: startHook(context, worker, container, { id, handler }) }
      : {}),
  }
  if (stop.isSent) runtime.stopContainer(tx, node.name, id, Math.max(grace, LEAST_GRACE))
  return keepWorker(context, { ...worker, stops: { ...worker.stops, [id]: stop } })
}

/** Goes on with all that is being stopped; `nextAt` is when to look again. */
export function progressStops(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): { readonly worker: PodWorker; readonly nextAt: VirtualTime | undefined } {
  const stops: Record<string, ContainerStop> = {}
  const times: VirtualTime[] = []
  for (const [id, stop] of Object.entries(worker.stops ?? {})) {
    const status = containers.find((one) => one.id === id)
    if (!status || (status.state !== 'running' && !stop.restarts)) continue
    const next = status.state === 'running' ? progress(context, pod, worker, id, stop) : stop
    stops[id] = next
    if (!next.isSent)
      times.push(Math.min(next.until, (next.hook && hookUntil(next.hook)) ?? next.until))
  }
  const { stops: before, ...rest } = worker
  if (!before) return { worker, nextAt: undefined }
  return {
    worker: keepWorker(context, Object.keys(stops).length > 0 ? { ...rest, stops } : rest),
    nextAt: times.length > 0 ? Math.min(...times) : undefined,
  }
}

function progress(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  worker: PodWorker,
  id: string,
  stop: ContainerStop,
): ContainerStop {
  const { tx, runtime, node, record } = context
  if (stop.isSent) return stop
  const isLate = tx.now >= stop.until
  let { hook } = stop
  if (hook && !isLate) {
    const end = hookEnd(context, hook)
    if (end === undefined) return stop
    if (end === 'failed' && pod)
      record.warning(pod, FAILED_PRE_STOP, 'PreStopHook failed', fieldPathOf(pod, stop.container))
    hook = undefined
  }
  const { hook: _, ...rest } = stop
  if (!isLate && worker.ending && pod && !isItsTurn(context, pod, worker, stop.container))
    return rest
  const left = Math.ceil((stop.until - tx.now) / 1000)
  runtime.stopContainer(tx, node.name, id, Math.max(left, LEAST_GRACE))
  return { ...rest, isSent: true }
}

/** Whether all have ended that a sidecar has to outlive. */
function isItsTurn(
  { tx, runtime, node }: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  name: string,
): boolean {
  const inits = pod.spec?.initContainers ?? []
  const place = inits.findIndex((init) => init.name === name && isSidecar(init))
  if (place < 0) return true
  const outlived = new Set(
    [...(pod.spec?.containers ?? []), ...inits.slice(place + 1).filter(isSidecar)].map(
      (one: Container) => one.name,
    ),
  )
  return !runtime
    .containersOf(tx, node.name, worker.sandbox ?? '')
    .some((one) => one.state === 'running' && outlived.has(one.name))
}
