/**
 * What the STATUS, READY and RESTARTS columns say about a pod.
 *
 * STATUS is not the phase: it is the most telling reason that can be found in the pod's and its
 * containers' statuses.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
import type { ContainerStatus, Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime } from '../../../text/time.js'
import { since } from '../cells.js'
import type { Stored } from '../kind.js'
import { SCHEDULING_GATED } from './scheduling-gates.js'

const NODE_LOST = 'NodeLost'

/** The three cells that come from container statuses. */
interface PodSummary {
  readonly ready: number
  readonly total: number
  readonly reason: string
  readonly restarts: number
  /** When a container last ended and was started again, if one did. */
  readonly lastRestart: string | undefined
}

interface Restarts {
  count: number
  last: string | undefined
}

/** The pod that was summed up last: three cells of its row in a table say it. */
let last: { readonly pod: Stored<Pod>; readonly summary: PodSummary } | undefined

/** Sums up a pod as `kubectl get pods` shows it. */
export function summarize(pod: Stored<Pod>): PodSummary {
  if (last?.pod === pod && Object.isFrozen(pod)) return last.summary
  const summary = sumUp(pod)
  last = { pod, summary }
  return summary
}

const NO_CONTAINERS: ReadonlySet<string> = new Set()

function sidecarsOf({ spec }: Stored<Pod>): ReadonlySet<string> {
  if (!spec?.initContainers?.length) return NO_CONTAINERS
  const sidecars = spec.initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')
  return new Set(sidecars.map(({ name }) => name))
}

function sumUp(pod: Stored<Pod>): PodSummary {
  const status = pod.status ?? {}
  const sidecars = sidecarsOf(pod)
  const init = summarizeInit(pod, sidecars)
  const initialized =
    status.conditions?.some(
      ({ type, status: value }) => type === 'Initialized' && value === 'True',
    ) === true
  let { reason, ready } = init
  let restarts = init.restarts
  if (init.reason === undefined || initialized) {
    const main = summarizeContainers(status.containerStatuses ?? [], init.sidecarRestarts)
    restarts = main.restarts
    ready += main.ready
    reason = main.reason ?? reason
    if (reason === 'Completed' && main.running)
      reason = hasReadyCondition(pod) ? 'Running' : 'NotReady'
  }
  return {
    ready,
    total: (pod.spec?.containers.length ?? 0) + sidecars.size,
    reason: deletionReason(pod) ?? reason ?? podReason(pod),
    restarts: restarts.count,
    lastRestart: restarts.last,
  }
}

/** `3`, or `3 (13s ago)` when it is known when the last one was. */
export const restartsText = ({ restarts, lastRestart }: PodSummary, now: VirtualTime): string =>
  restarts > 0 && lastRestart ? `${restarts} (${since(lastRestart, now)} ago)` : String(restarts)

/** The pod's own reason, when no container has one. */
function podReason(pod: Stored<Pod>): string {
  const gated = pod.status?.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === SCHEDULING_GATED,
  )
  return gated ? SCHEDULING_GATED : pod.status?.reason || pod.status?.phase || ''
}

function deletionReason(pod: Stored<Pod>): string | undefined {
  if (!pod.metadata.deletionTimestamp) return undefined
  if (pod.status?.reason === NODE_LOST) return 'Unknown'
  return pod.status?.phase === 'Failed' || pod.status?.phase === 'Succeeded'
    ? undefined
    : 'Terminating'
}

function summarizeInit(pod: Stored<Pod>, sidecars: ReadonlySet<string>) {
  const restarts: Restarts = { count: 0, last: undefined }
  const sidecarRestarts: Restarts = { count: 0, last: undefined }
  let ready = 0
  let reason: string | undefined
  for (const [i, container] of (pod.status?.initContainerStatuses ?? []).entries()) {
    countRestarts(restarts, container)
    const sidecar = sidecars.has(container.name)
    if (sidecar) countRestarts(sidecarRestarts, container)
    if (container.state?.terminated?.exitCode === 0) continue
    if (sidecar && container.started === true) {
      if (container.ready) ready++
      continue
    }
    reason = initReason(container) ?? `Init:${i}/${pod.spec?.initContainers?.length ?? 0}`
    break
  }
  return { restarts, sidecarRestarts, ready, reason }
}

function initReason({ state }: ContainerStatus): string | undefined {
  const { terminated, waiting } = state ?? {}
  if (terminated)
    return `Init:${terminated.reason || (terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`)}`
  return waiting?.reason && waiting.reason !== 'PodInitializing'
    ? `Init:${waiting.reason}`
    : undefined
}

function summarizeContainers(statuses: readonly ContainerStatus[], sidecarRestarts: Restarts) {
  const restarts: Restarts = { ...sidecarRestarts }
  let reason: string | undefined
  let ready = 0
  let running = false
  for (const container of [...statuses].reverse()) {
    countRestarts(restarts, container)
    const { waiting, terminated, running: runs } = container.state ?? {}
    if (waiting?.reason) reason = waiting.reason
    else if (terminated)
      reason =
        terminated.reason ||
        (terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`)
    else if (container.ready && runs) {
      running = true
      ready++
    }
  }
  return { restarts, reason, ready, running }
}

function countRestarts(restarts: Restarts, { restartCount, lastState }: ContainerStatus): void {
  restarts.count += restartCount ?? 0
  const finished = lastState?.terminated?.finishedAt
  if (
    finished &&
    (parseTime(finished) ?? 0) > (restarts.last ? (parseTime(restarts.last) ?? 0) : 0)
  )
    restarts.last = finished
}

const hasReadyCondition = (pod: Stored<Pod>): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true
