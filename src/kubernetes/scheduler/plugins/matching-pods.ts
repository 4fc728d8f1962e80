/**
 * Pods that a term of an affinity or a spread constraint is about, found through the label index.
 *
 * @module
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { LabelSelector } from '../../../types/kubernetes/meta/v1.js'
import type { Reader } from '../../../sim/world.js'
import { assumed } from '../assumed.js'
import type { Stored } from '../../kinds/kind.js'
import { matchesLabelSelector } from '../../kinds/label-selector.js'
import { selectorEntry } from '../../kinds/object-table.js'
import { pods } from '../../kinds/pod/index.js'
import { rowsChange } from '../framework.js'

/** A pod that has a node has other labels: other terms and constraints are about it now. */
export const podsAreRelabelled = rowsChange(
  pods,
  ({ before, after }) =>
    after?.spec?.nodeName !== undefined && before?.metadata.labels !== after.metadata.labels,
)

/**
 * The pods of a namespace that a selector selects, that have a node and have not ended. No selector
 * selects none.
 */
export function matchingPods(
  read: Reader,
  namespace: string,
  selector: LabelSelector | undefined,
): readonly Stored<Pod>[] {
  if (!selector) return []
  const hasPair = Object.keys(selector.matchLabels ?? {}).length > 0
  // A pod that was just bound may not show yet where it is: it counts all the same.
  const bound = read.count(assumed as never) === 0 ? [] : read.rows(assumed).map(({ pod }) => pod)
  const shown = hasPair
    ? read.by(pods, 'byLabel', selectorEntry(namespace, selector.matchLabels))
    : read.rows(pods, `${namespace}/`)
  const found =
    bound.length === 0
      ? shown
      : [
          ...shown.filter(({ spec }) => spec?.nodeName),
          ...bound.filter(({ metadata }) => metadata.namespace === namespace),
        ]
  return found.filter(
    ({ spec, status, metadata }) =>
      spec?.nodeName &&
      status?.phase !== 'Succeeded' &&
      status?.phase !== 'Failed' &&
      matchesLabelSelector(selector, metadata.labels ?? {}),
  )
}
