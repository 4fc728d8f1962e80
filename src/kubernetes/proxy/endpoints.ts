/**
 * Which endpoints kube-proxy sends a packet to: those that are ready, near or on this node, as the
 * Service and the hints of its slices say.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies
 * @see https://kubernetes.io/docs/concepts/services-networking/topology-aware-routing/
 */
import type { Service, ServicePort } from '../../types/kubernetes/core/v1.js'
import type { Reader } from '../../sim/world.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import type { Candidate } from './affinity.js'
import { programmedSlices } from './sync.js'

const ZONE = 'topology.kubernetes.io/zone'

/** What a packet finds behind a port of a Service. */
interface Found {
  /** Those that it may go to. */
  readonly chosen: readonly Candidate[]
  /** Whether there are any at all, wherever they are. */
  readonly any: boolean
}

/** The endpoints of a port that a packet on `node` may go to. */
export function endpointsFor(
  read: Reader,
  service: Stored<Service>,
  port: ServicePort,
  { node, isLocal }: { readonly node: string; readonly isLocal: boolean },
): Found {
  const all = candidatesOf(read, service, port)
  const usable = serving(all)
  if (!isLocal) return { chosen: hinted(read, usable, node), any: usable.length > 0 }
  const local = all.filter(({ endpoint }) => endpoint.nodeName === node)
  return { chosen: serving(local), any: usable.length > 0 }
}

/** How many endpoints of a Service serve on a node: what its health check says. */
export const localEndpoints = (read: Reader, service: string, node: string): number =>
  new Set(
    programmedSlices(read, service).flatMap(({ endpoints = [] }) =>
      endpoints
        .filter(({ nodeName, conditions }) => nodeName === node && conditions?.ready !== false)
        .flatMap(({ addresses }) => addresses),
    ),
  ).size

function candidatesOf(
  read: Reader,
  service: Stored<Service>,
  port: ServicePort,
): readonly Candidate[] {
  const found: Candidate[] = []
  for (const { endpoints = [], ports = [] } of programmedSlices(read, keyOf(service))) {
    const number = ports.find(
      ({ name = '', protocol = 'TCP' }) =>
        name === (port.name ?? '') && protocol === (port.protocol ?? 'TCP'),
    )?.port
    if (number === undefined) continue
    for (const endpoint of endpoints) found.push({ endpoint, port: number })
  }
  return found
}

/** The ready ones; those that still serve while they are being stopped, if there are no others. */
function serving(candidates: readonly Candidate[]): readonly Candidate[] {
  const ready = candidates.filter(({ endpoint }) => endpoint.conditions?.ready !== false)
  return ready.length > 0
    ? ready
    : candidates.filter(
        ({ endpoint: { conditions } }) => conditions?.serving && conditions.terminating,
      )
}

/** Those that hints mean for the node, else for its zone; all, where an endpoint has no hint. */
function hinted(
  read: Reader,
  candidates: readonly Candidate[],
  node: string,
): readonly Candidate[] {
  if (!candidates.some(({ endpoint }) => endpoint.hints)) return candidates
  const here = candidates.filter(({ endpoint }) =>
    endpoint.hints?.forNodes?.some(({ name }) => name === node),
  )
  if (here.length > 0) return here
  const zone = read.get(nodeKind.table, node)?.metadata.labels?.[ZONE]
  if (zone === undefined || candidates.some(({ endpoint }) => !endpoint.hints?.forZones?.length))
    return candidates
  const near = candidates.filter(({ endpoint }) =>
    endpoint.hints?.forZones?.some(({ name }) => name === zone),
  )
  return near.length > 0 ? near : candidates
}
