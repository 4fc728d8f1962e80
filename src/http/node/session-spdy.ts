/**
 * `exec` and `attach` over SPDY, as kubectl spoke them until 1.29: the client opens a stream for each
 * channel, and then it begins.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
import type { Duplex } from 'node:stream'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { joined } from '../body.js'
import type { Door } from '../door.js'
import { streamOf } from '../stream.js'
import { CHANNEL, type Framing } from './channels.js'
import { pour } from './server.js'
import { type Asked, beginSession, sizeIn, wantedIn } from './sessions.js'
import { type Stream, speakSpdy } from './spdy/connection.js'
import { data } from './spdy/frames.js'

/** The protocol that is spoken. */
export const SPDY_SESSION = 'v4.channel.k8s.io'

const NOTHING = new Uint8Array()

/** Holds a session on a connection that was taken over. */
export function holdSpdySession(door: Door, asked: Asked, socket: Duplex, head: Buffer): void {
  const expected = expectedOf(asked)
  const streams = new Map<string, Stream>()
  const take = speakSpdy(socket, (stream) => {
    streams.set(stream.headers.get('streamtype') ?? '', stream)
    if (expected.every((one) => streams.has(one))) begin(door, asked, streams, socket)
  })
  socket.on('data', (bytes: Buffer) => void take(bytes))
  socket.on('end', () => socket.end())
  if (head.length > 0) void take(head)
}

/** The streams that a client opens. */
const expectedOf = ({ query }: Asked): readonly string[] => {
  const { stdin, stdout, stderr, tty } = wantedIn(query)
  const all = { error: true, stdin, stdout, stderr, resize: tty }
  return Object.entries(all).flatMap(([name, isExpected]) => (isExpected ? [name] : []))
}

function begin(
  door: Door,
  asked: Asked,
  streams: ReadonlyMap<string, Stream>,
  socket: Duplex,
): void {
  let session: ReturnType<typeof beginSession>
  try {
    session = beginSession(door, asked, framingOf(streams))
  } catch (error) {
    if (!isApiError(error)) throw error
    const framing = framingOf(streams)
    const status = Buffer.from(JSON.stringify(error.status))
    socket.end(joined([framing.on(CHANNEL.error, status), framing.end()]))
    return
  }
  const input = streams.get('stdin')
  if (input) {
    const decoder = new TextDecoder()
    input.onData = (bytes) => session.type(decoder.decode(bytes, { stream: true }))
    input.onEnd = () => session.type(null)
  }
  const sizes = streams.get('resize')
  if (sizes)
    sizes.onData = (bytes) => {
      const size = sizeIn(bytes.toString())
      if (size) session.resize(size)
    }
  socket.on('close', session.leave)
  void pour(streamOf(door.simulation, session.source), socket)
}

/** Frames of the streams that were opened. */
function framingOf(streams: ReadonlyMap<string, Stream>): Framing {
  const idOf = (channel: number): number | undefined => {
    const [name] = Object.entries(CHANNEL).find(([, number]) => number === channel) ?? []
    return streams.get(name ?? '')?.id
  }
  return {
    on: (channel, bytes) => {
      const id = idOf(channel)
      return id === undefined ? NOTHING : data(id, bytes)
    },
    end: () => joined([...streams.values()].map(({ id }) => data(id, NOTHING, true))),
  }
}
