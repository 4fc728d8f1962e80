/**
 * A CNI plugin that enforces network policies: packets that they are against vanish.
 *
 * It looks at packets whose way is settled: those for a Service have an endpoint by then. What a
 * node itself sends to pods on it (its kubelet's probes) always passes, and so does what a pod
 * sends to itself.
 *
 * @see https://docs.tigera.io/calico/latest/network-policy/get-started/kubernetes-policy/kubernetes-network-policy
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Packet, Rule } from '../../net/rules.js'
import type { Reader } from '../../sim/world.js'
import { clusterOf } from '../apiserver/cluster.js'
import { enforcesPolicies } from '../kinds/cni-plugin.js'
import { endpointSlices } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { networkPolicies } from '../kinds/network-policy.js'
import { pods } from '../kinds/pod/index.js'
import { type End, denialOf } from './policy.js'

const BY = 'network-policy'
const POD_NETWORK = 'pods'
const LAN = 'lan'
const DNS_PORT = 53
const DNS_SERVICE = 'kube-system/kube-dns'

/** Whether there is anything to enforce. */
const isActive = (read: Reader): boolean =>
  read.count(networkPolicies as never) > 0 && enforcesPolicies(clusterOf(read)?.cni)

export const networkPolicyRule: Rule = (packet, read) => {
  if (!isActive(read)) return undefined
  const to = endAt(read, packet.address)
  const from = sourceOf(read, packet, to)
  if (!from) return undefined
  const denial = denialOf(read, { from, to, port: packet.port, protocol: 'TCP' })
  return denial && { do: 'drop', by: BY, note: `${denial.direction} of pod ${denial.pod}` }
}

/** Whether a network namespace may ask the cluster's DNS for names. */
export function mayAskDns(read: Reader, namespace: string): boolean {
  if (!isActive(read)) return true
  const row = read.get(namespaces, namespace)
  const address = row?.interfaces.find(({ network }) => network === POD_NETWORK)?.address
  if (row === undefined || address === undefined || namespace === hostNamespace(row.machine))
    return true
  const from = endAt(read, address)
  const servers = read
    .by(endpointSlices, 'byService', DNS_SERVICE)
    .flatMap(({ endpoints = [] }) => endpoints.flatMap(({ addresses }) => addresses))
  return servers.some(
    (server) => !denialOf(read, { from, to: endAt(read, server), port: DNS_PORT, protocol: 'UDP' }),
  )
}

/** Where a packet comes from, as the receiver's node sees it; undefined for the node itself. */
function sourceOf(read: Reader, packet: Packet, to: End): End | undefined {
  const known = endAt(read, packet.source)
  if (known.pod || packet.namespace !== hostNamespace(packet.machine)) return known
  const node = read
    .get(namespaces, packet.namespace)
    ?.interfaces.find(({ network }) => network === LAN)?.address
  const isOwn = packet.source === node
  if (isOwn && to.pod?.spec?.nodeName === packet.machine) return undefined
  // A node that sends a packet on for somebody outside puts its own address there.
  return packet.isTranslated || isOwn ? known : { address: node ?? packet.source }
}

/** Who has an address: a pod with a network of its own, or something else. */
function endAt(read: Reader, address: string): End {
  const [row] = read.by(namespaces, 'byAddress', `${POD_NETWORK} ${address}`)
  if (!row || row.id === hostNamespace(row.machine)) return { address }
  return { address, pod: podAt(read, row.machine, address) }
}

const podAt = (read: Reader, node: string, address: string): Stored<Pod> | undefined =>
  read
    .by(pods, 'byNode', node)
    .find(
      ({ status, spec }) =>
        status?.podIP === address &&
        spec?.hostNetwork !== true &&
        status.phase !== 'Succeeded' &&
        status.phase !== 'Failed',
    )
