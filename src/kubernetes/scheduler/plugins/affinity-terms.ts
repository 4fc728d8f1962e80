/**
 * Terms of affinity between pods: which pods they are about, and in which domains those are.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
 */
import type { Pod, PodAffinityTerm } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { namespaces } from '../../kinds/namespace.js'
import type { Cycle } from '../framework.js'
import { nodeInfos } from '../node-info.js'
import { matchingPods } from './matching-pods.js'

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
export function domainsOf(cycle: Cycle, term: PodAffinityTerm): ReadonlyMap<string, number> {
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

/** Whether a term of a pod in `own` is about another pod. */
export const isAbout = (
  cycle: Cycle,
  term: PodAffinityTerm,
  own: string,
  pod: Stored<Pod>,
): boolean =>
  term.labelSelector !== undefined &&
  namespacesOf(cycle, term, own).includes(pod.metadata.namespace ?? 'default') &&
  matchesLabelSelector(term.labelSelector, pod.metadata.labels ?? {})
