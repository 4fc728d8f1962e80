/**
 * What the bodies of requests are made of. The daemon refuses a member of another type with the
 * words of its JSON decoder, and knows a member whatever the case of its letters.
 *
 * @see https://pkg.go.dev/encoding/json#Unmarshal
 */
import { DockerError } from '../../docker/errors.js'
import { otherType } from '../../text/go-json.js'
import type { Body } from './query.js'

/** A type of Go, or a struct: its name and what is in it. */
type Type = string | Shape

/** A struct of Go. */
export interface Shape {
  readonly type: string
  readonly members: Readonly<Record<string, Type>>
  /** It is a list of those. */
  readonly isList?: boolean
}

export const INVALID_JSON = 'invalid JSON: '
/** The body of a request is not what it should be. */
export const invalidJson = (why: string): DockerError =>
  new DockerError(400, `${INVALID_JSON}${why}`)

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value

/** The members of a body by their own names. @throws DockerError 400 */
export function shaped(body: unknown, shape: Shape): Body {
  if (body === null) return {}
  if (kindOf(body) !== 'object') throw invalidJson(otherType(kindOf(body), shape.type))
  // A request with decoder of its own has no name where it is unpacked.
  const root = shape.type === 'container.CreateRequest' ? '' : shape.type.replace(/^.*\./, '')
  return members(body as Body, shape, root)
}

function members(body: Body, { members: known }: Shape, path: string): Body {
  const names = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]))
  return Object.fromEntries(
    Object.entries(body).map(([written, value]) => {
      const name = names.get(written.toLowerCase()) ?? written
      const type = Object.hasOwn(known, name) ? known[name] : undefined
      return [name, type === undefined ? value : checked(value, type, `${path}.${name}`)]
    }),
  )
}

function checked(value: unknown, type: Type, path: string): unknown {
  if (value === null) return value
  if (typeof type !== 'string') return struct(value, type, path)
  const kind = kindOf(value)
  if (type === COMMAND) return command(value)
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) throw field(value, path, type)
    for (const [i, one] of value.entries())
      if (type === '[]string' && typeof one !== 'string' && one !== null)
        throw invalidJson(`json: cannot unmarshal ${kindOf(one)} into ${path}.${i} of type string`)
    return value
  }
  if (type.startsWith('map')) {
    if (kind !== 'object') throw field(value, path, type)
    if (type === 'map[string]string')
      for (const [key, one] of Object.entries(value as Body))
        if (typeof one !== 'string' && one !== null) throw field(one, `${path}.${key}`, 'string')
    return value
  }
  if (kind !== kindFor(type)) throw field(value, path, type)
  if (kind === 'number' && /int/.test(type) && !Number.isInteger(value))
    throw invalidJson(
      `json: cannot unmarshal number ${value} into Go struct field ${path} of type ${type}`,
    )
  return value
}

const kindFor = (type: string): string =>
  type === 'bool' ? 'bool' : /^(u?int|float)/.test(type) ? 'number' : 'string'

const field = (value: unknown, path: string, type: string): DockerError =>
  invalidJson(
    `json: cannot unmarshal ${kindOf(value)} into Go struct field ${path} of type ${type}`,
  )

function struct(value: unknown, shape: Shape, path: string): unknown {
  if (!shape.isList) {
    if (kindOf(value) !== 'object') throw field(value, path, shape.type)
    return members(value as Body, shape, path)
  }
  if (!Array.isArray(value)) throw field(value, path, `[]${shape.type}`)
  return value.map((one, i) =>
    one === null || kindOf(one) !== 'object' ? one : members(one as Body, shape, `${path}.${i}`),
  )
}

/** A list of words, or one text. */
const COMMAND = 'command'

/** A command as a list. */
function command(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw invalidJson(otherType(kindOf(value), 'string'))
}

/** Names of one type. */
const all = (type: string, names: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]))

const ENDPOINT: Shape = {
  type: 'network.EndpointSettings',
  members: {
    Aliases: '[]string',
    Links: '[]string',
    MacAddress: 'string',
    DriverOpts: 'map[string]string',
    GwPriority: 'int',
    IPAMConfig: { type: 'network.EndpointIPAMConfig', members: all('string', 'IPv4Address') },
  },
}

const RESTART_POLICY: Shape = {
  type: 'container.RestartPolicy',
  members: { Name: 'container.RestartPolicyMode', MaximumRetryCount: 'int' },
}

