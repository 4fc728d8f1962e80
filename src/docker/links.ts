/**
 * Names that a container knows from its request: `--add-host`, and `--link`, which makes another
 * container known on the default bridge.
 *
 * @see https://docs.docker.com/engine/network/links/
 */
import type { Reader } from '../sim/world.js'
import {
  type Container,
  DEFAULT_NETWORK,
  containerNamed,
  findContainer,
  isUp,
} from './container.js'
import { linksStopped, noLinked } from './errors.js'
import { findNetwork } from './network/network.js'

/** What stands for the machine itself. */
const GATEWAY = 'host-gateway'
/** Variables of a linked container that are not passed on. */
const OWN = ['HOME', 'PATH']

/** A line of /etc/hosts. */
interface HostsLine {
  readonly address: string
  readonly names: readonly string[]
}

/**
 * The lines of `--add-host name:address` and of the links. @throws DockerError for a link to what
 * does not run
 */
export function hostsLines(read: Reader, container: Container): readonly HostsLine[] {
  const { machine, host } = container
  const added = host.ExtraHosts.map((entry): HostsLine => {
    const [name, address] = splitHost(entry)
    return {
      names: [name],
      address:
        address === GATEWAY
          ? (findNetwork(read, machine, DEFAULT_NETWORK)?.gateway ?? '')
          : address,
    }
  })
  const linked = linksOf(read, container).map(
    ({ alias, child }): HostsLine => ({
      address: child.endpoints[0]?.address ?? '',
      names: [...new Set([alias, child.config.Hostname, child.name])],
    }),
  )
  return [...added, ...linked]
}

/** `name:address`, or `name=address`. */
function splitHost(entry: string): readonly [string, string] {
  const at = entry.search(/[:=]/)
  return at < 0
    ? [entry, '']
    : [entry.slice(0, at), entry.slice(at + 1).replace(/^\[(.*)\]$/, '$1')]
}

/** The names of lines as a namespace knows them. */
export const namesOf = (lines: readonly HostsLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.flatMap(({ names, address }) => names.map((name) => [name.toLowerCase(), address])),
  )

/**
 * A container's variables about its links: `DB_PORT_5432_TCP_ADDR=172.17.0.2` and
 * the like.
 */
export function linkEnvironment(read: Reader, container: Container): readonly string[] {
  return linksOf(read, container).flatMap(({ alias, child }) => {
    const prefix = alias.toUpperCase().replaceAll('-', '_')
    const address = child.endpoints[0]?.address ?? ''
    const ports = Object.keys(child.config.ExposedPorts ?? {})
      .map((text) => ({ port: Number.parseInt(text, 10), protocol: text.split('/')[1] ?? 'tcp' }))
      .sort((a, b) => a.port - b.port)
    const url = ({ port, protocol }: { port: number; protocol: string }): string =>
      `${protocol}://${address}:${port}`
    return [
      ...ports.slice(0, 1).map((first) => `${prefix}_PORT=${url(first)}`),
      ...ports.flatMap((each) => {
        const name = `${prefix}_PORT_${each.port}_${each.protocol.toUpperCase()}`
        return [
          `${name}=${url(each)}`,
          `${name}_ADDR=${address}`,
          `${name}_PORT=${each.port}`,
          `${name}_PROTO=${each.protocol}`,
        ]
      }),
      `${prefix}_NAME=/${container.name}/${alias}`,
      ...child.config.Env.filter((entry) => !OWN.includes(entry.split('=')[0] ?? '')).map(
        (entry) => `${prefix}_ENV_${entry}`,
      ),
    ]
  })
}

/**
 * The links of a container on the default bridge. @throws DockerError for a link to what does not
 * run
 */
function linksOf(
  read: Reader,
  { machine, name, host, networks }: Container,
): readonly { readonly alias: string; readonly child: Container }[] {
  if (!Object.hasOwn(networks, DEFAULT_NETWORK)) return []
  return host.Links.map((link) => {
    const { child: target, alias } = splitLink(link)
    const child = containerNamed(read, machine, target)
    if (!isUp(child)) throw linksStopped(child.name, `${name}/${alias}`)
    return { alias, child }
  })
}

/** `container`, or `container:alias`. */
export function splitLink(link: string): { readonly child: string; readonly alias: string } {
  const [child = '', alias = child] = link.split(':')
  return { child, alias }
}

/** @throws DockerError when there is no such container */
export function checkLinks(read: Reader, machine: string, links: readonly string[]): void {
  for (const link of links) {
    const { child } = splitLink(link)
    if (!findContainer(read, machine, child)) throw noLinked(child)
  }
}
