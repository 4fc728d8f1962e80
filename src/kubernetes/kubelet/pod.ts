/**
 * The pod worker: what a pod of this node needs next. It compares the pod with what the runtime has
 * and does one thing after the other: sandbox, init containers, containers, probes, restarts, the
 * end.
 *
 * A sync first reports (with what the last one came to) and then acts, as the real kubelet does;
 * that is why a failed start shows in the status one sync later.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Stored } from '../kinds/kind.js'
import { operationUntil, progressContainer } from './container.js'
import { admit } from './admit.js'
import { type PodContext, publish, workerOf, keepWorker } from './context.js'
import { DEADLINE_EXCEEDED, DEADLINE_MESSAGE, deadlineOf } from './deadline.js'
import { type PodWorker, newWorker } from './pod-worker.js'
import { probeAll } from './probe.js'
import { isSidecar, shouldRestart } from './restart.js'
import { resize, resizeUntil } from './resize.js'
import { ensureSandbox } from './sandbox.js'
import { releasePod } from './release.js'
import { specOf } from './spec-of.js'
import { beginStop, progressStops } from './stop.js'
import { latest } from './status-facts.js'
import { nextRelist, planStarts, sidecarKnownAt } from './start-plan.js'
import { beginEnding, forget, terminate } from './terminate.js'
import { evict } from './eviction/evict.js'

const DEFAULT_GRACE = 30
/** Does all that can be done now for one pod, and says when to look again. */
export function stepPod(context: PodContext): Outcome {
  const { api, node, uid } = context
  const [pod] = api.by('Pod', 'byUid', uid)
  const worker = workerOf(context)
  const mine = pod?.spec?.nodeName === node.name
  if (!pod || !mine) return worker ? terminate(context, undefined, worker) : awaitChange
  // What has ended stays only as long as somebody's finalizer holds it.
  if (pod.metadata.deletionTimestamp && !worker && hasEnded(pod)) {
    if (pod.metadata.deletionGracePeriodSeconds !== 0) releasePod(api, pod)
    return awaitChange
  }
  if (pod.metadata.deletionTimestamp)
    return terminate(
      context,
      pod,
      worker ?? keepWorker(context, newWorker(node.name, uid, pod.metadata.name)),
    )
  if (worker?.ending)
    return worker.ending.stage === 'done' ? awaitChange : terminate(context, pod, worker)
  if (hasEnded(pod)) {
    if (worker) forget(context, worker)
    return awaitChange
  }
  if (!worker && !pod.status?.startTime && !admit(context, pod)) return awaitChange
  return live(
    context,
    pod,
    worker ?? keepWorker(context, newWorker(node.name, uid, pod.metadata.name)),
  )
}

const hasEnded = ({ status }: Stored<Pod>): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed'

function live(context: PodContext, pod: Stored<Pod>, first: PodWorker): Outcome {
  const { tx } = context
  const deadline = deadlineOf(pod)
  if (deadline !== undefined && tx.now >= deadline) return exceed(context, pod, first)
  if (first.evicted !== undefined) return evict(context, pod, first, first.evicted)
  const sandbox = ensureSandbox(context, pod, first)
  if ('wait' in sandbox) return sandbox.wait
  let worker = sandbox.worker
  // Each turn does one thing at once; what takes time ends the turn.
  for (;;) {
    const containers = containersOf(context, worker)
    if (worker.operation || worker.todo.length > 0) {
      const before = worker
      worker = progressContainer(context, pod, worker, containers)
      if (worker === before) return wakeAt(operationUntil(worker))
      if (hasStarted(before, worker))
        pod = publish(context, pod, worker, containersOf(context, worker))
      continue
    }
    const synced = sync(context, pod, worker, containers, deadline)
    if ('outcome' in synced) return synced.outcome
    worker = synced.worker
    pod = synced.pod
  }
}

/** Whether a container has just begun to run, its hook included. */
const hasStarted = (before: PodWorker, { operation }: PodWorker): boolean =>
  operation === undefined &&
  (before.operation?.what === 'start' || before.operation?.what === 'postStart')

const containersOf = (
  { runtime, tx, node }: PodContext,
  worker: PodWorker,
): readonly ContainerStatus[] => runtime.containersOf(tx, node.name, worker.sandbox as string)

const wakeAt = (at: number | undefined): Outcome =>
  at === undefined ? awaitChange : requeueAt(at, { idle: false })

type Synced =
  | { readonly outcome: Outcome }
  | { readonly worker: PodWorker; readonly pod: Stored<Pod> }

