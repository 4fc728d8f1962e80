/**
 * Services: one address for several pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
import type { Service, ServicePort, ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import { AGE, NAME, NONE, labelsText } from '../cells.js'
import { factsOf } from '../define.js'
import type { Column, Kind, Stored } from '../kind.js'
import { allocate } from './addresses.js'
import { services } from './table.js'
import { dropTypeDependent } from './type-change.js'
import { validateService } from './validation.js'

const PENDING = '<pending>'
const AFFINITY_SECONDS = 10_800
const EXTERNAL_WIDTH = 16

function externalText(service: Stored<Service>, wide: boolean): string {
  const { type, externalIPs = [], externalName = '' } = service.spec ?? {}
  if (type === 'ExternalName') return externalName
  if (type !== 'LoadBalancer') return externalIPs.length > 0 ? externalIPs.join(',') : NONE
  const given = (service.status?.loadBalancer?.ingress ?? [])
    .map(({ ip, hostname }) => ip ?? hostname ?? '')
    .join(',')
  const shown =
    !wide && given.length > EXTERNAL_WIDTH ? `${given.slice(0, EXTERNAL_WIDTH - 3)}...` : given
  const all = [...(shown === '' ? [] : [shown]), ...externalIPs]
  return all.length > 0 ? all.join(',') : PENDING
}

const portText = ({ port, nodePort, protocol }: ServicePort): string =>
  `${port}${nodePort ? `:${nodePort}` : ''}/${protocol ?? 'TCP'}`

const columns: readonly Column<Service>[] = [
  NAME,
  { header: 'TYPE', cell: ({ spec }) => spec?.type ?? '' },
  { header: 'CLUSTER-IP', cell: ({ spec }) => spec?.clusterIP || NONE },
  { header: 'EXTERNAL-IP', cell: (service) => externalText(service, true) },
  { header: 'PORT(S)', cell: ({ spec }) => (spec?.ports ?? []).map(portText).join(',') || NONE },
  AGE,
  { header: 'SELECTOR', wide: true, cell: ({ spec }) => labelsText(spec?.selector) },
]

function defaultSpec(spec: ServiceSpec): ServiceSpec {
  const type = spec.type || 'ClusterIP'
  const outside =
    type === 'NodePort' || type === 'LoadBalancer' || (spec.externalIPs?.length ?? 0) > 0
  const affinity = spec.sessionAffinity || 'None'
  return {
    ...spec,
    type,
    sessionAffinity: affinity,
    ...(affinity === 'ClientIP' && spec.sessionAffinityConfig === undefined
      ? { sessionAffinityConfig: { clientIP: { timeoutSeconds: AFFINITY_SECONDS } } }
      : {}),
    ...(spec.ports ? { ports: spec.ports.map(defaultPort) } : {}),
    ...(type === 'ExternalName'
      ? {}
      : { internalTrafficPolicy: spec.internalTrafficPolicy || 'Cluster' }),
    ...(outside ? { externalTrafficPolicy: spec.externalTrafficPolicy || 'Cluster' } : {}),
    ...(type === 'LoadBalancer'
      ? { allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? true }
      : {}),
  }
}

function defaultPort(port: ServicePort): ServicePort {
  const target = port.targetPort as string | number | undefined
  return {
    ...port,
    protocol: port.protocol || 'TCP',
    targetPort: (target === undefined || target === '' || target === 0
      ? port.port
      : target) as string,
  }
}

export const service: Kind<Service> = {
  ...factsOf('v1', 'Service'),
  nameFormat: 'label1035',
  table: services,
  columns,
  fields: {
    'spec.clusterIP': ({ spec }) => spec?.clusterIP ?? '',
    'spec.type': ({ spec }) => spec?.type ?? '',
  },
  fieldIndexes: { 'spec.clusterIP': 'byClusterIP' },
  setDefaults(draft) {
    draft.spec = defaultSpec(draft.spec ?? {})
  },
  prepareForCreate(draft, tx) {
    draft.status = { loadBalancer: {} }
    allocate(draft, undefined, tx)
  },
  prepareForUpdate(draft, old, tx) {
    dropTypeDependent(draft, old)
    allocate(draft, old, tx)
  },
  validate: validateService,
}
