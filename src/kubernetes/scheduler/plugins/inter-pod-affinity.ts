/**
 * InterPodAffinity: pods that want to be near others, or away from them, in one node, zone or other
 * domain.
 *
 * @see
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
import type { PodAffinityTerm } from '../../../types/kubernetes/core/v1.js'
import { labelEntries } from '../../kinds/object-table.js'
import { ANTI_AFFINE, pods } from '../../kinds/pod/index.js'
import {
  type Cycle,
  type Filter,
  type FilterPlugin,
  type Rejection,
  type ScorePlugin,
  nodesChange,
} from '../framework.js'
import { type NodeInfo, nodeInfos } from '../node-info.js'
import { domainsOf, isAbout } from './affinity-terms.js'
import { scoreByTerms } from './inter-pod-affinity-score.js'
import { podsAreRelabelled } from './matching-pods.js'

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
    return scoreByTerms(cycle, nodes, {})
  },
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
