/**
 * kube-proxy: turns packets for a Service into packets for one of its endpoints. Every node does so
 * for itself and its pods.
 *
 * An endpoint is drawn at random for each connection. With `sessionAffinity: ClientIP` a client that
 * was here before goes where it went then, until it stays away for the timeout.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
import type { Service, ServicePort, ServiceSpec } from '../../types/kubernetes/core/v1.js'
import { isLoopback, isWithin } from '../../net/address.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Packet, Rule, Verdict } from '../../net/rules.js'
import type { Random } from '../../sim/random.js'
import type { Reader } from '../../sim/world.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { services } from '../kinds/service/table.js'
import { affinityKey, sameAsBefore } from './affinity.js'
import { endpointsFor } from './endpoints.js'

const BY = 'kube-proxy'
/** The network that workstation and nodes share. */
const LAN = 'lan'

/** A Service that a packet is for, and how it came to it. */
interface Target {
  readonly service: Stored<Service>
  readonly port: ServicePort | undefined
  /** The node that the packet enters the cluster by. */
  readonly node: string
  /** Which of the Service's addresses it was sent to. */
  readonly address: 'cluster' | 'external' | 'balancer' | 'node port'
}

export const kubeProxy: Rule = (packet, read, random) => {
  const target =
    byClusterAddress(packet, read) ?? byExternalAddress(packet, read) ?? byNodePort(packet, read)
  return target && forward(packet, target, read, random)
}

const isNode = (read: Reader, machine: string): boolean =>
  read.get(nodeKind.table, machine) !== undefined

/** The port of a Service that answers a connection: none of another protocol does. */
const portOf = (
  service: Stored<Service>,
  matches: (port: ServicePort) => boolean,
): ServicePort | undefined =>
  service.spec?.ports?.find((port) => (port.protocol ?? 'TCP') === 'TCP' && matches(port))

function byClusterAddress(packet: Packet, read: Reader): Target | undefined {
  if (!isNode(read, packet.machine)) return undefined
  const [service] = read.by(services, 'byClusterIP', packet.address)
  return (
    service && {
      service,
      port: portOf(service, ({ port }) => port === packet.port),
      node: packet.machine,
      address: 'cluster',
    }
  )
}

/** An address outside leads to a Service on every node, and at the node that has it for others. */
function byExternalAddress(packet: Packet, read: Reader): Target | undefined {
  const known = read.by(services, 'byExternalAddress', packet.address)
  if (known.length === 0) return undefined
  const node = isNode(read, packet.machine) ? packet.machine : nodeAt(packet, read)
  if (node === undefined) return undefined
  for (const service of known) {
    const port = portOf(service, (one) => one.port === packet.port)
    const isGiven = service.status?.loadBalancer?.ingress?.some(({ ip }) => ip === packet.address)
    if (port) return { service, port, node, address: isGiven ? 'balancer' : 'external' }
  }
  return undefined
}

/**
 * A node port is open on every address of every node, for the node itself and for all that reach
 * it.
 */
function byNodePort(packet: Packet, read: Reader): Target | undefined {
  for (const service of read.by(services, 'byNodePort', String(packet.port))) {
    const port = portOf(service, ({ nodePort }) => nodePort === packet.port)
    const node = port && nodeAt(packet, read)
    if (node !== undefined) return { service, port, node, address: 'node port' }
  }
  return undefined
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
  { service, port, node, address }: Target,
  read: Reader,
  random: Random,
): Verdict {
  const name = keyOf(service)
  if (!port)
    return { do: 'drop', by: BY, service: name, note: `service ${name} has no port ${packet.port}` }
  const { spec = {} } = service
  const isOutside = address !== 'cluster' && !isInside(packet, node, read)
  if (isOutside && address === 'balancer' && !isAllowed(packet.source, spec))
    return {
      do: 'drop',
      by: BY,
      service: name,
      note: `service ${name} does not admit ${packet.source}`,
    }
  const isLocal = isOutside
    ? spec.externalTrafficPolicy === 'Local'
    : address === 'cluster' && spec.internalTrafficPolicy === 'Local'
  const { chosen, any } = endpointsFor(read, service, port, { node, isLocal })
  if (!any) return { do: 'refuse', by: BY, service: name, note: `service ${name} has no endpoints` }
  if (chosen.length === 0)
    return { do: 'drop', by: BY, service: name, note: `service ${name} has no endpoint on ${node}` }
  const key = affinityKey(service, port, packet.source, node)
  const candidate = sameAsBefore(read, service, chosen, key) ?? random.pick(chosen)
  const entered = node === packet.machine ? {} : { machine: node, namespace: hostNamespace(node) }
  // Without a second hop the client's address need not be masked.
  const seen = isLocal && isOutside ? { source: packet.source } : {}
  return {
    do: 'pass',
    by: BY,
    address: candidate.endpoint.addresses[0] ?? '',
    port: candidate.port,
    ...entered,
    ...seen,
    service: name,
    note: `service ${name}`,
    ...(spec.sessionAffinity === 'ClientIP' ? { keep: key } : {}),
  }
}

/** Whether a packet comes from the node itself or from a pod: policies for traffic from outside do
 * not concern it. */
function isInside(packet: Packet, node: string, read: Reader): boolean {
  const { source } = packet
  if (isLoopback(source) || read.by(namespaces, 'byAddress', `pods ${source}`).length > 0)
    return true
  return read.by(namespaces, 'byAddress', `${LAN} ${source}`)[0]?.id === hostNamespace(node)
}

/** Whether a load balancer's address may be used from there. */
const isAllowed = (source: string, { loadBalancerSourceRanges = [] }: ServiceSpec): boolean =>
  loadBalancerSourceRanges.length === 0 ||
  loadBalancerSourceRanges.some((range) => isWithin(source, range.trim()))
