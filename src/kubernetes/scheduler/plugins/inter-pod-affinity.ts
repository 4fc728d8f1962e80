/**
 * InterPodAffinity: pods that want to be near others, or away from them, in one node, zone or other
 * domain.
 *
 * @see
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
import type { Pod, PodAffinityTerm } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { namespaces } from '../../kinds/namespace.js'
import { labelEntries } from '../../kinds/object-table.js'
import { ANTI_AFFINE, pods } from '../../kinds/pod/index.js'
import {
  type Cycle,
  type Filter,
  type FilterPlugin,
  MAX_SCORE,
  type Rejection,
  type ScorePlugin,
  nodesChange,
} from '../framework.js'
import { type NodeInfo, nodeInfos } from '../node-info.js'
import { matchingPods, podsAreRelabelled } from './matching-pods.js'

const NAME = 'InterPodAffinity'
const NOT_NEAR: Rejection = {
  plugin: NAME,
  reasons: ["node(s) didn't match pod affinity rules"],
  curable: false,
}
const TOO_NEAR: Rejection = {
  plugin: NAME,
  reasons: ["node(s) didn't match pod anti-affinity rules"],
  curable: true,
}
const UNWELCOME: Rejection = {
  plugin: NAME,
  reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"],
  curable: true,
}

export const interPodAffinity: FilterPlugin & ScorePlugin = {
  name: NAME,
  weight: 2,
  reads: ['affinity'],
  readsPods: ({ spec }) =>
    spec?.affinity?.podAffinity !== undefined || spec?.affinity?.podAntiAffinity !== undefined,
  events: [
    nodesChange(
      (before, after) =>
        after !== undefined && (before.labels !== after.labels || before.pods !== after.pods),
    ),
    podsAreRelabelled,
  ],
  prepare(cycle) {
    const { affinity } = cycle.pod.spec ?? {}
    const near = affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    const away = affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    const filters = [
      ...(near.length > 0 ? [nearAll(cycle, near)] : []),
      ...away.map((term) => awayFrom(cycle, term)),
      ...welcome(cycle),
    ]
    if (filters.length === 0) return undefined
    return (node) => {
      for (const filter of filters) {
        const rejection = filter(node)
        if (rejection) return rejection
      }
      return undefined
    }
  },
  placed(cycle, { labels }) {
    for (const term of termsOf(cycle)) {
      const domains = cycle.memo.get(term) as Map<string, number> | undefined
      const domain = labels[term.topologyKey]
      if (
        domains &&
        domain !== undefined &&
        isAbout(cycle, term, cycle.pod.metadata.namespace ?? 'default', cycle.pod)
      )
        domains.set(domain, (domains.get(domain) ?? 0) + 1)
    }
  },
  score(cycle, nodes) {
    const { affinity } = cycle.pod.spec ?? {}
    const near = affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    const away = affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    if (near.length + away.length === 0) return undefined
    const terms = [
      ...near.map((one) => ({ ...one, sign: 1 })),
      ...away.map((one) => ({ ...one, sign: -1 })),
    ].map(({ weight, podAffinityTerm, sign }) => ({
      key: podAffinityTerm.topologyKey,
      worth: weight * sign,
      domains: domainsOf(cycle, podAffinityTerm),
    }))
    return between(
      nodes.map(({ labels }) =>
        terms.reduce(
          (sum, { key, worth, domains }) => sum + worth * (domains.get(labels[key] ?? '') ?? 0),
          0,
        ),
      ),
    )
  },
}

function between(scores: readonly number[]): readonly number[] {
  const [lowest, highest] = [Math.min(...scores), Math.max(...scores)]
  return scores.map((score) =>
    highest === lowest ? 0 : Math.floor((MAX_SCORE * (score - lowest)) / (highest - lowest)),
  )
}

/** All terms of a pod. */
function termsOf({ pod }: Cycle): readonly PodAffinityTerm[] {
  const { podAffinity, podAntiAffinity } = pod.spec?.affinity ?? {}
  return [podAffinity, podAntiAffinity].flatMap((rules) => [
    ...(rules?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm }) => podAffinityTerm,
    ),
  ])
}

