/**
 * A connection on which a client opens streams.
 *
 * @see https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#TOC-2.3-Streams
 */
import { PING, RST_STREAM, SYN_STREAM } from './frames.js'
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
interface Wire {
  write(bytes: Buffer): void
  /** The client does not speak the protocol. */
  end(): void
}

/** Speaks SPDY on a wire; gives what takes the bytes of the client. */
export function speakSpdy(
  wire: Wire,
  onStream: (stream: Stream) => void,
): (bytes: Buffer) => Promise<void> {
  const connection = new Connection(wire, onStream)
  let work = Promise.resolve()
  return (bytes) => (work = work.then(() => connection.take(bytes)))
}

class Connection {
  private readonly streams = new Map<number, Stream>()
  private readonly read = headerReader()
  private readonly noHeaders = emptyHeaderWriter()
  private rest: Buffer = Buffer.alloc(0)
  private isOver = false

  constructor(
    private readonly wire: Wire,
    private readonly onStream: (stream: Stream) => void,
  ) {}

  /** Takes bytes of the client, and does what the whole frames among them say. */
  async take(bytes: Buffer): Promise<void> {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    while (!this.isOver) {
      const frame = frameIn(this.rest)
      if (frame === undefined) return
      if (frame === 'too large') return this.refuse()
      this.rest = this.rest.subarray(frame.size)
      try {
        await this.handle(frame)
      } catch {
        // Headers that cannot be read, frames that are cut off.
        return this.refuse()
      }
    }
  }

  private refuse(): void {
    this.isOver = true
    this.wire.write(goAway(0))
    this.wire.end()
  }

  private async handle(frame: Frame): Promise<void> {
    const { type, payload, isLast } = frame
    if (type === SYN_STREAM) return this.open(frame)
    if (type === PING) return this.wire.write(pong(payload))
    if (type === RST_STREAM) return this.over(payload.readUInt32BE(0))
    if (type !== undefined) return
    if (payload.length > 0) this.streams.get(frame.stream)?.onData(payload)
    if (isLast) this.over(frame.stream)
  }

  private async open({ payload, isLast }: Frame): Promise<void> {
    const id = payload.readUInt32BE(0)
    const headers = await this.read(payload.subarray(10))
    if (this.streams.size >= MAX_STREAMS || this.streams.has(id))
      return this.wire.write(refusal(id))
    const stream = this.streamOf(id, headers)
    this.streams.set(id, stream)
    this.wire.write(reply(id, this.noHeaders()))
    this.onStream(stream)
    if (isLast) this.over(id)
  }

  private streamOf(id: number, headers: Stream['headers']): Stream {
    let hasEnded = false
    const write = (bytes: Uint8Array, isLast: boolean): void => {
      if (!hasEnded) this.wire.write(data(id, bytes, isLast))
      hasEnded ||= isLast
    }
    return {
      id,
      headers,
      onData: () => {},
      onEnd: () => {},
      write: (bytes) => bytes.length > 0 && write(bytes, false),
      end: () => write(new Uint8Array(), true),
    }
  }

  /** The client sends no more on a stream. */
  private over(id: number): void {
    const stream = this.streams.get(id)
    this.streams.delete(id)
    stream?.onEnd()
  }
}
