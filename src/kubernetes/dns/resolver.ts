/**
 * The cluster's DNS for programs: the addresses of a name, as a pod looks for it.
 *
 * A pod's `resolv.conf` says which ends are tried for a short name: its own namespace first, then
 * all Services, then everything; so `web`, `web.shop` and `web.shop.svc.cluster.local` all work.
 * Programs bring what they read there; for others (a probe, a request of the lab) it is worked out
 * from the pod that has the network namespace.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { type Lookup, candidatesOf } from '../../net/names.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Resolver } from '../../net/rules.js'
import type { Reader } from '../../sim/world.js'
import type { Stored } from '../kinds/kind.js'
import { pods } from '../kinds/pod/index.js'
import { CLUSTER_DNS, dnsOf } from '../kinds/pod/name-lookup.js'
import { clusterNameServer } from './server.js'

const NDOTS = 1

/** Answers with addresses, or with the name that an ExternalName Service stands for. */
export const clusterDns: Resolver = (name, namespace, read, given) => {
  const lookup = given ?? lookupOf(read, namespace)
  if (!lookup?.servers.includes(CLUSTER_DNS)) return undefined
  for (const candidate of candidatesOf(name, lookup)) {
    const question = { name: candidate, type: 'A' as const, server: CLUSTER_DNS, namespace }
    const reply = clusterNameServer(question, read)
    if (reply === 'silent') return []
    const found = reply?.records ?? []
    const addresses = found.filter(({ type }) => type === 'A')
    if (addresses.length > 0) return addresses.map(({ data }) => data)
    const alias = found.findLast(({ type }) => type === 'CNAME')
    if (alias) return [alias.data]
  }
  return undefined
}

/** What the pod that has a network namespace looks for names with. */
function lookupOf(read: Reader, namespace: string): Lookup | undefined {
  const pod = podOf(read, namespace)
  const dns = pod && dnsOf(pod)
  if (!dns) return undefined
  const ndots = dns.options.map((one) => /^ndots:(\d+)$/.exec(one)?.[1]).find((one) => one)
  return { ...dns, ndots: ndots === undefined ? NDOTS : Number(ndots) }
}

/** The pod whose network namespace this is. */
function podOf(read: Reader, namespace: string): Stored<Pod> | undefined {
  const row = read.get(namespaces, namespace)
  if (!row || namespace === hostNamespace(row.machine)) return undefined
  const address = row.interfaces[0]?.address
  return read
    .by(pods, 'byNode', row.machine)
    .find(
      ({ status, spec, metadata }) =>
        status?.podIP === address ||
        (!status?.podIP && (spec?.hostname ?? metadata.name) === row.hostname),
    )
}
