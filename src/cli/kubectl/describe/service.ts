/**
 * `kubectl describe service`.
 *
 * @module
 */
import type { Event, Service, ServicePort } from '../../../types/kubernetes/core/v1.js'
import type { EndpointSlice } from '../../../types/kubernetes/discovery/v1.js'
import { firstOf, labelsText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { Description, NONE, UNSET, eventLines, headLines } from './text.js'

/** What a description of a service needs besides it. */
interface ServiceRelations {
  readonly slices: readonly Stored<EndpointSlice>[]
  readonly events: readonly Stored<Event>[]
}

/** Describes a service with its endpoints and events. */
export function describeService(
  { metadata, spec = {}, status }: Stored<Service>,
  { slices, events }: ServiceRelations,
  now: VirtualTime,
): string {
  const to = new Description()
  to.add(headLines(metadata))
  to.field(0, 'Selector', labelsText(spec.selector)).field(0, 'Type', spec.type)
  const { ipFamilyPolicy, ipFamilies } = spec as {
    readonly ipFamilyPolicy?: string
    readonly ipFamilies?: readonly string[]
  }
  if (ipFamilyPolicy) to.field(0, 'IP Family Policy', ipFamilyPolicy)
  to.field(0, 'IP Families', ipFamilies?.join(',') || NONE)
  to.field(0, 'IP', spec.clusterIP).field(0, 'IPs', spec.clusterIPs?.join(',') || NONE)
  if (spec.externalIPs?.length) to.field(0, 'External IPs', spec.externalIPs.join(','))
  if (spec.loadBalancerIP) to.field(0, 'Desired LoadBalancer IP', spec.loadBalancerIP)
  if (spec.externalName) to.field(0, 'External Name', spec.externalName)
  const ingress = (status?.loadBalancer?.ingress ?? []) as readonly {
    readonly ip?: string
    readonly hostname?: string
    readonly ipMode?: string
  }[]
  if (ingress.length > 0)
    to.field(
      0,
      'LoadBalancer Ingress',
      ingress
        .map(({ ip, hostname, ipMode }) =>
          ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : (hostname ?? ''),
        )
        .join(', '),
    )
  for (const port of spec.ports ?? []) describePort(to, port, slices)
  to.field(0, 'Session Affinity', spec.sessionAffinity)
  if (spec.externalTrafficPolicy) to.field(0, 'External Traffic Policy', spec.externalTrafficPolicy)
  if (spec.internalTrafficPolicy) to.field(0, 'Internal Traffic Policy', spec.internalTrafficPolicy)
  if (spec.healthCheckNodePort) to.field(0, 'HealthCheck NodePort', spec.healthCheckNodePort)
  if (spec.loadBalancerSourceRanges?.length)
    to.field(0, 'LoadBalancer Source Ranges', spec.loadBalancerSourceRanges.join(','))
  if (spec.trafficDistribution) to.field(0, 'Traffic Distribution', spec.trafficDistribution)
  return to.add(eventLines(events, now)).toString()
}

function describePort(
  to: Description,
  { name, port, protocol = 'TCP', targetPort, appProtocol, nodePort }: ServicePort,
  slices: readonly Stored<EndpointSlice>[],
): void {
  const called = name || UNSET
  to.field(0, 'Port', `${called}\t${port}/${protocol}`)
  to.field(0, 'TargetPort', `${String(targetPort ?? port)}/${protocol}`)
  if (appProtocol !== undefined) to.field(0, 'AppProtocol', appProtocol)
  if (nodePort) to.field(0, 'NodePort', `${called}\t${nodePort}/${protocol}`)
  to.field(0, 'Endpoints', endpointsOf(slices, name ?? ''))
}

/**
 * The ready endpoints of a port: three of them, and how many more; nothing when there are slices
 * but no endpoint is ready.
 */
export function endpointsOf(slices: readonly Stored<EndpointSlice>[], name: string): string {
  const ready = slices.flatMap(({ endpoints, ports }) =>
    (ports ?? [])
      .filter((one) => (one.name ?? '') === name)
      .flatMap(({ port }) =>
        (endpoints ?? [])
          .filter(({ conditions }) => conditions?.ready !== false)
          .map(({ addresses }) => {
            const [address = ''] = addresses
            return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
          }),
      ),
  )
  return slices.length === 0 ? NONE : ready.length === 0 ? '' : firstOf(ready)
}
