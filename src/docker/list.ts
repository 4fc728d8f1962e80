/**
 * `GET /containers/json`: what `docker ps` shows.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerList
 */
import { RegexError, goRegex } from '../text/regex/regex.js'
import type { Reader } from '../sim/world.js'
import { numError } from '../text/strconv.js'
import { dockerDuration } from '../text/duration.js'
import {
  type Container,
  type PublishedPort,
  containerNamed,
  containers,
  isUp,
} from './container.js'
import { DockerError } from './errors.js'
import { type Filters, hasLabel } from './filters.js'
import { invalidFilter } from './image/errors.js'
import { lookUpImage } from './image/find.js'
import { findNetwork } from './network/network.js'

/** A port as the Engine API lists it. */
export interface ContainerPort {
  readonly IP?: string
  readonly PrivatePort: number
  readonly PublicPort?: number
  readonly Type: string
}

/** One container of the list. */
export interface ContainerSummary {
  readonly Id: string
  readonly Names: readonly string[]
  readonly Image: string
  readonly ImageID: string
  readonly Command: string
  /** Seconds since the Unix epoch. */
  readonly Created: number
  readonly Ports: readonly ContainerPort[]
  readonly Labels: Readonly<Record<string, string>>
  readonly State: string
  readonly Status: string
  readonly HostConfig: { readonly NetworkMode: string }
  readonly Mounts: readonly {
    readonly Type: string
    readonly Name?: string
    readonly Destination: string
  }[]
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>
  }
}

/**
 * The containers of a machine, newest first; those that do not run only with `all`. @throws
 * DockerError for a bad filter
 */
export function list(
  read: Reader,
  machine: string,
  {
    all = false,
    filters = {},
    limit,
  }: { readonly all?: boolean; readonly filters?: Filters; readonly limit?: number } = {},
): readonly ContainerSummary[] {
  checkFilters(filters)
  const moments = Object.fromEntries(
    ORDERED.map((name) => [
      name,
      (filters[name] ?? []).map((value) => containerNamed(read, machine, value).sequence),
    ]),
  )
  const every = all || limit !== undefined || filters['status'] !== undefined
  const found = read
    .by(containers, 'byMachine', machine)
    .filter((row) => every || isUp(row) || row.status === 'restarting')
    .filter(
      (row) =>
        (moments['before'] ?? []).every((moment) => row.sequence < moment) &&
        (moments['since'] ?? []).every((moment) => row.sequence > moment),
    )
    .filter((row) =>
      Object.entries(filters).every(
        ([name, values]) => FILTERS.get(name)?.(row, values, read) ?? true,
      ),
    )
    .sort((a, b) => b.created - a.created || b.sequence - a.sequence)
  return found.slice(0, limit).map((row) => summaryOf(row, read.now))
}

/** Filters that name another container: what was made before it, or since. */
const ORDERED = ['before', 'since']
const STATES = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']
const PORTS = ['publish', 'expose']
const LAST_PORT = 65_535
const badState = (value: string): DockerError =>
  new DockerError(
    400,
    `invalid filter 'status=${value}': invalid value for state (${value}): must be one of ${STATES.join(', ')}`,
  )

/** `80`, `80/tcp`, `8000-8010`. @throws DockerError for what is no port */
function checkPort(name: string, value: string): void {
  const [first = ''] = value.split(/[-/]/)
  if (/^\d+$/.test(first) && Number(first) <= LAST_PORT) return
  const why = numError('ParseUint', first, /^\d+$/.test(first) ? 'range' : 'syntax')
  throw new DockerError(500, `error while looking up for ${name} ${value}: ${why}`)
}
const HEALTHS = ['none', 'starting', 'healthy', 'unhealthy']

/** @throws DockerError for a filter that there is not, or a value that it cannot have */
function checkFilters(filters: Filters): void {
  for (const [name, values] of Object.entries(filters)) {
    if (!FILTERS.has(name) && !ORDERED.includes(name)) throw invalidFilter(name)
    for (const value of values) {
      const known =
        name === 'status'
          ? STATES.includes(value)
          : name === 'health'
            ? HEALTHS.includes(value)
            : name === 'exited'
              ? /^-?\d+$/.test(value)
              : true
      if (!known) throw name === 'status' ? badState(value) : invalidFilter(`${name}=${value}`)
      if (PORTS.includes(name)) checkPort(name, value)
    }
  }
}

const hasPort = (ports: readonly string[], values: readonly string[]): boolean =>
  values.some((value) => ports.includes(value.includes('/') ? value : `${value}/tcp`))

const FILTERS: ReadonlyMap<
  string,
  (row: Container, values: readonly string[], read: Reader) => boolean
