/**
 * How many replicas a metric asks for.
 *
 * Pods that are about to go or have failed do not count. Those that have not started yet, or whose
 * CPU tells nothing because they are not ready, count as idle when it is about more replicas. Those
 * whose metrics are missing count as idle when it is about more, and as fully used when it is about
 * fewer.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { VirtualTime } from '../../../sim/world.js'
import { milliValue } from '../../../text/quantity.js'
import { parseTime } from '../../../text/time.js'
import {
  MetricsError,
  type PodMetric,
  type PodMetricValues,
} from '../../apiserver/metrics/client.js'
import type { Stored } from '../../kinds/kind.js'
import { isReady } from '../pods.js'

/** For so long after its start a pod may be busy with starting, in milliseconds. */
const CPU_INITIALIZATION = 300_000
/** A pod that became unready within this time of its start was never ready. */
const INITIAL_READINESS_DELAY = 30_000
const NO_PODS = 'no pods returned by selector while calculating replica count'
const NO_READY = 'did not receive metrics for targeted pods (pods might be unready)'

/** Up to which share of the target a metric may differ without effect. */
export interface Tolerances {
  readonly up: number
  readonly down: number
}

export const isWithin = ({ up, down }: Tolerances, ratio: number): boolean =>
  1 - down <= ratio && ratio <= 1 + up

/** What a metric asks for, and what it is now. */
interface Proposal {
  readonly replicas: number
  /** Per pod, in thousandths. */
  readonly average: number
  /** In percent of what the pods request. */
  readonly utilization?: number
}

interface Groups {
  readonly ready: number
  readonly ignored: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
}

function groups(
  pods: readonly Stored<Pod>[],
  metrics: PodMetricValues,
  resource: string | undefined,
  now: VirtualTime,
): Groups {
  let ready = 0
  const [ignored, missing] = [new Set<string>(), new Set<string>()]
  for (const pod of pods) {
    const { name, deletionTimestamp } = pod.metadata
    const phase = pod.status?.phase
    if (deletionTimestamp !== undefined || phase === 'Failed') continue
    const metric = metrics.get(name)
    if (phase === 'Pending') ignored.add(name)
    else if (!metric) missing.add(name)
    else if (resource === 'cpu' && tellsNothing(pod, metric, now)) ignored.add(name)
    else ready++
  }
  return { ready, ignored, missing }
}

/** Whether the CPU that a pod used says nothing about its load. */
function tellsNothing({ status }: Stored<Pod>, metric: PodMetric, now: VirtualTime): boolean {
  const condition = status?.conditions?.find(({ type }) => type === 'Ready')
  const started = parseTime(String(status?.startTime ?? ''))
  if (!condition || started === undefined) return true
  const since = parseTime(String(condition.lastTransitionTime ?? '')) ?? 0
  const unready = condition.status === 'False'
  return started + CPU_INITIALIZATION > now
    ? unready || metric.timestamp < since + metric.window
    : unready && started + INITIAL_READINESS_DELAY > since
}

/** The target, either in percent of requests or per pod in thousandths. */
type Target = { readonly requests: ReadonlyMap<string, number>; readonly percent: number } | number

/** The ratio of what is used to what should be. @throws MetricsError */
function measure(
  metrics: PodMetricValues,
  target: Target,
): Omit<Proposal, 'replicas'> & { ratio: number } {
  let [used, requested] = [0, 0]
  for (const [name, { value }] of metrics) {
    const request = typeof target === 'number' ? undefined : target.requests.get(name)
    if (typeof target !== 'number' && request === undefined) continue
    used += value
    requested += request ?? 0
  }
  if (typeof target === 'number') {
    const average = Math.trunc(used / metrics.size)
    return { ratio: average / target, average }
  }
  if (requested === 0) throw new MetricsError('no metrics returned matched known pods')
  const utilization = Math.trunc((used * 100) / requested)
  return {
    ratio: utilization / target.percent,
    utilization,
    average: Math.trunc(used / metrics.size),
  }
}

/** What a metric of pods asks for. @throws MetricsError */
export function proposalFor(
  pods: readonly Stored<Pod>[],
  given: PodMetricValues,
  options: {
    readonly current: number
    readonly target: Target
    readonly resource?: string
    readonly tolerances: Tolerances
    readonly now: VirtualTime
  },
): Proposal {
  const { current, target, resource, tolerances, now } = options
  if (pods.length === 0) throw new MetricsError(NO_PODS)
  const { ready, ignored, missing } = groups(pods, given, resource, now)
  const gone = new Set(
    pods
      .filter(
        ({ metadata, status }) =>
          metadata.deletionTimestamp !== undefined || status?.phase === 'Failed',
      )
      .map(({ metadata }) => metadata.name),
  )
  const metrics = new Map([...given].filter(([name]) => !ignored.has(name) && !gone.has(name)))
  if (metrics.size === 0) throw new MetricsError(NO_READY)
  const { ratio, ...measured } = measure(metrics, target)
  const stays: Proposal = { ...measured, replicas: current }
  const rebalances = ignored.size > 0 && ratio > 1
  if (!rebalances && missing.size === 0)
    return isWithin(tolerances, ratio) ? stays : { ...measured, replicas: Math.ceil(ratio * ready) }
  const idle = { value: 0, timestamp: now, window: 0 }
  for (const name of missing)
    metrics.set(name, ratio < 1 ? { ...idle, value: fullUse(target, name) } : idle)
  if (rebalances) for (const name of ignored) metrics.set(name, idle)
  const again = measure(metrics, target).ratio
  if (isWithin(tolerances, again) || (ratio < 1 && again > 1) || (ratio > 1 && again < 1))
    return stays
  const replicas = Math.ceil(again * metrics.size)
  return (again < 1 && replicas > current) || (again > 1 && replicas < current)
    ? stays
    : { ...measured, replicas }
}

/** What a pod is taken to use whose metrics are missing when there might be too many. */
const fullUse = (target: Target, name: string): number =>
  typeof target === 'number'
    ? target
    : ((target.requests.get(name) ?? 0) * Math.max(100, target.percent)) / 100

/** What pods request of a resource, in thousandths. @throws MetricsError when one does not */
export function requestsOf(
  pods: readonly Stored<Pod>[],
  resource: string,
  container?: string,
): ReadonlyMap<string, number> {
  return new Map(
    pods.map(({ metadata, spec }) => {
      const sidecars = (spec?.initContainers ?? []).filter(
        ({ restartPolicy }) => restartPolicy === 'Always',
      )
      const counted = [...(spec?.containers ?? []), ...sidecars].filter(
        ({ name }) => container === undefined || name === container,
      )
      const sum = counted.reduce((total, { name, resources }) => {
        const request = resources?.requests?.[resource]
        if (request === undefined)
          throw new MetricsError(
            `missing request for ${resource} in container ${name} of Pod ${metadata.name}`,
          )
        return total + milliValue(request)
      }, 0)
      return [metadata.name, sum] as const
    }),
  )
}

/** How many pods run and are ready. @throws MetricsError when there are none at all */
export function readyCount(pods: readonly Stored<Pod>[]): number {
  if (pods.length === 0) throw new MetricsError(`unable to calculate ready pods: ${NO_PODS}`)
  return pods.filter((pod) => pod.status?.phase === 'Running' && isReady(pod)).length
}
