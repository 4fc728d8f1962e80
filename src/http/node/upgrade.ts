/**
 * Connections to pods: `exec` and `attach` over a WebSocket.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import { type ApiError, failure, isApiError } from '../../kubernetes/apiserver/errors.js'
import { failureAnswer } from '../../kubernetes/apiserver/http/answer.js'
import { type Query, splitTarget } from '../../kubernetes/apiserver/http/message.js'
import { switchOf, textOf } from '../../kubernetes/apiserver/http/parameters.js'
import { routeOf } from '../../kubernetes/apiserver/http/route.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import { targetOf } from '../answer.js'
import type { KubernetesLab } from '../kubernetes/handler.js'
import { podVerbs } from '../kubernetes/pod-verbs.js'
import { streamOf } from '../stream.js'
import { CHANNEL, type Place, attachSource, execSource } from './channels.js'
import { type Upgrade, endWith, pour } from './server.js'
import { accept, readMessages } from './websocket.js'

/** The protocols that are spoken, the best first. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io']
const UPGRADE = 'Upgrade request required'
const NOT_SPOKEN = (asked: string): ApiError =>
  failure(400, 'BadRequest', `${asked} is not spoken here: only WebSockets of exec and attach are`)

/** Connects a client to a pod, or answers what the API server says instead. */
export async function connectPod(
  lab: KubernetesLab,
  prefix: string,
  upgrade: Upgrade,
): Promise<void> {
  const { request, socket, head } = upgrade
  const { headers, url = '/' } = request
  const path = targetOf({ url: `http://lab${url}` }, prefix)
  const { path: plain, query } = splitTarget(path)
  const asked = lab.request({ method: 'GET', path, headers: told(headers) })
  if (!('body' in asked)) return endWith(socket, 400, {}, '')
  if (asked.status !== 400 || !asked.body.includes(UPGRADE))
    return endWith(socket, asked.status, asked.headers, asked.body)
  const { subresource = '', namespace = '', name = '' } = routeOf('GET', plain, query) ?? {}
  const offered = String(headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/)
  const protocol = PROTOCOLS.find((one) => offered.includes(one))
  const key = headers['sec-websocket-key']
  if (!protocol || key === undefined || !['exec', 'attach'].includes(subresource))
    return refuse(upgrade, NOT_SPOKEN(headers.upgrade ?? ''))
  const place = { namespace, name, container: containerIn(lab, namespace, name, query) }
  let streams: Streams
  try {
    streams = subresource === 'exec' ? beginExec(lab, place, query) : beginAttach(lab, place, query)
  } catch (error) {
    if (!isApiError(error)) throw error
    return refuse(upgrade, error)
  }
  accept(socket, key, protocol)
  readMessages(socket, head, inputOf(streams.type))
  socket.on('close', streams.leave)
  await pour(streamOf(lab.door.simulation, streams.source), socket)
}

/** A connection's streams. */
interface Streams {
  readonly source: Parameters<typeof streamOf>[1]
  /** Gets what is typed; null is its end. */
  type(text: string | null): void
  /** The client has left. */
  leave(): void
}

const told = (headers: Upgrade['request']['headers']): Record<string, string> => ({
  ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
})

function refuse({ socket }: Upgrade, error: ApiError): void {
  const { status, headers, body } = failureAnswer(error)
  endWith(socket, status, headers, body)
}

function containerIn(
  { door }: KubernetesLab,
  namespace: string,
  name: string,
  query: Query,
): string {
  const pod = door.simulation.read().get(podKind.table, `${namespace}/${name}`)
  return textOf(query, 'container') || (pod?.spec?.containers[0]?.name ?? '')
}

const wantedIn = (query: Query) => ({
  stdout: switchOf(query, 'stdout') === true,
  stderr: switchOf(query, 'stderr') === true,
})

/** @throws ApiError */
function beginExec({ door }: KubernetesLab, place: Place, query: Query): Streams {
  const { namespace, name, container } = place
  const verbs = podVerbs(door)
  const takesInput = switchOf(query, 'stdin') === true
  const id =
    verbs.exec(namespace, name, container, query.get('command') ?? [], {
      ...(takesInput ? { stdin: '' } : {}),
      tty: switchOf(query, 'tty') === true,
    }) ?? ''
  const isThere = (): boolean => door.pods?.execStatus(door.simulation.read(), id)?.done === false
  return {
    source: execSource(door, id, wantedIn(query)),
    type: (text) => takesInput && isThere() && verbs.execInput(id, text),
    leave: () => isThere() && verbs.execRemove(id),
  }
}

function beginAttach({ door }: KubernetesLab, place: Place, query: Query): Streams {
  const { namespace, name, container } = place
  const takesInput = switchOf(query, 'stdin') === true
  const type = (text: string | null): void => {
    try {
      if (takesInput) podVerbs(door).attachInput(namespace, name, container, text)
    } catch (error) {
      if (!isApiError(error)) throw error
    }
  }
  return { source: attachSource(door, place, wantedIn(query)), type, leave: () => {} }
}

/** What messages of a client mean for the input. */
function inputOf(type: Streams['type']): (payload: Buffer) => void {
  const decoder = new TextDecoder()
  return (payload) => {
    const [channel, closed] = payload
    if (channel === CHANNEL.close && closed === CHANNEL.stdin) type(null)
    if (channel !== CHANNEL.stdin || payload.length === 1) return
    type(decoder.decode(payload.subarray(1), { stream: true }))
  }
}
