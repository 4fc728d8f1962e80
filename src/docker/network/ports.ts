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
import { portAllocated } from '../errors.js'

/** Who has a port of a machine. Keys are `<machine> <protocol> <port>`. */
const published = defineTable<{ readonly container: string; readonly containerPort: number; readonly hostIp: string }>('published-ports')

const ANY = '0.0.0.0'

const portKey = (machine: string, protocol: string, port: number): string => `${machine} ${protocol} ${port}`

/** Publishes the ports that a container asks for. @throws DockerError when one is taken; the others are then given back */
export function publishPorts(tx: Tx, container: Container): PublishedPort[] {
  const done: PublishedPort[] = []
  for (const { port, protocol, hostIp, hostPort } of wantedPorts(container)) {
    const chosen = hostPort === undefined ? freePort(tx, container.machine, protocol) : hostPort
    const key = portKey(container.machine, protocol, chosen)
    if (tx.get(published, key) || listenerOf(tx, hostNamespace(container.machine), chosen)) {
      unpublishPorts(tx, container.machine, done)
      throw portAllocated(container.name, container.endpoints[0]?.id ?? container.id, hostIp, chosen)
    }
    tx.put(published, key, { container: container.id, containerPort: port, hostIp })
    done.push({ containerPort: port, protocol, hostIp, hostPort: chosen })
  }
  return done
}

export function unpublishPorts(tx: Tx, machine: string, ports: readonly PublishedPort[]): void {
  for (const { protocol, hostPort } of ports) tx.delete(published, portKey(machine, protocol, hostPort))
}

/** Whether a port of a machine is published. */
export const isPublished = (read: Reader, machine: string, port: number): boolean => read.get(published, portKey(machine, 'tcp', port)) !== undefined

/** A container's port as a number and a protocol: `8080/tcp`. */
export const splitPort = (text: string): { readonly port: number; readonly protocol: string } => ({ port: Number.parseInt(text, 10), protocol: text.split('/')[1] ?? 'tcp' })

function wantedPorts({ host, config }: Container): { port: number; protocol: string; hostIp: string; hostPort: number | undefined }[] {
  const bound = Object.entries(host.PortBindings).flatMap(([text, bindings]) =>
    bindings.map(({ HostIp, HostPort }) => ({ ...splitPort(text), hostIp: HostIp || ANY, hostPort: HostPort ? Number.parseInt(HostPort, 10) : undefined })),
  )
  if (!host.PublishAllPorts) return bound
  const others = Object.keys(config.ExposedPorts ?? {}).filter((text) => !Object.hasOwn(host.PortBindings, text))
  return [...bound, ...others.map((text) => ({ ...splitPort(text), hostIp: ANY, hostPort: undefined }))]
}

function freePort(tx: Tx, machine: string, protocol: string): number {
  for (let port: number = EPHEMERAL.low; port <= EPHEMERAL.high; port++) {
    if (!tx.get(published, portKey(machine, protocol, port)) && !listenerOf(tx, hostNamespace(machine), port)) return port
  }
  return EPHEMERAL.high
}

/** Packets to a published port of a machine go to the container. */
export const publishedPorts: Rule = (packet, read) => {
  const host = read.get(namespaces, hostNamespace(packet.machine))
  const here = packet.namespace === hostNamespace(packet.machine)
  const target = here && (isLoopback(packet.address) || host?.interfaces.some(({ address }) => address === packet.address)) ? packet.machine : ownerOf(read, packet.address, packet.machine)
  if (target === undefined) return undefined
  const row = read.get(published, portKey(target, 'tcp', packet.port))
  if (!row || (row.hostIp !== ANY && row.hostIp !== packet.address)) return undefined
  const container = read.get(containers, containerKey(target, row.container))
  const endpoint = container?.endpoints[0]
  if (!container || !endpoint) return undefined
  const source = target === packet.machine ? endpoint.gateway : packet.source
  return { do: 'pass', by: 'docker-proxy', machine: target, namespace: container.namespace, address: endpoint.address, port: row.containerPort, source, note: `published port of container ${container.name}` }
}

/** The machine that has an address, if it is another than the packet's or the packet comes from a container. */
function ownerOf(read: Reader, address: string, machine: string): string | undefined {
  const [owner] = read.by(namespaces, 'byAddress', `lan ${address}`)
  if (owner?.id.startsWith('host:')) return owner.machine
  return read.get(namespaces, hostNamespace(machine))?.interfaces.some((one) => one.address === address) ? machine : undefined
}
