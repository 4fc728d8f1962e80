/**
 * Services and their pods: who is behind a Service, on which ports, and which changes of pods
 * concern it.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
import type { Pod, Service, ServicePort } from '../../types/kubernetes/core/v1.js'
import { type Watch, watch } from '../../sim/loop.js'
import type { Reader } from '../../sim/world.js'
import type { Api } from '../apiserver/client.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { labelEntries, selectorEntry } from '../kinds/object-table.js'
import { pods } from '../kinds/pod/index.js'
import { services } from '../kinds/service/table.js'
import { hasEnded, isReady } from './pods.js'

/** Marks the endpoints of Services that have no address of their own. */
export const HEADLESS_LABEL = 'service.kubernetes.io/headless'
/** When the change came that the endpoints follow. */
export const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time'

/** A port as endpoints have it. */
export interface EndpointPort {
  readonly name?: string
  readonly port: number
  readonly protocol: NonNullable<ServicePort['protocol']>
  readonly appProtocol?: string
}

/**
 * Whether a selector says which pods are behind a Service: if not, somebody else writes its
 * endpoints.
 */
export const selectsPods = ({ spec }: Stored<Service>): boolean =>
  spec?.type !== 'ExternalName' &&
  spec?.selector !== undefined &&
  Object.keys(spec.selector).length > 0

const selects = (
  { spec }: Stored<Service>,
  labels: Readonly<Record<string, string>> | undefined,
): boolean => {
  for (const key in spec?.selector)
    if (!labels || !Object.hasOwn(labels, key) || labels[key] !== spec.selector[key]) return false
  return true
}

/**
 * The pods behind a Service that have an address and have not ended, in the order of their names.
 */
export function podsOf(api: Api, service: Stored<Service>): readonly Stored<Pod>[] {
  const found = api.by(
    'Pod',
    'byLabel',
    selectorEntry(service.metadata.namespace, service.spec?.selector),
  )
  return found.filter(
    (pod) => pod.status?.podIP && !hasEnded(pod) && selects(service, pod.metadata.labels),
  )
}

/** Ports that are the same for every pod, by the Service's own. */
const numbered = new WeakMap<readonly ServicePort[], readonly EndpointPort[]>()

/** The ports of a pod that a Service's ports mean; a name that no container knows means none. */
export function portsOf({ spec }: Stored<Service>, pod: Stored<Pod>): readonly EndpointPort[] {
  const ports = spec?.ports ?? []
  if (ports.some(({ targetPort }) => typeof targetPort === 'string'))
    return resolvePorts(ports, pod)
  let known = numbered.get(ports)
  if (!known) numbered.set(ports, (known = resolvePorts(ports, pod)))
  return known
}

function resolvePorts(ports: readonly ServicePort[], pod: Stored<Pod>): readonly EndpointPort[] {
  return ports.flatMap((port) => {
    const number = targetOf(port, pod)
    if (number === undefined) return []
    return {
      ...(port.name ? { name: port.name } : {}),
      port: number,
      protocol: port.protocol ?? 'TCP',
      ...(port.appProtocol ? { appProtocol: port.appProtocol } : {}),
    }
  })
}

function targetOf(
  { targetPort, port, protocol = 'TCP' }: ServicePort,
  { spec }: Stored<Pod>,
): number | undefined {
  const target = targetPort as number | string | undefined
  if (typeof target !== 'string') return target ?? port
  const all = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].flatMap(
    ({ ports }) => ports ?? [],
  )
  return all.find((one) => one.name === target && (one.protocol ?? 'TCP') === protocol)
    ?.containerPort
}

/** The name by which a pod is found under a headless Service, if it asks for one. */
export const hostnameOf = (service: Stored<Service>, { spec }: Stored<Pod>): string | undefined =>
  spec?.hostname && spec.subdomain === service.metadata.name ? spec.hostname : undefined

/** Changes of pods wake the Services that select them, before or after. */
export const podWatch: Watch = watch(pods, ({ before, after }, tx) => {
  if (before && after && !endpointChanged(before, after)) return undefined
  if (!hasAddress(before) && !hasAddress(after)) return undefined
  const keys: string[] = []
  addServicesOf(tx, (after ?? before) as Stored<Pod>, keys)
  if (before && after && before.metadata.labels !== after.metadata.labels)
    addServicesOf(tx, before, keys)
  return keys
})

const hasAddress = (pod: Stored<Pod> | undefined): boolean => pod?.status?.podIP !== undefined

const endpointChanged = (before: Stored<Pod>, after: Stored<Pod>): boolean =>
  before.metadata.labels !== after.metadata.labels ||
  before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
  before.status?.podIP !== after.status?.podIP ||
  hasEnded(before) !== hasEnded(after) ||
  isReady(before) !== isReady(after)

function addServicesOf(read: Reader, { metadata }: Stored<Pod>, keys: string[]): void {
  for (const entry of labelEntries(metadata) ?? [])
    read.eachBy(services, 'bySelector', entry, (service) => {
      const key = keyOf(service)
      if (selects(service, metadata.labels) && !keys.includes(key)) keys.push(key)
    })
}
