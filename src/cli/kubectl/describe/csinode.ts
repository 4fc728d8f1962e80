/**
 * `kubectl describe csinode`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { CSINode } from '../../../types/kubernetes/storage/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { goList } from '../../../text/golist.js'
import { Description, annotationLines, eventLines, labelLines, timeText } from './text.js'

/** Describes the CSI drivers of a node, with events. */
export function describeCsiNode(
  { metadata, spec }: Stored<CSINode>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .add(annotationLines('Annotations', metadata.annotations))
    .field(0, 'CreationTimestamp', timeText(metadata.creationTimestamp))
    .line(0, 'Spec:')
  if (spec?.drivers) to.line(1, 'Drivers:')
  for (const { name, nodeID, allocatable, topologyKeys } of spec?.drivers ?? []) {
    to.line(2, `${name}:`).field(3, 'Node ID', nodeID)
    if (allocatable?.count !== undefined)
      to.line(3, 'Allocatables:').field(4, 'Count', allocatable.count)
    if (topologyKeys) to.field(3, 'Topology Keys', goList(topologyKeys))
  }
  return to.add(eventLines(events, now)).toString()
}
