/**
 * Termination: TERM to every container, KILL after the grace period, then the sandbox, then the pod
 * is gone.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
import type { Pod } from 'kubernetes-types/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import { releasePod } from './release.js'
import type { Stored } from '../kinds/kind.js'
import { releaseAddress } from './address.js'
import { type PodContext, publish, remember } from './context.js'
import { fieldPathOf } from './field-path.js'
import { giveUpTurn } from './image.js'
import type { Ending, PodMemory } from './memory.js'

const KILLING = 'Killing'
const DEFAULT_GRACE_SECONDS = 30

/** One look at a pod that is to go: `pod` is undefined when the API has forgotten it already. */
export function terminate(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  memory: PodMemory,
): Outcome {
  const { tx, runtime, node, uid } = context
  giveUpTurn(tx, node.name, uid)
  let containers = memory.sandbox ? runtime.containersOf(tx, node.name, memory.sandbox) : []
  const grace = graceOf(pod, memory)
  let ending = memory.ending
  if (!ending || ending.stage === 'done' || grace < ending.grace) {
    ending = stopContainers(context, pod, containers, grace, ending)
    remember(context, { ...withoutOperation(memory), ending })
    containers = memory.sandbox ? runtime.containersOf(tx, node.name, memory.sandbox) : []
  }
  if (containers.some(({ state }) => state === 'running')) return awaitChange
  if (ending.stage === 'containers') {
    const until = tx.now + (memory.sandbox ? context.latencies.stopSandbox : 0)
    ending = { ...ending, stage: 'sandbox', until }
    const remembered = remember(context, { ...withoutOperation(memory), ending })
    if (pod) publishEnd(context, pod, remembered, containers)
    if (memory.sandbox) runtime.stopSandbox(tx, node.name, memory.sandbox)
  }
  if (ending.until !== undefined && tx.now < ending.until)
    return requeueAt(ending.until, { idle: false })
  if (pod?.metadata.deletionTimestamp || !pod) {
    forget(context, memory)
    if (pod) releasePod(context.api, pod)
    return awaitChange
  }
  publish(
    context,
    pod,
    remember(context, { ...withoutOperation(memory), ending: { ...ending, stage: 'done' } }),
    containers,
  )
  return awaitChange
}

/** Removes everything that the node has of a pod. */
export function forget(context: PodContext, memory: PodMemory): void {
  const { tx, runtime, node, uid } = context
  giveUpTurn(tx, node.name, uid)
  for (const { id } of runtime.sandboxesOf(tx, node.name, uid))
    runtime.removeSandbox(tx, node.name, id)
  if (memory.address) releaseAddress(tx, node, memory.address)
  context.desk.memory = undefined
}

function stopContainers(
  context: PodContext,
  pod: Stored<Pod> | undefined,
  containers: readonly ContainerStatus[],
  grace: number,
  before: Ending | undefined,
): Ending {
  const { tx, runtime, node, record } = context
  for (const { id, name, state } of containers) {
    if (state !== 'running') continue
    if (pod && !before)
      record.normal(pod, KILLING, `Stopping container ${name}`, fieldPathOf(pod, name))
    runtime.stopContainer(tx, node.name, id, grace)
  }
  return { ...(before ?? {}), grace, stage: 'containers' }
}

function graceOf(pod: Stored<Pod> | undefined, memory: PodMemory): number {
  if (!pod) return 0
  return (
    pod.metadata.deletionGracePeriodSeconds ??
    memory.ending?.grace ??
    pod.spec?.terminationGracePeriodSeconds ??
    DEFAULT_GRACE_SECONDS
  )
}

function publishEnd(
  context: PodContext,
  pod: Stored<Pod>,
  memory: PodMemory,
  containers: readonly ContainerStatus[],
): void {
  if (!pod.metadata.deletionTimestamp) {
    publish(context, pod, memory, containers)
    return
  }
  // A deleted pod's last status already says how it ended, though its sandbox is still being
  // stopped.
  publish(
    context,
    pod,
    { ...memory, ending: { ...(memory.ending as Ending), stage: 'done' } },
    containers,
  )
}

function withoutOperation({ operation: _, ...memory }: PodMemory): PodMemory {
  return { ...memory, todo: [] }
}
