/**
 * `lab.metrics`: what the metrics APIs say of pods, nodes and the world outside, where nothing is to
 * be measured.
 *
 * @module
 */
import { clusterOf } from '../kubernetes/apiserver/cluster.js'
import {
  type Which,
  forgetReadings,
  tellCustom,
  tellExternal,
  tellNode,
  tellUsage,
} from '../kubernetes/apiserver/metrics/readings.js'
import { isApiError } from '../kubernetes/apiserver/errors.js'
import { parseSelector } from '../kubernetes/apiserver/selectors.js'
import { metricsObjects } from '../machine/node/addons/metrics-server.js'
import { createMissing } from '../machine/node/addons/index.js'
import { UsageError } from '../sim/errors.js'
import type { Tx } from '../sim/step.js'
import { canonicalQuantity, milliValue, parseQuantity } from '../text/quantity.js'
import { check, fields, flag, must, optional, recordOf, text, word } from './arguments.js'
import { makeFaces } from './caller.js'
import type { FacadeMethod } from './facade.js'
import type { Calls } from './history/calls.js'

/** What is used: quantities such as `250m` and `64Mi`. */
export interface MetricsUsage {
  readonly cpu?: string | number
  readonly memory?: string | number
}

/** Which pods are meant, and how the amount is meant. */
export interface PodUsageOptions {
  /** `default` unless it is said. */
  readonly namespace?: string
  /** One container of each; without it, the pod as a whole. */
  readonly container?: string
  /** The amount is that of all pods of a selector together: those that are ready share it. */
  readonly shared?: boolean
}

/** What a metric of the cluster is about: pods unless a kind is said. */
export interface MetricOptions {
  readonly namespace?: string
  /** The kind of the object, for one that is no pod: `Ingress`. */
  readonly kind?: string
}

const NO_CLUSTER = 'there is no cluster'
const quantity = must(
  'a quantity such as 2 or "64Mi"',
  (value) =>
    (typeof value === 'string' || typeof value === 'number') &&
    canonicalQuantity(value) !== undefined,
)
const USAGE = fields({ cpu: optional(quantity), memory: optional(quantity) })
const POD_OPTIONS = fields({
  namespace: optional(word),
  container: optional(word),
  shared: optional(flag),
})
const METRIC_OPTIONS = fields({ namespace: optional(word), kind: optional(word) })
const EXTERNAL_OPTIONS = fields({ namespace: optional(word), labels: optional(recordOf(text)) })

/**
 * What autoscalers and `kubectl top` see. Without a word here, CPU and memory are measured: what the
 * programs in the containers have computed, and what they hold. A reading that is told stays until
 * it is told anew or cleared; the newest that fits a pod holds.
 *
 * The metrics server has to be there (`serve`, or `minikube addons enable metrics-server`). Metrics
 * of the cluster's own and from outside are there as soon as one is told.
 *
 * @example
 * lab.metrics.serve()
 * lab.metrics.pods('app=web', { cpu: '1500m' }, { shared: true }) // a load that all pods share
 * lab.advance('1m') // the autoscaler has more of them now
 */
export class Metrics {
  /** @internal Use `lab.metrics`. */
  constructor(private readonly calls: Calls) {}

  /**
   * Puts a metrics server into the cluster, as `minikube addons enable metrics-server` does; it
   * answers once its pod is ready.
   *
   * @throws UsageError without a cluster
   */
  serve(): void {
    this.perform('serve', [], (tx) => createMissing(tx, metricsObjects()))
  }

  /**
   * What pods use from now on: one by its name, or all of a selector (`app=web`), those to come
   * too.
   *
   * @example lab.metrics.pods('web-0', { cpu: '250m', memory: '64Mi' })
   * @throws UsageError for what is no quantity or no selector, and without a cluster
   */
  pods(which: string, usage: MetricsUsage, options: PodUsageOptions = {}): void {
    check('which', which, word)
    check('usage', usage, USAGE)
    check('options', options, POD_OPTIONS)
    const { namespace = 'default', container, shared } = options
    this.perform('pods', [which, usage, options], (tx) =>
      tellUsage(tx, {
        namespace,
        which: whichOf(which),
        ...amounts(usage),
        ...(container === undefined ? {} : { container }),
        ...(shared === undefined ? {} : { shared }),
      }),
    )
  }

