/**
 * Addresses: of hosts (`ip`), of networks (`cidr`), of pages (`url`).
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library
 */
import type { FunctionTable } from '../functions.js'
import { CelError, MapValue, Opaque, type Value } from '../values.js'

/** An address as a number, and how many bits it has. */
interface Address {
  readonly bits: 32 | 128
  readonly n: bigint
}

type Ip = Opaque<Address>
type Cidr = Opaque<Address & { readonly prefix: number }>
type Url = Opaque<UrlParts>

function ipv4(text: string): bigint | undefined {
  const parts = text.split('.')
  if (
    parts.length !== 4 ||
    !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  )
    return undefined
  return parts.reduce((n, part) => n * 256n + BigInt(part), 0n)
}

function ipv6(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const groups = [...head, ...tail]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  const missing = 8 - groups.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  return all.reduce((n, group) => n * 65_536n + BigInt(`0x${group}`), 0n)
}

function address(text: string): Address | undefined {
  const four = ipv4(text)
  if (four !== undefined) return { bits: 32, n: four }
  const six = ipv6(text)
  return six === undefined ? undefined : { bits: 128, n: six }
}

function show({ bits, n }: Address): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (n >> shift) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((n >> BigInt(112 - 16 * i)) & 65_535n).toString(16),
  )
  const zeros = [...groups.join(':').matchAll(/\b0(?::0)+\b/g)].sort(
    (a, b) => b[0].length - a[0].length,
  )[0]
  return zeros
    ? groups
        .join(':')
        .replace(zeros[0], '')
        .replace(/^:?:?$|^:|:$|::/, '::')
        .replace(/:{3,}/, '::')
    : groups.join(':')
}

const ipOf = (found: Address): Ip => new Opaque('net.IP', found, show(found))

function ip(text: string): Ip {
  const found = address(text)
  if (!found)
    throw new CelError(
      `IP Address ${JSON.stringify(text)} parse error during conversion from string: ParseAddr(${JSON.stringify(text)}): unable to parse IP`,
    )
  return ipOf(found)
}

function readCidr(text: string): Cidr | undefined {
  const [host = '', bits = '', ...more] = text.split('/')
  const found = address(host)
  if (!found || more.length > 0 || !/^(0|[1-9]\d*)$/.test(bits) || Number(bits) > found.bits)
    return undefined
  const prefix = Number(bits)
  return new Opaque('net.CIDR', { ...found, prefix }, `${show(found)}/${prefix}`)
}

function cidr(text: string): Cidr {
  const found = readCidr(text)
  if (!found)
    throw new CelError(
      `network address parse error during conversion from string: netip.ParsePrefix(${JSON.stringify(text)}): no '/'`,
    )
  return found
}

const masked = ({ bits, n }: Address, prefix: number): bigint => {
  const shift = BigInt(bits - prefix)
  return (n >> shift) << shift
}

const holds = ({ inner }: Cidr, of: Address): boolean =>
  inner.bits === of.bits && masked(of, inner.prefix) === masked(inner, inner.prefix)

const isIn = (found: Address, network: string): boolean => holds(cidr(network), found)

const isLocal = (found: Address, v4: string, v6: string): boolean =>
  isIn(found, found.bits === 32 ? v4 : v6)
const isUnspecified = ({ n }: Address): boolean => n === 0n
const isLoopback = (found: Address): boolean =>
  found.bits === 32 ? isIn(found, '127.0.0.0/8') : found.n === 1n
const isMulticast = (found: Address): boolean => isLocal(found, '224.0.0.0/4', 'ff00::/8')
const isLinkLocal = (found: Address): boolean => isLocal(found, '169.254.0.0/16', 'fe80::/10')

