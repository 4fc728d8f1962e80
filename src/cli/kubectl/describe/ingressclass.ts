/**
 * `kubectl describe ingressclass`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { IngressClass } from '../../../types/kubernetes/networking/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, annotationLines, eventLines, labelLines } from './text.js'

/** Describes a class of ingresses with its events. */
export function describeIngressClass(
  { metadata, spec }: Stored<IngressClass>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
    .field(0, 'Controller', spec?.controller)
  if (spec?.parameters) {
    const { apiGroup, kind, name } = spec.parameters
    to.line(0, 'Parameters:')
    if (apiGroup !== undefined) to.field(1, 'APIGroup', apiGroup)
    to.field(1, 'Kind', kind).field(1, 'Name', name)
  }
  return to.add(eventLines(events, now)).toString()
}
