/**
 * PodTopologySpread: spreads equal pods over nodes, zones, or whatever a label of nodes divides the
 * cluster into.
 *
 * Without constraints of its own, a pod is kept apart from the others of its owner, softly.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
import type { TopologySpreadConstraint } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import { controllingOwner } from '../../kinds/controlling-owner.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import {
  type Cycle,
  type Filter,
  type FilterPlugin,
  MAX_SCORE,
  type Rejection,
  type ScorePlugin,
  nodesChange,
} from '../framework.js'
import type { PluginArgs } from '../config/configuration.js'
import { type NodeInfo, nodeInfos } from '../node-info.js'
import { type Division, counts, domainsFor } from './domains.js'
import { withDefaults } from './default-constraints.js'
import { matchingPods, podsAreRelabelled } from './matching-pods.js'

const NAME = 'PodTopologySpread'
const MISMATCH = "node(s) didn't match pod topology spread constraints"
const UNEVEN: Rejection = { plugin: NAME, reasons: [MISMATCH], curable: true }
const NO_LABEL: Rejection = {
  plugin: NAME,
  reasons: [`${MISMATCH} (missing required label)`],
  curable: false,
}
/** The skew that the default constraint allows between nodes. */
const DEFAULT_SKEW = 3

export const podTopologySpread: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 2,
  // It looks at the nodes that the pod wants, and at the pods there.
  reads: ['topologySpreadConstraints', 'nodeSelector', 'affinity', 'tolerations'],
  readsPods: ({ spec }) => (spec?.topologySpreadConstraints?.length ?? 0) > 0,
  events: [
    nodesChange(
      (before, after) =>
        before.labels !== after?.labels ||
        before.pods !== after.pods ||
        before.taints !== after.taints,
    ),
    podsAreRelabelled,
  ],
  prepare(cycle) {
    const hard = constraintsOf(cycle, 'DoNotSchedule').map((constraint) =>
      strictly(cycle, constraint),
    )
    if (hard.length === 0) return undefined
    return (node) => {
      for (const filter of hard) {
        const rejection = filter(node)
        if (rejection) return rejection
      }
      return undefined
    }
  },
  score(cycle, nodes) {
    const own = cycle.pod.spec?.topologySpreadConstraints
    if (!own?.length) return spreadOwner(cycle, nodes)
    const soft = constraintsOf(cycle, 'ScheduleAnyway')
    if (soft.length === 0) return undefined
    const counts = soft.map((constraint) => ({ constraint, domains: domainsOf(cycle, constraint) }))
    return evenly(
      nodes.map((node) =>
        counts.reduce((sum, { constraint, domains }) => {
          const domain = node.labels[constraint.topologyKey]
          return domain === undefined
            ? sum
            : sum + crowd(domains.pods.get(domain) ?? 0, domains.eligible.size, constraint.maxSkew)
        }, 0),
      ),
    )
  },
  placed(cycle, { labels }) {
    for (const constraint of cycle.pod.spec?.topologySpreadConstraints ?? []) {
      const domains = cycle.memo.get(constraint) as Domains | undefined
      const domain = labels[constraint.topologyKey]
      if (!domains?.self || domain === undefined || !domains.eligible.has(domain)) continue
      const count = domains.pods.get(domain) ?? 0
      domains.pods.set(domain, count + 1)
      if (domains.withFewest > 0 && count === domains.fewest) domains.withFewest--
    }
  },
}

/** The domains of a constraint. */
interface Domains {
  /** Those that the pod could run in. */
  readonly eligible: ReadonlySet<string>
  /** How many matching pods each of them has, if it has any. */
  readonly pods: Map<string, number>
  /** Whether the pod itself matches. */
  readonly self: boolean
  /**
   * How many pods those with the fewest have, once all have some; and how many domains these are:
   * the least changes with the last of them.
   */
  fewest: number
  withFewest: number
}

function fewestOf(domains: Domains): number {
  if (domains.pods.size < domains.eligible.size) return 0
  if (domains.withFewest === 0) findFewest(domains)
  return domains.fewest
}

function findFewest(domains: Domains): void {
  let [fewest, withFewest] = [Infinity, 0]
  for (const count of domains.pods.values()) {
    if (count < fewest) [fewest, withFewest] = [count, 1]
    else if (count === fewest) withFewest++
  }
  domains.fewest = fewest
  domains.withFewest = withFewest
}

function constraintsOf({ pod }: Cycle, action: string): readonly TopologySpreadConstraint[] {
  return (pod.spec?.topologySpreadConstraints ?? []).filter(
    ({ whenUnsatisfiable }) => whenUnsatisfiable === action,
  )
}

/**
 * The pods of the same owner on each node: counted where they are, so that nothing has to be looked
 * up.
 */
