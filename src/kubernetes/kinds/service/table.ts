/**
 * The table of Services.
 *
 * @module
 */
import type { Service } from 'kubernetes-types/core/v1.js'
import { objectTable } from '../object-table.js'

/** All services; found by the first pair of the selector (`namespace/key=value`), by cluster address and by node port. */
export const services = objectTable<Service, 'bySelector' | 'byClusterIP' | 'byNodePort'>('services', {
  bySelector: ({ metadata, spec }) => {
    for (const key in spec?.selector) return `${metadata.namespace}/${key}=${spec.selector[key]}`
    return undefined
  },
  byClusterIP: ({ spec }) => (spec?.clusterIP && spec.clusterIP !== 'None' ? spec.clusterIP : undefined),
  byNodePort: ({ spec }) => spec?.ports?.flatMap(({ nodePort }) => (nodePort ? [String(nodePort)] : [])),
})
