/**
 * Published ports as a user writes them: `8080:80`, `127.0.0.1:8080:80/tcp`, `80`,
 * `8000-8002:80-82`.
 *
 * @see https://docs.docker.com/engine/network/port-publishing/
 */
import { RefusedError } from './daemon.js'
import { numError } from '../../text/strconv.js'

const HIGHEST = 65_535

/** A host port that leads to a container's. */
interface Binding {
  readonly HostIp: string
  readonly HostPort: string
}

/** What is exposed, and where each port is published. */
interface PublishedPorts {
  readonly exposed: Readonly<Record<string, object>>
  readonly bindings: Readonly<Record<string, readonly Binding[]>>
}

/** Ports of `-p` and `--expose`. @throws RefusedError */
export function publishedPorts(
  publish: readonly string[],
  expose: readonly string[],
): PublishedPorts {
  const exposed: Record<string, object> = {}
  const bindings: Record<string, Binding[]> = {}
  for (const { port, binding } of publish.flatMap(parse)) {
    exposed[port] = {}
    bindings[port] = [...(bindings[port] ?? []), binding]
  }
  for (const text of expose) {
    const [range = '', protocol = 'tcp'] = text.split('/', 2)
    const [first, last] =
      rangeOf(range) ??
      fail(
        `invalid range format for --expose: ${range}, error: ${numError('ParseUint', range, 'syntax')}`,
      )
    for (let port = first; port <= last; port++) exposed[`${port}/${protocol}`] = {}
  }
  return { exposed, bindings }
}

function parse(spec: string): readonly { readonly port: string; readonly binding: Binding }[] {
  const slash = spec.indexOf('/')
  const protocol = slash < 0 ? 'tcp' : spec.slice(slash + 1)
  const { ip, host, container } = split(slash < 0 ? spec : spec.slice(0, slash))
  if (container === '') fail(`no port specified: ${spec}<empty>`)
  if (ip !== '' && !/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]+)$/.test(ip))
    fail(`invalid IP address: ${ip}`)
  const [first, last] = rangeOf(container) ?? fail(`Invalid containerPort: ${container}`)
  const [hostFirst, hostLast] =
    host === '' ? [undefined, undefined] : (rangeOf(host) ?? fail(`Invalid hostPort: ${host}`))
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) fail(`invalid proto: ${protocol}`)
  if (
    hostFirst !== undefined &&
    hostLast !== undefined &&
    hostLast - hostFirst !== last - first &&
    first !== last
  ) {
    fail(`invalid ranges specified for container and host Ports: ${container} and ${host}`)
  }
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const isRange = first === last && hostFirst !== hostLast
    const hostPort =
      hostFirst === undefined ? '' : isRange ? `${hostFirst}-${hostLast}` : String(hostFirst + i)
    return {
      port: `${first + i}/${protocol.toLowerCase()}`,
      binding: { HostIp: ip, HostPort: hostPort },
    }
  })
}

/** `[ip:][host:]container`; an IPv6 address stands in brackets. */
function split(text: string): {
  readonly ip: string
  readonly host: string
  readonly container: string
} {
  const [, bracketed, rest = text] = /^\[([^\]]*)\]:(.*)$/.exec(text) ?? []
  const parts = rest.split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  return { ip: bracketed ?? parts.join(':'), host, container }
}

function rangeOf(text: string): readonly [number, number] | undefined {
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  if (
    first === '' ||
    Number(first) > HIGHEST ||
    Number(last) > HIGHEST ||
    Number(last) < Number(first)
  )
    return undefined
  return [Number(first), Number(last)]
}

function fail(why: string): never {
  throw new RefusedError(why)
}
