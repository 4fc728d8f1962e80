/**
 * The zone `cluster.local`: which records there are for Services, their endpoints and pods, as
 * CoreDNS' plugin `kubernetes` makes them.
 *
 * @see https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
import type { Service, ServicePort } from '../../types/kubernetes/core/v1.js'
import type { Endpoint } from '../../types/kubernetes/discovery/v1.js'
import type { DnsRecord } from '../../net/names.js'
import type { Reader } from '../../sim/world.js'
import { SERVICE_NAME_LABEL, endpointSlices } from '../kinds/endpoint-slice.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { namespace as namespaceKind } from '../kinds/namespace.js'
import { DOMAIN } from '../kinds/pod/name-lookup.js'
import { services } from '../kinds/service/table.js'

/** The version of the specification that the names follow. */
const VERSION = '1.1.0'
/** What the weights of all records of one name are together. */
const WEIGHTS = 100

/** What the zone holds under a name: records of any type; undefined where there is no such name. */
export function recordsOf(read: Reader, name: string): readonly DnsRecord[] | undefined {
  if (name === DOMAIN || name === `svc.${DOMAIN}` || name === `pod.${DOMAIN}`) return []
  if (!name.endsWith(`.${DOMAIN}`)) return undefined
  if (name === `dns-version.${DOMAIN}`) return [{ name, type: 'TXT', data: VERSION }]
  const labels = name.slice(0, -DOMAIN.length - 1).split('.')
  const [kind, namespace = '', service] = [...labels].reverse()
  if (!read.get(namespaceKind.table, namespace)) return undefined
  if (kind === 'pod') return podRecords(name, labels)
  if (kind !== 'svc') return undefined
  if (service === undefined) return []
  const found = read.get(services, `${namespace}/${service}`)
  if (!found) return undefined
  const records = recordsUnder(read, found).filter((record) => record.name === name)
  return records.length > 0 || labels.length === 3 ? records : undefined
}

/** `10-244-0-7.default.pod.cluster.local`: an address, whether there is a pod or not. */
function podRecords(name: string, [dashed = '', ...rest]: readonly string[]) {
  if (rest.length === 1) return []
  return rest.length === 2 && /^\d{1,3}(-\d{1,3}){3}$/.test(dashed)
    ? [{ name, type: 'A' as const, data: dashed.replaceAll('-', '.') }]
    : undefined
}

const nameOf = ({ metadata }: Stored<Service>): string =>
  `${metadata.name}.${metadata.namespace}.svc.${DOMAIN}`

/** Every record at and under a Service's own name. */
function recordsUnder(read: Reader, service: Stored<Service>): readonly DnsRecord[] {
  const name = nameOf(service)
  const { type, externalName = '', clusterIP, ports = [] } = service.spec ?? {}
  if (type === 'ExternalName')
    return [{ name, type: 'CNAME', data: externalName.toLowerCase().replace(/\.$/, '') }]
  const endpoints = read
    .by(endpointSlices, 'byService', keyOf(service))
    .flatMap((slice) =>
      (slice.endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready !== false)
        .map((endpoint) => ({ endpoint, ports: slice.ports ?? [] })),
    )
  const hosts = endpoints.flatMap(({ endpoint }) =>
    endpoint.addresses.map(
      (data): DnsRecord => ({ name: `${labelOf(endpoint)}.${name}`, type: 'A', data }),
    ),
  )
  if (clusterIP !== 'None')
    return [
      { name, type: 'A', data: clusterIP ?? '' },
      ...weighted(ports.flatMap((port) => targets(name, port, name))),
      ...hosts,
    ]
  return [
    ...hosts.map((record) => ({ ...record, name })),
    ...weighted(
      endpoints.flatMap(({ endpoint, ports: own }) =>
        own.flatMap((port) => targets(name, port, `${labelOf(endpoint)}.${name}`)),
      ),
    ),
    ...hosts,
  ]
}

/** Where a port is, under the Service's own name and under the port's. */
interface Target {
  readonly name: string
  readonly port: number
  readonly host: string
}

const targets = (
  service: string,
  { name, port, protocol }: Pick<ServicePort, 'name' | 'protocol'> & { readonly port?: number },
  host: string,
): readonly Target[] => {
  const all = [{ name: service, port: port ?? 0, host }]
  return name
    ? [
        ...all,
        {
          name: `_${name}._${(protocol ?? 'TCP').toLowerCase()}.${service}`,
          port: port ?? 0,
          host,
        },
      ]
    : all
}

/** The SRV records of targets: those of one name share a weight of a hundred. */
const weighted = (all: readonly Target[]): readonly DnsRecord[] =>
  all.map(({ name, port, host }) => {
    const count = all.filter((one) => one.name === name).length
    const weight = Math.max(1, Math.floor(WEIGHTS / count))
    return { name, type: 'SRV', data: `0 ${weight} ${port} ${host}` }
  })

/** The name of an endpoint under its Service: its host name, or its address with dashes. */
const labelOf = ({ hostname, addresses }: Endpoint): string =>
  hostname ?? (addresses[0] ?? '').replaceAll('.', '-')

/** The names of an address: that of the Service that has it, or those of endpoints. */
export function namesOf(read: Reader, address: string): readonly string[] {
  const [service] = read.by(services, 'byClusterIP', address)
  if (service) return [nameOf(service)]
  const names = new Set<string>()
  read.each(endpointSlices, '', ({ metadata, endpoints = [] }) => {
    const owner = metadata.labels?.[SERVICE_NAME_LABEL]
    for (const endpoint of endpoints)
      if (owner !== undefined && endpoint.addresses.includes(address))
        names.add(`${labelOf(endpoint)}.${owner}.${metadata.namespace}.svc.${DOMAIN}`)
  })
  return [...names]
}
