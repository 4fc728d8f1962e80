/**
 * `toHaveReadyPods`: as many pods of a selector are ready as somebody wants.
 *
 * @module
 */
import { type Verdict, verdict } from './matcher.js'
import { clusterOf } from './subject.js'

/** Counts the ready pods of a selector; without a count, one is enough. */
export function toHaveReadyPods(
  received: unknown,
  selector: string,
  count?: number,
  { namespace = 'default' }: { readonly namespace?: string } = {},
): Verdict {
  const lab = clusterOf('toHaveReadyPods', received)
  const pods = lab.objects('Pod', { selector, namespace })
  const ready = pods.filter(
    ({ metadata, status }) =>
      !metadata.deletionTimestamp &&
      status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
  ).length
  return verdict(
    lab,
    count === undefined ? ready > 0 : ready === count,
    `${count ?? 'some'} ready pods of ${selector} in ${namespace}`,
    `${ready} of ${pods.length} are ready`,
  )
}