export const addresses: FunctionTable = {
  'ip(string) ip': ip,
  'isIP(string) bool': (text: string) => address(text) !== undefined,
  'ip.isCanonical(string) bool': (text: string) => ip(text).same === text,
  'string(ip) string': ({ same }: Ip) => same,
  'ip.family() int': ({ inner }: Ip) => (inner.bits === 32 ? 4n : 6n),
  'ip.isUnspecified() bool': ({ inner }: Ip) => isUnspecified(inner),
  'ip.isLoopback() bool': ({ inner }: Ip) => isLoopback(inner),
  'ip.isLinkLocalMulticast() bool': ({ inner }: Ip) => isLocal(inner, '224.0.0.0/24', 'ff02::/16'),
  'ip.isLinkLocalUnicast() bool': ({ inner }: Ip) => isLinkLocal(inner),
  'ip.isGlobalUnicast() bool': ({ inner }: Ip) =>
    !isUnspecified(inner) &&
    !isLoopback(inner) &&
    !isMulticast(inner) &&
    !isLinkLocal(inner) &&
    !(inner.bits === 32 && inner.n === 4_294_967_295n),
  'cidr(string) cidr': cidr,
  'isCIDR(string) bool': (text: string) => readCidr(text) !== undefined,
  'string(cidr) string': ({ same }: Cidr) => same,
  'cidr.containsIP(ip) bool': (network: Cidr, { inner }: Ip) => holds(network, inner),
  'cidr.containsIP(string) bool': (network: Cidr, text: string) => holds(network, ip(text).inner),
  'cidr.containsCIDR(cidr) bool': (network: Cidr, { inner }: Cidr) =>
    inner.prefix >= network.inner.prefix && holds(network, inner),
  'cidr.containsCIDR(string) bool': (network: Cidr, text: string) => {
    const { inner } = cidr(text)
    return inner.prefix >= network.inner.prefix && holds(network, inner)
  },
  'cidr.ip() ip': ({ inner: { bits, n } }: Cidr) => ipOf({ bits, n }),
  'cidr.masked() cidr': ({ inner }: Cidr) => {
    const found = { ...inner, n: masked(inner, inner.prefix) }
    return new Opaque('net.CIDR', found, `${show(found)}/${found.prefix}`)
  },
  'cidr.prefixLength() int': ({ inner }: Cidr) => BigInt(inner.prefix),
  'url(string) url': url,
  'isURL(string) bool': (text: string) => readUrl(text) !== undefined,
  'url.getScheme() string': ({ inner }: Url) => inner.scheme,
  'url.getHost() string': ({ inner }: Url) => inner.host,
  'url.getHostname() string': ({ inner }: Url) =>
    inner.host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
  'url.getPort() string': ({ inner }: Url) => /:(\d*)$/.exec(inner.host)?.[1] ?? '',
  'url.getEscapedPath() string': ({ inner }: Url) => inner.path,
  'url.getQuery() map(string, list(string))': ({ inner }: Url) => queryOf(inner.query),
}

interface UrlParts {
  readonly scheme: string
  readonly host: string
  readonly path: string
  readonly query: string
}

/** The parts of a URL that is absolute, or a path that begins with a slash. */
function readUrl(text: string): Url | undefined {
  const found =
    /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#\s]*))?([^?#\s]*)(?:\?([^#\s]*))?$/.exec(text)
  if (!found || (!found[1] && !text.startsWith('/'))) return undefined
  const [, scheme = '', authority = '', path = '', query = ''] = found
  if (/:[^\d\]]+$/.test(authority)) return undefined
  return new Opaque(
    'kubernetes.URL',
    { scheme, host: authority.replace(/^.*@/, ''), path, query },
    text,
  )
}

function url(text: string): Url {
  const found = readUrl(text)
  if (!found)
    throw new CelError(
      `URL parse error during conversion from string: parse ${JSON.stringify(text)}: invalid URI for request`,
    )
  return found
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function queryOf(query: string): Value {
  const values = new Map<string, Value[]>()
  for (const pair of query.split('&').filter((one) => one !== '')) {
    const [key = '', ...rest] = pair.split('=')
    const name = decoded(key)
    values.set(name, [...(values.get(name) ?? []), decoded(rest.join('='))])
  }
  return MapValue.of([...values]) as MapValue
}
