/**
 * The table of Services.
 *
 * @module
 */
import type { Service } from '../../../types/kubernetes/core/v1.js'
import { objectTable } from '../object-table.js'

/**
 * All services; found by the first pair of the selector (`namespace/key=value`), by cluster
 * address, by node port, and by addresses outside.
 */
export const services = objectTable<
  Service,
  'bySelector' | 'byClusterIP' | 'byNodePort' | 'byExternalAddress'
>('services', {
  bySelector: ({ metadata, spec }) => {
    for (const key in spec?.selector) return `${metadata.namespace}/${key}=${spec.selector[key]}`
    return undefined
  },
  byClusterIP: ({ spec }) =>
    spec?.clusterIP && spec.clusterIP !== 'None' ? spec.clusterIP : undefined,
  byExternalAddress: ({ spec, status }) => {
    const given = status?.loadBalancer?.ingress?.flatMap(({ ip }) => ip ?? []) ?? []
    return spec?.externalIPs?.length
      ? [...spec.externalIPs, ...given]
      : given.length > 0
        ? given
        : undefined
  },
  byNodePort: ({ spec }) =>
    [...(spec?.ports ?? []).map(({ nodePort }) => nodePort), spec?.healthCheckNodePort].flatMap(
      (port) => (port ? [String(port)] : []),
    ),
})
