/**
 * `kubectl describe priorityclass`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { PriorityClass } from '../../../types/kubernetes/scheduling/v1.js'
import { labelsText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, eventLines } from './text.js'

/** Describes a priority class with its events. */
export function describePriorityClass(
  { metadata, value, globalDefault, preemptionPolicy, description }: Stored<PriorityClass>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Value', value ?? 0)
    .field(0, 'GlobalDefault', globalDefault ?? false)
    .field(0, 'PreemptionPolicy', preemptionPolicy)
    .field(0, 'Description', description)
    .field(0, 'Annotations', labelsText(metadata.annotations))
  return to.add(eventLines(events, now)).toString()
}
