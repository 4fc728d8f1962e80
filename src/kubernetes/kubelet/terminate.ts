/**
 * Termination: TERM to every container, KILL after the grace period, then the sandbox, then the pod
 * is gone.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import { releasePod } from './release.js'
import type { Stored } from '../kinds/kind.js'
import { releaseAddress } from './address.js'
import { type PodContext, publish, keepWorker } from './context.js'
import { DEADLINE_EXCEEDED, DEADLINE_MESSAGE } from './deadline.js'
import { giveUpTurn } from './image.js'
import type { Ending, PodWorker } from './pod-worker.js'
import { beginStop, progressStops } from './stop.js'

const DEFAULT_GRACE_SECONDS = 30

/** One look at a pod that is to go: `pod` is undefined when the API has forgotten it already. */
export function terminate(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  before: PodWorker,
): Outcome {
  const { tx, runtime, node, uid } = context
  giveUpTurn(tx, node.name, uid)
  const grace = graceOf(pod, before)
  const known = before.ending
  const isNew = !known || known.stage === 'done' || grace < known.grace
  let worker = isNew ? beginEnding(context, pod, before, { ...known, grace }) : before
  const stops = progressStops(context, pod, worker, containersOf(context, worker))
  worker = stops.worker
  const containers = containersOf(context, worker)
  if (containers.some(({ state }) => state === 'running'))
    return stops.nextAt === undefined ? awaitChange : requeueAt(stops.nextAt, { idle: false })
  let ending = worker.ending as Ending
  if (ending.stage === 'containers') {
    const until = tx.now + (worker.sandbox ? context.latencies.stopSandbox : 0)
    ending = { ...ending, stage: 'sandbox', until }
    const kept = keepWorker(context, { ...withoutOperation(worker), ending })
    if (pod) publishEnd(context, pod, kept, containers)
    if (worker.sandbox) runtime.stopSandbox(tx, node.name, worker.sandbox)
  }
  if (ending.until !== undefined && tx.now < ending.until)
    return requeueAt(ending.until, { idle: false })
  if (pod?.metadata.deletionTimestamp || !pod) {
    forget(context, worker)
    if (pod) releasePod(context.api, pod)
    return awaitChange
  }
  // Each look at a pod that is too late says so.
  if (ending.reason === DEADLINE_EXCEEDED)
    context.record.normal(pod, DEADLINE_EXCEEDED, DEADLINE_MESSAGE)
  publish(
    context,
    pod,
    keepWorker(context, { ...withoutOperation(worker), ending: { ...ending, stage: 'done' } }),
    containers,
  )
  return awaitChange
}

/** Begins to stop all containers of a pod. */
export function beginEnding(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  before: PodWorker,
  ending: Omit<Ending, 'stage' | 'until'>,
): PodWorker {
  let worker = keepWorker(context, {
    ...withoutOperation(before),
    ending: { ...ending, stage: 'containers' },
  })
  for (const status of containersOf(context, worker))
    if (status.state === 'running')
      worker = beginStop(context, pod, worker, status, {
        grace: ending.grace,
        ...(before.ending ? {} : { message: `Stopping container ${status.name}` }),
      })
  return worker
}

const containersOf = (
  { tx, runtime, node }: PodContext,
  { sandbox }: PodWorker,
): readonly ContainerStatus[] => (sandbox ? runtime.containersOf(tx, node.name, sandbox) : [])

/** Removes everything that the node has of a pod. */
export function forget(context: PodContext, worker: PodWorker): void {
  const { tx, runtime, node, uid } = context
  giveUpTurn(tx, node.name, uid)
  for (const { id } of runtime.sandboxesOf(tx, node.name, uid))
    runtime.removeSandbox(tx, node.name, id)
  if (worker.address) releaseAddress(tx, node, worker.address)
  context.slot.worker = undefined
}

function graceOf(pod: Stored<Pod> | undefined, worker: PodWorker): number {
  if (!pod) return 0
  return (
    pod.metadata.deletionGracePeriodSeconds ??
    worker.ending?.grace ??
    pod.spec?.terminationGracePeriodSeconds ??
    DEFAULT_GRACE_SECONDS
  )
}

function publishEnd(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): void {
  if (!pod.metadata.deletionTimestamp) {
    publish(context, pod, worker, containers)
    return
  }
  // A deleted pod's last status already says how it ended, though its sandbox is still being
  // stopped.
  publish(
    context,
    pod,
    { ...worker, ending: { ...(worker.ending as Ending), stage: 'done' } },
    containers,
  )
}

function withoutOperation({ operation: _, ...worker }: PodWorker): PodWorker {
  return { ...worker, todo: [] }
}
