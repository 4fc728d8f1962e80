/**
 * Requests of a picture: the way that each took, from part to part, and what was done with it at
 * each.
 *
 * @module
 */
import type { Sandbox } from '../docker/cri/rows.js'
import type { Hop } from '../net/hop.js'
import type { NetworkNamespace } from '../net/namespace.js'
import type { Exchange } from '../net/request.js'
import type { Collection } from './collection.js'
import { CONTAINERS, containerKey } from './container.js'
import { machineKey } from './machine.js'
import type { Station, ViewRequest } from './parts.js'
import { podKey } from './pod.js'
import { type Source, rowOf } from './rows.js'

const EXCHANGES = 'exchanges'
/** Who has which network namespace, and which pod a sandbox is of. */
export const NAMESPACES = 'network-namespaces'
export const SANDBOXES = 'cri-sandboxes'

/** The tables that say where a request is, besides its own. */
export const PLACES: readonly string[] = [NAMESPACES, SANDBOXES, CONTAINERS]

/** The requests that are under way. */
export const requests: Collection<ViewRequest> = {
  tables: [EXCHANGES],
  make(id, source) {
    const exchange = rowOf<Exchange>(source, EXCHANGES, id)
    return exchange && { parts: [requestPath(exchange, source)], edges: [] }
  },
}

/**
 * A request as a picture shows it: the parts that it came through, and what came of it.
 *
 * @example lab.events.on('request', (exchange) => animate(requestPath(exchange, lab.state)))
 */
export function requestPath(exchange: Exchange, source: Source): ViewRequest {
  const { id, message, state, failure, answer } = exchange
  const isHttp = message.protocol === 'http'
  return {
    type: 'request',
    key: `request/${id}`,
    name: isHttp ? `${message.method ?? 'GET'} ${message.path ?? '/'}` : message.body,
    protocol: message.protocol,
    to: `${exchange.host}:${exchange.port}`,
    sentAt: exchange.sentAt,
    state,
    ...(failure === undefined ? {} : { failure }),
    ...(isHttp && answer ? { status: answer.status } : {}),
    stations: exchange.hops.map((hop) => stationOf(hop, exchange, source)),
  }
}

function stationOf(hop: Hop, { from, to }: Exchange, source: Source): Station {
  const { by, verdict, machine, service, note } = hop
  const namespace =
    verdict === 'send' ? from.namespace : verdict === 'deliver' ? to?.namespace : undefined
  return {
    part: service === undefined ? placeOf(namespace, machine, source) : `service/${service}`,
    by,
    verdict,
    ...(note === undefined ? {} : { note }),
  }
}

/** The key of the part that a network namespace belongs to. */
function placeOf(namespace: string | undefined, machine: string, source: Source): string {
  if (namespace === undefined) return machineKey(machine)
  const at = rowOf<NetworkNamespace>(source, NAMESPACES, namespace)?.machine ?? machine
  const sandbox = rowOf<Sandbox>(source, SANDBOXES, `${at}/${namespace}`)
  if (sandbox) return podKey(sandbox.config.podNamespace, sandbox.config.name)
  return rowOf(source, CONTAINERS, `${at}/${namespace}`)
    ? containerKey(at, namespace)
    : machineKey(at)
}
