/**
 * The cluster's DNS: names of Services and pods, for pods.
 *
 * A pod looks for a name in its own namespace first, then among all Services, then everywhere; so
 * `web`, `web.shop` and
 * `web.shop.svc.cluster.local` all work. Who asks is told by the address of the network namespace
 * that asks.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { isCut } from '../../net/impairment.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import type { Resolver } from '../../net/rules.js'
import type { Reader } from '../../sim/world.js'
import { effectOnApi } from '../apiserver/cluster.js'
import { endpointSlices } from '../kinds/endpoint-slice.js'
import type { Stored } from '../kinds/kind.js'
import { pods } from '../kinds/pod/index.js'
import { services } from '../kinds/service/table.js'

const DOMAIN = 'cluster.local'
/** Names with fewer dots than this are looked for under the search domains first. */
const DOTS = 5

/** Answers with addresses, or with the name that an ExternalName Service stands for. */
export const clusterDns: Resolver = (name, namespace, read) => {
  const pod = podOf(read, namespace)
  // CoreDNS runs where the API server does.
  if (pod && isCut(effectOnApi(read, pod.spec?.nodeName ?? ''))) return []
  if (!pod || pod.spec?.dnsPolicy === 'Default' || pod.spec?.dnsPolicy === 'None') return undefined
  for (const full of candidates(name, pod.metadata.namespace ?? 'default')) {
    const found = lookUp(read, full)
    if (found && found.length > 0) return found
  }
  return undefined
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

function candidates(name: string, namespace: string): readonly string[] {
  const searched = [`${namespace}.svc.${DOMAIN}`, `svc.${DOMAIN}`, DOMAIN].map(
    (domain) => `${name}.${domain}`,
  )
  return name.split('.').length - 1 < DOTS ? [...searched, name] : [name, ...searched]
}

function lookUp(read: Reader, name: string): readonly string[] | undefined {
  if (!name.endsWith(`.${DOMAIN}`)) return undefined
  const labels = name.slice(0, -DOMAIN.length - 1).split('.')
  const [kind, namespace, service, hostname] = [...labels].reverse()
  if (!namespace || !service || labels.length > 4) return undefined
  if (kind === 'pod' && labels.length === 3) return podAddress(service)
  return kind === 'svc' ? serviceAddresses(read, `${namespace}/${service}`, hostname) : undefined
}

/** `10-244-0-7.default.pod.cluster.local` */
const podAddress = (dashed: string): readonly string[] | undefined =>
  /^\d{1,3}(-\d{1,3}){3}$/.test(dashed) ? [dashed.replaceAll('-', '.')] : undefined

function serviceAddresses(
  read: Reader,
  key: string,
  hostname: string | undefined,
): readonly string[] | undefined {
  const service = read.get(services, key)
  if (!service) return undefined
  if (service.spec?.type === 'ExternalName')
    return hostname === undefined ? [service.spec.externalName ?? ''] : undefined
  if (service.spec?.clusterIP !== 'None')
    return hostname === undefined ? [service.spec?.clusterIP ?? ''] : undefined
  return headlessAddresses(read, key, hostname)
}

/** A headless Service has the addresses of its ready pods; a pod's own name stands before it. */
function headlessAddresses(
  read: Reader,
  key: string,
  hostname: string | undefined,
): readonly string[] {
  const ready = read
    .by(endpointSlices, 'byService', key)
    .flatMap(({ endpoints }) =>
      (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false),
    )
  const named =
    hostname === undefined
      ? ready
      : ready.filter(
          (endpoint) =>
            (endpoint.hostname ?? endpoint.addresses[0]?.replaceAll('.', '-')) === hostname,
        )
  return named.flatMap(({ addresses }) => addresses)
}
