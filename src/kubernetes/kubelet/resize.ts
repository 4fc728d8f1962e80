/**
 * In-place resize: a kubelet that finds other resources in a pod's spec than its containers have
 * makes room for them, or says why it cannot.
 *
 * What cannot be now may be later (Deferred), what the node is too small for never is (Infeasible).
 * A container whose resize policy wants it so is started anew with what it was given.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
import { dequal } from 'dequal'
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import { milliValue, parseQuantity } from '../../text/quantity.js'
import type { Stored } from '../kinds/kind.js'
import { addResources, podResources, type ResourceList } from '../kinds/pod/resources.js'
import { notEnough } from './admit.js'
import { type PodContext, keepWorker, presentPods } from './context.js'
import type { PodWorker, Resources } from './pod-worker.js'
import { nextRelist } from './start-plan.js'
import { latest } from './status-facts.js'
import { beginStop } from './stop.js'

const DEFAULT_GRACE = 30
/** How long a kubelet waits before it looks again whether there is room, in milliseconds. */
const RETRY = 10_000

/** Looks at the resources of the containers that run. */
export function resize(
  context: PodContext,
  pod: Stored<Pod>,
  worker: PodWorker,
  containers: readonly ContainerStatus[],
): PodWorker {
  const { tx } = context
  if (worker.resizing && tx.now >= worker.resizing.until) return finish(context, pod, worker)
  if (worker.resizing) return worker
  const changed = (pod.spec?.containers ?? []).filter((container) =>
    isChanged(pod, worker, container, containers),
  )
  if (changed.length === 0) return withoutPending(context, worker)
  const sizes = Object.fromEntries(
    changed.map(({ name }): [string, Resources] => [name, actualOf(pod, worker, name) ?? {}]),
  )
  const pending = obstacle(context, pod)
  const isNews = pending?.message !== worker.pendingResize?.message
  if (pending) {
    if (isNews)
      context.record.warning(
        pod,
        `Resize${pending.reason}`,
        `Pod resize ${pending.reason}: ${told(pod, { error: pending.message })}`,
      )
    const again = pending.reason === 'Deferred' ? { resizeAgainAt: tx.now + RETRY } : {}
    return keepWorker(context, { ...withoutRetry(worker), sizes, pendingResize: pending, ...again })
  }
  return begin(context, pod, { ...withoutRetry(worker), sizes }, changed, containers)
}

/** When a resize goes on. */
export const resizeUntil = ({ resizing, resizeAgainAt }: PodWorker): number | undefined =>
  resizing?.until ?? resizeAgainAt

/** The resources that a container has, as far as they are not those of its spec. */
const actualOf = (pod: Stored<Pod>, { sizes }: PodWorker, name: string): Resources | undefined =>
  sizes?.[name] ??
  (
    pod.status?.containerStatuses?.find((one) => one.name === name) as
      | { readonly resources?: Resources }
      | undefined
  )?.resources

function isChanged(
  pod: Stored<Pod>,
  worker: PodWorker,
  { name, resources = {} }: Container,
  containers: readonly ContainerStatus[],
): boolean {
  if (latest(containers, name)?.state !== 'running') return false
  const actual = actualOf(pod, worker, name)
  return actual !== undefined && !dequal(actual, resources)
}

/** Why a pod cannot have what it wants. */
function obstacle(
  context: PodContext,
  pod: Stored<Pod>,
): NonNullable<PodWorker['pendingResize']> | undefined {
  const { allocatable } = context.node
  const wanted = pod.spec ? podResources(pod.spec, 'requests') : {}
  const used = presentPods(context)
    .filter(({ metadata }) => metadata.uid !== pod.metadata.uid)
    .reduce<ResourceList>(
      (sum, { spec }) => (spec ? addResources(sum, podResources(spec, 'requests')) : sum),
      {},
    )
  const names = ['cpu', 'memory'].map((name) => ({
    name,
    requested: inUnits(name, wanted[name]),
    taken: inUnits(name, used[name]),
    capacity: inUnits(name, allocatable[name]),
  }))
  const never = names.find(({ requested, capacity }) => requested > capacity)
  if (never)
    return {
      reason: 'Infeasible',
      message: `Node didn't have enough capacity: ${never.name}, requested: ${never.requested}, capacity: ${never.capacity}`,
    }
  const later = names.find(({ requested, taken, capacity }) => requested + taken > capacity)
  return (
    later && {
      reason: 'Deferred',
      message: notEnough(later.name, later.requested, later.taken, later.capacity),
    }
  )
}

const inUnits = (name: string, text: string | undefined): number =>
  name === 'cpu' ? milliValue(text ?? '0') : parseQuantity(text ?? '0')

/** Gives the containers what they want; those that must start anew for it are stopped. */
function begin(
  context: PodContext,
  pod: Stored<Pod>,
  given: PodWorker,
  changed: readonly Container[],
  containers: readonly ContainerStatus[],
): PodWorker {
  const { tx, runtime, node, latencies } = context
  const { pendingResize: _, ...rest } = given
  context.record.normal(pod, 'ResizeStarted', `Pod resize started: ${told(pod)}`)
  let worker = keepWorker(context, {
    ...rest,
    resizing: { until: nextRelist(tx.now, latencies.relist) },
  })
  for (const container of changed) {
    const status = latest(containers, container.name)
    if (!status) continue
    if (startsAnew(container, given.sizes?.[container.name] ?? {}))
      worker = beginStop(context, pod, worker, status, {
        grace: pod.spec?.terminationGracePeriodSeconds ?? DEFAULT_GRACE,
        message: `Container ${container.name} resize requires restart`,
        restarts: true,
      })
    else {
      const memory = container.resources?.limits?.['memory']
      runtime.updateContainer(tx, node.name, status.id, {
        memory: memory === undefined ? 0 : parseQuantity(memory),
      })
    }
  }
  return worker
}

/** Whether one of the resources that change wants its container to start anew. */
const startsAnew = ({ resizePolicy = [], resources = {} }: Container, before: Resources): boolean =>
  resizePolicy.some(
    ({ resourceName, restartPolicy }) =>
      restartPolicy === 'RestartContainer' &&
      (['limits', 'requests'] as const).some(
        (section) => before[section]?.[resourceName] !== resources[section]?.[resourceName],
      ),
  )

/** What events say of a resize. */
const told = ({ spec, metadata }: Stored<Pod>, more: object = {}): string =>
  JSON.stringify({
    containers: (spec?.containers ?? []).map(({ name, resources = {} }) => ({ name, resources })),
    generation: metadata.generation ?? 1,
    ...more,
  })

function finish(context: PodContext, pod: Stored<Pod>, worker: PodWorker): PodWorker {
  const { resizing: _, sizes: __, ...rest } = worker
  context.record.normal(pod, 'ResizeCompleted', `Pod resize completed: ${told(pod)}`)
  return keepWorker(context, rest)
}

function withoutPending(context: PodContext, worker: PodWorker): PodWorker {
  if (!worker.pendingResize && !worker.sizes) return worker
  const { pendingResize: _, sizes: __, ...rest } = withoutRetry(worker)
  return keepWorker(context, rest)
}

function withoutRetry({ resizeAgainAt: _, ...worker }: PodWorker): PodWorker {
  return worker
}
