/**
 * `kubectl describe ipaddress`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { IPAddress } from '../../../types/kubernetes/networking/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, annotationLines, eventLines, labelLines } from './text.js'

/** Describes an address of the Services' networks, with whose it is and events. */
export function describeIpAddress(
  { metadata, spec }: Stored<IPAddress>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
  if (spec?.parentRef) {
    const { group, resource, namespace, name } = spec.parentRef
    to.line(0, 'Parent Reference:').field(1, 'Group', group).field(1, 'Resource', resource)
    to.field(1, 'Namespace', namespace).field(1, 'Name', name)
  }
  return to.add(eventLines(events, now)).toString()
}
