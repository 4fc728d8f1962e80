/**
 * The EndpointSlice controller: the addresses of a Service's pods, in slices of a hundred.
 *
 * Endpoints stay where they are: what is gone is taken out, what is new goes where there is room,
 * so that few slices change.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 */
import type { Node, Pod, Service } from '../../types/kubernetes/core/v1.js'
import type { Endpoint } from '../../types/kubernetes/discovery/v1.js'
import { awaitChange, watch } from '../../sim/loop.js'
import { rfc3339 } from '../../text/time.js'
import type { Api } from '../apiserver/client.js'
import { SERVICE_NAME_LABEL, endpointSlice } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { type Context, controller } from './controller.js'
import { controllerReference } from './owners.js'
import { forgetAllExpectations, forgetExpectations } from './expectations.js'
import { isReady } from './pods.js'
import {
  type EndpointPort,
  HEADLESS_LABEL,
  TRIGGER_TIME,
  hostnameOf,
  podWatch,
  podsOf,
  portsOf,
  selectsPods,
} from './services.js'
import { type SliceOwner, writeSlices } from './slices.js'

const MANAGER = 'endpointslice-controller.k8s.io'
const SAME_NODE = 'PreferSameNode'
const ZONE = 'topology.kubernetes.io/zone'

export const endpointSliceController = controller('endpointslice-controller', {
  of: 'Service',
  watches: [
    podWatch,
    watch(endpointSlice.table, ({ before, after }) => {
      const service = before?.metadata.labels?.[SERVICE_NAME_LABEL]
      return after === undefined && service !== undefined
        ? `${before?.metadata.namespace}/${service}`
        : undefined
    }),
  ],
  matters: (before, after) =>
    before.spec !== after.spec || before.metadata.labels !== after.metadata.labels,

  reconcile(service, context) {
    if (!selectsPods(service) || service.metadata.deletionTimestamp) return awaitChange
    const groups = new Map<string, { ports: readonly EndpointPort[]; endpoints: Endpoint[] }>()
    for (const pod of podsOf(context.api, service)) {
      const ports = portsOf(service, pod)
      const key = ports.map((port) => Object.values(port).join()).join(' ')
      let group = groups.get(key)
      if (!group) groups.set(key, (group = { ports, endpoints: [] }))
      group.endpoints.push(endpointOf(context.api, service, pod))
    }
    return writeSlices(context, ownerOf(service, context), [...groups.values()])
  },

  gone(key, { tx }) {
    forgetExpectations(tx, MANAGER, key)
    return awaitChange
  },

  forget: (tx) => forgetAllExpectations(tx, MANAGER),
})

function ownerOf(service: Stored<Service>, { now }: Context): SliceOwner {
  return {
    service: service.metadata.name,
    namespace: service.metadata.namespace as string,
    manager: MANAGER,
    owner: controllerReference(service),
    labels: {
      ...service.metadata.labels,
      ...(service.spec?.clusterIP === 'None' ? { [HEADLESS_LABEL]: '' } : {}),
    },
    annotations: { [TRIGGER_TIME]: rfc3339(now) },
    addressType: service.spec?.ipFamilies?.[0] === 'IPv6' ? 'IPv6' : 'IPv4',
  }
}

const SERVES = Object.freeze({ ready: true, serving: true, terminating: false })

function endpointOf(api: Api, service: Stored<Service>, pod: Stored<Pod>): Endpoint {
  const open = service.spec?.publishNotReadyAddresses === true
  const node = pod.spec?.nodeName
  const zone = node ? zoneOf(api.find('Node', node)) : undefined
  const hostname = hostnameOf(service, pod)
  const { name, namespace, uid, deletionTimestamp } = pod.metadata
  const serving = open || isReady(pod)
  const terminating = deletionTimestamp !== undefined
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: serving && !terminating ? SERVES : { ready: open, serving, terminating },
    targetRef: { kind: 'Pod', name, namespace: namespace as string, uid },
    ...(node ? { nodeName: node } : {}),
    ...(hostname ? { hostname } : {}),
    ...(zone ? { zone } : {}),
    ...(serving && !terminating ? hintsOf(service, zone, node) : {}),
  }
}

/** For whom an endpoint is, by the distribution that the Service wants. */
function hintsOf(
  { spec }: Stored<Service>,
  zone: string | undefined,
  node: string | undefined,
): Pick<Endpoint, 'hints'> {
  const wanted = spec?.trafficDistribution
  if (!wanted || !zone)
    return wanted === SAME_NODE && node ? { hints: { forNodes: [{ name: node }] } } : {}
  return {
    hints: {
      forZones: [{ name: zone }],
      ...(wanted === SAME_NODE && node ? { forNodes: [{ name: node }] } : {}),
    },
  }
}

const zoneOf = (node: Stored<Node> | undefined): string | undefined => node?.metadata.labels?.[ZONE]
