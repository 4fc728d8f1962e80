/**
 * Published ports: a port of the machine that leads to a port of a container.
 *
 * @see https://docs.docker.com/engine/network/port-publishing/
 */
import { isLoopback } from '../../net/address.js'
import { listenerOf } from '../../net/listen.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { EPHEMERAL } from '../../net/port.js'
import type { Rule } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader } from '../../sim/world.js'
import { type Container, type PublishedPort, containerKey, containers } from '../container.js'
import { hostPortTaken, portAllocated } from '../errors.js'

/** Where a port of a machine leads. */
interface PublishedRow {
  readonly container: string
  readonly containerPort: number
  /** The address that packets go to, if it is not that of the container's first endpoint. */
  readonly address?: string
}

/** Keys are `<machine> <protocol> <port> <address of the machine>`. */
const published = defineTable<PublishedRow>('published-ports')

const ANY = '0.0.0.0'
const PROXY = 'docker-proxy'

const portPrefix = (machine: string, protocol: string, port: number): string =>
  `${machine} ${protocol} ${port} `

/** A port that a container asks for: one of several, any, or exactly one. */
interface WantedPort {
  readonly port: number
  readonly protocol: string
  readonly hostIp: string
  readonly low: number
  readonly high: number
}

/**
 * Publishes the ports that a container asks for. @throws DockerError when one is taken; the others
 * are then given back
 */
export function publishPorts(tx: Tx, container: Container): PublishedPort[] {
  const done: PublishedPort[] = []
  try {
    for (const wanted of wantedPorts(container)) done.push(publish(tx, container, wanted))
    return done
  } catch (error) {
    unpublishPorts(tx, container.machine, done)
    throw error
  }
}

function publish(tx: Tx, container: Container, wanted: WantedPort): PublishedPort {
  const { machine, id } = container
  const { port, protocol, hostIp } = wanted
  const chosen =
    wanted.low === EPHEMERAL.low && wanted.high === EPHEMERAL.high
      ? nextPort(tx, machine, wanted)
      : firstFree(tx, machine, wanted)
  if (chosen === undefined) throw refusal(tx, container, wanted)
  tx.put(published, portPrefix(machine, protocol, chosen) + hostIp, {
    container: id,
    containerPort: port,
  })
  return { containerPort: port, protocol, hostIp, hostPort: chosen }
}

function refusal(tx: Tx, container: Container, { protocol, hostIp, low }: WantedPort): Error {
  const endpoint = container.endpoints[0]?.id ?? container.id
  return listenerOf(tx, hostNamespace(container.machine), low)
    ? hostPortTaken(container.name, endpoint, hostIp, low, protocol)
    : portAllocated(container.name, endpoint, hostIp, low)
}

/** Gives ports of the machine back. */
export function unpublishPorts(tx: Tx, machine: string, ports: readonly PublishedPort[]): void {
  for (const { protocol, hostPort, hostIp } of ports)
    tx.delete(published, portPrefix(machine, protocol, hostPort) + hostIp)
}

/** A container's port as a number and a protocol: `8080/tcp`. */
const splitPort = (text: string): { readonly port: number; readonly protocol: string } => ({
  port: Number.parseInt(text, 10),
  protocol: text.split('/')[1] ?? 'tcp',
})

function wantedPorts({ host, config, namespace, id, endpoints }: Container): WantedPort[] {
  // Nothing can be published without a network of one's own.
  if (namespace !== id || endpoints.length === 0) return []
  const bound = Object.entries(host.PortBindings).flatMap(([text, bindings]) =>
    bindings.map(
      ({ HostIp, HostPort }): WantedPort => ({
        ...splitPort(text),
        hostIp: HostIp || ANY,
        ...portRange(HostPort),
      }),
    ),
  )
  if (!host.PublishAllPorts) return bound
  const others = Object.keys(config.ExposedPorts ?? {}).filter(
    (text) => !Object.hasOwn(host.PortBindings, text),
  )
  return [
    ...bound,
    ...others.map((text): WantedPort => ({ ...splitPort(text), hostIp: ANY, ...EPHEMERAL })),
  ]
}

/** `8080`, `8000-8010`, or nothing for any. */
function portRange(text: string | undefined): { readonly low: number; readonly high: number } {
  const [, low, high] = /^(\d+)(?:-(\d+))?$/.exec(text ?? '') ?? []
  if (low === undefined || Number(low) === 0) return EPHEMERAL
  return { low: Number(low), high: Number(high ?? low) }
}

