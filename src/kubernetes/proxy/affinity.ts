/**
 * Session affinity: a client's connections go to the endpoint of its last one, on each node, until
 * the client stays away for longer than the timeout or the endpoint goes.
 *
 * @see https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
import type { Service, ServicePort } from '../../types/kubernetes/core/v1.js'
import type { Endpoint } from '../../types/kubernetes/discovery/v1.js'
import { lastWay } from '../../net/stickiness.js'
import type { Reader } from '../../sim/world.js'
import { type Stored, keyOf } from '../kinds/kind.js'

const SECONDS = 10_800

/** An endpoint, and the port that a port of the Service is there. */
export interface Candidate {
  readonly endpoint: Endpoint
  readonly port: number
}

/** Where everything that is kept about a Service begins. */
export const affinityPrefix = (service: string): string => `kube-proxy ${service} `

/** Under which key the choice for a client is kept: each node's proxy and each port has its own. */
export const affinityKey = (
  service: Stored<Service>,
  { port }: ServicePort,
  client: string,
  node: string,
): string => `${affinityPrefix(keyOf(service))}${port} ${node} ${client}`

/** The endpoint of the client's last connection, if it is to be used again. */
export function sameAsBefore(
  read: Reader,
  { spec }: Stored<Service>,
  candidates: readonly Candidate[],
  key: string,
): Candidate | undefined {
  if (spec?.sessionAffinity !== 'ClientIP') return undefined
  const last = lastWay(read, key)
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? SECONDS
  if (!last || read.now >= last.at + seconds * 1_000) return undefined
  return candidates.find(
    ({ endpoint, port }) => endpoint.addresses[0] === last.address && port === last.port,
  )
}
