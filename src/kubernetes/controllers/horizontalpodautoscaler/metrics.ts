/**
 * What the metrics of an autoscaler ask for: the most that any of them does.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-on-multiple-metrics
 */
import type {
  MetricSpec,
  MetricStatus,
  MetricTarget,
  MetricValueStatus,
} from '../../../types/kubernetes/autoscaling/v2.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import { milliQuantity, milliValue } from '../../../text/quantity.js'
import { type MetricsClient, MetricsError } from '../../apiserver/metrics/client.js'
import type { Stored } from '../../kinds/kind.js'
import type { Context } from '../controller.js'
import { type Tolerances, isWithin, proposalFor, readyCount, requestsOf } from './replicas.js'

/** What a metric is about. */
export interface Target {
  readonly namespace: string
  readonly pods: readonly Stored<Pod>[]
  /** The replicas that are wanted, and those that there are. */
  readonly wanted: number
  readonly there: number
  readonly tolerances: Tolerances
  readonly client: MetricsClient
  readonly context: Context
}

/** What a metric says. */
export interface Answer {
  readonly replicas: number
  /** As the reason of an event names it. */
  readonly name: string
  readonly status: MetricStatus
}

/** A metric that says nothing: why, for the condition and the event, and for the summary. */
export class MetricFailure extends Error {
  override name = 'MetricFailure'
  constructor(
    readonly reason: string,
    message: string,
    readonly summary: string,
  ) {
    super(message)
  }
}

/** What one metric asks for. @throws MetricFailure */
export function answerOf(metric: MetricSpec, target: Target): Answer {
  const compute = SOURCES[metric.type]
  if (!compute) {
    const message = `unknown metric source type "${metric.type}"`
    throw new MetricFailure('InvalidMetricSourceType', message, message)
  }
  const { reason, prefix, answer } = compute(metric, target)
  try {
    return answer()
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error
    throw new MetricFailure(reason, error.message, `${prefix}: ${error.message}`)
  }
}

interface Source {
  readonly reason: string
  /** What the summary says before the message. */
  readonly prefix: string
  /** @throws MetricsError */
  answer(): Answer
}

const SOURCES: Readonly<
  Record<string, ((metric: MetricSpec, target: Target) => Source) | undefined>
> = {
  Resource: ({ resource }, target) => ({
    reason: 'FailedGetResourceMetric',
    prefix: `failed to get ${resource?.name} resource metric value`,
    answer() {
      const { name = '', target: goal } = resource ?? {}
      const { current, ...rest } = resourceAnswer(target, name, goal)
      return { ...rest, status: { type: 'Resource', resource: { name, current } } }
    },
  }),
  ContainerResource: ({ containerResource }, target) => ({
    reason: 'FailedGetContainerResourceMetric',
    prefix: `failed to get ${containerResource?.name} container metric value`,
    answer() {
      const { name = '', container = '', target: goal } = containerResource ?? {}
      const { current, ...rest } = resourceAnswer(target, name, goal, container)
      return {
        ...rest,
        status: { type: 'ContainerResource', containerResource: { name, container, current } },
      }
    },
  }),
  Pods: ({ pods }, target) => ({
    reason: 'FailedGetPodsMetric',
    prefix: 'failed to get pods metric value',
    answer() {
      const metric = pods?.metric ?? { name: '' }
      const values = wrapped(`unable to get metric ${metric.name}`, () =>
        target.client.pods(target.context.tx, target.pods, metric.name),
      )
      const { replicas, average } = proposalFor(target.pods, values, {
        ...optionsOf(target),
        target: milliValue(pods?.target.averageValue ?? '0'),
      })
      return {
        replicas,
        name: `pods metric ${metric.name}`,
        status: {
          type: 'Pods',
          pods: { metric, current: { averageValue: milliQuantity(average) } },
        },
      }
    },
  }),
  Object: ({ object }, target) => ({
    reason: 'FailedGetObjectMetric',
    prefix: 'failed to get object metric value',
    answer() {
      const metric = object?.metric ?? { name: '' }
      const about = object?.describedObject ?? { kind: '', name: '' }
      const value = wrapped(
        `unable to get metric ${metric.name}: ${about.kind} on ${target.namespace} ${about.name}/`,
        () => target.client.object(target.context.tx, target.namespace, metric.name, about),
        '',
      )
      const goal = object?.target
      if (goal?.type === 'Value') {
        return {
          replicas: byValue(target, value, milliValue(goal.value ?? '0')),
          name: `${about.kind} metric ${metric.name}`,
          status: objectStatus({ value: milliQuantity(value) }),
        }
      }
      const { replicas, average } = perPod(target, value, milliValue(goal?.averageValue ?? '0'))
      return {
        replicas,
        name: `external metric ${metric.name}(${selectorText(metric.selector)})`,
        status: objectStatus({ averageValue: milliQuantity(average) }),
      }
      function objectStatus(current: MetricValueStatus): MetricStatus {
        return { type: 'Object', object: { metric, describedObject: about, current } }
      }
    },
  }),
  External: ({ external }, target) => ({
    reason: 'FailedGetExternalMetric',
    prefix: `failed to get ${external?.metric.name} external metric value`,
    answer() {
      const metric = external?.metric ?? { name: '' }
      const { name, selector } = metric
      const value = wrapped(
        `unable to get external metric ${target.namespace}/${name}/${selectorText(selector)}`,
        () =>
          target.client
            .external(target.context.tx, target.namespace, name, selector)
            .reduce((sum, one) => sum + one, 0),
      )
      const goal = external?.target
      const isAverage = goal?.averageValue !== undefined
      const { replicas, average } = isAverage
        ? perPod(target, value, milliValue(goal.averageValue ?? '0'))
        : { replicas: byValue(target, value, milliValue(goal?.value ?? '0')), average: value }
      const current = isAverage
        ? { averageValue: milliQuantity(average) }
        : { value: milliQuantity(value) }
      return {
        replicas,
        name: `external metric ${name}(${selectorText(selector)})`,
        status: { type: 'External', external: { metric, current } },
      }
    },
  }),
}