const RESOURCES = {
  ...all(
    'int64',
    'CpuShares Memory NanoCpus CpuPeriod CpuQuota CpuRealtimePeriod CpuRealtimeRuntime MemoryReservation MemorySwap MemorySwappiness PidsLimit',
  ),
  ...all('string', 'CpusetCpus CpusetMems CgroupParent'),
  OomKillDisable: 'bool',
}

const HOST_CONFIG: Shape = {
  type: 'container.HostConfig',
  members: {
    ...RESOURCES,
    ...all(
      '[]string',
      'Binds VolumesFrom Dns DnsOptions DnsSearch ExtraHosts GroupAdd Links SecurityOpt CapAdd CapDrop',
    ),
    ...all('bool', 'AutoRemove Privileged PublishAllPorts ReadonlyRootfs Init'),
    ...all('string', 'VolumeDriver ContainerIDFile Cgroup Runtime'),
    ...all('map[string]string', 'Tmpfs Sysctls StorageOpt'),
    NetworkMode: 'container.NetworkMode',
    IpcMode: 'container.IpcMode',
    PidMode: 'container.PidMode',
    ShmSize: 'int64',
    OomScoreAdj: 'int',
    RestartPolicy: RESTART_POLICY,
    PortBindings: 'map[nat.Port][]nat.PortBinding',
    Mounts: '[]mount.Mount',
  },
}

/** The body of `POST /containers/create`. */
export const CREATE_CONTAINER: Shape = {
  type: 'container.CreateRequest',
  members: {
    ...all('string', 'Hostname Domainname User Image WorkingDir StopSignal'),
    ...all(
      'bool',
      'AttachStdin AttachStdout AttachStderr Tty OpenStdin StdinOnce NetworkDisabled ArgsEscaped',
    ),
    Env: '[]string',
    Cmd: COMMAND,
    Entrypoint: COMMAND,
    Labels: 'map[string]string',
    ExposedPorts: 'map[nat.Port]struct {}',
    Volumes: 'map[string]struct {}',
    StopTimeout: 'int',
    HostConfig: HOST_CONFIG,
    NetworkingConfig: {
      type: 'network.NetworkingConfig',
      members: { EndpointsConfig: 'map[string]*network.EndpointSettings' },
    },
  },
}

/** The body of `POST /containers/{id}/update`. */
export const UPDATE_CONTAINER: Shape = {
  type: 'container.UpdateConfig',
  members: { ...RESOURCES, RestartPolicy: RESTART_POLICY },
}

/** The body of `POST /containers/{id}/exec`. */
export const CREATE_EXEC: Shape = {
  type: 'container.ExecOptions',
  members: {
    ...all('string', 'User DetachKeys WorkingDir'),
    ...all('bool', 'Privileged Tty AttachStdin AttachStderr AttachStdout'),
    ...all('[]string', 'Cmd Env'),
  },
}

/** The body of `POST /exec/{id}/start`. */
export const START_EXEC: Shape = {
  type: 'container.ExecStartOptions',
  members: all('bool', 'Detach Tty'),
}

/** The body of `POST /networks/create`. */
export const CREATE_NETWORK: Shape = {
  type: 'network.CreateRequest',
  members: {
    ...all('string', 'Name Driver Scope'),
    ...all('bool', 'EnableIPv4 EnableIPv6 Internal Attachable Ingress ConfigOnly CheckDuplicate'),
    ...all('map[string]string', 'Options Labels'),
    IPAM: {
      type: 'network.IPAM',
      members: {
        Driver: 'string',
        Options: 'map[string]string',
        Config: {
          type: 'network.IPAMConfig',
          isList: true,
          members: all('string', 'Subnet IPRange Gateway'),
        },
      },
    },
  },
}

/** The body of `POST /networks/{id}/connect`. */
export const CONNECT: Shape = {
  type: 'network.ConnectOptions',
  members: { Container: 'string', EndpointConfig: ENDPOINT },
}

/** The body of `POST /networks/{id}/disconnect`. */
export const DISCONNECT: Shape = {
  type: 'network.DisconnectOptions',
  members: { Container: 'string', Force: 'bool' },
}

/** The body of `POST /volumes/create`. */
export const CREATE_VOLUME: Shape = {
  type: 'volume.CreateOptions',
  members: { ...all('string', 'Name Driver'), ...all('map[string]string', 'Labels DriverOpts') },
}
