/**
 * A profile: the plugins that a scheduler asks, in their order.
 *
 * @see https://kubernetes.io/docs/reference/scheduling/config/#profiles
 */
import type { PodSpec } from '../../types/kubernetes/core/v1.js'
import type { FilterPlugin, ScorePlugin } from './framework.js'
import { SCHEDULER } from './name.js'

/** What a scheduler asks about nodes. */
export interface Profile {
  /** The name by which pods ask for it. */
  readonly name: string
  /** Whether it takes pods of lower priority away. */
  readonly preempts: boolean
  /** How many of the nodes are compared, in percent; a few of a large cluster without it. */
  readonly share?: number
  readonly filters: readonly FilterPlugin[]
  readonly scores: readonly ScorePlugin[]
  /** The fields of a pod's spec that its plugins read. */
  readonly fields: readonly (keyof PodSpec)[]
}

/** A profile of these plugins. */
export const profileOf = (
  filters: readonly FilterPlugin[],
  scores: readonly ScorePlugin[],
  name = SCHEDULER,
): Profile => ({
  name,
  preempts: true,
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
