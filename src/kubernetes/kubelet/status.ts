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
  ContainerState,
  Pod,
  ContainerStatus as PodContainerStatus,
  PodCondition,
  PodStatus,
} from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import type { Draft, Stored } from '../kinds/kind.js'
import type { PodWorker } from './pod-worker.js'
import { isSidecar, shouldRestart } from './restart.js'
import {
  NOTHING,
  addressList,
  conditionOf,
  mountStatuses,
  runningSince,
  sharedList,
  timeText,
} from './status-parts.js'

const CONTAINER_CREATING = 'ContainerCreating'
const POD_INITIALIZING = 'PodInitializing'
const EPOCH = '1970-01-01T00:00:00Z'

/** What a status is made from. */
export interface Facts {
  readonly pod: Stored<Pod>
  readonly worker: PodWorker
  /** Every container that the runtime still has for the pod's sandbox, oldest first. */
  readonly containers: readonly ContainerStatus[]
  readonly sandboxReady: boolean
  readonly hostIP: string
  readonly now: VirtualTime
  /** `containerd://`, `docker://`: the scheme of container ids. */
  readonly scheme: string
  readonly isReady: (container: Container, status: ContainerStatus) => boolean
  readonly hasStarted: (container: Container, status: ContainerStatus) => boolean
}

/** The newest container of a name. */
export const latest = (
  containers: readonly ContainerStatus[],
  name: string,
): ContainerStatus | undefined => containers.findLast((one) => one.name === name)

/** Whether all init containers are through (sidecars: have started). */
export function isInitialized(
  pod: Pod,
  containers: readonly ContainerStatus[],
  hasStarted: Facts['hasStarted'],
): boolean {
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
  const phase = phaseOf(facts, initialized)
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
  if (worker.address && facts.sandboxReady && facts.containers.length > 0) {
    status.podIP = worker.address
    status.podIPs = addressList(worker.address)
  }
  return Object.assign(status, {
    observedGeneration: pod.metadata.generation ?? 1,
    resources: NOTHING,
  })
}

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

