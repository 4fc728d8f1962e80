/**
 * Connections to pods that are taken over: `exec`, `attach` and `port-forward`, each in the protocols
 * that its clients speak.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { type ApiError, failure, isApiError } from '../../kubernetes/apiserver/errors.js'
import { failureAnswer } from '../../kubernetes/apiserver/http/answer.js'
import { type Query, splitTarget } from '../../kubernetes/apiserver/http/message.js'
import { routeOf } from '../../kubernetes/apiserver/http/route.js'
import { targetOf } from '../answer.js'
import type { Door } from '../door.js'
import type { KubernetesLab } from '../kubernetes/handler.js'
import {
  PORT_PROTOCOLS,
  SPDY_PORTS,
  TUNNEL,
  forwardInTunnel,
  forwardOnChannels,
  forwardOverSpdy,
} from './port-forward.js'
import { type Upgrade, endWith } from './server.js'
import { SPDY_SESSION, holdSpdySession } from './session-spdy.js'
import { SESSION_PROTOCOLS, holdWebSocketSession } from './session-websocket.js'
import { type Asked, containerIn } from './sessions.js'

const UPGRADE = 'Upgrade request required'
const NOT_SPOKEN = (asked: string): ApiError =>
  failure(400, 'BadRequest', `unable to upgrade: none of the protocols of ${asked} is spoken here`)
const NO_PORT = failure(400, 'BadRequest', 'query parameter "ports" is required')

/** Connects a client to a pod, or answers what the API server says instead. */
export async function connectPod(
  lab: KubernetesLab,
  prefix: string,
  upgrade: Upgrade,
): Promise<void> {
  const { request, socket } = upgrade
  const { headers, url = '/', method = 'GET' } = request
  const path = targetOf({ url: `http://lab${url}` }, prefix)
  const { path: plain, query } = splitTarget(path)
  const answer = lab.request({ method, path, headers: told(headers) })
  if (!('body' in answer)) return endWith(socket, 400, {}, '')
  if (answer.status !== 400 || !answer.body.includes(UPGRADE))
    return endWith(socket, answer.status, answer.headers, answer.body)
  const { subresource = '', namespace = '', name = '' } = routeOf(method, plain, query) ?? {}
  const pod = lab.request({ method: 'GET', path: `/api/v1/namespaces/${namespace}/pods/${name}` })
  if (pod.status === 404 && 'body' in pod) return endWith(socket, 404, pod.headers, pod.body)
  try {
    const container = containerIn(lab.door, namespace, name, query)
    const asked = { subresource, query, place: { namespace, name, container } }
    if (/^spdy\/3\.1$/i.test(headers.upgrade ?? '')) overSpdy(lab.door, asked, upgrade)
    else await overWebSocket(lab.door, asked, upgrade)
  } catch (error) {
    if (!isApiError(error)) throw error
    const { status, headers: said, body } = failureAnswer(error)
    endWith(socket, status, said, body)
  }
}

const told = (headers: Upgrade['request']['headers']): Record<string, string> => ({
  ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
})

const offeredIn = (header: string | readonly string[] | undefined): readonly string[] =>
  String(header ?? '').split(/\s*,\s*/)

/** @throws ApiError */
async function overWebSocket(
  door: Door,
  asked: Asked,
  { request: { headers }, socket, head }: Upgrade,
): Promise<void> {
  const isForward = asked.subresource === 'portforward'
  const offered = offeredIn(headers['sec-websocket-protocol'])
  const spoken = isForward ? [TUNNEL, ...PORT_PROTOCOLS] : SESSION_PROTOCOLS
  const protocol = spoken.find((one) => offered.includes(one))
  const key = headers['sec-websocket-key']
  if (protocol === undefined || key === undefined) throw NOT_SPOKEN(offered.join(', '))
  const handshake = { socket, head, key, protocol }
  if (!isForward) return holdWebSocketSession(door, asked, handshake)
  if (protocol === TUNNEL) return forwardInTunnel(door, asked.place, handshake)
  forwardOnChannels(door, asked.place, portsIn(asked.query), handshake)
}

/** @throws ApiError */
function portsIn(query: Query): readonly number[] {
  const ports = (query.get('ports') ?? []).flatMap((text) => text.split(',')).map(Number)
  if (ports.length === 0 || ports.some((port) => !(port > 0 && port < 65_536))) throw NO_PORT
  return ports
}

/** @throws ApiError */
function overSpdy(door: Door, asked: Asked, { request: { headers }, socket, head }: Upgrade): void {
  const isForward = asked.subresource === 'portforward'
  const protocol = isForward ? SPDY_PORTS : SPDY_SESSION
  const offered = offeredIn(headers['x-stream-protocol-version'])
  if (!offered.includes(protocol)) throw NOT_SPOKEN(offered.join(', '))
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${protocol}\r\n\r\n`,
  )
  if (isForward) forwardOverSpdy(door, asked.place, socket, head)
  else holdSpdySession(door, asked, socket, head)
}
