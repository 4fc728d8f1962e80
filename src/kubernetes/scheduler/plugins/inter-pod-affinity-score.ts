/**
 * How InterPodAffinity compares nodes: by the pods that a pod would rather be near, or away from, and
 * by what the pods that are there would have of it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
import type { Pod, PodAffinityTerm } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { AFFINE, pods } from '../../kinds/pod/index.js'
import type { PluginArgs } from '../config/configuration.js'
import { type Cycle, MAX_SCORE, type ScorePlugin } from '../framework.js'
import { type NodeInfo, nodeInfos } from '../node-info.js'
import { domainsOf, isAbout } from './affinity-terms.js'

/** What it counts for that a pod is wanted by one that must be near it. */
const HARD_WEIGHT = 1

/** A term, and what a pod of it is worth. */
interface Wish {
  readonly term: PodAffinityTerm
  readonly worth: number
}

function preferencesOf({ spec }: Stored<Pod>): readonly Wish[] {
  const { podAffinity, podAntiAffinity } = spec?.affinity ?? {}
  const wishes = (rules: typeof podAffinity, sign: number): readonly Wish[] =>
    (rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ weight, podAffinityTerm }) => ({ term: podAffinityTerm, worth: weight * sign }),
    )
  return [...wishes(podAffinity, 1), ...wishes(podAntiAffinity, -1)]
}

/** The scores of nodes; nothing if no pod minds. */
export function scoreByTerms(
  cycle: Cycle,
  nodes: readonly NodeInfo[],
  { hardPodAffinityWeight = HARD_WEIGHT, ignorePreferredTermsOfExistingPods = false }: PluginArgs,
): readonly number[] | undefined {
  const { spec } = cycle.pod
  if (!spec?.affinity && !cycle.tx.first(pods, 'byAffinity', AFFINE)) return undefined
  const own = preferencesOf(cycle.pod).map(({ term, worth }) => ({
    key: term.topologyKey,
    worth,
    domains: domainsOf(cycle, term),
  }))
  const others = cycle.tx
    .by(pods, 'byAffinity', AFFINE)
    .filter(({ metadata }) => metadata.uid !== cycle.pod.metadata.uid)
  const wanted = others.flatMap((other) =>
    wishesAbout(cycle, other, hardPodAffinityWeight, ignorePreferredTermsOfExistingPods),
  )
  if (own.length + wanted.length === 0) return undefined
  return between(
    nodes.map(({ labels }) => {
      const near = own.reduce(
        (sum, { key, worth, domains }) => sum + worth * (domains.get(labels[key] ?? '') ?? 0),
        0,
      )
      return wanted.reduce(
        (sum, { key, domain, worth }) => sum + (labels[key] === domain ? worth : 0),
        near,
      )
    }),
  )
}

/** What a pod that is there would have of this one, and where. */
function wishesAbout(
  cycle: Cycle,
  other: Stored<Pod>,
  hardWeight: number,
  isDeafToWishes: boolean,
): readonly { readonly key: string; readonly domain: string; readonly worth: number }[] {
  const labels = cycle.tx.get(nodeInfos, other.spec?.nodeName ?? '')?.labels
  if (!labels) return []
  const required =
    other.spec?.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
  const wishes: readonly Wish[] = [
    ...(hardWeight > 0 ? required.map((term) => ({ term, worth: hardWeight })) : []),
    ...(isDeafToWishes ? [] : preferencesOf(other)),
  ]
  return wishes.flatMap(({ term, worth }) => {
    const domain = labels[term.topologyKey]
    return domain !== undefined &&
      isAbout(cycle, term, other.metadata.namespace ?? 'default', cycle.pod)
      ? { key: term.topologyKey, domain, worth }
      : []
  })
}

function between(scores: readonly number[]): readonly number[] {
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)]
  return scores.map((score) =>
    highest === lowest ? 0 : Math.floor((MAX_SCORE * (score - lowest)) / (highest - lowest)),
  )
}

/** With arguments: what hard wishes of others count for, and whether soft ones do. */
export const interPodAffinityWith = (args: PluginArgs): Partial<ScorePlugin> => ({
  score: (cycle, nodes) => scoreByTerms(cycle, nodes, args),
})
