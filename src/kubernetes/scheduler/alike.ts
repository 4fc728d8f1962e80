/**
 * Pods that are alike are placed in one go: those that agree in everything that the plugins read.
 *
 * @see
 * https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/5598-opportunistic-batching
 */
import { dequal } from 'dequal'
import type { Pod, PodSpec } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../kinds/kind.js'
import type { Profile } from './profile.js'
import { type Amounts, requestsOf } from './requests.js'

/** Those of some pods that want the same as `pod`, to be placed with it. */
export function alike(
  { fields, filters }: Profile,
  pod: Stored<Pod>,
  others: readonly Stored<Pod>[],
): readonly Stored<Pod>[] {
  const isAlone = (one: Stored<Pod>): boolean =>
    filters.some(({ placesAlone }) => placesAlone?.(one))
  if (others.length === 0 || isAlone(pod)) return []
  const { asked } = requestsOf(pod.spec as PodSpec)
  return others.filter((other) => {
    const { spec, metadata } = other
    return (
      fields.every(
        (field) => spec?.[field] === pod.spec?.[field] || dequal(spec?.[field], pod.spec?.[field]),
      ) &&
      (metadata.labels === pod.metadata.labels || dequal(metadata.labels, pod.metadata.labels)) &&
      sameAmounts(requestsOf(spec as PodSpec).asked, asked) &&
      !isAlone(other)
    )
  })
}

const sameAmounts = (a: Amounts, b: Amounts): boolean => a === b || dequal(a, b)

/** Whether it matters to a pod where others are. */
export const dependsOnOthers = ({ filters, scores }: Profile, pod: Stored<Pod>): boolean =>
  filters.some(({ readsPods }) => readsPods?.(pod)) ||
  scores.some(({ readsPods }) => readsPods?.(pod))
