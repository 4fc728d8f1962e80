/**
 * Network policies: whether the pods at both ends of a connection may have it.
 *
 * A pod that no policy selects may have any. One that some select may have what at least one of
 * them allows. Answers belong to their connection and are never looked at.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '../../types/kubernetes/networking/v1.js'
import { isWithin } from '../../net/address.js'
import type { Reader } from '../../sim/world.js'
import type { Stored } from '../kinds/kind.js'
import { matchesLabelSelector } from '../kinds/label-selector.js'
import { namespace as namespaceKind } from '../kinds/namespace.js'
import { networkPolicies } from '../kinds/network-policy.js'

/** One end of a connection: a pod, or something else that has an address. */
export interface End {
  readonly address: string
  readonly pod?: Stored<Pod> | undefined
}

/** A connection that is to be opened. */
interface Connection {
  readonly from: End
  readonly to: End
  readonly port: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

/** Which way policies look: at what a pod sends, or at what it gets. */
type Direction = 'Egress' | 'Ingress'

/** Why a connection may not be: whose policies are against it. */
interface Denial {
  readonly direction: Direction
  readonly pod: string
}

/** Whether policies are against a connection. */
export function denialOf(read: Reader, connection: Connection): Denial | undefined {
  const { from, to } = connection
  if (from.pod && from.pod === to.pod) return undefined
  if (from.pod && !isAllowed(read, from.pod, 'Egress', to, connection))
    return { direction: 'Egress', pod: from.pod.metadata.name }
  if (to.pod && !isAllowed(read, to.pod, 'Ingress', from, connection))
    return { direction: 'Ingress', pod: to.pod.metadata.name }
  return undefined
}

function isAllowed(
  read: Reader,
  pod: Stored<Pod>,
  direction: Direction,
  peer: End,
  connection: Connection,
): boolean {
  const namespace = pod.metadata.namespace ?? ''
  const selecting = read
    .rows(networkPolicies, `${namespace}/`)
    .filter(
      ({ spec }) =>
        spec?.policyTypes?.includes(direction) &&
        matchesLabelSelector(spec.podSelector ?? {}, pod.metadata.labels ?? {}),
    )
  return (
    selecting.length === 0 ||
    selecting.some((policy) =>
      rulesOf(policy, direction).some(
        ({ peers, ports }) =>
          (peers.length === 0 || peers.some((one) => isPeer(read, one, peer, namespace))) &&
          (ports.length === 0 || ports.some((one) => isPort(one, connection))),
      ),
    )
  )
}

interface Rule {
  readonly peers: readonly NetworkPolicyPeer[]
  readonly ports: readonly NetworkPolicyPort[]
}

const rulesOf = ({ spec }: Stored<NetworkPolicy>, direction: Direction): readonly Rule[] =>
  direction === 'Ingress'
    ? (spec?.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec?.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }))

function isPeer(
  read: Reader,
  { ipBlock, podSelector, namespaceSelector }: NetworkPolicyPeer,
  { address, pod }: End,
  namespace: string,
): boolean {
  if (ipBlock)
    return (
      isWithin(address, ipBlock.cidr) &&
      !(ipBlock.except ?? []).some((range) => isWithin(address, range))
    )
  if (!pod) return false
  const home = pod.metadata.namespace ?? ''
  const inNamespace = namespaceSelector
    ? matchesLabelSelector(
        namespaceSelector,
        read.get(namespaceKind.table, home)?.metadata.labels ?? {},
      )
    : home === namespace
  return (
    inNamespace && (!podSelector || matchesLabelSelector(podSelector, pod.metadata.labels ?? {}))
  )
}

/** A port is a number, a range of numbers, or the name that the receiving pod gives to one. */
function isPort(
  { port, endPort, protocol = 'TCP' }: NetworkPolicyPort,
  connection: Connection,
): boolean {
  if (protocol !== connection.protocol) return false
  const wanted = port as number | string | undefined
  if (wanted === undefined) return true
  if (typeof wanted === 'number')
    return connection.port >= wanted && connection.port <= (endPort ?? wanted)
  return (
    connection.to.pod?.spec?.containers.some(({ ports = [] }) =>
      ports.some(
        (one) =>
          one.name === wanted &&
          one.containerPort === connection.port &&
          (one.protocol ?? 'TCP') === protocol,
      ),
    ) === true
  )
}
