/**
 * Traffic: from which service requests go to which pod.
 *
 * @module
 */
import type { ClusterView } from './parts.js'

/** An endpoint as a line from a service to a pod, by their keys. */
export interface TrafficLine {
  readonly service: string
  readonly pod: string
  /** Whether requests go there. */
  readonly ready: boolean
}

/**
 * A line for each endpoint that leads to a pod.
 *
 * @example trafficOf(view).filter(({ service }) => service === 'service/default/web')
 */
export function trafficOf({ endpoints, edges }: ClusterView): readonly TrafficLine[] {
  const ready = new Map(endpoints.map((one) => [one.key, one.ready]))
  const services = new Map<string, string>()
  for (const { type, from, to } of edges) if (type === 'has') services.set(to, from)
  return edges.flatMap(({ type, from, to }) =>
    type === 'leads'
      ? [{ service: services.get(from) ?? '', pod: to, ready: ready.get(from) !== false }]
      : [],
  )
}
