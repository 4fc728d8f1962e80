/**
 * Who answers HTTP for the API server inside of the world: the API server itself, on its machine, and
 * proxies that `kubectl proxy` opens on others.
 *
 * A watch is one answer like any other on this network: it comes when the watch is over, or just
 * before the client gives up.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/http-proxy-access-api/
 */
import { respond } from '../../../net/exchange.js'
import { closeListeners, listen, listeners } from '../../../net/listen.js'
import { hostNamespace } from '../../../net/namespace.js'
import { type Answer, type Exchange, exchanges } from '../../../net/request.js'
import { type Loop, awaitChange, requeueAt, watch } from '../../../sim/loop.js'
import type { Tx } from '../../../sim/step.js'
import { defineTable } from '../../../sim/table.js'
import type { UserInfo } from '../authentication/user.js'
import { apiServerMachine, clusterOf } from '../cluster.js'
import type { PodConnections } from '../connect.js'
import { serve } from './index.js'
import type { HttpAnswer, HttpRequest, HttpStream } from './message.js'
import { type ProxyRules, proxied } from './proxy.js'
import { type WatchState, nextLines, wakeOf } from './watch-stream.js'

const NAME = 'apiserver-http'
/** The process that listens for the API server. */
const API_SERVER = 'kube-apiserver'
/** Begins the keys of proxies that listen no more. */
const CLOSED = 'closed '

/** A proxy to the API server. */
interface ApiProxy extends ProxyRules {
  /** Who asks through it. */
  readonly user: UserInfo
}

/** Keys are the processes that listen. */
const proxies = defineTable<ApiProxy>('api-proxies')

/** A watch that is being answered. */
interface OpenWatch {
  readonly watch: WatchState
  readonly headers: Readonly<Record<string, string>>
  readonly lines: readonly string[]
}

/** Keys are exchanges. */
const openWatches = defineTable<OpenWatch>('http-watches')

/** The API server listens on its machine, if that is there. */
export function listenForCluster(tx: Tx): void {
  const [cluster, machine] = [clusterOf(tx), apiServerMachine(tx)]
  if (cluster && machine !== undefined)
    listen(tx, hostNamespace(machine), cluster.apiServerPort, API_SERVER)
}

/** It listens no more. */
export const stopListening = (tx: Tx): void => closeListeners(tx, API_SERVER)

/** Opens a proxy on a machine; false when its port is taken. */
export function openProxy(
  tx: Tx,
  process: string,
  machine: string,
  port: number,
  proxy: ApiProxy,
): boolean {
  if (!listen(tx, hostNamespace(machine), port, process)) return false
  tx.put(proxies, process, proxy)
  return true
}

export function closeProxy(tx: Tx, process: string): void {
  tx.delete(proxies, process)
  closeListeners(tx, process)
}

/** Answers what arrives for the API server, and for proxies to it. */
export const apiServerHttp = (connections: PodConnections): Loop => ({
  name: NAME,
  watches: [
    watch(exchanges, ({ key, after }, tx) => (after && isForUs(tx, after) ? key : undefined)),
    watch(listeners, ({ before, after }, tx) =>
      before && !after && tx.get(proxies, before.process) ? CLOSED + before.process : undefined,
    ),
  ],
  step(tx, id) {
    if (id.startsWith(CLOSED)) {
      tx.delete(proxies, id.slice(CLOSED.length))
      return awaitChange
    }
    const exchange = tx.get(exchanges, id)
    if (exchange?.state !== 'arrived') {
      tx.delete(openWatches, id)
      return awaitChange
    }
    const open = tx.get(openWatches, id)
    const outcome = open ? goOn(tx, exchange, open) : begin(tx, connections, exchange)
    return outcome === undefined ? awaitChange : requeueAt(outcome)
  },
})

const isForUs = (tx: Tx, { state, to }: Exchange): boolean =>
  state === 'arrived' &&
  to !== undefined &&
  (to.process === API_SERVER || tx.get(proxies, to.process) !== undefined)

/** Answers a request; gives when a watch has to be looked at again. */
function begin(tx: Tx, connections: PodConnections, exchange: Exchange): number | undefined {
  const { id, to, message } = exchange
  if (message.protocol !== 'http') return undefined
  const request: HttpRequest = {
    method: message.method ?? 'GET',
    path: message.path ?? '/',
    headers: lowered(message.headers ?? {}),
    ...(message.body === '' ? {} : { body: message.body }),
  }
  const proxy = to && tx.get(proxies, to.process)
  const ask = (asked: HttpRequest, user?: UserInfo): HttpAnswer | HttpStream =>
    connections.isServing(tx) ? serve(tx, connections, asked, user) : UNAVAILABLE
  const answer = proxy ? proxied(proxy, request, (asked) => ask(asked, proxy.user)) : ask(request)
  if (!('lines' in answer)) {
    respond(tx, id, answerOf(answer))
    return undefined
  }
  const { lines, headers, watch: state } = answer
  if (!state) {
    respond(tx, id, answerOf({ status: answer.status, headers, body: textOf(lines) }))
    return undefined
  }
  tx.put(openWatches, id, { watch: state, headers, lines })
  return Math.min(wakeOf(state), exchange.deadline - 1)
}

const UNAVAILABLE: HttpAnswer = { status: 503, headers: {}, body: '' }

/** Looks at a watch again. */
function goOn(tx: Tx, exchange: Exchange, open: OpenWatch): number | undefined {
  const { id, deadline } = exchange
  const { lines: more, watch: state } = nextLines(tx, open.watch)
  const lines = [...open.lines, ...more]
  if (!state || tx.now >= deadline - 1) {
    tx.delete(openWatches, id)
    respond(tx, id, answerOf({ status: 200, headers: open.headers, body: textOf(lines) }))
    return undefined
  }
  tx.put(openWatches, id, { ...open, watch: state, lines })
  return Math.min(wakeOf(state), deadline - 1)
}

const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

const answerOf = ({ status, headers, body }: HttpAnswer): Answer => ({
  status,
  statusText: STATUS_TEXTS[status] ?? '',
  headers,
  body,
})

const lowered = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
