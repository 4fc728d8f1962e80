/**
 * `ports`: `8080:80`, `127.0.0.1:8080:80/udp`, `3000-3005`, or the long form.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#ports
 */
import { ComposeError } from '../errors.js'
import { type Dict, type Value, isDict, isList, member } from '../value.js'
import type { Form } from './forms.js'

const HIGHEST = 65_535
const PROTOCOLS = ['tcp', 'udp', 'sctp']

export const ports: Form = (value, name, { lenient }) => {
  if (!isList(value)) return value
  return value.flatMap((item, i): readonly Value[] => {
    if (isDict(item)) return [long(item, `${name}.[${i}]`)]
    try {
      return short(String(item))
    } catch (error) {
      if (lenient && error instanceof ComposeError) return [item]
      throw error
    }
  })
}

function long(port: Dict, name: string): Dict {
  if (member(port, 'target') === undefined)
    throw new ComposeError(`service ports ${name} is missing a target port`)
  const published = member(port, 'published')
  return {
    mode: 'ingress',
    protocol: 'tcp',
    ...port,
    ...(published === undefined || published === null || published === ''
      ? {}
      : { published: String(published) }),
  }
}

function short(spec: string): readonly Dict[] {
  const slash = spec.indexOf('/')
  const protocol = slash < 0 ? 'tcp' : spec.slice(slash + 1).toLowerCase()
  const [, bracketed, rest = ''] =
    /^(?:\[([^\]]*)\]:)?(.*)$/.exec(slash < 0 ? spec : spec.slice(0, slash)) ?? []
  const parts = rest.split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  const ip = bracketed ?? parts.join(':')
  if (container === '') throw new ComposeError(`No port specified: ${spec}<empty>`)
  if (ip !== '' && !/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]+)$/.test(ip))
    throw new ComposeError(`Invalid ip address: ${ip}`)
  const [first, last] = range(container, 'containerPort')
  const published = host === '' ? undefined : range(host, 'hostPort')
  if (!PROTOCOLS.includes(protocol)) throw new ComposeError(`Invalid proto: ${protocol}`)
  if (published && first !== last && published[1] - published[0] !== last - first)
    throw new ComposeError(
      `Invalid ranges specified for container and host Ports: ${container} and ${host}`,
    )
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    mode: 'ingress',
    ...(ip === '' ? {} : { host_ip: ip }),
    target: first + i,
    ...(published
      ? { published: first === last ? shown(published) : String(published[0] + i) }
      : {}),
    protocol,
  }))
}

const shown = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first}-${last}`

function range(text: string, what: string): readonly [number, number] {
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  const [low, high] = [Number(first), Number(last)]
  if (first === '' || low > HIGHEST || high > HIGHEST || high < low)
    throw new ComposeError(`Invalid ${what}: ${text}`)
  return [low, high]
}