const optionsOf = ({ wanted, tolerances, context }: Target) => ({
  current: wanted,
  tolerances,
  now: context.now,
})

/** CPU or memory of pods, or of one container of each. @throws MetricsError */
function resourceAnswer(
  target: Target,
  resource: string,
  goal: MetricTarget | undefined,
  container?: string,
): Omit<Answer, 'status'> & { readonly current: MetricValueStatus } {
  const isAverage = goal?.averageValue !== undefined
  const prefix = `failed to get ${resource} ${isAverage ? 'usage' : 'utilization'}`
  const values = wrapped(`${prefix}: unable to get metrics for resource ${resource}`, () =>
    target.client.resource(target.context.tx, target.pods, resource, container),
  )
  const options = { ...optionsOf(target), resource }
  return wrapped(prefix, () => {
    if (isAverage) {
      const { replicas, average } = proposalFor(target.pods, values, {
        ...options,
        target: milliValue(goal.averageValue ?? '0'),
      })
      return {
        replicas,
        name: `${resource} resource`,
        current: { averageValue: milliQuantity(average) },
      }
    }
    const { replicas, average, utilization } = proposalFor(target.pods, values, {
      ...options,
      target: {
        requests: requestsOf(target.pods, resource, container),
        percent: goal?.averageUtilization ?? 0,
      },
    })
    return {
      replicas,
      name: `${resource} resource utilization (percentage of request)`,
      current: { averageUtilization: utilization ?? 0, averageValue: milliQuantity(average) },
    }
  })
}

/** A value that should be so much in all; the replicas that are ready share it. */
function byValue({ wanted, pods, tolerances }: Target, value: number, goal: number): number {
  const ratio = value / goal
  if (wanted === 0) return Math.ceil(ratio)
  return isWithin(tolerances, ratio) ? wanted : Math.ceil(ratio * readyCount(pods))
}

/** A value that should be so much per replica. */
function perPod(
  { there, tolerances }: Target,
  value: number,
  goal: number,
): { readonly replicas: number; readonly average: number } {
  const ratio = value / (goal * there)
  return {
    replicas: isWithin(tolerances, ratio) ? there : Math.ceil(value / goal),
    average: there === 0 ? value : Math.ceil(value / there),
  }
}

function wrapped<T>(prefix: string, work: () => T, between = ': '): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error
    throw new MetricsError(`${prefix}${between}${error.message}`)
  }
}

/** A selector as Go prints it. */
function selectorText(selector: LabelSelector | undefined): string {
  if (!selector) return 'nil'
  const labels = Object.entries(selector.matchLabels ?? {})
    .sort()
    .map(([key, value]) => `${key}: ${value},`)
    .join('')
  return `&LabelSelector{MatchLabels:map[string]string{${labels}},MatchExpressions:[]LabelSelectorRequirement{},}`
}
