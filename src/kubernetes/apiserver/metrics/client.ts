/**
 * The metrics client: what the autoscaler asks the three metrics APIs, and what it hears when one
 * of them is not there.
 *
 * @see https://pkg.go.dev/k8s.io/kubernetes/pkg/controller/podautoscaler/metrics
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import type { Reader, VirtualTime } from '../../../sim/world.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import type { Stored } from '../../kinds/kind.js'
import { notServed } from '../errors.js'
import { externalsTold, isTold, objectMetricTold, podMetricTold } from './readings.js'
import { METRICS_WINDOW, type MetricsServer } from './server.js'

const NOT_FOUND = notServed().message
const NO_SERVER = `unable to fetch metrics from resource metrics API: ${NOT_FOUND} (get pods.metrics.k8s.io)`
const NOT_SERVING =
  'unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)'
const NO_METRICS = 'no metrics returned from resource metrics API'
const NO_CUSTOM =
  'unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered'
const NO_CUSTOM_VALUES = 'no metrics returned from custom metrics API'
const NO_EXTERNAL_VALUES = 'no metrics returned from external metrics API'

/** A metric cannot be had; the message says why. */
export class MetricsError extends Error {
  override name = 'MetricsError'
}

/** A value of one pod: thousandths of the resource's unit, or of the metric. */
export interface PodMetric {
  readonly value: number
  readonly timestamp: VirtualTime
  /** Over how long it was measured, in milliseconds. */
  readonly window: number
}

/** Values by the pods' names. */
export type PodMetricValues = ReadonlyMap<string, PodMetric>

/** All of it throws MetricsError. */
export interface MetricsClient {
  resource(
    read: Reader,
    pods: readonly Stored<Pod>[],
    resource: string,
    container?: string,
  ): PodMetricValues
  pods(read: Reader, pods: readonly Stored<Pod>[], metric: string): PodMetricValues
  object(
    read: Reader,
    namespace: string,
    metric: string,
    about: { readonly kind: string; readonly name: string },
  ): number
  external(
    read: Reader,
    namespace: string,
    metric: string,
    selector: LabelSelector | undefined,
  ): readonly number[]
}

/** The client, over a metrics server and what is told. */
export const metricsClient = (server: MetricsServer): MetricsClient => ({
  resource(read, pods, resource, container) {
    const serving = server.isServing(read)
    if (!serving) throw new MetricsError(serving === undefined ? NO_SERVER : NOT_SERVING)
    const found = pods.flatMap((pod) => {
      const metrics = server.pod(read, pod)
      return metrics ? [[pod.metadata.name, metrics] as const] : []
    })
    if (found.length === 0) throw new MetricsError(NO_METRICS)
    return new Map(
      found.flatMap(([name, { containers, timestamp }]) => {
        const counted = containers.filter(
          (one) => container === undefined || one.name === container,
        )
        if (counted.length === 0 && container !== undefined)
          throw new MetricsError(
            `container ${container} not present in metrics for pod ${pods[0]?.metadata.namespace}/${name}`,
          )
        const value = counted.reduce(
          (sum, { usage }) =>
            sum +
            (resource === 'cpu' ? usage.cpu : resource === 'memory' ? usage.memory * 1000 : 0),
          0,
        )
        return [[name, { value, timestamp, window: METRICS_WINDOW }] as const]
      }),
    )
  },
  pods(read, pods, metric) {
    if (!isTold(read, 'custom')) throw new MetricsError(NO_CUSTOM)
    const found = pods.flatMap((pod) => {
      const value = podMetricTold(read, pod, metric)
      return value === undefined
        ? []
        : [[pod.metadata.name, { value, timestamp: read.now, window: 60_000 }] as const]
    })
    if (found.length === 0) throw new MetricsError(NO_CUSTOM_VALUES)
    return new Map(found)
  },
  object(read, namespace, metric, about) {
    if (!isTold(read, 'custom')) throw new MetricsError(NO_CUSTOM)
    const value = objectMetricTold(read, namespace, metric, about)
    if (value === undefined)
      throw new MetricsError(
        `unable to fetch metrics from custom metrics API: the server could not find the metric ${metric} for ${about.kind.toLowerCase()}s ${about.name}`,
      )
    return value
  },
  external(read, namespace, metric, selector) {
    if (!isTold(read, 'external'))
      throw new MetricsError(
        `unable to fetch metrics from external metrics API: ${NOT_FOUND} (get ${metric}.external.metrics.k8s.io)`,
      )
    const found = externalsTold(read, namespace, metric).filter(({ labels }) =>
      selector ? matchesLabelSelector(selector, labels) : true,
    )
    if (found.length === 0) throw new MetricsError(NO_EXTERNAL_VALUES)
    return found.map(({ value }) => value)
  },
})
