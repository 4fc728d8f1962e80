/**
 * Explains a placement: what each filter and each score of a profile says of each node about a pod.
 *
 * Nothing is kept while the scheduler works: the same plugins are asked again, in the world in which
 * it looked.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type { Tx } from '../../sim/step.js'
import type { Stored } from '../kinds/kind.js'
import { type Filter, type Rejection, cycleOf } from './framework.js'
import { type NodeInfo, nodeInfos } from './node-info.js'
import { profilesFrom } from './config/profiles.js'
import { type MorePlugins, pluginsWith } from './index.js'
import { SCHEDULER } from './name.js'

/** What a filter says of a node; no reasons where it lets the pod in. */
export interface FilterVerdict {
  readonly plugin: string
  readonly reasons: readonly string[]
}

/** What a score says of a node: from 0 to 100, and how much that counts. */
export interface ScoreVerdict {
  readonly plugin: string
  readonly score: number
  readonly weight: number
}

/** What all plugins say of a node. */
export interface NodeVerdict {
  readonly node: string
  readonly fits: boolean
  readonly filters: readonly FilterVerdict[]
  /** Only of nodes that fit. */
  readonly scores: readonly ScoreVerdict[]
  readonly total: number
}

/** What the scheduler would say of each node now; why the pod can go nowhere, if that is so. */
export function verdicts(
  tx: Tx,
  pod: Stored<Pod>,
  more: MorePlugins,
): { readonly refused: string | undefined; readonly nodes: readonly NodeVerdict[] } {
  const cycle = cycleOf(tx, pod)
  const profile = profilesFrom(pluginsWith(more))(tx).get(pod.spec?.schedulerName ?? SCHEDULER)
  const asked = profile?.filters ?? []
  const refused = asked.flatMap((plugin) => plugin.refuses?.(cycle) ?? [])[0]
  const prepared = asked.map((plugin): { name: string; filter: Filter | undefined } => ({
    name: plugin.name,
    filter: plugin.prepare(cycle),
  }))
  const nodes: NodeInfo[] = []
  tx.each(nodeInfos, '', (node) => void nodes.push(node))
  const said = nodes.map((node) =>
    prepared.map(({ name, filter }): FilterVerdict => {
      const rejection: Rejection | undefined = filter?.(node)
      return { plugin: name, reasons: rejection?.reasons ?? [] }
    }),
  )
  const fits = said.map((verdict) => verdict.every(({ reasons }) => reasons.length === 0))
  const feasible = nodes.filter((_, i) => fits[i])
  const scored = (profile?.scores ?? []).map((plugin) => ({
    plugin,
    scores: feasible.length > 0 ? plugin.score(cycle, feasible) : undefined,
  }))
  return {
    refused,
    nodes: nodes.map((node, i): NodeVerdict => {
      const at = feasible.indexOf(node)
      const own =
        at < 0
          ? []
          : scored.map(({ plugin, scores: given }) => ({
              plugin: plugin.name,
              score: given?.[at] ?? 0,
              weight: plugin.weight,
            }))
      return {
        node: node.name,
        fits: fits[i] === true && refused === undefined,
        filters: said[i] ?? [],
        scores: own,
        total: own.reduce((sum, { score, weight }) => sum + score * weight, 0),
      }
    }),
  }
}
