/**
 * Connections to ports of pods: over SPDY, by itself (kubectl until 1.30) or in a WebSocket (since
 * 1.31), and on the channels of a WebSocket (@kubernetes/client-node).
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/
 */
import type { Duplex } from 'node:stream'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { listenerOf } from '../../net/listen.js'
import type { Message } from '../../net/request.js'
import type { Door } from '../door.js'
import { podVerbs } from '../kubernetes/pod-verbs.js'
import { type End, type Outcome, bridge } from './bridge.js'
import { whenDone } from './outcome.js'
import { MESSAGES, type Handshake, keepAlive } from './session-websocket.js'
import { type Stream, speakSpdy } from './spdy/connection.js'
import { accept, closing, message, readMessages } from './websocket.js'

/** SPDY in a WebSocket. */
export const TUNNEL = 'SPDY/3.1+portforward.k8s.io'
/** SPDY by itself. */
export const SPDY_PORTS = 'portforward.k8s.io'
/** Channels: version 5 would say the end of one apart. */
export const PORT_PROTOCOLS: readonly string[] = ['v4.channel.k8s.io']

/** A pod whose ports are forwarded. */
interface ForwardedPod {
  readonly namespace: string
  readonly name: string
}

/** What real clients print when nothing listens in a pod. */
const refused = (port: number, { name }: ForwardedPod, why: string): string =>
  `error forwarding port ${port} to pod ${name}, uid : failed to connect to localhost:${port} inside namespace: ${why}`
const NOBODY = (port: number): string => `dial tcp4 127.0.0.1:${port}: connect: connection refused`

/** Forwards on a connection that was taken over. */
export function forwardOverSpdy(door: Door, pod: ForwardedPod, socket: Duplex, head: Buffer): void {
  const take = speakSpdy(socket, pairsOf(door, pod))
  socket.on('data', (bytes: Buffer) => void take(bytes))
  socket.on('end', () => socket.end())
  if (head.length > 0) void take(head)
}

/** Forwards over SPDY in a WebSocket, whose messages are nothing but bytes. */
export function forwardInTunnel(
  door: Door,
  pod: ForwardedPod,
  { socket, head, key, protocol }: Handshake,
): void {
  accept(socket, key, protocol)
  keepAlive(socket)
  const write = (bytes: Buffer): void => void (socket.writable && socket.write(message(bytes)))
  const take = speakSpdy({ write, end: () => void socket.end(closing()) }, pairsOf(door, pod))
  readMessages(socket, head, (payload) => void take(payload))
}

/** A client opens a stream for errors and one for data, with the same id of the request. */
function pairsOf(door: Door, pod: ForwardedPod): (stream: Stream) => void {
  const errors = new Map<string, Stream>()
  return (stream) => {
    const request = stream.headers.get('requestid') ?? ''
    if (stream.headers.get('streamtype') === 'error') return void errors.set(request, stream)
    const error = errors.get(request)
    errors.delete(request)
    const end = connectTo(door, pod, Number(stream.headers.get('port')), {
      write: (bytes) => stream.write(bytes),
      end: () => {
        stream.end()
        error?.end()
      },
      fail: (why) => error?.write(Buffer.from(why)),
    })
    stream.onData = (bytes) => end.receive(bytes)
    stream.onEnd = () => end.end()
  }
}

/** Forwards on channels: two for each port, for data and for errors. */
export function forwardOnChannels(
  door: Door,
  pod: ForwardedPod,
  ports: readonly number[],
  { socket, head, key, protocol }: Handshake,
): void {
  accept(socket, key, protocol)
  keepAlive(socket)
  const say = (channel: number, bytes: Uint8Array): void =>
    void (socket.writable && socket.write(MESSAGES.on(channel, bytes)))
  let open = ports.length
  const ends = ports.map((port, i) => {
    // Each channel begins with the number of its port.
    const number = Uint8Array.of(port & 0xff, port >> 8)
    for (const channel of [2 * i, 2 * i + 1]) say(channel, number)
    return connectTo(door, pod, port, {
      write: (bytes) => say(2 * i, bytes),
      end: () => --open === 0 && socket.end(closing()),
      fail: (why) => say(2 * i + 1, Buffer.from(why)),
    })
  })
  readMessages(socket, head, (payload) => {
    const [channel = 0] = payload
    if (payload.length > 1) ends[channel / 2]?.receive(payload.subarray(1))
  })
  socket.on('close', () => ends.forEach((end) => end.end()))
}

/** A client of one connection. */
interface Client {
  write(bytes: Uint8Array): void
  end(): void
  /** Why nothing comes of it. */
  fail(why: string): void
}

/** A connection to a port of a pod: refused at once if nothing listens there. */
function connectTo(door: Door, pod: ForwardedPod, port: number, client: Client): End {
  let hasEnded = false
  const end = (): void => {
    if (!hasEnded) client.end()
    hasEnded = true
  }
  const fail = (why: string): void => {
    if (!hasEnded) client.fail(refused(port, pod, why))
    end()
  }
  const why = refusalOf(door, pod, port)
  if (why !== undefined) {
    fail(why)
    return { receive: () => {}, end: () => {} }
  }
  const send = async (asked: Message): Promise<Outcome> => {
    const outcome = await requestTo(door, pod, port, asked)
    if ('failure' in outcome) fail(outcome.failure === 'refused' ? NOBODY(port) : outcome.failure)
    return outcome
  }
  return bridge(send, { write: (bytes) => hasEnded || client.write(bytes), end })
}

function refusalOf(door: Door, { namespace, name }: ForwardedPod, port: number) {
  const read = door.simulation.read()
  try {
    const network = door.pods?.network(read, namespace, name)
    return network === undefined || listenerOf(read, network, port) ? undefined : NOBODY(port)
  } catch (error) {
    if (isApiError(error)) return error.message
    throw error
  }
}

/** Sends a request, and waits for what comes of it. */
function requestTo(
  door: Door,
  { namespace, name }: ForwardedPod,
  port: number,
  asked: Message,
): Promise<Outcome> {
  const verbs = podVerbs(door)
  let exchange: string | undefined
  try {
    exchange = verbs.send(namespace, name, port, asked)
  } catch (error) {
    if (!isApiError(error)) throw error
  }
  if (exchange === undefined) return Promise.resolve({ failure: 'reset' })
  return whenDone(door, exchange, verbs.outcome)
}
