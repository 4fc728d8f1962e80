/**
 * kube-proxy: turns packets for a Service into packets for one of its endpoints. Every node does so
 * for itself and its pods.
 *
 * An endpoint is drawn at random for each connection. With `sessionAffinity: ClientIP` it is drawn
 * from the client's address instead: the same client gets the same endpoint for as long as the
 * endpoints stay, whatever the timeout.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
import type { Service, ServicePort } from '../../types/kubernetes/core/v1.js'
import type { Endpoint } from '../../types/kubernetes/discovery/v1.js'
import { isLoopback } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Packet, Rule, Verdict } from '../../net/rules.js'
import type { Random } from '../../sim/random.js'
import type { Reader } from '../../sim/world.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { services } from '../kinds/service/table.js'
import { programmedSlices } from './sync.js'

const BY = 'kube-proxy'
/** The network that workstation and nodes share. */
const LAN = 'lan'

/** A Service that a packet is for, and how it came to it. */
interface Target {
  readonly service: Stored<Service>
  readonly port: ServicePort | undefined
  /** The node that the packet enters the cluster by. */
  readonly node: string
  /** Came by a node port, an external address or a load balancer's. */
  readonly external: boolean
}

export const kubeProxy: Rule = (packet, read, random) => {
  const target =
    byClusterAddress(packet, read) ?? byExternalAddress(packet, read) ?? byNodePort(packet, read)
  return target && forward(packet, target, read, random)
}

const isNode = (read: Reader, machine: string): boolean =>
  read.get(nodeKind.table, machine) !== undefined

function byClusterAddress(packet: Packet, read: Reader): Target | undefined {
  if (!isNode(read, packet.machine)) return undefined
  const [service] = read.by(services, 'byClusterIP', packet.address)
  return (
    service && {
      service,
      port: service.spec?.ports?.find(({ port }) => port === packet.port),
      node: packet.machine,
      external: false,
    }
  )
}

function byExternalAddress(packet: Packet, read: Reader): Target | undefined {
  if (!isNode(read, packet.machine)) return undefined
  for (const service of read.by(services, 'byExternalAddress', packet.address)) {
    const port = service.spec?.ports?.find((one) => one.port === packet.port)
    if (port) return { service, port, node: packet.machine, external: true }
  }
  return undefined
}

/**
 * A node port is open on every address of every node, for the node itself and for whoever reaches
 * it.
 */
function byNodePort(packet: Packet, read: Reader): Target | undefined {
  const [service] = read.by(services, 'byNodePort', String(packet.port))
  const node = service && nodeAt(packet, read)
  return node === undefined
    ? undefined
    : {
        service: service as Stored<Service>,
        port: service?.spec?.ports?.find(({ nodePort }) => nodePort === packet.port),
        node,
        external: true,
      }
}

function nodeAt(packet: Packet, read: Reader): string | undefined {
  const machine = isLoopback(packet.address)
    ? packet.namespace === hostNamespace(packet.machine)
      ? packet.machine
      : undefined
    : read.by(namespaces, 'byAddress', `${LAN} ${packet.address}`)[0]?.machine
  return machine !== undefined && isNode(read, machine) ? machine : undefined
}

function forward(
  packet: Packet,
  { service, port, node, external }: Target,
  read: Reader,
  random: Random,
): Verdict {
  const name = keyOf(service)
  if (!port) return { do: 'drop', by: BY, note: `service ${name} has no port ${packet.port}` }
  const isLocal =
    (external ? service.spec?.externalTrafficPolicy : service.spec?.internalTrafficPolicy) ===
    'Local'
  const all = endpointsOf(read, service, port)
  const near = isLocal ? all.filter(({ endpoint }) => endpoint.nodeName === node) : all
  if (all.length === 0) return { do: 'refuse', by: BY, note: `service ${name} has no endpoints` }
  if (near.length === 0)
    return { do: 'drop', by: BY, note: `service ${name} has no endpoint on ${node}` }
  const chosen =
    service.spec?.sessionAffinity === 'ClientIP'
      ? sticky(near, `${packet.source} ${service.metadata.uid}`)
      : random.pick(near)
  const entered = node === packet.machine ? {} : { machine: node, namespace: hostNamespace(node) }
  // Without a second hop the client's address need not be masked.
  const seen = isLocal && external ? { source: packet.source } : {}
  return {
    do: 'pass',
    by: BY,
    address: chosen.endpoint.addresses[0] ?? '',
    port: chosen.port,
    ...entered,
    ...seen,
    note: `service ${name}`,
  }
}

interface Candidate {
  readonly endpoint: Endpoint
  readonly port: number
}

/**
 * The ready endpoints of a port; those that still serve while they are being stopped, if there are
 * no others.
 */
function endpointsOf(
  read: Reader,
  service: Stored<Service>,
  port: ServicePort,
): readonly Candidate[] {
  const ready: Candidate[] = []
  const leaving: Candidate[] = []
  for (const { endpoints = [], ports = [] } of programmedSlices(read, keyOf(service))) {
    const number = ports.find(
      ({ name = '', protocol = 'TCP' }) =>
        name === (port.name ?? '') && protocol === (port.protocol ?? 'TCP'),
    )?.port
    if (number === undefined) continue
    for (const endpoint of endpoints) {
      const { ready: isReady, serving, terminating } = endpoint.conditions ?? {}
      if (isReady !== false) ready.push({ endpoint, port: number })
      else if (serving && terminating) leaving.push({ endpoint, port: number })
    }
  }
  return ready.length > 0 ? ready : leaving
}

/** The endpoint that ranks highest for a client: another one only when this one goes. */
function sticky(candidates: readonly Candidate[], client: string): Candidate {
  let [chosen, highest] = [candidates[0] as Candidate, -1]
  for (const candidate of candidates) {
    const rank = hash(
      `${client} ${candidate.endpoint.targetRef?.uid ?? candidate.endpoint.addresses[0]}`,
    )
    if (rank > highest) [chosen, highest] = [candidate, rank]
  }
  return chosen
}

const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** FNV-1a, 32 bits, mixed once more so that texts that differ only at their end are far apart. */
function hash(text: string): number {
  let value = OFFSET_BASIS
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), PRIME)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
