/**
 * `kubectl describe poddisruptionbudget`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { PodDisruptionBudget } from '../../../types/kubernetes/policy/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, UNSET, eventLines } from './text.js'

/** Describes a disruption budget with its events. */
export function describePodDisruptionBudget(
  { metadata, spec, status }: Stored<PodDisruptionBudget>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name).field(0, 'Namespace', metadata.namespace)
  if (spec?.minAvailable !== undefined) to.field(0, 'Min available', String(spec.minAvailable))
  else if (spec?.maxUnavailable !== undefined)
    to.field(0, 'Max unavailable', String(spec.maxUnavailable))
  to.field(0, 'Selector', spec?.selector ? selectorText(spec.selector) : UNSET)
    .line(0, 'Status:')
    .field(2, 'Allowed disruptions', status?.disruptionsAllowed ?? 0)
    .field(2, 'Current', status?.currentHealthy ?? 0)
    .field(2, 'Desired', status?.desiredHealthy ?? 0)
    .field(2, 'Total', status?.expectedPods ?? 0)
  return to.add(eventLines(events, now)).toString()
}
