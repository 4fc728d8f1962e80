/**
 * The DNS settings of a pod: whom it asks for names, and which ends it tries for short ones.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../kind.js'

/** The address of the cluster's DNS Service, as kubelets are configured. */
export const CLUSTER_DNS = '10.96.0.10'
/** The end of every name of the cluster. */
export const DOMAIN = 'cluster.local'
const OPTIONS = ['ndots:5']

/** What stands in a `resolv.conf`. */
interface Dns {
  readonly servers: readonly string[]
  readonly searches: readonly string[]
  readonly options: readonly string[]
}

/** What stands in the pod's `/etc/resolv.conf`; undefined if that is the node's own. */
export function dnsOf({ spec, metadata }: Stored<Pod>): Dns | undefined {
  const { dnsPolicy = 'ClusterFirst', dnsConfig, hostNetwork } = spec ?? {}
  const usesCluster =
    dnsPolicy === 'ClusterFirstWithHostNet' ||
    (dnsPolicy === 'ClusterFirst' && hostNetwork !== true)
  if (!usesCluster && dnsPolicy !== 'None') return undefined
  const { servers, searches, options } = usesCluster
    ? clusterDns(metadata.namespace ?? 'default')
    : { servers: [], searches: [], options: [] }
  return {
    servers: [...servers, ...(dnsConfig?.nameservers ?? [])],
    searches: [...searches, ...(dnsConfig?.searches ?? [])],
    options: withOptions(options, dnsConfig?.options ?? []),
  }
}

const clusterDns = (namespace: string): Dns => ({
  servers: [CLUSTER_DNS],
  searches: [`${namespace}.svc.${DOMAIN}`, `svc.${DOMAIN}`, DOMAIN],
  options: OPTIONS,
})

/** A pod's own options come after the others, and replace those of the same name. */
function withOptions(
  known: readonly string[],
  own: readonly { readonly name?: string; readonly value?: string }[],
): readonly string[] {
  const texts = own.map(({ name = '', value }) => (value === undefined ? name : `${name}:${value}`))
  const isOwn = (option: string): boolean => own.some(({ name }) => name === option.split(':')[0])
  return [...known.filter((option) => !isOwn(option)), ...texts]
}