/** The namespaces that a term is about: those it lists and selects, or the pod's own. */
function namespacesOf({ tx }: Cycle, term: PodAffinityTerm, own: string): readonly string[] {
  const { namespaceSelector } = term
  const listed = term.namespaces ?? []
  if (!namespaceSelector) return listed.length > 0 ? listed : [own]
  const selected = tx
    .rows(namespaces)
    .filter(({ metadata }) => matchesLabelSelector(namespaceSelector, metadata.labels ?? {}))
  return [...new Set([...listed, ...selected.map(({ metadata }) => metadata.name)])]
}

/**
 * How many pods that a term is about are in each domain; counted once for all pods that are placed
 * in one go.
 */
function domainsOf(cycle: Cycle, term: PodAffinityTerm): ReadonlyMap<string, number> {
  let domains = cycle.memo.get(term) as Map<string, number> | undefined
  if (!domains) cycle.memo.set(term, (domains = countDomains(cycle, term)))
  return domains
}

function countDomains(cycle: Cycle, term: PodAffinityTerm): Map<string, number> {
  const domains = new Map<string, number>()
  for (const namespace of namespacesOf(cycle, term, cycle.pod.metadata.namespace ?? 'default')) {
    for (const { spec } of matchingPods(cycle.tx, namespace, term.labelSelector)) {
      const domain = cycle.tx.get(nodeInfos, spec?.nodeName ?? '')?.labels[term.topologyKey]
      if (domain !== undefined) domains.set(domain, (domains.get(domain) ?? 0) + 1)
    }
  }
  return domains
}

const isAbout = (cycle: Cycle, term: PodAffinityTerm, own: string, pod: Stored<Pod>): boolean =>
  term.labelSelector !== undefined &&
  namespacesOf(cycle, term, own).includes(pod.metadata.namespace ?? 'default') &&
  matchesLabelSelector(term.labelSelector, pod.metadata.labels ?? {})

/**
 * Near pods of every term; the first pod of a group that wants to be near its own kind may go
 * anywhere.
 */
function nearAll(cycle: Cycle, terms: readonly PodAffinityTerm[]): Filter {
  const own = cycle.pod.metadata.namespace ?? 'default'
  const wanted = terms.map((term) => ({ key: term.topologyKey, domains: domainsOf(cycle, term) }))
  const isOwnKind = terms.every((term) => isAbout(cycle, term, own, cycle.pod))
  return ({ labels }: NodeInfo) => {
    const isFirst = isOwnKind && wanted.every(({ domains }) => domains.size === 0)
    return wanted.every(
      ({ key, domains }) => labels[key] !== undefined && (isFirst || domains.has(labels[key])),
    )
      ? undefined
      : NOT_NEAR
  }
}

function awayFrom(cycle: Cycle, term: PodAffinityTerm): Filter {
  const domains = domainsOf(cycle, term)
  return ({ labels }) => (domains.has(labels[term.topologyKey] ?? '') ? TOO_NEAR : undefined)
}

/** Pods that are there already may want to be away from this one. */
function welcome(cycle: Cycle): readonly Filter[] {
  const closed = new Map<string, Set<string>>()
  const entries = [ANTI_AFFINE, ...(labelEntries(cycle.pod.metadata) ?? [])]
  for (const other of entries.flatMap((entry) => cycle.tx.by(pods, 'byAntiAffinity', entry))) {
    for (const term of other.spec?.affinity?.podAntiAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution ?? []) {
      if (!isAbout(cycle, term, other.metadata.namespace ?? 'default', cycle.pod)) continue
      const domain = cycle.tx.get(nodeInfos, other.spec?.nodeName ?? '')?.labels[term.topologyKey]
      if (domain !== undefined)
        closed.set(term.topologyKey, (closed.get(term.topologyKey) ?? new Set()).add(domain))
    }
  }
  if (closed.size === 0) return []
  return [
    ({ labels }) =>
      [...closed].some(([key, domains]) => domains.has(labels[key] ?? '')) ? UNWELCOME : undefined,
  ]
}
