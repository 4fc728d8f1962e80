/**
 * Plugins for the scheduler: a filter says where a pod can run, a score where it should rather run.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/scheduling-framework/
 */
import type { Cycle, FilterPlugin, ScorePlugin } from '../kubernetes/scheduler/framework.js'
import type { NodeInfo } from '../kubernetes/scheduler/node-info.js'

/** Why a pod cannot run on a node: the reason, as `kubectl describe` shows it. */
type Refusal =
  | string
  | {
      readonly reason: string
      /** Whether it could run there if other pods were not there. */
      readonly curable: boolean
    }

/** What a filter plugin is. */
export interface FilterSpec
  extends Pick<FilterPlugin, 'name' | 'events' | 'reads' | 'readsPods' | 'placesAlone'> {
  /**
   * Prepares itself for a pod, and gives a function over nodes; undefined if the pod does not
   * concern it. The function says why a node cannot take the pod, or undefined if it can.
   */
  filter(cycle: Cycle): ((node: NodeInfo) => Refusal | undefined) | undefined
}

/**
 * A filter plugin. Put it into the `filters` of a plugin.
 *
 * @example
 * const licensed = filter({
 *   name: 'Licensed',
 *   events: [nodesChange((before, after) => before.labels !== after?.labels)],
 *   filter: ({ pod }) =>
 *     pod.metadata.labels?.licence === undefined
 *       ? undefined
 *       : ({ labels }) => (labels.licence ? undefined : 'node(s) had no licence'),
 * })
 */
export const filter = ({ filter: prepare, ...spec }: FilterSpec): FilterPlugin => ({
  ...spec,
  prepare(cycle) {
    const refuse = prepare(cycle)
    return (
      refuse &&
      ((node) => {
        const refusal = refuse(node)
        if (refusal === undefined) return undefined
        const { reason, curable } =
          typeof refusal === 'string' ? { reason: refusal, curable: false } : refusal
        return { plugin: spec.name, reasons: [reason], curable }
      })
    )
  },
})

/** What a score plugin is. */
export interface ScoreSpec extends Pick<ScorePlugin, 'name' | 'reads' | 'readsPods'> {
  /** How much its scores count beside those of others; 1 by default. */
  readonly weight?: number
  /**
   * The scores of nodes, in their order, from 0 to 100 (see `inProportion`); undefined if it does
   * not mind where the pod runs.
   */
  score(cycle: Cycle, nodes: readonly NodeInfo[]): readonly number[] | undefined
}

/**
 * A score plugin. Put it into the `scores` of a plugin.
 *
 * @example
 * const cheapest = score({
 *   name: 'Cheapest',
 *   weight: 5,
 *   score: (_, nodes) => inProportion(nodes.map(({ labels }) => Number(labels.price ?? 0)), true),
 * })
 */
export const score = (spec: ScoreSpec): ScorePlugin => ({ weight: 1, ...spec })
