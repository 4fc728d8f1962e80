/**
 * The status of one container of a pod: what it waits for, since when it runs, how it ended, and how
 * it ended before.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
import type {
  Container,
  ContainerState,
  ContainerStatus as PodContainerStatus,
} from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { rfc3339 } from '../../text/time.js'
import type { Draft } from '../kinds/kind.js'
import { isSidecar } from './restart.js'
import type { Facts } from './status-facts.js'
import { NOTHING, linuxUser, mountStatuses, runningSince, timeText } from './status-parts.js'

const CONTAINER_CREATING = 'ContainerCreating'
const POD_INITIALIZING = 'PodInitializing'
const EPOCH = '1970-01-01T00:00:00Z'

/** The status of a container. `initialized`: all init containers are through. */
export function containerStatusOf(
  facts: Facts,
  container: Container,
  initialized: boolean,
  isInit: boolean,
): PodContainerStatus {
  const { current, before } = lastTwo(facts.containers, container.name)
  const waiting = facts.worker.waiting[container.name]
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
    user?: object
    volumeMounts?: ReturnType<typeof mountStatuses>
  }
  const resources = facts.worker.sizes?.[container.name] ?? container.resources
  status.resources = resources ?? NOTHING
  if (resources?.requests && current) status.allocatedResources = resources.requests
  if (container.volumeMounts && current) status.volumeMounts = mountStatuses(container.volumeMounts)
  if (!current || current.state === 'created') {
    const lost = lostWithNode(facts, container.name)
    status.image = container.image ?? ''
    status.imageID = ''
    status.restartCount = lost?.restartCount ?? 0
    status.lastState = lost?.lastState ?? NOTHING
    status.state = { waiting: waiting ?? idleReason(facts, isInit, initialized) }
    return status
  }
  if (current.user) status.user = linuxUser(current.user)
  status.containerID = `${facts.scheme}://${current.id}`
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

/** The newest container of a name, and the one before it. */
function lastTwo(
  containers: readonly ContainerStatus[],
  name: string,
): { readonly current: ContainerStatus | undefined; readonly before: ContainerStatus | undefined } {
  let current: ContainerStatus | undefined
  let before: ContainerStatus | undefined
  for (const one of containers)
    if (one.name === name) {
      before = current
      current = one
    }
  return { current, before }
}

/** The status of an ephemeral container, which is never ready and never started anew. */
export function ephemeralStatusOf(facts: Facts, container: Container): PodContainerStatus {
  const { started: _, ...status } = containerStatusOf(facts, container, true, false)
  return { ...status, ready: false }
}

/** Why a container waits when nothing has failed. */
function idleReason(
  { pod }: Facts,
  isInit: boolean,
  initialized: boolean,
): { readonly reason: string } {
  const afterInits = (!isInit && !initialized) || (pod.spec?.initContainers ?? []).length > 0
  return { reason: afterInits ? POD_INITIALIZING : CONTAINER_CREATING }
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
