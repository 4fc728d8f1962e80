/**
 * What a lab with a cluster is made with.
 *
 * @module
 */
import { CNI_PLUGINS, type CniPlugin } from '../kubernetes/kinds/cni-plugin.js'
import { type EvictionConfig, SIGNALS } from '../kubernetes/kubelet/eviction/thresholds.js'
import {
  type KubeSchedulerConfiguration,
  readConfiguration,
} from '../kubernetes/scheduler/config/configuration.js'
import { makeProfiles } from '../kubernetes/scheduler/config/profiles.js'
import { pluginsWith } from '../kubernetes/scheduler/index.js'
import type { NodeOptions } from '../machine/node/cluster.js'
import { isAddress } from '../net/address.js'
import { parseGoDuration } from '../text/duration.js'
import { readQuantity } from '../text/quantity.js'
import {
  type Expected,
  check,
  fields,
  listOf,
  must,
  oneOf,
  quantity,
  recordOf,
  text,
  word,
} from './arguments.js'
import { DOCKER_LAB_FIELDS, DOCKER_LAB_OPTIONS, type DockerLabOptions } from './docker-options.js'
import type { PluginSet } from './plugin-set.js'
import { type ScheduleOptions, scheduleFields } from './schedule.js'

/** A cluster that is there from the start. */
export interface ClusterOptions {
  /**
   * How many nodes (named as minikube names them: `minikube`, `minikube-m02`, …; the first runs the
   * control plane), or each node's description.
   */
  readonly nodes: number | readonly NodeOptions[]
  /** What the cluster reports; `v1.36.2` by default. */
  readonly version?: string
  /**
   * What gives pods their network: `calico` and `cilium` enforce network policies; under the others,
   * and by default, all traffic passes.
   */
  readonly cni?: CniPlugin
  /**
   * When the kubelets take pods away and remove images, by the names of KubeletConfiguration; what
   * Kubernetes does by default.
   */
  readonly kubelet?: EvictionConfig
  /**
   * A KubeSchedulerConfiguration, as YAML or as an object: profiles, their plugins, what these
   * weigh, and their arguments. Without it, one profile as Kubernetes has it by default.
   *
   * @example createLab({ cluster: { nodes: 3, scheduler: readFileSync('scheduler.yaml', 'utf8') } })
   * @see https://kubernetes.io/docs/reference/scheduling/config/
   */
  readonly scheduler?: string | KubeSchedulerConfiguration
}

/** Options of `createLab`. */
export interface LabOptions extends DockerLabOptions {
  readonly cluster?: ClusterOptions
  /**
   * How late, and in which order, controllers see the world once the cluster is up; at once and in
   * order by default.
   */
  readonly schedule?: ScheduleOptions
}

/** The options that a snapshot keeps. */
export const LAB_OPTIONS = [
  ...DOCKER_LAB_OPTIONS,
  'cluster',
  'schedule',
] as const satisfies readonly (keyof LabOptions)[]

const MOST_NODES = 10_000
const threshold = must(
  'a quantity or a percentage',
  (value) =>
    typeof value === 'string' &&
    (/^\d+(?:\.\d+)?%$/.test(value) || readQuantity(value) !== undefined),
)
const percent = must(
  'a number from 0 to 100',
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100,
)
const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

const KUBELET = fields({
  evictionHard: fields(
    Object.fromEntries(SIGNALS.map((signal): [string, Expected] => [signal, threshold])),
  ),
  evictionPressureTransitionPeriod: must(
    'a duration such as 5m',
    (value) => typeof value === 'string' && parseGoDuration(value) !== undefined,
  ),
  imageGCHighThresholdPercent: percent,
  imageGCLowThresholdPercent: percent,
} satisfies Record<keyof EvictionConfig, Expected>)

const NODE = fields(
  {
    name: word,
    address: must('an address', (value) => typeof value === 'string' && isAddress(value)),
    capacity: recordOf(quantity),
    labels: recordOf(text),
    taints: listOf(
      fields({ key: word, value: text, effect: oneOf(...TAINT_EFFECTS) }, ['key', 'effect']),
    ),
    runtime: oneOf('containerd', 'docker', 'hollow'),
    kubelet: KUBELET,
  } satisfies Record<keyof NodeOptions, Expected>,
  ['name'],
)

const nodes: Expected = (value, name) => {
  if (Array.isArray(value)) return listOf(NODE)(value, name)
  return must(
    `a number from 1 to ${MOST_NODES} or a list of nodes`,
    (count) => Number.isInteger(count) && Number(count) >= 1 && Number(count) <= MOST_NODES,
  )(value, name)
}

const CLUSTER = fields(
  {
    nodes,
    version: must(
      'a version such as v1.36.2',
      (value) => typeof value === 'string' && /^v\d+\.\d+\.\d+/.test(value),
    ),
    cni: oneOf(...CNI_PLUGINS),
    kubelet: KUBELET,
    scheduler: must(
      'a KubeSchedulerConfiguration, as YAML or as an object',
      (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    ),
  } satisfies Record<keyof ClusterOptions, Expected>,
  ['nodes'],
)

/** @throws UsageError for options that are unknown, or that no lab can be made with */
export function checkOptions(
  options: LabOptions,
  { clients, filters, scores }: Pick<PluginSet, 'clients' | 'filters' | 'scores'>,
): void {
  const known = {
    ...DOCKER_LAB_FIELDS,
    cluster: CLUSTER,
    schedule: scheduleFields(clients),
  } satisfies Record<keyof LabOptions, Expected>
  check('options', options, fields(known))
  const scheduler = options.cluster?.scheduler
  if (scheduler !== undefined)
    makeProfiles(pluginsWith({ filters, scores }), readConfiguration(scheduler))
}
