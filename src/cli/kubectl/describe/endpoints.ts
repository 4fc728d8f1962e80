/**
 * `kubectl describe endpoints`.
 *
 * @module
 */
import type { Endpoints, Event } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, NONE, UNSET, eventLines, headLines } from './text.js'

/** Describes endpoints with their events. */
export function describeEndpoints(
  { metadata, subsets = [] }: Stored<Endpoints>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.line(0, 'Subsets:')
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    to.field(1, 'Addresses', addresses.map(({ ip }) => ip).join(',') || NONE)
    to.field(1, 'NotReadyAddresses', notReadyAddresses.map(({ ip }) => ip).join(',') || NONE)
    if (ports.length > 0)
      to.line(1, 'Ports:').line(2, 'Name\tPort\tProtocol').line(2, '----\t----\t--------')
    for (const { name, port, protocol } of ports)
      to.line(2, `${name || UNSET}\t${port}\t${protocol ?? 'TCP'}`)
    to.line(0, '')
  }
  return to.add(eventLines(events, now)).toString()
}
