/**
 * The metrics server: what pods and nodes use, as of its last round through the kubelets. It is
 * there once its addon is enabled and its pod is ready.
 *
 * Its rounds are not simulated: what it would have seen is worked out when somebody asks. It knows a
 * container once it has run through a whole window.
 *
 * @see https://kubernetes-sigs.github.io/metrics-server/
 */
import type { Node, Pod } from '../../../types/kubernetes/core/v1.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { milliValue } from '../../../text/quantity.js'
import { parseTime } from '../../../text/time.js'
import { apiService } from '../../kinds/api-service.js'
import type { Stored } from '../../kinds/kind.js'
import { pods as podTable } from '../../kinds/pod/index.js'
import type { KubeletConnections } from '../kubelet-connections.js'
import { type Which, fits, nodeTold, usageTold } from './readings.js'

/** The APIService of the metrics server. */
const METRICS_API = 'v1beta1.metrics.k8s.io'
/** How often it asks, and over how long it looks, in milliseconds. */
export const METRICS_WINDOW = 15_000
/** What a node uses besides its pods: thousandths of a processor, and bytes. */
export const SYSTEM = { cpu: 40, memory: 400 * 1_048_576 }

/** Thousandths of a processor, and bytes. */
export interface Usage {
  readonly cpu: number
  readonly memory: number
}

/** What a pod uses, container by container. */
export interface PodMetrics {
  readonly pod: Stored<Pod>
  readonly timestamp: VirtualTime
  readonly containers: readonly { readonly name: string; readonly usage: Usage }[]
}

export interface MetricsServer {
  /** Whether it answers; undefined when there is none. */
  isServing(read: Reader): boolean | undefined
  /** Undefined while it does not know the pod. */
  pod(read: Reader, pod: Stored<Pod>): PodMetrics | undefined
  node(read: Reader, node: Stored<Node>): Usage | undefined
}

/** The metrics server over a cluster's kubelets. */
export function metricsServer(kubelets: KubeletConnections): MetricsServer {
  const pod = (read: Reader, of: Stored<Pod>): PodMetrics | undefined => {
    const timestamp = lastRound(read.now)
    const running = runningContainers(of, timestamp)
    const node = of.spec?.nodeName
    if (running.length === 0 || node === undefined || !kubelets.isRunning(read, node))
      return undefined
    const containers = running.map((name) => ({
      name,
      usage: usageOf(read, of, name, running.length, () =>
        kubelets.usage(read, node, of.metadata.uid, name),
      ),
    }))
    return { pod: of, timestamp, containers }
  }
  return {
    isServing(read) {
      const service = read.get(apiService.table, METRICS_API)
      return service?.status?.conditions?.some(
        ({ type, status }) => type === 'Available' && status === 'True',
      )
    },
    pod,
    node(read, { metadata: { name, creationTimestamp } }) {
      const since = parseTime(creationTimestamp) ?? 0
      if (!kubelets.isRunning(read, name) || since + METRICS_WINDOW > lastRound(read.now))
        return undefined
      const told = nodeTold(read, name)
      const used = read
        .by(podTable, 'byNode', name)
        .flatMap((one) => pod(read, one)?.containers ?? [])
        .reduce(
          (sum, { usage }) => ({ cpu: sum.cpu + usage.cpu, memory: sum.memory + usage.memory }),
          SYSTEM,
        )
      return { ...used, ...told }
    },
  }
}

const lastRound = (now: VirtualTime): VirtualTime =>
  Math.floor(now / METRICS_WINDOW) * METRICS_WINDOW

/** The containers that it knows: those that have run through a whole window. */
const runningContainers = ({ status, metadata }: Stored<Pod>, round: VirtualTime): string[] =>
  metadata.deletionTimestamp !== undefined
    ? []
    : [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])]
        .filter(({ state }) => {
          const since = state?.running && parseTime(String(state.running.startedAt ?? ''))
          return since !== undefined && since + METRICS_WINDOW <= round
        })
        .map(({ name }) => name)

/** What was told of a container, or of its pod; what was not is measured. */
export function usageOf(
  read: Reader,
  pod: Stored<Pod>,
  container: string,
  containers: number,
  measure: () => Usage | undefined,
): Usage {
  const told = (resource: 'cpu' | 'memory'): number | undefined => {
    const own = usageTold(read, pod, resource, container)
    if (own) return own[resource]
    const whole = usageTold(read, pod, resource, undefined)
    if (whole?.[resource] === undefined) return undefined
    const sharers = whole.shared ? sharersOf(read, pod, whole.which) : 1
    return Math.round(whole[resource] / sharers / containers)
  }
  const [cpu, memory] = [told('cpu'), told('memory')]
  const measured = cpu === undefined || memory === undefined ? measure() : undefined
  return {
    cpu: cpu ?? throttled(pod, container, measured?.cpu ?? 0),
    memory: memory ?? measured?.memory ?? 0,
  }
}

/** How many pods share an amount: those that are ready, at least this one. */
function sharersOf(read: Reader, pod: Stored<Pod>, which: Which): number {
  const ready = read
    .rows(podTable, `${pod.metadata.namespace}/`)
    .filter(
      (one) =>
        fits(which, one) &&
        one.metadata.deletionTimestamp === undefined &&
        one.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    )
  return Math.max(1, ready.length)
}

/** No container gets more of a processor than its limit. */
function throttled({ spec }: Stored<Pod>, container: string, cpu: number): number {
  const limit = spec?.containers.find(({ name }) => name === container)?.resources?.limits?.cpu
  return limit === undefined ? cpu : Math.min(cpu, milliValue(limit))
}
