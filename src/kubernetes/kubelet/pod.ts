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
import { operationUntil, progressContainer, specOf } from './container.js'
import { type PodContext, publish, workerOf, keepWorker } from './context.js'
import { DEADLINE_EXCEEDED, DEADLINE_MESSAGE, deadlineOf } from './deadline.js'
import { fieldPathOf } from './field-path.js'
import { type PodWorker, newWorker } from './pod-worker.js'
import { probeAll } from './probe.js'
import { isSidecar, shouldRestart } from './restart.js'
import { ensureSandbox } from './sandbox.js'
import { latest } from './status-facts.js'
import { nextRelist, planStarts } from './start-plan.js'
import { forget, terminate } from './terminate.js'

const KILLING = 'Killing'
/** Does all that can be done now for one pod, and says when to look again. */
export function stepPod(context: PodContext): Outcome {
  const { api, node, uid } = context
  const [pod] = api.by('Pod', 'byUid', uid)
  const worker = workerOf(context)
  const mine = pod?.spec?.nodeName === node.name
  if (!pod || !mine) return worker ? terminate(context, undefined, worker) : awaitChange
  if (pod.metadata.deletionTimestamp)
    return terminate(
      context,
      pod,
      worker ?? keepWorker(context, newWorker(node.name, uid, pod.metadata.name)),
    )
  if (worker?.ending)
    return worker.ending.stage === 'done' ? awaitChange : terminate(context, pod, worker)
  if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') {
    if (worker) forget(context, worker)
    return awaitChange
  }
  return live(
    context,
    pod,
    worker ?? keepWorker(context, newWorker(node.name, uid, pod.metadata.name)),
  )
}

function live(context: PodContext, pod: Stored<Pod>, first: PodWorker): Outcome {
  const { tx } = context
  const deadline = deadlineOf(pod)
  if (deadline !== undefined && tx.now >= deadline) return exceed(context, pod, first)
  const sandbox = ensureSandbox(context, pod, first)
  if ('wait' in sandbox) return sandbox.wait
  let worker = sandbox.worker
  // Each turn does one thing at once; what takes time ends the turn.
  for (;;) {
    const containers = containersOf(context, worker)
    if (worker.operation || worker.todo.length > 0) {
      const before = worker
      worker = progressContainer(context, pod, worker, containers)
      if (worker === before) return wakeAt(operationUntil(worker.operation))
      if (before.operation?.what === 'start')
        pod = publish(context, pod, worker, containersOf(context, worker))
      continue
    }
    const synced = sync(context, pod, worker, containers, deadline)
    if ('outcome' in synced) return synced.outcome
    worker = synced.worker
    pod = synced.pod
  }
}

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
  if (exit > before.noticed) {
    const relist = nextRelist(exit, context.latencies.relist)
    if (tx.now < relist) return { outcome: requeueAt(relist, { idle: false }) }
  }
  const due = exit > before.noticed || (before.retryAt !== undefined && tx.now >= before.retryAt)
  let worker = due
    ? keepWorker(context, { ...before, noticed: exit, waiting: before.results })
    : before
  const probed = probe(context, given, worker, containers)
  worker = probed.worker
  const pod = publish(context, given, worker, containers)
  if (isOver(pod, containers, worker))
    return {
      outcome: terminate(
        context,
        pod,
        keepWorker(context, { ...worker, ending: { grace: 0, stage: 'containers' } }),
      ),
    }
  const plan = planStarts(context, pod, worker, containers, due)
  worker = plan.worker
  if (worker.todo.length > 0) return { worker, pod }
  const times = [deadline, worker.retryAt, probed.nextAt].filter(
    (at): at is number => at !== undefined && at > tx.now,
  )
  return { outcome: times.length === 0 ? awaitChange : requeueAt(Math.min(...times)) }
}

function probe(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): { worker: PodWorker; nextAt: number | undefined } {
  const { tx, runtime, node, record } = context
  const { probes, failed, nextAt } = probeAll(
    { tx, runtime, fabric: context.fabric, node: node.name, pod, worker, record },
    containers,
  )
  const stopping = [...worker.stopping]
  for (const { container: name, kind } of failed) {
    const status = latest(containers, name)
    if (!status || stopping.includes(status.id)) continue
    record.normal(
      pod,
      KILLING,
      `Container ${name} failed ${kind} probe, will be restarted`,
      fieldPathOf(pod, name),
    )
    runtime.stopContainer(
      tx,
      node.name,
      status.id,
      specOf(pod, name)?.livenessProbe?.terminationGracePeriodSeconds ??
        pod.spec?.terminationGracePeriodSeconds ??
        30,
    )
    stopping.push(status.id)
  }
  const still = stopping.filter((id) =>
    containers.some((one) => one.id === id && one.state === 'running'),
  )
  return { worker: keepWorker(context, { ...worker, probes, stopping: still }), nextAt }
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
  const grace = pod.spec?.terminationGracePeriodSeconds ?? 30
  const containers = worker.sandbox ? containersOf(context, worker) : []
  for (const { id, name, state } of containers) {
    if (state !== 'running') continue
    context.record.normal(pod, KILLING, `Stopping container ${name}`, fieldPathOf(pod, name))
    context.runtime.stopContainer(context.tx, context.node.name, id, grace)
  }
  return terminate(
    context,
    pod,
    keepWorker(context, {
      ...worker,
      todo: [],
      ending: { grace, stage: 'containers', reason: DEADLINE_EXCEEDED, message: DEADLINE_MESSAGE },
    }),
  )
}
