/**
 * The EndpointSlice mirroring controller: Endpoints that somebody wrote by hand, for a Service
 * without a selector, get slices too.
 *
 * @see
 * https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring
 */
import type { EndpointAddress, EndpointSubset, Endpoints } from '../../types/kubernetes/core/v1.js'
import type { Endpoint } from '../../types/kubernetes/discovery/v1.js'
import { awaitChange, watch } from '../../sim/loop.js'
import { SERVICE_NAME_LABEL, endpointSlice } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { services } from '../kinds/service/table.js'
import { type Context, controller, deleteIfThere } from './controller.js'
import { controllerReference } from './owners.js'
import { forgetAllExpectations, forgetExpectations } from './expectations.js'
import { selectsPods } from './services.js'
import { MANAGED_BY, type SliceGroup, type SliceOwner, writeSlices } from './slices.js'

const MANAGER = 'endpointslicemirroring-controller.k8s.io'
const SKIP = 'endpointslice.kubernetes.io/skip-mirror'
const LEADER = 'control-plane.alpha.kubernetes.io/leader'
const NOT_COPIED = ['kubectl.kubernetes.io/last-applied-configuration']

export const endpointSliceMirroringController = controller('endpointslicemirroring-controller', {
  of: 'Endpoints',
  watches: [
    watch(services, ({ key, before, after }) =>
      before?.spec?.selector === after?.spec?.selector && before && after ? undefined : key,
    ),
    watch(endpointSlice.table, ({ before, after }) => {
      const service = before?.metadata.labels?.[SERVICE_NAME_LABEL]
      return !after && service !== undefined && before?.metadata.labels?.[MANAGED_BY] === MANAGER
        ? `${before.metadata.namespace}/${service}`
        : undefined
    }),
  ],

  reconcile(endpoints, context) {
    if (isMirrored(endpoints, context))
      return writeSlices(context, ownerOf(endpoints), (endpoints.subsets ?? []).map(groupOf))
    removeSlices(endpoints.metadata.namespace ?? '', endpoints.metadata.name, context)
    return awaitChange
  },

  gone(key, context) {
    const [namespace = '', name = ''] = key.split('/')
    removeSlices(namespace, name, context)
    forgetExpectations(context.tx, MANAGER, key)
    return awaitChange
  },

  forget: (tx) => forgetAllExpectations(tx, MANAGER),
})

function isMirrored({ metadata }: Stored<Endpoints>, { api }: Context): boolean {
  if (
    metadata.deletionTimestamp ||
    metadata.labels?.[SKIP] === 'true' ||
    metadata.annotations?.[LEADER] !== undefined
  )
    return false
  const service = api.find('Service', metadata.name, metadata.namespace)
  return service !== undefined && service.spec?.type !== 'ExternalName' && !selectsPods(service)
}

function removeSlices(namespace: string, name: string, { api }: Context): void {
  for (const slice of api.by('EndpointSlice', 'byService', `${namespace}/${name}`)) {
    if (slice.metadata.labels?.[MANAGED_BY] === MANAGER) deleteIfThere(api, 'EndpointSlice', slice)
  }
}

const ownerOf = (endpoints: Stored<Endpoints>): SliceOwner => ({
  service: endpoints.metadata.name,
  namespace: endpoints.metadata.namespace as string,
  manager: MANAGER,
  owner: controllerReference(endpoints),
  labels: { ...endpoints.metadata.labels },
  annotations: Object.fromEntries(
    Object.entries(endpoints.metadata.annotations ?? {}).filter(
      ([key]) => !NOT_COPIED.includes(key),
    ),
  ),
  addressType: 'IPv4',
})

function groupOf({
  addresses = [],
  notReadyAddresses = [],
  ports = [],
}: EndpointSubset): SliceGroup {
  return {
    ports: ports.map(({ name, port, protocol, appProtocol }) => ({
      ...(name ? { name } : {}),
      port,
      protocol: protocol ?? 'TCP',
      ...(appProtocol ? { appProtocol } : {}),
    })),
    endpoints: [
      ...addresses.map((address) => endpointOf(address, true)),
      ...notReadyAddresses.map((address) => endpointOf(address, false)),
    ],
  }
}

const endpointOf = (
  { ip, hostname, nodeName, targetRef }: EndpointAddress,
  ready: boolean,
): Endpoint => ({
  addresses: [ip],
  conditions: { ready },
  ...(hostname ? { hostname } : {}),
  ...(nodeName ? { nodeName } : {}),
  ...(targetRef ? { targetRef } : {}),
})
