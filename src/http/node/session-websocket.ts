/**
 * `exec` and `attach` in one WebSocket: the first byte of a message says which channel it is of.
 *
 * @see https://kubernetes.io/blog/2024/08/20/websockets-transition/
 */
import type { Duplex } from 'node:stream'
import type { Door } from '../door.js'
import { joined } from '../body.js'
import { streamOf } from '../stream.js'
import { CHANNEL, type Framing } from './channels.js'
import { pour } from './server.js'
import { type Asked, type Session, beginSession, sizeIn } from './sessions.js'
import { accept, closing, message, ping, readMessages } from './websocket.js'

/** The protocols that are spoken, the best first. */
export const SESSION_PROTOCOLS: readonly string[] = ['v5.channel.k8s.io', 'v4.channel.k8s.io']
/** Milliseconds of real time between two pings: a way that is silent for long is cut by some. */
const PING_EVERY = 15_000

/** Messages, each of one channel. */
export const MESSAGES: Framing = {
  on: (channel, bytes) => message(joined([Uint8Array.of(channel), bytes])),
  end: () => closing(),
}

/** A WebSocket that was asked for. */
export interface Handshake {
  readonly socket: Duplex
  readonly head: Buffer
  readonly key: string
  readonly protocol: string
}

/** Holds a session. @throws ApiError before anything is answered */
export async function holdWebSocketSession(
  door: Door,
  asked: Asked,
  { socket, head, key, protocol }: Handshake,
): Promise<void> {
  const session = beginSession(door, asked, MESSAGES)
  accept(socket, key, protocol)
  keepAlive(socket)
  readMessages(socket, head, inputOf(session))
  socket.on('close', session.leave)
  await pour(streamOf(door.simulation, session.source), socket)
}

/** Sends a ping now and then, until the connection ends. */
export function keepAlive(socket: Duplex): void {
  const timer = setInterval(() => !socket.writableEnded && socket.write(ping()), PING_EVERY)
  timer.unref()
  socket.on('close', () => clearInterval(timer))
}

/** What messages of a client mean for the input. */
function inputOf({ type, resize }: Session): (payload: Buffer) => void {
  const decoder = new TextDecoder()
  return (payload) => {
    const [channel, closed] = payload
    if (channel === CHANNEL.close && closed === CHANNEL.stdin) type(null)
    const size = channel === CHANNEL.resize ? sizeIn(payload.toString('utf8', 1)) : undefined
    if (size) resize(size)
    if (channel !== CHANNEL.stdin || payload.length === 1) return
    type(decoder.decode(payload.subarray(1), { stream: true }))
  }
}
