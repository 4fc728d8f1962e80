/**
 * `kubectl describe endpointslice`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { Endpoint, EndpointSlice } from '../../../types/kubernetes/discovery/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, NONE, UNSET, eventLines, headLines } from './text.js'

/** Describes a slice with its ports, endpoints and events. */
export function describeEndpointSlice(
  { metadata, addressType, ports, endpoints }: Stored<EndpointSlice>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata)).field(0, 'AddressType', addressType)
  if (!ports?.length) to.line(0, `Ports: ${UNSET}`)
  else to.line(0, 'Ports:').line(1, 'Name\tPort\tProtocol').line(1, '----\t----\t--------')
  for (const { name, port, protocol } of ports ?? [])
    to.line(1, `${name || UNSET}\t${port ?? UNSET}\t${protocol ?? 'TCP'}`)
  to.line(0, endpoints?.length ? 'Endpoints:' : `Endpoints: ${NONE}`)
  for (const endpoint of endpoints ?? []) describeEndpoint(to, endpoint)
  return to.add(eventLines(events, now)).toString()
}

function describeEndpoint(
  to: Description,
  { addresses, conditions, hostname, targetRef, nodeName, zone }: Endpoint,
): void {
  to.field(1, '- Addresses', addresses.join(', ') || NONE)
    .line(2, 'Conditions:')
    .field(3, 'Ready', conditions?.ready ?? UNSET)
    .field(2, 'Hostname', hostname ?? UNSET)
  if (targetRef) to.field(2, 'TargetRef', `${targetRef.kind ?? ''}/${targetRef.name ?? ''}`)
  to.field(2, 'NodeName', nodeName ?? UNSET).field(2, 'Zone', zone ?? UNSET)
}