/**
 * Whether nobody has a port at an address: one that is published at every address is taken
 * everywhere.
 */
function isFree(tx: Tx, machine: string, { protocol, hostIp }: WantedPort, port: number): boolean {
  if (protocol === 'tcp' && listenerOf(tx, hostNamespace(machine), port)) return false
  const prefix = portPrefix(machine, protocol, port)
  if (hostIp === ANY) return tx.rows(published, prefix).length === 0
  return !tx.get(published, prefix + hostIp) && !tx.get(published, prefix + ANY)
}

function firstFree(tx: Tx, machine: string, wanted: WantedPort): number | undefined {
  for (let port = wanted.low; port <= wanted.high; port++)
    if (isFree(tx, machine, wanted, port)) return port
  return undefined
}

/** The daemon gives ports in ascending order and comes back to a free one only after the last. */
function nextPort(tx: Tx, machine: string, wanted: WantedPort): number | undefined {
  const count = EPHEMERAL.high - EPHEMERAL.low + 1
  for (let tries = 0; tries < count; tries++) {
    const port = EPHEMERAL.low + ((tx.next(`published ports ${machine}`) - 1) % count)
    if (isFree(tx, machine, wanted, port)) return port
  }
  return undefined
}

/**
 * Makes ports of a machine lead to ports of a pod's sandbox. One that is taken stays with who has
 * it.
 */
export function publishHostPorts(
  tx: Tx,
  machine: string,
  sandbox: string,
  address: string,
  ports: readonly {
    readonly containerPort: number
    readonly hostPort: number
    readonly protocol: string
  }[],
): PublishedPort[] {
  const free = ports
    .map(({ protocol, ...port }) => ({ ...port, protocol: protocol.toLowerCase() }))
    .filter(
      ({ hostPort, protocol }) =>
        tx.rows(published, portPrefix(machine, protocol, hostPort)).length === 0,
    )
  for (const { containerPort, hostPort, protocol } of free)
    tx.put(published, portPrefix(machine, protocol, hostPort) + ANY, {
      container: sandbox,
      containerPort,
      address,
    })
  return free.map((port) => ({ ...port, hostIp: ANY }))
}

/** Packets to a published port of a machine go to the container. */
export const publishedPorts: Rule = (packet, read) => {
  const host = read.get(namespaces, hostNamespace(packet.machine))
  const here = packet.namespace === hostNamespace(packet.machine)
  const target =
    here &&
    (isLoopback(packet.address) ||
      host?.interfaces.some(({ address }) => address === packet.address))
      ? packet.machine
      : ownerOf(read, packet.address, packet.machine)
  if (target === undefined) return undefined
  const prefix = portPrefix(target, 'tcp', packet.port)
  const row = read.get(published, prefix + packet.address) ?? read.get(published, prefix + ANY)
  const container = row && read.get(containers, containerKey(target, row.container))
  const endpoint = container?.endpoints[0]
  const address = row?.address ?? endpoint?.address
  if (!row || !container || address === undefined) return undefined
  const { containerPort: port } = row
  // On the machine's loopback the daemon's proxy accepts first and tries the container then;
  // elsewhere the packet itself goes on.
  if (isLoopback(packet.address) && endpoint && !listenerOf(read, container.namespace, port))
    return { do: 'reset', by: PROXY, note: `nobody listens in container ${container.name}` }
  const gateway =
    endpoint?.gateway ?? read.get(namespaces, container.namespace)?.interfaces[0]?.gateway
  const source = target === packet.machine ? (gateway ?? packet.source) : packet.source
  return {
    do: 'pass',
    by: PROXY,
    machine: target,
    namespace: container.namespace,
    address,
    port,
    source,
    note: `published port of container ${container.name}`,
  }
}

/**
 * The machine that has an address, if it is another than the packet's or the packet comes from a
 * container.
 */
function ownerOf(read: Reader, address: string, machine: string): string | undefined {
  const [owner] = read.by(namespaces, 'byAddress', `lan ${address}`)
  if (owner?.id.startsWith('host:')) return owner.machine
  return read
    .get(namespaces, hostNamespace(machine))
    ?.interfaces.some((one) => one.address === address)
    ? machine
    : undefined
}
