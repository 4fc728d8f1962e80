/**
 * Pod status: what the kubelet reports of a pod, made from its spec, what the runtime says and what
 * the pod's worker knows.
 *
 * Pure: the same pod, containers and worker give the same status.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
import type {
  Container,
  ContainerStatus as PodContainerStatus,
  Pod,
  PodStatus,
} from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { containerStatusOf, ephemeralStatusOf } from './container-status.js'
import { conditionsOf } from './pod-conditions.js'
import type { Draft } from '../kinds/kind.js'
import { isSidecar, shouldRestart } from './restart.js'
import { type Facts, latest } from './status-facts.js'
import { NOTHING, addressList, timeText } from './status-parts.js'

/**
 * Whether all init containers are through (sidecars: have started). They were, if a main container
 * is there.
 */
export function isInitialized(
  pod: Pod,
  containers: readonly ContainerStatus[],
  hasStarted: Facts['hasStarted'],
): boolean {
  if (pod.spec?.containers.some(({ name }) => latest(containers, name) !== undefined)) return true
  return (pod.spec?.initContainers ?? []).every((init) => {
    const status = latest(containers, init.name)
    if (isSidecar(init)) return status?.state === 'running' && hasStarted(init, status)
    return status?.state === 'exited' && status.exitCode === 0
  })
}

/** The status of a pod that is not being stopped for good. */
export function statusOf(facts: Facts): PodStatus {
  const { pod, worker, hostIP, now } = facts
  const initialized = isInitialized(pod, facts.containers, facts.hasStarted)
  const inits = (pod.spec?.initContainers ?? []).map((container) =>
    containerStatusOf(facts, container, initialized, true),
  )
  const mains = (pod.spec?.containers ?? []).map((container) =>
    containerStatusOf(facts, container, initialized, false),
  )
  const isOver = pod.metadata.deletionTimestamp !== undefined && worker.ending?.stage === 'done'
  if (isOver) for (const list of [inits, mains]) endWaiting(list)
  const phase = isOver ? endPhase(mains) : phaseOf(facts, initialized)
  const old = pod.status
  const status: Draft<PodStatus> = {
    ...(old as PodStatus),
    phase,
    conditions: conditionsOf(facts, initialized, mains, phase),
    hostIP,
    hostIPs: addressList(hostIP),
    startTime: old?.startTime ?? timeText(now),
    containerStatuses: mains,
  } as PodStatus
  if (inits.length > 0) status.initContainerStatuses = inits
  const ephemeral = pod.spec?.ephemeralContainers ?? []
  if (ephemeral.length > 0)
    status.ephemeralContainerStatuses = ephemeral.map((container) =>
      ephemeralStatusOf(facts, container as Container),
    )
  // The address shows at the sync after the one that made the sandbox.
  const isLater = facts.containers.length > 0 || Object.keys(worker.waiting).length > 0
  if (worker.address && facts.sandboxReady && isLater) {
    status.podIP = worker.address
    status.podIPs = addressList(worker.address)
  }
  const more = status as typeof status & { observedGeneration: number; resources: object }
  more.observedGeneration = pod.metadata.generation ?? 1
  more.resources = NOTHING
  return more
}

/** What is said of a container that was not there when its pod ended. */
const UNKNOWN_END = {
  exitCode: 137,
  finishedAt: null,
  message: 'The container could not be located when the pod was terminated',
  reason: 'ContainerStatusUnknown',
  startedAt: null,
} as unknown as NonNullable<PodContainerStatus['state']>['terminated']

/** The last word of a pod that goes: what has not run has ended too. */
function endWaiting(statuses: PodContainerStatus[]): void {
  for (const [i, status] of statuses.entries()) {
    if (status.state?.terminated) continue
    const { lastState } = status
    const terminated = lastState?.terminated ?? UNKNOWN_END
    statuses[i] = {
      ...status,
      ready: false,
      started: false,
      state: { terminated },
    } as PodContainerStatus
  }
}

const endPhase = (mains: readonly PodContainerStatus[]): string =>
  mains.every(({ state }) => state?.terminated?.exitCode === 0) ? 'Succeeded' : 'Failed'

/** The phase: Pending until a container has started, then Running until all have ended for good. */
function phaseOf(facts: Facts, initialized: boolean): string {
  const { pod, containers, worker } = facts
  const specs = pod.spec?.containers ?? []
  if (!initialized) {
    const failed = (pod.spec?.initContainers ?? []).some((init) => {
      const status = latest(containers, init.name)
      return (
        status?.state === 'exited' &&
        status.exitCode !== 0 &&
        !shouldRestart(pod, init, status, true)
      )
    })
    return failed && worker.ending?.stage === 'done' ? 'Failed' : 'Pending'
  }
  const statuses = specs.map((container) => latest(containers, container.name))
  if (statuses.some((status) => status === undefined || status.state === 'created'))
    return statuses.some((status) => status?.startedAt !== undefined) ? 'Running' : 'Pending'
  // A pod that is being deleted is over when its containers are, whatever its restart policy says.
  const deleted =
    pod.metadata.deletionTimestamp !== undefined || worker.ending?.reason !== undefined
  const ended = statuses.every(
    (status, i) =>
      status?.state === 'exited' &&
      (deleted || !shouldRestart(pod, specs[i] as Container, status, false)),
  )
  if (!ended || worker.ending?.stage !== 'done') return 'Running'
  return statuses.every((status) => status?.exitCode === 0) ? 'Succeeded' : 'Failed'
}
