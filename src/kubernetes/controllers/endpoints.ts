/**
 * The endpoints controller: one Endpoints object for each Service with a selector, with the
 * addresses of its pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
 */
import { dequal } from 'dequal'
import type {
  EndpointAddress,
  EndpointPort,
  EndpointSubset,
  Pod,
  Service,
} from '../../types/kubernetes/core/v1.js'
import { awaitChange, watch } from '../../sim/loop.js'
import { rfc3339 } from '../../text/time.js'
import { kindOf } from '../kinds/index.js'
import type { Stored } from '../kinds/kind.js'
import { type Context, controller, deleteIfThere } from './controller.js'
import { keysOf } from '../apiserver/informer.js'
import { isReady } from './pods.js'
import { inEndpointsOrder } from './port-order.js'
import {
  HEADLESS_LABEL,
  TRIGGER_TIME,
  hostnameOf,
  podWatch,
  podsOf,
  portsOf,
  selectsPods,
} from './services.js'

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by'
const NAME = 'endpoint-controller'
const OVER_CAPACITY = 'endpoints.kubernetes.io/over-capacity'
/** More addresses than this are cut off. */
const CAPACITY = 1000

export const endpointsController = controller(NAME, {
  of: 'Service',
  watches: [
    podWatch,
    watch(kindOf('Endpoints').table, ({ key, after }) => (after === undefined ? key : undefined)),
  ],
  matters: (before, after) =>
    before.spec !== after.spec || before.metadata.labels !== after.metadata.labels,

  reconcile(service, context) {
    if (selectsPods(service)) write(service, context)
    return awaitChange
  },

  gone(key, { api }) {
    const [namespace = '', name = ''] = key.split('/')
    const left = api.find('Endpoints', name, namespace)
    if (left) deleteIfThere(api, 'Endpoints', left)
    return awaitChange
  },

  leftovers: (tx) => keysOf(tx, kindOf('Endpoints').table as never),
})

function write(service: Stored<Service>, { api, now }: Context): void {
  const { name, namespace } = service.metadata
  const open = service.spec?.publishNotReadyAddresses === true
  const pods = podsOf(api, service).filter(({ metadata }) => open || !metadata.deletionTimestamp)
  const subsets = subsetsOf(service, pods.slice(0, CAPACITY), open)
  const labels = {
    ...service.metadata.labels,
    [MANAGED_BY]: NAME,
    ...(service.spec?.clusterIP === 'None' ? { [HEADLESS_LABEL]: '' } : {}),
  }
  const annotations = {
    [TRIGGER_TIME]: rfc3339(now),
    ...(pods.length > CAPACITY ? { [OVER_CAPACITY]: 'truncated' } : {}),
  }
  const known = api.find('Endpoints', name, namespace)
  if (!known) {
    api.create('Endpoints', {
      metadata: { name, namespace: namespace as string, labels, annotations },
      ...(subsets.length > 0 ? { subsets } : {}),
    })
    return
  }
  if (dequal(known.subsets ?? [], subsets) && dequal(known.metadata.labels, labels)) return
  const { subsets: _, ...rest } = known
  api.update('Endpoints', {
    ...rest,
    metadata: {
      ...known.metadata,
      labels,
      annotations: { ...known.metadata.annotations, ...annotations },
    },
    ...(subsets.length > 0 ? { subsets } : {}),
  })
}

/** The addresses that have the same ports. */
interface Group {
  readonly ready: EndpointAddress[]
  readonly notReady: EndpointAddress[]
  readonly ports: readonly EndpointPort[]
}

/** Addresses that have the same ports stand together, ready ones apart from others, sorted. */
function subsetsOf(
  service: Stored<Service>,
  pods: readonly Stored<Pod>[],
  open: boolean,
): readonly EndpointSubset[] {
  const groups = new Map<string, Group>()
  for (const pod of pods) {
    const ports = portsOf(service, pod)
    if (ports.length === 0 && (service.spec?.ports?.length ?? 0) > 0) continue
    const key = ports.map((port) => Object.values(port).join()).join(' ')
    let subset = groups.get(key)
    if (!subset)
      groups.set(
        key,
        (subset = {
          ready: [],
          notReady: [],
          ports: inEndpointsOrder(ports).map((port) => ({ ...port })),
        }),
      )
    const list = open || isReady(pod) ? subset.ready : subset.notReady
    list.push(addressOf(service, pod))
  }
  return [...groups.values()].map(subsetOf)
}

const subsetOf = ({ ready, notReady, ports }: Group): EndpointSubset => ({
  ...(ready.length > 0 ? { addresses: ready.sort(byAddress) } : {}),
  ...(notReady.length > 0 ? { notReadyAddresses: notReady.sort(byAddress) } : {}),
  ...(ports.length > 0 ? { ports } : {}),
})

const byAddress = (a: EndpointAddress, b: EndpointAddress): number =>
  compare(a.ip, b.ip) || compare(a.targetRef?.uid ?? '', b.targetRef?.uid ?? '')

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function addressOf(service: Stored<Service>, pod: Stored<Pod>): EndpointAddress {
  const { name, namespace, uid } = pod.metadata
  const hostname = hostnameOf(service, pod)
  const nodeName = pod.spec?.nodeName
  return {
    ip: pod.status?.podIP ?? '',
    targetRef: { kind: 'Pod', name, namespace: namespace as string, uid },
    ...(nodeName ? { nodeName } : {}),
    ...(hostname ? { hostname } : {}),
  }
}