  /**
   * What a node uses from now on, whatever its pods use.
   *
   * @example lab.metrics.node('minikube', { cpu: '1', memory: '3Gi' })
   * @throws UsageError for what is no quantity, and without a cluster
   */
  node(name: string, usage: MetricsUsage): void {
    check('name', name, word)
    check('usage', usage, USAGE)
    this.perform('node', [name, usage], (tx) => tellNode(tx, name, amounts(usage)))
  }

  /**
   * A metric of the cluster's own (`custom.metrics.k8s.io`): of pods (by name or selector), or of
   * one object of another kind.
   *
   * @example
   * lab.metrics.custom('packets-per-second', 'app=web', '1k')
   * lab.metrics.custom('requests-per-second', 'main-route', 2000, { kind: 'Ingress' })
   * @throws UsageError for what is no quantity or no selector, and without a cluster
   */
  custom(metric: string, about: string, value: string | number, options: MetricOptions = {}): void {
    check('metric', metric, word)
    check('about', about, word)
    check('value', value, quantity)
    check('options', options, METRIC_OPTIONS)
    const { namespace = 'default', kind } = options
    this.perform('custom', [metric, about, value, options], (tx) =>
      tellCustom(tx, {
        metric,
        namespace,
        about: kind === undefined ? whichOf(about) : { kind, name: about },
        value: milliValue(value),
      }),
    )
  }

  /**
   * A metric from outside of the cluster (`external.metrics.k8s.io`), with labels that selectors
   * may ask for.
   *
   * @example lab.metrics.external('queue_messages', 30, { labels: { queue: 'tasks' } })
   * @throws UsageError for what is no quantity, and without a cluster
   */
  external(
    metric: string,
    value: string | number,
    options: {
      readonly namespace?: string
      readonly labels?: Readonly<Record<string, string>>
    } = {},
  ): void {
    check('metric', metric, word)
    check('value', value, quantity)
    check('options', options, EXTERNAL_OPTIONS)
    const { namespace = 'default', labels = {} } = options
    this.perform('external', [metric, value, options], (tx) =>
      tellExternal(tx, { metric, namespace, labels, value: milliValue(value) }),
    )
  }

  /** Forgets all that was told: what can be measured is measured again. */
  clear(): void {
    this.perform('clear', [], forgetReadings)
  }

  /** @internal The verbs as functions, for a replay. */
  get verbs(): Readonly<Record<string, FacadeMethod>> {
    const { serve, pods, node, custom, external, clear } = this
    return Object.fromEntries(
      Object.entries({ serve, pods, node, custom, external, clear }).map(
        ([name, verb]) => [name, (verb as FacadeMethod).bind(this)] as const,
      ),
    )
  }

  private perform(verb: string, args: readonly unknown[], work: (tx: Tx) => void): void {
    const { simulation } = this.calls
    this.calls.perform(`metrics.${verb}`, undefined, args, () =>
      simulation.transact((tx) => {
        if (!clusterOf(tx)) throw new UsageError(NO_CLUSTER)
        work(tx)
      }, `metrics.${verb}`),
    )
  }
}

/** A selector has a character that no name has. @throws UsageError for one that cannot be read */
function whichOf(text: string): Which {
  if (/^[a-z0-9.-]+$/.test(text)) return { name: text }
  try {
    parseSelector(text)
  } catch (error) {
    if (isApiError(error)) throw new UsageError(`no selector: ${text}: ${error.message}`)
    throw error
  }
  return { selector: text }
}

const amounts = ({ cpu, memory }: MetricsUsage): { cpu?: number; memory?: number } => ({
  ...(cpu === undefined ? {} : { cpu: milliValue(cpu) }),
  ...(memory === undefined ? {} : { memory: parseQuantity(memory) }),
})

makeFaces(Metrics)
