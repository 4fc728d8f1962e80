/**
 * PodTopologySpread: spreads equal pods over nodes, zones, or whatever a label of nodes divides the cluster into.
 *
 * Without constraints of its own, a pod is kept apart from the others of its owner, softly.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
import type { TopologySpreadConstraint } from 'kubernetes-types/core/v1.js'
import type { LabelSelector } from 'kubernetes-types/meta/v1.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { type Cycle, type Filter, type FilterPlugin, MAX_SCORE, type Rejection, type ScorePlugin } from '../framework.js'
import { type NodeInfo, nodeInfos } from '../node-info.js'
import { matchingPods } from './matching-pods.js'
import { wantsNode } from './node-affinity.js'

const NAME = 'PodTopologySpread'
const MISMATCH = "node(s) didn't match pod topology spread constraints"
const UNEVEN: Rejection = { plugin: NAME, reasons: [MISMATCH], curable: true }
const NO_LABEL: Rejection = { plugin: NAME, reasons: [`${MISMATCH} (missing required label)`], curable: false }
/** The skew that the default constraint allows between nodes. */
const DEFAULT_SKEW = 3

export const podTopologySpread: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 2,
  prepare(cycle) {
    const hard = constraintsOf(cycle, 'DoNotSchedule').map((constraint) => strictly(cycle, constraint))
    if (hard.length === 0) return undefined
    return (node) => hard.map((filter) => filter(node)).find((rejection) => rejection !== undefined)
  },
  score(cycle, nodes) {
    const own = cycle.pod.spec?.topologySpreadConstraints
    if (!own?.length) return spreadOwner(cycle, nodes)
    const soft = constraintsOf(cycle, 'ScheduleAnyway')
    if (soft.length === 0) return undefined
    const counts = soft.map((constraint) => ({ constraint, domains: countDomains(cycle, constraint) }))
    return evenly(
      nodes.map((node) =>
        counts.reduce((sum, { constraint, domains }) => {
          const domain = node.labels[constraint.topologyKey]
          return domain === undefined ? sum : sum + crowd(domains.get(domain) ?? 0, domains.size, constraint.maxSkew)
        }, 0),
      ),
    )
  },
}

function constraintsOf({ pod }: Cycle, action: string): readonly TopologySpreadConstraint[] {
  return (pod.spec?.topologySpreadConstraints ?? []).filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action)
}

/** The pods of the same owner on each node: counted where they are, so that nothing has to be looked up. */
function spreadOwner({ pod }: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined {
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)?.uid
  if (owner === undefined) return undefined
  const weight = Math.log(nodes.length + 2)
  return evenly(nodes.map(({ owners }) => Math.round((owners[owner] ?? 0) * weight + DEFAULT_SKEW - 1)))
}

const crowd = (count: number, domains: number, maxSkew: number): number => Math.round(count * Math.log(domains + 2) + (maxSkew - 1))

function evenly(scores: readonly number[]): readonly number[] {
  const highest = scores.reduce((a, b) => Math.max(a, b), 0)
  const lowest = scores.reduce((a, b) => Math.min(a, b), Infinity)
  return scores.map((score) => (highest === 0 ? MAX_SCORE : Math.floor((MAX_SCORE * (highest + lowest - score)) / highest)))
}

/** The selector of a constraint, with the values that this pod has for `matchLabelKeys`. */
function selectorOf({ pod }: Cycle, constraint: TopologySpreadConstraint): LabelSelector | undefined {
  const keys = (constraint as { readonly matchLabelKeys?: readonly string[] }).matchLabelKeys ?? []
  const labels = pod.metadata.labels ?? {}
  const own = Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(labels, key) ? [[key, labels[key] as string]] : [])))
  const { labelSelector } = constraint
  return labelSelector && { ...labelSelector, matchLabels: { ...labelSelector.matchLabels, ...own } }
}

/** How many matching pods each domain has, of the domains that the pod could run in. */
function countDomains(cycle: Cycle, constraint: TopologySpreadConstraint): Map<string, number> {
  const { tx, pod, nodes } = cycle
  const domains = new Map<string, number>()
  for (const name of nodes) {
    const node = tx.get(nodeInfos, name)
    const domain = node?.labels[constraint.topologyKey]
    if (node && domain !== undefined && pod.spec && wantsNode(pod.spec, node)) domains.set(domain, 0)
  }
  for (const { spec, metadata } of matchingPods(tx, pod.metadata.namespace ?? 'default', selectorOf(cycle, constraint))) {
    if (metadata.deletionTimestamp) continue
    const domain = tx.get(nodeInfos, spec?.nodeName ?? '')?.labels[constraint.topologyKey]
    const count = domain === undefined ? undefined : domains.get(domain)
    if (domain !== undefined && count !== undefined) domains.set(domain, count + 1)
  }
  return domains
}

function strictly(cycle: Cycle, constraint: TopologySpreadConstraint): Filter {
  const domains = countDomains(cycle, constraint)
  const { maxSkew, minDomains = 1, topologyKey } = constraint as TopologySpreadConstraint & { readonly minDomains?: number }
  const fewest = domains.size < minDomains ? 0 : Math.min(...domains.values())
  const selector = selectorOf(cycle, constraint)
  const itself = selector && matchesLabelSelector(selector, cycle.pod.metadata.labels ?? {}) ? 1 : 0
  return ({ labels }) => {
    const domain = labels[topologyKey]
    if (domain === undefined) return NO_LABEL
    return (domains.get(domain) ?? 0) + itself - fewest > maxSkew ? UNEVEN : undefined
  }
}
