/**
 * `kubectl describe volumeattributesclass`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { VolumeAttributesClass } from '../../../types/kubernetes/storage/v1.js'
import { labelsText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, eventLines } from './text.js'

/** Describes a class of volume attributes with its events. */
export function describeVolumeAttributesClass(
  { metadata, driverName, parameters }: Stored<VolumeAttributesClass>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .field(0, 'Annotations', labelsText(metadata.annotations))
    .field(0, 'DriverName', driverName)
    .field(0, 'Parameters', labelsText(parameters))
  return to.add(eventLines(events, now)).toString()
}