> = new Map(
  Object.entries<(row: Container, values: readonly string[], read: Reader) => boolean>({
    name: ({ name }, values) =>
      values.some((value) => fitsName(value, name) || fitsName(value, `/${name}`)),
    id: ({ id }, values) => values.some((value) => id.startsWith(value)),
    status: ({ status }, values) => values.includes(status),
    exited: ({ exitCode, status }, values) =>
      status === 'exited' && values.includes(String(exitCode)),
    label: ({ config }, values) => values.every((value) => hasLabel(config.Labels, value)),
    ancestor: ({ machine, image, config }, values, read) =>
      values.some(
        (value) => config.Image === value || lookUpImage(read, machine, value)?.id === image,
      ),
    network: ({ machine, networks, host }, values, read) =>
      values.some(
        (value) =>
          Object.hasOwn(networks, findNetwork(read, machine, value)?.name ?? value) ||
          host.NetworkMode === value,
      ),
    volume: ({ mounts }, values) =>
      values.some((value) =>
        mounts.some(({ name, destination }) => name === value || destination === value),
      ),
    health: ({ health }, values) => values.includes(health?.status ?? 'none'),
    publish: ({ published }, values) =>
      hasPort(
        published.map(({ hostPort, protocol }) => `${hostPort}/${protocol}`),
        values,
      ),
    expose: ({ config }, values) => hasPort(Object.keys(config.ExposedPorts ?? {}), values),
    'is-task': (_, values) => values.includes('false'),
  }),
)

/** Whether a name fits a pattern, or holds the text when that is no pattern. */
function fitsName(pattern: string, name: string): boolean {
  try {
    return goRegex(pattern).test(name)
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    return name.includes(pattern)
  }
}

function summaryOf(row: Container, now: number): ContainerSummary {
  return {
    Id: row.id,
    Names: [`/${row.name}`],
    Image: row.config.Image,
    ImageID: row.image,
    Command: commandText(row),
    Created: Math.floor(row.created / 1000),
    Ports: portsOf(row),
    Labels: row.config.Labels,
    State: row.status,
    Status: statusText(row, now),
    HostConfig: { NetworkMode: row.host.NetworkMode },
    Mounts: row.mounts.map(({ type, name, destination }) => ({
      Type: type,
      ...(name === undefined ? {} : { Name: name }),
      Destination: destination,
    })),
    NetworkSettings: {
      Networks: Object.fromEntries(
        row.endpoints.map(({ network, address }) => [network, { IPAddress: address }]),
      ),
    },
  }
}

/** The command with words that have blanks in single quotes. */
const commandText = ({ path, args }: Container): string =>
  [
    path,
    ...args.map((word) => (/[\s'"]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word)),
  ].join(' ')

/** `Up 5 seconds (healthy)`, `Exited (137) 2 minutes ago`. */
function statusText(
  { status, startedAt, finishedAt, exitCode, health }: Container,
  now: number,
): string {
  const since = (time: number | undefined): string => dockerDuration(now - (time ?? now))
  switch (status) {
    case 'running':
      return `Up ${since(startedAt)}${health ? ` (${health.status === 'starting' ? 'health: starting' : health.status})` : ''}`
    case 'paused':
      return `Up ${since(startedAt)} (Paused)`
    case 'restarting':
      return `Restarting (${exitCode}) ${since(finishedAt)} ago`
    case 'exited':
      return finishedAt === undefined ? 'Created' : `Exited (${exitCode}) ${since(finishedAt)} ago`
    case 'dead':
      return 'Dead'
    case 'created':
      return 'Created'
  }
}

/** The addresses at which a port is published: IPv4 and IPv6 unless one address was asked for. */
export const addressesOf = ({ hostIp }: PublishedPort): readonly string[] =>
  hostIp === '0.0.0.0' ? ['0.0.0.0', '::'] : [hostIp]

function portsOf(row: Container): ContainerPort[] {
  // Ports that are only exposed belong to an endpoint too.
  if (!isUp(row) || row.endpoints.length === 0) return []
  const published = row.published.flatMap((port) =>
    addressesOf(port).map(
      (IP): ContainerPort => ({
        IP,
        PrivatePort: port.containerPort,
        PublicPort: port.hostPort,
        Type: port.protocol,
      }),
    ),
  )
  const exposed = Object.keys(row.config.ExposedPorts ?? {})
    .map(
      (text): ContainerPort => ({
        PrivatePort: Number.parseInt(text, 10),
        Type: text.split('/')[1] ?? 'tcp',
      }),
    )
    .filter(
      ({ PrivatePort, Type }) =>
        !row.published.some(
          ({ containerPort, protocol }) => containerPort === PrivatePort && protocol === Type,
        ),
    )
  return [...published, ...exposed]
}