/** Reports, looks at the probes, and plans which containers to start. */
function sync(
  context: PodContext,
  given: Stored<Pod>,
  before: PodWorker,
  containers: readonly ContainerStatus[],
  deadline: number | undefined,
): Synced {
  const { tx } = context
  const exit = Math.max(0, ...containers.map(({ finishedAt }) => finishedAt ?? 0))
  const killed = killedBy(before, containers)
  if (exit > before.noticed && killed.size === 0) {
    const relist = nextRelist(exit, context.latencies.relist)
    if (tx.now < relist) return { outcome: requeueAt(relist, { idle: false }) }
  }
  const due = exit > before.noticed || (before.retryAt !== undefined && tx.now >= before.retryAt)
  let worker = due
    ? keepWorker(context, { ...before, noticed: exit, waiting: before.results })
    : before
  const probed = probe(context, given, worker, containers)
  const sized = resize(context, given, probed.worker, containers)
  const changed = stopChanged(context, given, sized, containers)
  const stops = progressStops(context, given, withoutStops(changed, containers), containers)
  worker = stops.worker
  // What the sync itself has stopped starts before anybody hears that it has ended.
  if (killed.size > 0) {
    worker = planStarts(context, given, worker, containers, { due: true, killed }).worker
    if (worker.todo.length > 0) return { worker, pod: given }
  }
  const pod = publish(context, given, worker, containers)
  if (killed.size === 0 && isOver(pod, containers, worker)) {
    const grace = pod.spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE
    return { outcome: terminate(context, pod, beginEnding(context, pod, worker, { grace })) }
  }
  worker = planStarts(context, pod, worker, containers, { due, killed: NOBODY }).worker
  if (worker.todo.length > 0) return { worker, pod }
  const sidecarAt = sidecarKnownAt(pod, containers, context.latencies.relist)
  const times = [
    ...[deadline, worker.retryAt, probed.nextAt, stops.nextAt, sidecarAt],
    resizeUntil(worker),
  ].filter((at): at is number => at !== undefined && at > tx.now)
  if (times.length === 0) return { outcome: awaitChange }
  const at = Math.min(...times)
  const isWork = at === sidecarAt || at === worker.resizing?.until
  return { outcome: requeueAt(at, { idle: !isWork }) }
}

const NOBODY: ReadonlySet<string> = new Set()

/** The containers that were stopped to start again, and have ended. */
function killedBy(
  { stops = {} }: PodWorker,
  containers: readonly ContainerStatus[],
): ReadonlySet<string> {
  const names = containers
    .filter(({ id, state }) => state === 'exited' && stops[id]?.restarts)
    .map(({ name }) => name)
  return names.length === 0 ? NOBODY : new Set(names)
}

/** A worker without the stops that have come to their end. */
function withoutStops(worker: PodWorker, containers: readonly ContainerStatus[]): PodWorker {
  const { stops, ...rest } = worker
  if (!stops) return worker
  const left = Object.entries(stops).filter(([id]) =>
    containers.some((one) => one.id === id && one.state === 'running'),
  )
  return left.length === 0 ? rest : { ...rest, stops: Object.fromEntries(left) }
}

/** Stops the containers whose image is another one now. */
function stopChanged(
  context: PodContext,
  pod: Stored<Pod>,
  given: PodWorker,
  containers: readonly ContainerStatus[],
): PodWorker {
  let worker = given
  for (const status of containers) {
    const { name, state, asked } = status
    const wanted = specOf(pod, name)?.image
    if (state !== 'running' || asked === undefined || wanted === undefined || asked === wanted)
      continue
    worker = beginStop(context, pod, worker, status, {
      grace: pod.spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE,
      message: `Container ${name} definition changed, will be restarted`,
      restarts: true,
    })
  }
  return worker
}

function probe(
  context: PodContext,
  pod: Stored<Pod>,
  given: PodWorker,
  containers: readonly ContainerStatus[],
): { worker: PodWorker; nextAt: number | undefined } {
  const { tx, runtime, node, record } = context
  const { probes, failed, nextAt } = probeAll(
    { tx, runtime, fabric: context.fabric, node: node.name, pod, worker: given, record },
    containers,
  )
  let worker = keepWorker(context, { ...given, probes })
  for (const { container: name, kind } of failed) {
    const status = latest(containers, name)
    if (!status || worker.stops?.[status.id]) continue
    const field = kind === 'startup' ? 'startupProbe' : 'livenessProbe'
    const isInit = pod.spec?.initContainers?.some((one) => one.name === name) ?? false
    const container = specOf(pod, name)
    worker = beginStop(context, pod, worker, status, {
      grace:
        container?.[field]?.terminationGracePeriodSeconds ??
        pod.spec?.terminationGracePeriodSeconds ??
        DEFAULT_GRACE,
      message: `Container ${name} failed ${kind} probe, will be restarted`,
      restarts:
        container !== undefined &&
        shouldRestart(pod, container, { ...status, exitCode: 1 }, isInit),
    })
  }
  return { worker, nextAt }
}

/** Whether all containers have ended and none will start again. */
function isOver(
  pod: Stored<Pod>,
  containers: readonly ContainerStatus[],
  worker: PodWorker,
): boolean {
  const ended = (container: Container, isInit: boolean): ContainerStatus | undefined => {
    const status = latest(containers, container.name)
    return status?.state === 'exited' && !shouldRestart(pod, container, status, isInit)
      ? status
      : undefined
  }
  const inits = (pod.spec?.initContainers ?? []).filter((init) => !isSidecar(init))
  if (inits.some((init) => (ended(init, true)?.exitCode ?? 0) !== 0)) return true
  const mains = pod.spec?.containers ?? []
  return (
    mains.length > 0 &&
    worker.todo.length === 0 &&
    mains.every((container) => ended(container, false))
  )
}

function exceed(context: PodContext, pod: Stored<Pod>, worker: PodWorker): Outcome {
  context.record.normal(pod, DEADLINE_EXCEEDED, DEADLINE_MESSAGE)
  const ending = {
    grace: pod.spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE,
    reason: DEADLINE_EXCEEDED,
    message: DEADLINE_MESSAGE,
  }
  return terminate(context, pod, beginEnding(context, pod, worker, ending))
}
