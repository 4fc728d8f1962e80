/**
 * A connection on which a client opens streams.
 *
 * @see https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#TOC-2.3-Streams
 */
import { GOAWAY, PING, RST_STREAM, SYN_STREAM } from './frames.js'
import { type Frame, data, frameIn, goAway, pong, refusal, reply } from './frames.js'
import { emptyHeaderWriter, headerReader } from './headers.js'

/** The most streams that are open at once. */
const MAX_STREAMS = 1024

/** A stream that a client has opened. */
export interface Stream {
  readonly id: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** Gets what the client sends. */
  onData(bytes: Buffer): void
  /** The client sends no more. */
  onEnd(): void
  write(bytes: Uint8Array): void
  /** Nothing more is written. */
  end(): void
}

/** Where the bytes of a connection go. */
export interface Wire {
  write(bytes: Buffer): void
  /** The client does not speak the protocol. */
  end(): void
}

/** Speaks SPDY on a wire; gives what takes the bytes of the client. */
export function speakSpdy(
  wire: Wire,
  onStream: (stream: Stream) => void,
): (bytes: Buffer) => Promise<void> {
  const streams = new Map<number, Stream>()
  const read = headerReader()
  const noHeaders = emptyHeaderWriter()
  let isOver = false

  const refuse = (last = 0): void => {
    isOver = true
    wire.write(goAway(last))
    wire.end()
  }
  const open = async ({ payload, isLast }: Frame): Promise<void> => {
    const id = payload.readUInt32BE(0)
    const headers = await read(payload.subarray(10))
    if (streams.size >= MAX_STREAMS || streams.has(id)) return wire.write(refusal(id))
    let hasEnded = false
    const stream: Stream = {
      id,
      headers,
      onData: () => {},
      onEnd: () => {},
      write: (bytes) => {
        if (bytes.length > 0 && !hasEnded) wire.write(data(id, bytes))
      },
      end: () => {
        if (!hasEnded) wire.write(data(id, new Uint8Array(), true))
        hasEnded = true
      },
    }
    streams.set(id, stream)
    wire.write(reply(id, noHeaders()))
    onStream(stream)
    if (isLast) stream.onEnd()
  }
  const handle = async (frame: Frame): Promise<void> => {
    const { type, payload, isLast } = frame
    if (type === SYN_STREAM) return open(frame)
    if (type === PING) return wire.write(pong(payload))
    if (type === GOAWAY) return
    const id = type === undefined ? frame.stream : payload.readUInt32BE(0)
    const stream = streams.get(id)
    if (type === RST_STREAM) {
      streams.delete(id)
      stream?.onEnd()
    }
    if (type !== undefined) return
    if (payload.length > 0) stream?.onData(payload)
    if (isLast) {
      streams.delete(id)
      stream?.onEnd()
    }
  }

  let rest: Buffer = Buffer.alloc(0)
  let work = Promise.resolve()
  const take = async (bytes: Buffer): Promise<void> => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    while (!isOver) {
      const frame = frameIn(rest)
      if (frame === undefined) return
      if (frame === 'too large') return refuse()
      rest = rest.subarray(frame.size)
      try {
        await handle(frame)
      } catch {
        // Headers that cannot be read, frames that are cut off.
        return refuse()
      }
    }
  }
  return (bytes) => (work = work.then(() => take(bytes)))
}