function conditionsOf(
  facts: Facts,
  initialized: boolean,
  mains: readonly PodContainerStatus[],
  phase: string,
): PodCondition[] {
  const { pod } = facts
  const unready = mains.filter((status) => !status.ready).map((status) => status.name)
  const over =
    phase === 'Succeeded' ||
    (mains.length > 0 &&
      mains.every((status) => status.state?.terminated && isOver(facts, status.name)))
  const completed = over && mains.every((status) => status.state?.terminated?.exitCode === 0)
  const readyFalse =
    phase === 'Succeeded' || completed
      ? { reason: 'PodCompleted' }
      : phase === 'Failed' || over
        ? { reason: 'PodFailed' }
        : {
            reason: 'ContainersNotReady',
            message: `containers with unready status: [${unready.join(' ')}]`,
          }
  const pending = (pod.spec?.initContainers ?? []).filter((init) => {
    const status = latest(facts.containers, init.name)
    return !(status?.state === 'exited' && status.exitCode === 0)
  })
  const initFalse = {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${pending.map(({ name }) => name).join(' ')}]`,
  }
  const ready = unready.length === 0 && phase === 'Running'
  return sharedList([
    condition(facts, 'PodReadyToStartContainers', facts.sandboxReady, {}),
    condition(
      facts,
      'Initialized',
      initialized,
      completed ? { reason: 'PodCompleted' } : initFalse,
    ),
    condition(facts, 'Ready', ready, readyFalse),
    condition(facts, 'ContainersReady', ready, readyFalse),
    condition(facts, 'PodScheduled', true, {}),
    ...(pod.status?.conditions ?? []).filter(({ type }) => !OWN_CONDITIONS.has(type)),
  ])
}

const OWN_CONDITIONS: ReadonlySet<string> = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
])

const isOver = (facts: Facts, name: string): boolean => {
  const container = facts.pod.spec?.containers.find((one) => one.name === name)
  const status = latest(facts.containers, name)
  return (
    container !== undefined &&
    status?.state === 'exited' &&
    !shouldRestart(facts.pod, container, status, false)
  )
}

function condition(
  facts: Facts,
  type: string,
  holds: boolean,
  why: { reason?: string; message?: string },
): PodCondition {
  const status = holds ? 'True' : 'False'
  const old = facts.pod.status?.conditions?.find((one) => one.type === type)
  const since =
    old && old.status === status ? (old.lastTransitionTime as string) : timeText(facts.now)
  return conditionOf(
    type,
    status,
    since,
    facts.pod.metadata.generation ?? 1,
    holds ? undefined : why.reason,
    holds ? undefined : why.message,
  )
}

function containerStatusOf(
  facts: Facts,
  container: Container,
  initialized: boolean,
  isInit: boolean,
): PodContainerStatus {
  const mine = facts.containers.filter((one) => one.name === container.name)
  const current = mine.at(-1)
  const waiting = facts.worker.waiting[container.name]
  const idle = {
    reason:
      !isInit && !initialized
        ? POD_INITIALIZING
        : (facts.pod.spec?.initContainers ?? []).length > 0
          ? POD_INITIALIZING
          : CONTAINER_CREATING,
  }
  // One literal: an object put together from spread parts has a hidden class of its own, which
  // costs more than the object.
  const made: Draft<PodContainerStatus> = {
    name: container.name,
    image: current?.image ?? container.image ?? '',
    imageID: current?.imageRef ?? '',
    restartCount: current?.attempt ?? 0,
    lastState: NOTHING,
    ready: false,
    started: false,
    state: NOTHING,
  }
  const status = made as Draft<PodContainerStatus> & {
    resources?: Container['resources']
    volumeMounts?: ReturnType<typeof mountStatuses>
  }
  status.resources = container.resources ?? NOTHING
  if (container.volumeMounts && current) status.volumeMounts = mountStatuses(container.volumeMounts)
  if (!current || current.state === 'created') {
    const lost = lostWithNode(facts, container.name)
    status.image = container.image ?? ''
    status.imageID = ''
    status.restartCount = lost?.restartCount ?? 0
    status.lastState = lost?.lastState ?? NOTHING
    status.state = { waiting: waiting ?? idle }
    return status
  }
  status.containerID = `${facts.scheme}://${current.id}`
  const before = mine.at(-2)
  if (before) status.lastState = { terminated: terminated(facts, before) }
  else if (current.attempt > 0)
    status.lastState = lostWithNode(facts, container.name, current.id)?.lastState ?? NOTHING
  if (current.state === 'running') {
    status.started = facts.hasStarted(container, current)
    status.ready = isInit && !isSidecar(container) ? false : facts.isReady(container, current)
    status.state = runningSince(timeText(current.startedAt ?? facts.now))
    return status
  }
  const ended = { terminated: terminated(facts, current) }
  if (waiting) status.lastState = ended
  else status.ready = isInit && current.exitCode === 0
  status.state = waiting ? { waiting } : ended
  return status
}

/** The exit code of a container that went down with its machine. */
const LOST = 255

/** What the API knows of a container that the runtime does not have any more. */
function lostWithNode(
  { pod, now }: Facts,
  name: string,
  successor?: string,
): { readonly restartCount: number; readonly lastState: ContainerState } | undefined {
  const old = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ].find((one) => one.name === name)
  if (!old) return undefined
  if (
    old.containerID === undefined ||
    (successor !== undefined && old.containerID.endsWith(successor))
  )
    return { restartCount: old.restartCount, lastState: old.lastState ?? {} }
  const startedAt = old.state?.running?.startedAt ?? EPOCH
  return {
    restartCount: old.restartCount,
    lastState: {
      terminated: {
        containerID: old.containerID,
        exitCode: LOST,
        finishedAt: rfc3339(now),
        reason: 'Error',
        startedAt,
      },
    },
  }
}

function terminated(
  facts: Facts,
  status: ContainerStatus,
): NonNullable<ContainerState['terminated']> {
  return {
    containerID: `${facts.scheme}://${status.id}`,
    exitCode: status.exitCode ?? 0,
    finishedAt: status.finishedAt === undefined ? EPOCH : rfc3339(status.finishedAt),
    ...(status.message ? { message: status.message } : {}),
    reason: status.reason ?? (status.exitCode === 0 ? 'Completed' : 'Error'),
    startedAt: status.startedAt === undefined ? EPOCH : rfc3339(status.startedAt),
  }
}
