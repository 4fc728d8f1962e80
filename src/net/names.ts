/**
 * Names: how a namespace turns a name into addresses: literal addresses, localhost, its own hosts
 * file, then the resolvers in order; and what name servers answer to a question.
 *
 * @see https://man7.org/linux/man-pages/man5/nsswitch.conf.5.html
 * @see https://man7.org/linux/man-pages/man5/resolv.conf.5.html
 */
import type { Reader } from '../sim/world.js'
import { isAddress } from './address.js'
import { namespaces } from './namespace.js'
import type { Fabric } from './rules.js'

const ALIASES_AT_MOST = 8

/** Whom a program asks for names, and which ends it tries: what its `resolv.conf` says. */
export interface Lookup {
  readonly servers: readonly string[]
  readonly searches: readonly string[]
  /** A name with fewer dots is tried with the ends first. */
  readonly ndots: number
}

/** Types of records that are asked for. */
export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'NS' | 'PTR' | 'SOA' | 'SRV' | 'TXT'

/** A record. Names are whole, without the last dot. */
export interface DnsRecord {
  readonly name: string
  readonly type: RecordType
  /** An address, a name, or several values: `0 50 80 web-0.web.default.svc.cluster.local`. */
  readonly data: string
}

/** What is asked of a name server, and from where. */
export interface Question {
  readonly name: string
  readonly type: RecordType
  /** The address of the server. */
  readonly server: string
  /** The network namespace that asks. */
  readonly namespace: string
}

/** What a name server answers. */
export interface Reply {
  readonly code: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED'
  /** Whether the server holds the names itself. */
  readonly authoritative: boolean
  readonly records: readonly DnsRecord[]
}

/** A name server; undefined where it is not the one that was asked; `'silent'` when it says nothing. */
export type NameServer = (question: Question, read: Reader) => Reply | 'silent' | undefined

/** Who looks for a name, and how. */
interface Search {
  readonly lookup?: Lookup | undefined
  /** How many names have led here. */
  readonly depth?: number
}

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '')

/** The addresses of a name for a namespace, empty when nobody knows it. */
export function resolveName(
  read: Reader,
  fabric: Fabric,
  name: string,
  namespace: string,
  { lookup, depth = 0 }: Search = {},
): readonly string[] {
  const wanted = plain(name)
  if (isAddress(wanted)) return [wanted]
  if (wanted === 'localhost') return ['127.0.0.1']
  const row = read.get(namespaces, namespace)
  if (!row) return []
  const known = row.hosts && Object.hasOwn(row.hosts, wanted) ? row.hosts[wanted] : undefined
  if (known !== undefined) return [known]
  if (wanted === row.hostname.toLowerCase()) return [row.interfaces[0]?.address ?? '127.0.0.1']
  const whole = name.endsWith('.') && lookup ? { ...lookup, searches: [] } : lookup
  for (const resolver of fabric.resolvers) {
    const found = resolver(wanted, namespace, read, whole)
    if (found === undefined) continue
    // A resolver may answer with another name, as a CNAME record does.
    return found.flatMap((answer) =>
      isAddress(answer)
        ? [answer]
        : depth < ALIASES_AT_MOST
          ? resolveName(read, fabric, `${plain(answer)}.`, namespace, { lookup, depth: depth + 1 })
          : [],
    )
  }
  return []
}

/** Every name that a short one may stand for, in the order in which they are tried. */
export function candidatesOf(name: string, { searches, ndots }: Lookup): readonly string[] {
  if (name.endsWith('.')) return [plain(name)]
  const searched = searches.map((domain) => `${plain(name)}.${domain}`)
  return name.split('.').length - 1 < ndots
    ? [...searched, plain(name)]
    : [plain(name), ...searched]
}

/** Asks a name server; undefined when it says nothing. */
export function ask(read: Reader, fabric: Fabric, question: Question): Reply | undefined {
  for (const server of fabric.nameServers ?? []) {
    const reply = server({ ...question, name: plain(question.name) }, read)
    if (reply !== undefined) return reply === 'silent' ? undefined : reply
  }
  return forwarded(read, fabric, question)
}

/** What any other server says: it knows the names that resolvers do. */
function forwarded(read: Reader, fabric: Fabric, { name, type, namespace }: Question): Reply {
  const found = resolveName(read, fabric, `${plain(name)}.`, namespace, {
    lookup: { servers: [], searches: [], ndots: 1 },
  })
  return {
    code: found.length > 0 ? 'NOERROR' : 'NXDOMAIN',
    authoritative: false,
    records:
      type === 'A' ? found.map((data) => ({ name: plain(name), type: 'A' as const, data })) : [],
  }
}
