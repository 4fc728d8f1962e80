/**
 * EndpointSlices: where a Service's traffic goes, a hundred endpoints at a time.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
import { factsOf } from './define.js'
import type { EndpointSlice } from '../../types/kubernetes/discovery/v1.js'
import { AGE, NAME, firstOf } from './cells.js'
import { validateEndpointSlice } from './endpoint-slice-validation.js'
import type { Kind } from './kind.js'
import { objectTable } from './object-table.js'

/** The label that says which Service a slice belongs to. */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name'
const UNSET = '<unset>'

/** All slices; found by Service (`namespace/name`). */
export const endpointSlices = objectTable<EndpointSlice, 'byService'>('endpointslices', {
  byService: ({ metadata }) => {
    const service = metadata.labels?.[SERVICE_NAME_LABEL]
    return service === undefined ? undefined : `${metadata.namespace}/${service}`
  },
})

const portText = (name: string | undefined, port: number | undefined): string =>
  port !== undefined ? String(port) : name || '*'

export const endpointSlice: Kind<EndpointSlice> = {
  ...factsOf('discovery.k8s.io/v1', 'EndpointSlice'),
  table: endpointSlices,
  columns: [
    NAME,
    { header: 'ADDRESSTYPE', cell: ({ addressType }) => addressType },
    {
      header: 'PORTS',
      cell: ({ ports }) =>
        ports?.length ? firstOf(ports.map(({ name, port }) => portText(name, port))) : UNSET,
    },
    {
      header: 'ENDPOINTS',
      cell: ({ endpoints = [] }) =>
        endpoints.length > 0 ? firstOf(endpoints.flatMap(({ addresses }) => addresses)) : UNSET,
    },
    AGE,
  ],
  hasGeneration: true,
  setDefaults(draft) {
    draft.endpoints ??= []
    if (!draft.ports?.some(({ protocol, name }) => !protocol || name === undefined)) return
    draft.ports = draft.ports.map((port) => ({
      ...port,
      name: port.name ?? '',
      protocol: port.protocol || 'TCP',
    }))
  },
  validate: validateEndpointSlice,
}
