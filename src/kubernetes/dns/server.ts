/**
 * CoreDNS as a name server: it holds the zone of the cluster and the names of its addresses, knows
 * the machine that the cluster is on, and lets everything else be answered by others.
 *
 * @see https://coredns.io/plugins/kubernetes/
 */
import type { DnsRecord, NameServer, Question, RecordType, Reply } from '../../net/names.js'
import { isCut } from '../../net/impairment.js'
import { namespaces } from '../../net/namespace.js'
import type { Reader } from '../../sim/world.js'
import { effectOnApi } from '../apiserver/cluster.js'
import { mayAskDns } from '../cni/rule.js'
import { endpointSlices } from '../kinds/endpoint-slice.js'
import { CLUSTER_DNS, DOMAIN } from '../kinds/pod/name-lookup.js'
import { services } from '../kinds/service/table.js'
import { namesOf, recordsOf } from './zone.js'

const SERVICE = 'kube-system/kube-dns'
/** What stands in the Corefile's `hosts`. */
const HOSTS: Readonly<Record<string, string>> = { 'host.minikube.internal': '192.168.49.1' }
const REVERSE = '.in-addr.arpa'
const ALIASES_AT_MOST = 8

/** Answers what is asked at the address of the cluster's DNS. */
export const clusterNameServer: NameServer = (question, read) => {
  if (question.server !== CLUSTER_DNS) return undefined
  if (!isReachable(read, question.namespace)) return 'silent'
  return answer(read, question)
}

/** Whether CoreDNS runs and can be reached from there: it runs where the API server does. */
function isReachable(read: Reader, namespace: string): boolean {
  const row = read.get(namespaces, namespace)
  if ((row && isCut(effectOnApi(read, row.machine))) || !mayAskDns(read, namespace)) return false
  if (!read.get(services, SERVICE)) return true
  return read
    .by(endpointSlices, 'byService', SERVICE)
    .some(({ endpoints = [] }) => endpoints.some(({ conditions }) => conditions?.ready !== false))
}

function answer(read: Reader, question: Question): Reply | undefined {
  const { name, type } = question
  const host = Object.hasOwn(HOSTS, name) ? HOSTS[name] : undefined
  if (host !== undefined) return known(type === 'A' ? [{ name, type, data: host }] : [])
  if (name.endsWith(REVERSE)) return reverse(read, name, type)
  if (name !== DOMAIN && !name.endsWith(`.${DOMAIN}`)) return undefined
  const records = recordsOf(read, name)
  return records ? known(followed(read, records, type)) : nothing()
}

const known = (records: readonly DnsRecord[]): Reply => ({
  code: 'NOERROR',
  authoritative: true,
  records,
})
const nothing = (): Reply => ({ code: 'NXDOMAIN', authoritative: true, records: [] })

/** The records of a type; an alias comes with what it leads to, as far as the zone knows. */
function followed(
  read: Reader,
  records: readonly DnsRecord[],
  type: RecordType,
  depth = 0,
): readonly DnsRecord[] {
  const alias = records.find((record) => record.type === 'CNAME')
  if (!alias) return records.filter((record) => record.type === type)
  if (type === 'CNAME' || depth >= ALIASES_AT_MOST) return [alias]
  return [alias, ...followed(read, recordsOf(read, alias.data) ?? [], type, depth + 1)]
}

/** `10.0.96.10.in-addr.arpa`: the names of an address; what the cluster does not know, others may. */
function reverse(read: Reader, name: string, type: RecordType): Reply | undefined {
  const address = name.slice(0, -REVERSE.length).split('.').reverse().join('.')
  const names = namesOf(read, address)
  if (names.length === 0) return undefined
  return known(type === 'PTR' ? names.map((data) => ({ name, type, data })) : [])
}