function spreadOwner(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined {
  const owner = controllingOwner(cycle.pod.metadata)?.uid
  if (owner === undefined) return undefined
  const weight = Math.log(nodes.length + 2)
  const scores: number[] = []
  for (let i = 0; i < nodes.length; i++) {
    const count = occurrences(cycle, (nodes[i] as NodeInfo).owners, owner)
    scores.push(Math.round(count * weight + DEFAULT_SKEW - 1))
  }
  return evenly(scores)
}

/** How many pods of an owner there are on a node. */
interface Counted {
  readonly owner: string
  readonly count: number
}

/** How often an owner is in a list: counted once for as long as the list is the same. */
function occurrences({ memo }: Cycle, list: readonly string[], owner: string): number {
  if (list.length === 0) return 0
  const known = memo.get(list) as Counted | undefined
  if (known?.owner === owner) return known.count
  let count = 0
  for (let i = 0; i < list.length; i++) if (list[i] === owner) count++
  memo.set(list, { owner, count })
  return count
}

const crowd = (count: number, domains: number, maxSkew: number): number =>
  Math.round(count * Math.log(domains + 2) + (maxSkew - 1))

function evenly(scores: readonly number[]): readonly number[] {
  let highest = 0
  let lowest = Infinity
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number
    if (score > highest) highest = score
    if (score < lowest) lowest = score
  }
  return scores.map((score) =>
    highest === 0 ? MAX_SCORE : Math.floor((MAX_SCORE * (highest + lowest - score)) / highest),
  )
}

/** The selector of a constraint, with the values that this pod has for `matchLabelKeys`. */
function selectorOf(
  { pod }: Cycle,
  constraint: TopologySpreadConstraint,
): LabelSelector | undefined {
  const keys = (constraint as { readonly matchLabelKeys?: readonly string[] }).matchLabelKeys ?? []
  const labels = pod.metadata.labels ?? {}
  const own = Object.fromEntries(
    keys.flatMap((key) => (Object.hasOwn(labels, key) ? [[key, labels[key] as string]] : [])),
  )
  const { labelSelector } = constraint
  return (
    labelSelector && { ...labelSelector, matchLabels: { ...labelSelector.matchLabels, ...own } }
  )
}

/** The domains of a constraint, counted once for all pods that are placed in one go. */
function domainsOf(cycle: Cycle, constraint: TopologySpreadConstraint): Domains {
  let domains = cycle.memo.get(constraint) as Domains | undefined
  if (!domains) cycle.memo.set(constraint, (domains = countDomains(cycle, constraint)))
  return domains
}

/** Which nodes count for a constraint: of strict ones, those that have the labels of all. */
function divisionOf(cycle: Cycle, constraint: TopologySpreadConstraint): Division {
  const { topologyKey, whenUnsatisfiable, nodeAffinityPolicy, nodeTaintsPolicy } = constraint
  return {
    key: topologyKey,
    keys: constraintsOf(cycle, whenUnsatisfiable).map((one) => one.topologyKey),
    affinity: nodeAffinityPolicy === 'Ignore' ? 'Ignore' : 'Honor',
    taints: nodeTaintsPolicy === 'Honor' ? 'Honor' : 'Ignore',
  }
}

function countDomains(cycle: Cycle, constraint: TopologySpreadConstraint): Domains {
  const { tx, pod } = cycle
  const pods = new Map<string, number>()
  const podSpec = pod.spec ?? { containers: [] }
  const division = divisionOf(cycle, constraint)
  const eligible = domainsFor(tx, podSpec, division)
  const selector = selectorOf(cycle, constraint)
  for (const { spec, metadata } of matchingPods(
    tx,
    pod.metadata.namespace ?? 'default',
    selector,
  )) {
    if (metadata.deletionTimestamp) continue
    const node = tx.get(nodeInfos, spec?.nodeName ?? '')
    const domain = node?.labels[constraint.topologyKey]
    if (node && domain !== undefined && eligible.has(domain) && counts(podSpec, division, node))
      pods.set(domain, (pods.get(domain) ?? 0) + 1)
  }
  const self = selector !== undefined && matchesLabelSelector(selector, pod.metadata.labels ?? {})
  return { eligible, pods, self, fewest: 0, withFewest: 0 }
}

function strictly(cycle: Cycle, constraint: TopologySpreadConstraint): Filter {
  const domains = domainsOf(cycle, constraint)
  const {
    maxSkew,
    minDomains = 1,
    topologyKey,
  } = constraint as TopologySpreadConstraint & { readonly minDomains?: number }
  return ({ labels }) => {
    const domain = labels[topologyKey]
    if (domain === undefined) return NO_LABEL
    const fewest = domains.eligible.size < minDomains ? 0 : fewestOf(domains)
    return (domains.pods.get(domain) ?? 0) + (domains.self ? 1 : 0) - fewest > maxSkew
      ? UNEVEN
      : undefined
  }
}

/**
 * With arguments: constraints of pods that have none of their own, over the pods of their services
 * and controllers.
 */
export function spreadByDefault({
  defaultingType,
  defaultConstraints = [],
}: PluginArgs): Partial<FilterPlugin & ScorePlugin> {
  if (defaultingType !== 'List') return {}
  const given = (cycle: Cycle): Cycle => withDefaults(cycle, defaultConstraints)
  return {
    readsPods: () => true,
    prepare: (cycle) => podTopologySpread.prepare(given(cycle)),
    score(cycle, nodes) {
      const own = given(cycle)
      return own.pod.spec?.topologySpreadConstraints?.length
        ? podTopologySpread.score(own, nodes)
        : undefined
    },
    placed: (cycle, node) => podTopologySpread.placed?.(given(cycle), node),
  }
}
