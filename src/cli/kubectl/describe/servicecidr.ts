/**
 * `kubectl describe servicecidr`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { ServiceCIDR } from '../../../types/kubernetes/networking/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import {
  CONDITION_HEADER,
  Description,
  annotationLines,
  eventLines,
  labelLines,
  timeText,
} from './text.js'

/** Describes networks of Services with their conditions and events. */
export function describeServiceCidr(
  { metadata, spec, status }: Stored<ServiceCIDR>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
    .field(0, 'CIDRs', (spec?.cidrs ?? []).join(', '))
  if (status?.conditions?.length) {
    to.line(0, 'Status:').line(0, 'Conditions:')
    to.line(1, CONDITION_HEADER)
    to.line(1, '----\t------\t------------------\t------\t-------')
    for (const { type, status: is, lastTransitionTime, reason, message } of status.conditions)
      to.line(1, [type, is, timeText(lastTransitionTime), reason, message].join('\t'))
  }
  return to.add(eventLines(events, now)).toString()
}
