/**
 * Which containers of a pod are to start now, and until when those that keep failing wait.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Stored } from '../kinds/kind.js'
import { type PodContext, keepWorker } from './context.js'
import { fieldPathOf } from './field-path.js'
import type { PodWorker } from './pod-worker.js'
import { hasStarted } from './probe.js'
import { isSidecar, nextBackoff, shouldRestart } from './restart.js'
import { latest } from './status-facts.js'
import { isInitialized } from './status.js'

const BACK_OFF = 'BackOff'
const CRASH_LOOP = 'CrashLoopBackOff'
/**
 * After a failed start the kubelet looks again when it has next asked the runtime, and then every
 * 10 to 15 s.
 */
const RETRY = 10_000

/** The kubelet asks the runtime once a second what has changed. */
export const nextRelist = (exit: number, period: number): number =>
  period === 0 ? exit : Math.ceil((exit + 1) / period) * period

/** When the kubelet knows that a container runs. */
const knownFrom = ({ startedAt = 0 }: ContainerStatus, period: number): VirtualTime =>
  nextRelist(startedAt, period)

/** When the kubelet goes on after a sidecar that has just started; undefined if there is none. */
export function sidecarKnownAt(
  pod: Stored<Pod>,
  containers: readonly ContainerStatus[],
  period: number,
): VirtualTime | undefined {
  const times = (pod.spec?.initContainers ?? []).filter(isSidecar).flatMap(({ name }) => {
    const status = latest(containers, name)
    return status?.state === 'running' ? knownFrom(status, period) : []
  })
  return times.length === 0 ? undefined : Math.max(...times)
}

/** What a plan is made for. */
interface Occasion {
  /** It is time to try again what has failed. */
  readonly due: boolean
  /**
   * Containers that this very sync has stopped. They start again at once; how they ended does not
   * count yet, the ends before do.
   */
  readonly killed: ReadonlySet<string>
}

/** Chooses the containers that are to start, and notes why the others wait. */
export function planStarts(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
  { due, killed }: Occasion,
): { worker: PodWorker } {
  const { tx } = context
  const known = (status: ContainerStatus): boolean =>
    tx.now >= knownFrom(status, context.latencies.relist)
  const candidates = [...new Set([...startable(pod, containers, worker, known), ...killed])].filter(
    (name) => due || !Object.hasOwn(worker.results, name),
  )
  let planned: PodWorker = worker
  const todo: string[] = []
  for (const name of candidates) {
    const status = killed.has(name) ? endBefore(containers, name) : latest(containers, name)
    const backoff = planned.restartBackoff[name]
    if (
      status?.state === 'exited' &&
      backoff &&
      tx.now < (status.finishedAt ?? tx.now) + backoff.delay
    ) {
      planned = backOff(
        context,
        pod,
        planned,
        name,
        (status.finishedAt ?? tx.now) + backoff.delay,
        backoff.delay,
      )
      continue
    }
    if (status?.state === 'exited')
      planned = {
        ...planned,
        restartBackoff: { ...planned.restartBackoff, [name]: nextBackoff(backoff, tx.now) },
      }
    todo.push(name)
  }
  if (candidates.length === 0)
    return { worker: planned === worker ? worker : keepWorker(context, planned) }
  const jitter = tx.random.int(RETRY, RETRY * 1.5)
  const backsOff = todo.length < candidates.length
  const firstTry = worker.retryAt === undefined
  const retryAt = backsOff
    ? planned.retryAt
    : firstTry
      ? nextRelist(tx.now, context.latencies.relist) + 1
      : tx.now + jitter
  return {
    worker: keepWorker(context, {
      ...planned,
      todo,
      ...(retryAt === undefined ? {} : { retryAt }),
    }),
  }
}

/** The last end of a container before its latest one. */
const endBefore = (
  containers: readonly ContainerStatus[],
  name: string,
): ContainerStatus | undefined =>
  containers.filter((one) => one.name === name && one.state === 'exited').at(-2)

function backOff(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  name: string,
  until: number,
  delay: number,
): PodWorker {
  const { tx, record, uid } = context
  const where = `${pod.metadata.name}_${pod.metadata.namespace}(${uid})`
  record.warning(
    pod,
    BACK_OFF,
    `Back-off restarting failed container ${name} in pod ${where}`,
    fieldPathOf(pod, name),
  )
  const message = `back-off ${durationText(delay)} restarting failed container=${name} pod=${where}`
  const known = worker.results[name]?.message === message
  const later = Math.max(until, tx.now) + Math.round((delay * tx.random.int(0, 50)) / 100)
  return {
    ...worker,
    results: { ...worker.results, [name]: { reason: CRASH_LOOP, message } },
    retryAt: known ? later : nextRelist(tx.now, context.latencies.relist) + 1,
  }
}

/** `10s`, `1m20s`, `5m0s`: Go's way. */
const durationText = (ms: number): string =>
  ms < 60_000 ? `${ms / 1000}s` : `${Math.floor(ms / 60_000)}m${(ms % 60_000) / 1000}s`

/** The containers that are not running and should be: those that were added to look into the pod, once;
 * the next init container, or all main ones.
 */
function startable(
  pod: Stored<Pod>,
  containers: readonly ContainerStatus[],
  worker: PodWorker,
  known: (status: ContainerStatus) => boolean,
): string[] {
  const started = (container: Container, status: ContainerStatus) =>
    hasStarted(worker, container, status)
  const needs = (container: Container, isInit: boolean): boolean => {
    const status = latest(containers, container.name)
    if (!status || status.state === 'created') return true
    return status.state === 'exited' && shouldRestart(pod, container, status, isInit)
  }
  const names = (pod.spec?.ephemeralContainers ?? [])
    .map(({ name }) => name)
    .filter((name) => (latest(containers, name)?.state ?? 'created') === 'created')
  for (const init of pod.spec?.initContainers ?? []) {
    const status = latest(containers, init.name)
    if (needs(init, true)) names.push(init.name)
    const passed = isSidecar(init)
      ? status?.state === 'running' && started(init, status) && known(status)
      : status?.state === 'exited' && status.exitCode === 0
    if (!passed) return names
  }
  if (!isInitialized(pod, containers, started)) return names
  return [
    ...names,
    ...(pod.spec?.containers ?? [])
      .filter((container) => needs(container, false))
      .map(({ name }) => name),
  ]
}
