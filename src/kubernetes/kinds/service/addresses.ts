/**
 * What a Service is given when it is made: cluster addresses and node ports, drawn from the
 * cluster's ranges.
 *
 * Whether an address or port is taken is asked of the services' own indexes, so nothing has to be
 * given back.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
import type { Service, ServicePort, ServiceSpec } from '../../../types/kubernetes/core/v1.js'
import type { Tx } from '../../../sim/step.js'
import type { Reader } from '../../../sim/world.js'
import type { Draft, Stored } from '../kind.js'
import { familiesOf } from './families.js'
import { services } from './table.js'

/** The range of cluster addresses, 10.96.0.0/12, and of node ports. */
export const SERVICE_RANGE = { first: 0x0a600000, size: 1 << 20, text: '10.96.0.0/12' } as const
export const NODE_PORTS = { first: 30_000, last: 32_767 } as const
const RESERVED = 256

const text = (address: number): string =>
  [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')

/** Whether `address` lies in the range of cluster addresses. */
export function isInServiceRange(address: string): boolean {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return false
  const offset = parts.reduce((sum, part) => sum * 256 + part, 0) - SERVICE_RANGE.first
  return offset > 0 && offset < SERVICE_RANGE.size - 1
}

/** The service that has a cluster address, if one has. */
export const holderOfAddress = (read: Reader, address: string): Stored<Service> | undefined =>
  read.by(services, 'byClusterIP', address)[0]

/** The service that has a node port for a protocol, if one has. */
export const holderOfPort = (
  read: Reader,
  nodePort: number,
  protocol = 'TCP',
): Stored<Service> | undefined =>
  read
    .by(services, 'byNodePort', String(nodePort))
    .find(
      ({ spec }) =>
        (spec?.healthCheckNodePort === nodePort && protocol === 'TCP') ||
        spec?.ports?.some(
          (port) => port.nodePort === nodePort && (port.protocol ?? 'TCP') === protocol,
        ),
    )

/**
 * Draws whatever the draft should have and has not. What does not fit is left for the validation to
 * report.
 */
export function allocate(draft: Draft<Service>, old: Stored<Service> | undefined, tx: Tx): void {
  const spec = draft.spec ?? {}
  if (spec.type === 'ExternalName') {
    draft.spec = withoutAddresses(spec)
    return
  }
  const kept = old?.spec?.type === 'ExternalName' ? undefined : old?.spec
  const clusterIP = spec.clusterIP || spec.clusterIPs?.[0] || kept?.clusterIP || drawAddress(tx)
  draft.spec = {
    ...spec,
    clusterIP,
    clusterIPs:
      spec.clusterIPs?.length && !(kept && spec.clusterIP && spec.clusterIP !== kept.clusterIP)
        ? spec.clusterIPs
        : [clusterIP],
    ...familiesOf(spec, clusterIP),
    ...(spec.ports ? { ports: portsOf(spec, kept, tx) } : {}),
    ...healthCheckPort(spec, kept, tx),
  }
}

/** Whether a load balancer has to ask nodes where its endpoints are. */
export const needsHealthCheck = ({ type, externalTrafficPolicy }: ServiceSpec): boolean =>
  type === 'LoadBalancer' && externalTrafficPolicy === 'Local'

/** The node port at which kube-proxy says whether a node has endpoints: drawn where one is needed. */
function healthCheckPort(
  spec: ServiceSpec,
  old: ServiceSpec | undefined,
  tx: Tx,
): Pick<ServiceSpec, 'healthCheckNodePort'> {
  if (!needsHealthCheck(spec) || spec.healthCheckNodePort) return {}
  const taken = new Set((spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? []))
  return { healthCheckNodePort: old?.healthCheckNodePort ?? drawPort(tx, 'TCP', taken) }
}

function withoutAddresses(spec: ServiceSpec): ServiceSpec {
  const { clusterIP, clusterIPs, ipFamilies, ipFamilyPolicy, internalTrafficPolicy, ...rest } = spec
  return { ...rest, ...(clusterIP === 'None' ? { clusterIP } : {}) }
}

/** Ports with their node ports: drawn where one is needed, taken away where none is. */
function portsOf(spec: ServiceSpec, old: ServiceSpec | undefined, tx: Tx): ServicePort[] {
  const wanted =
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  const drawn = new Set<number>()
  return (spec.ports ?? []).map((port) => {
    if (!wanted) {
      const former = old?.ports?.find((one) => one.nodePort === port.nodePort)
      if (!port.nodePort || !former || spec.type === 'LoadBalancer') return port
      const { nodePort, ...rest } = port
      return rest
    }
    if (port.nodePort) return port
    const former = old?.ports?.find(
      (one) => one.port === port.port && (one.protocol ?? 'TCP') === (port.protocol ?? 'TCP'),
    )?.nodePort
    const nodePort = former ?? drawPort(tx, port.protocol ?? 'TCP', drawn)
    drawn.add(nodePort)
    return { ...port, nodePort }
  })
}

/**
 * An address that nobody has, from the upper part of the range: the first 256 are for addresses
 * chosen by hand.
 */
function drawAddress(tx: Tx): string {
  for (;;) {
    const address = text(SERVICE_RANGE.first + tx.random.int(RESERVED + 1, SERVICE_RANGE.size - 2))
    if (!holderOfAddress(tx, address)) return address
  }
}

function drawPort(tx: Tx, protocol: string, drawn: ReadonlySet<number>): number {
  for (;;) {
    const port = tx.random.int(NODE_PORTS.first, NODE_PORTS.last)
    if (!drawn.has(port) && !holderOfPort(tx, port, protocol)) return port
  }
}
