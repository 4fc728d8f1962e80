/**
 * Endpoints: where a Service's traffic goes, in one object (deprecated in favour of
 * EndpointSlices).
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
 */
import { factsOf } from './define.js'
import type { EndpointSubset, Endpoints } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME, NONE, firstOf } from './cells.js'
import { ipAddress, portNumber, required } from './field-errors.js'
import type { FieldError, Kind } from './kind.js'
import { objectTable } from './object-table.js'

const DEPRECATED = 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'

const table = objectTable<Endpoints>('endpoints')

/** `10.244.0.2:8080,10.244.0.3:8080,10.244.0.4:8080 + 3 more...` */
function endpointsText(subsets: readonly EndpointSubset[] | undefined, named?: string): string {
  const all = (subsets ?? []).flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports
          .filter(({ name }) => named === undefined || (name ?? '') === named)
          .flatMap(({ port }) =>
            addresses.map(({ ip }) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`)),
          ),
  )
  // Pods that are not ready are there, and not shown.
  return (subsets ?? []).length === 0 ? NONE : firstOf(all)
}

function validate({ subsets }: Endpoints): readonly FieldError[] {
  const errors: FieldError[] = []
  subsets?.forEach(({ addresses, notReadyAddresses, ports }, i) => {
    const field = `subsets[${i}]`
    if (!addresses?.length && !notReadyAddresses?.length)
      errors.push(required(field, 'must specify `addresses` or `notReadyAddresses`'))
    addresses?.forEach(({ ip }, j) => {
      errors.push(...ipAddress(`${field}.addresses[${j}].ip`, ip))
    })
    ports?.forEach(({ name, port }, j) => {
      if (ports.length > 1 && !name) errors.push(required(`${field}.ports[${j}].name`))
      errors.push(...portNumber(`${field}.ports[${j}].port`, port))
    })
  })
  return errors
}

export const endpoints: Kind<Endpoints> = {
  ...factsOf('v1', 'Endpoints'),
  deprecation: DEPRECATED,
  table,
  columns: [NAME, { header: 'ENDPOINTS', cell: ({ subsets }) => endpointsText(subsets) }, AGE],
  setDefaults(draft) {
    if (!draft.subsets?.some(({ ports }) => ports?.some(({ protocol }) => !protocol))) return
    draft.subsets = draft.subsets.map((subset) => ({
      ...subset,
      ...(subset.ports
        ? { ports: subset.ports.map((port) => ({ ...port, protocol: port.protocol || 'TCP' })) }
        : {}),
    }))
  },
  validate,
}
