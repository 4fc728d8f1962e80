/**
 * A profile: the plugins that a scheduler asks, in their order.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#profiles
 */
import type { PodSpec } from '../../types/kubernetes/core/v1.js'
import type { FilterPlugin, ScorePlugin } from './framework.js'

/** What a scheduler asks about nodes. */
export interface Profile {
  readonly filters: readonly FilterPlugin[]
  readonly scores: readonly ScorePlugin[]
  /** The fields of a pod's spec that its plugins read. */
  readonly fields: readonly (keyof PodSpec)[]
}

/** A profile of these plugins. */
export const profileOf = (
  filters: readonly FilterPlugin[],
  scores: readonly ScorePlugin[],
): Profile => ({
  filters,
  scores,
  fields: [
    ...new Set<keyof PodSpec>([
      'schedulerName',
      'priority',
      ...[...filters, ...scores].flatMap(({ reads = [] }) => reads),
    ]),
  ],
})
