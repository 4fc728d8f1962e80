/**
 * Profiles: what a configuration makes of the plugins that there are, by the name of the scheduler
 * that pods ask for.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#multiple-profiles
 */
import { UsageError } from '../../../sim/errors.js'
import type { Reader } from '../../../sim/world.js'
import type { FilterPlugin, ScorePlugin } from '../framework.js'
import { SCHEDULER } from '../name.js'
import { withArgs } from '../plugins/with-args.js'
import { type Profile, profileOf } from '../profile.js'
import {
  type KubeSchedulerConfiguration,
  type PluginSetConfig,
  type ProfileConfig,
  configurationOf,
} from './configuration.js'

/** The plugins that profiles are made of. */
export interface Plugins {
  readonly filters: readonly FilterPlugin[]
  readonly scores: readonly ScorePlugin[]
}

/** Plugins of the real scheduler that do not filter and do not score. */
const OTHERS: ReadonlySet<string> = new Set([
  ...['PrioritySort', 'DefaultBinder', 'DefaultPreemption', 'SchedulingGates'],
  ...['VolumeZone', 'NodeVolumeLimits', 'DynamicResources'],
])
const ALL = '*'

/** Profiles by the name of their scheduler. */
export type Profiles = ReadonlyMap<string, Profile>

/** Gives the profiles of a world; those of a configuration are made once. */
export function profilesFrom(plugins: Plugins): (read: Reader) => Profiles {
  const usual: Profiles = new Map([[SCHEDULER, profileOf(plugins.filters, plugins.scores)]])
  const known = new WeakMap<KubeSchedulerConfiguration, Profiles>()
  return (read) => {
    const configuration = configurationOf(read)
    if (!configuration) return usual
    let profiles = known.get(configuration)
    if (!profiles) known.set(configuration, (profiles = makeProfiles(plugins, configuration)))
    return profiles
  }
}

/** @throws UsageError for plugins that are not there */
export function makeProfiles(
  plugins: Plugins,
  { profiles = [], percentageOfNodesToScore }: KubeSchedulerConfiguration,
): Profiles {
  const all = profiles.length === 0 ? [{}] : profiles
  return new Map(
    all.map((config: ProfileConfig): [string, Profile] => {
      const name = config.schedulerName ?? SCHEDULER
      const share = config.percentageOfNodesToScore ?? percentageOfNodesToScore
      return [name, { ...makeProfile(plugins, config, name), ...(share ? { share } : {}) }]
    }),
  )
}

function makeProfile(plugins: Plugins, config: ProfileConfig, name: string): Profile {
  const { multiPoint, filter, score, postFilter } = config.plugins ?? {}
  for (const set of Object.values(config.plugins ?? {})) checkNames(plugins, set)
  const argsOf = (plugin: string) =>
    config.pluginConfig?.find((one) => one.name === plugin)?.args ?? {}
  const filters = chosen(plugins.filters, [multiPoint, filter])
  const scores = chosen(plugins.scores, [multiPoint, score])
  return {
    ...profileOf(
      filters.map(({ plugin }) => withArgs(plugin, argsOf(plugin.name))),
      scores.map(({ plugin, weight }) => ({
        ...withArgs(plugin, argsOf(plugin.name)),
        weight: weight ?? plugin.weight,
      })),
      name,
    ),
    preempts: !isDisabled('DefaultPreemption', [multiPoint, postFilter]),
  }
}

const isDisabled = (name: string, sets: readonly (PluginSetConfig | undefined)[]): boolean =>
  sets.reduce(
    (off, set) =>
      set?.enabled?.some((one) => one.name === name)
        ? false
        : off || (set?.disabled ?? []).some((one) => one.name === name || one.name === ALL),
    false,
  )

/** The plugins of one extension point: those that were not disabled, then those that were enabled. */
function chosen<Plugin extends { readonly name: string }>(
  known: readonly Plugin[],
  sets: readonly (PluginSetConfig | undefined)[],
): readonly { readonly plugin: Plugin; readonly weight?: number | undefined }[] {
  let list: readonly { readonly plugin: Plugin; readonly weight?: number | undefined }[] =
    known.map((plugin) => ({ plugin }))
  for (const set of sets) {
    const off = set?.disabled?.map(({ name }) => name) ?? []
    const kept = list.filter(({ plugin }) => !off.includes(ALL) && !off.includes(plugin.name))
    const enabled = (set?.enabled ?? []).flatMap(({ name, weight }) => {
      const plugin = known.find((one) => one.name === name)
      return plugin ? [{ plugin, weight: weight || undefined }] : []
    })
    const again = kept.map((one) => enabled.find(({ plugin }) => plugin === one.plugin) ?? one)
    const added = enabled.filter(({ plugin }) => kept.every((one) => one.plugin !== plugin))
    list = [...again, ...added]
  }
  return list
}

function checkNames(
  { filters, scores }: Plugins,
  { enabled = [], disabled = [] }: PluginSetConfig,
) {
  const isKnown = (name: string): boolean =>
    OTHERS.has(name) || [...filters, ...scores].some((one) => one.name === name)
  for (const { name } of enabled)
    if (!isKnown(name)) throw new UsageError(`plugin ${JSON.stringify(name)} does not exist`)
  for (const { name } of disabled)
    if (name !== ALL && !isKnown(name))
      throw new UsageError(`plugin ${JSON.stringify(name)} does not exist`)
}
