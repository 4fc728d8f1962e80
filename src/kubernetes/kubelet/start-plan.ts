/**
 * Which containers of a pod are to start now, and until when those that keep failing wait.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
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

/** Chooses the containers that are to start, and notes why the others wait. */
export function planStarts(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
  due: boolean,
): { worker: PodWorker } {
  const { tx } = context
  const candidates = startable(pod, containers, worker).filter(
    (name) => due || !Object.hasOwn(worker.results, name),
  )
  let planned: PodWorker = worker
  const todo: string[] = []
  for (const name of candidates) {
    const status = latest(containers, name)
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

/** The containers that are not running and should be: the next init container, or all main ones. */
function startable(
  pod: Stored<Pod>,
  containers: readonly ContainerStatus[],
  worker: PodWorker,
): string[] {
  const started = (container: Container, status: ContainerStatus) =>
    hasStarted(worker, container, status)
  const needs = (container: Container, isInit: boolean): boolean => {
    const status = latest(containers, container.name)
    if (!status || status.state === 'created') return true
    return status.state === 'exited' && shouldRestart(pod, container, status, isInit)
  }
  const names: string[] = []
  for (const init of pod.spec?.initContainers ?? []) {
    const status = latest(containers, init.name)
    if (needs(init, true)) names.push(init.name)
    const passed = isSidecar(init)
      ? status?.state === 'running' && started(init, status)
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
