/**
 * KubeSchedulerConfiguration: the profiles of a cluster's scheduler, as they are written down.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/
 */
import type { NodeAffinity, TopologySpreadConstraint } from '../../../types/kubernetes/core/v1.js'
import { UsageError } from '../../../sim/errors.js'
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { Reader } from '../../../sim/world.js'
import { YamlError, parseYaml } from '../../../text/yaml.js'
import { ARGS, CONFIGURATION, checkShape } from './shape.js'
import { checkArgs, checkProfiles } from './validate.js'

/** A plugin by its name; its weight counts where it scores. */
export interface PluginRef {
  readonly name: string
  readonly weight?: number
}

/** Plugins that are added to those of an extension point, and taken from them; `*` is all. */
export interface PluginSetConfig {
  readonly enabled?: readonly PluginRef[]
  readonly disabled?: readonly PluginRef[]
}

/** What a resource counts for. */
export interface ResourceWeight {
  readonly name: string
  readonly weight?: number
}

/** How NodeResourcesFit compares nodes. */
export interface ScoringStrategy {
  readonly type?: 'LeastAllocated' | 'MostAllocated' | 'RequestedToCapacityRatio'
  readonly resources?: readonly ResourceWeight[]
  readonly requestedToCapacityRatio?: {
    readonly shape?: readonly { readonly utilization?: number; readonly score?: number }[]
  }
}

/** The arguments of a plugin; each plugin reads its own. */
export interface PluginArgs {
  readonly ignoredResources?: readonly string[]
  readonly ignoredResourceGroups?: readonly string[]
  readonly scoringStrategy?: ScoringStrategy
  readonly resources?: readonly ResourceWeight[]
  readonly defaultConstraints?: readonly TopologySpreadConstraint[]
  readonly defaultingType?: 'System' | 'List'
  readonly hardPodAffinityWeight?: number
  readonly ignorePreferredTermsOfExistingPods?: boolean
  readonly addedAffinity?: NodeAffinity
}

/** One profile: what pods of one `schedulerName` are placed by. */
export interface ProfileConfig {
  readonly schedulerName?: string
  readonly percentageOfNodesToScore?: number
  readonly plugins?: Readonly<Record<string, PluginSetConfig>>
  readonly pluginConfig?: readonly { readonly name: string; readonly args?: PluginArgs }[]
}

/** The configuration of a scheduler. */
export interface KubeSchedulerConfiguration {
  readonly apiVersion: 'kubescheduler.config.k8s.io/v1'
  readonly kind: 'KubeSchedulerConfiguration'
  readonly profiles?: readonly ProfileConfig[]
  readonly percentageOfNodesToScore?: number
}

const VERSION = 'kubescheduler.config.k8s.io/v1'
const KIND = 'KubeSchedulerConfiguration'
const SCHEME = 'k8s.io/kubernetes/pkg/scheduler/apis/config/scheme/scheme.go:30'

/** The configuration of the cluster's scheduler, under one key. */
const configurations = defineTable<KubeSchedulerConfiguration>('scheduler/configuration')
const ONLY = 'scheduler'

/** What the scheduler of a world is configured with; undefined for what it is by default. */
export const configurationOf = (read: Reader): KubeSchedulerConfiguration | undefined =>
  read.get(configurations, ONLY)

export const configureScheduler = (tx: Tx, configuration: KubeSchedulerConfiguration): void =>
  void tx.put(configurations, ONLY, configuration)

/** Reads a configuration from YAML, or checks an object. @throws UsageError in the scheduler's words */
export function readConfiguration(given: unknown): KubeSchedulerConfiguration {
  const value = typeof given === 'string' ? fromYaml(given) : given
  const { apiVersion, kind } = (value ?? {}) as Partial<Record<string, unknown>>
  if (typeof kind !== 'string' || kind === '')
    throw new UsageError(`Object 'Kind' is missing in '${JSON.stringify(value)}'`)
  if (apiVersion !== VERSION || kind !== KIND)
    throw new UsageError(
      `no kind "${kind}" is registered for version "${String(apiVersion ?? '')}" in scheme "${SCHEME}"`,
    )
  checkShape(value, CONFIGURATION)
  const configuration = value as KubeSchedulerConfiguration
  configuration.profiles?.forEach(({ pluginConfig }, i) => {
    pluginConfig?.forEach(({ name, args }, j) => {
      const at = `profiles[${i}].pluginConfig[${j}].args`
      const shape = Object.hasOwn(ARGS, name) ? ARGS[name] : undefined
      if (!shape || !args) return
      checkShape(args, { fields: shape }, at)
      checkArgs(name, args, at)
    })
  })
  checkProfiles(configuration)
  return configuration
}

function fromYaml(text: string): unknown {
  try {
    return parseYaml(text)
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    throw new UsageError(`yaml: ${error.message}`)
  }
}
