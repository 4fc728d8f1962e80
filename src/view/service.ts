/**
 * Services of a picture, and the endpoints that their requests go to.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
import type { Stored } from '../kubernetes/kinds/kind.js'
import type { Service } from '../types/kubernetes/core/v1.js'
import type { EndpointSlice } from '../types/kubernetes/discovery/v1.js'
import { type Collection, edge } from './collection.js'
import type { ViewEndpoint, ViewService } from './parts.js'
import { podKey } from './pod.js'
import { rowOf } from './rows.js'

const SERVICES = 'api/services'
const SLICES = 'api/endpointslices'
const SERVICE_NAME = 'kubernetes.io/service-name'

/** The key of a service's part. */
const serviceKey = (namespace: string | undefined, name: string): string =>
  `service/${namespace ?? 'default'}/${name}`

/** The services of a cluster. */
export const services: Collection<ViewService> = {
  tables: [SERVICES],
  make(row, source) {
    const service = rowOf<Stored<Service>>(source, SERVICES, row)
    if (!service) return undefined
    const { metadata, spec } = service
    const { name, namespace = 'default' } = metadata
    const part: ViewService = {
      type: 'service',
      key: serviceKey(namespace, name),
      name,
      namespace,
      kind: (spec?.type ?? 'ClusterIP') as ViewService['kind'],
      ...(spec?.clusterIP ? { address: spec.clusterIP } : {}),
      ports: (spec?.ports ?? []).map(
        ({ port, nodePort, protocol = 'TCP' }) =>
          `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`,
      ),
    }
    return { parts: [part], edges: [] }
  },
}

/** The endpoints of all services: one part for each address of each slice. */
export const endpoints: Collection<ViewEndpoint> = {
  tables: [SLICES],
  make(row, source) {
    const slice = rowOf<Stored<EndpointSlice>>(source, SLICES, row)
    const service = slice?.metadata.labels?.[SERVICE_NAME]
    if (!slice || service === undefined) return undefined
    const { name, namespace = 'default' } = slice.metadata
    const made = (slice.endpoints ?? []).map(({ addresses, conditions = {}, targetRef }) => {
      const address = addresses[0] ?? ''
      const part: ViewEndpoint = {
        type: 'endpoint',
        key: `endpoint/${namespace}/${name}/${address}`,
        name: address,
        namespace,
        address,
        ready: conditions.ready !== false,
        terminating: conditions.terminating === true,
      }
      return {
        part,
        edges: [
          edge(serviceKey(namespace, service), 'has', part.key),
          ...(targetRef?.kind === 'Pod' && targetRef.name
            ? [edge(part.key, 'leads', podKey(targetRef.namespace ?? namespace, targetRef.name))]
            : []),
        ],
      }
    })
    return { parts: made.map(({ part }) => part), edges: made.flatMap(({ edges }) => edges) }
  },
}
