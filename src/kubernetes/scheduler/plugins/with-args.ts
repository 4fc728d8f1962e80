/**
 * Plugins with arguments of a profile: those that take any, made anew.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kube-scheduler-config.v1/
 */
import type { PluginArgs } from '../config/configuration.js'
import { interPodAffinityWith } from './inter-pod-affinity-score.js'
import { addedAffinity } from './node-affinity.js'
import { balancedBy } from './node-resources-balanced-allocation.js'
import { fitBy } from './node-resources-fit.js'
import { spreadByDefault } from './pod-topology-spread.js'

type Parts = object

const MAKERS: Readonly<Record<string, (args: PluginArgs) => Parts>> = {
  InterPodAffinity: interPodAffinityWith,
  NodeAffinity: addedAffinity,
  NodeResourcesBalancedAllocation: balancedBy,
  NodeResourcesFit: fitBy,
  PodTopologySpread: spreadByDefault,
}

/** A plugin with the arguments that a profile gives it. */
export function withArgs<Plugin extends { readonly name: string }>(
  plugin: Plugin,
  args: PluginArgs,
): Plugin {
  const make = Object.hasOwn(MAKERS, plugin.name) ? MAKERS[plugin.name] : undefined
  return make && Object.keys(args).length > 0 ? { ...plugin, ...make(args) } : plugin
}
