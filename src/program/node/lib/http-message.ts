/**
 * What HTTP servers and clients have in common: incoming messages, header names.
 *
 * @see https://nodejs.org/api/http.html#class-httpincomingmessage
 */
import type { EventLoop } from '../event-loop.js'
import { Buffer } from './buffer.js'
import { EventEmitter, type Listener } from './events.js'

/**
 * A request that came, or the answer to one that was sent. The body comes when somebody listens.
 */
export class IncomingMessage extends EventEmitter {
  httpVersion = '1.1'
  httpVersionMajor = 1
  httpVersionMinor = 1
  method: string | undefined
  url: string | undefined
  statusCode: number | undefined
  statusMessage: string | undefined
  complete = false
  headers: Record<string, string> = {}
  rawHeaders: string[] = []
  socket: unknown
  connection: unknown
  private encoding: string | undefined
  private isFlowing = false

  constructor(
    private readonly loop: EventLoop,
    private readonly text: string,
    headers: Readonly<Record<string, string>>,
  ) {
    super()
    for (const [name, value] of Object.entries(headers)) {
      this.headers[name.toLowerCase()] = value
      this.rawHeaders.push(name, value)
    }
  }

  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener)
    if (event === 'data' || event === 'end') this.resume()
    return this
  }

  setEncoding(encoding: string): this {
    this.encoding = encoding
    return this
  }

  resume(): this {
    if (this.isFlowing) return this
    this.isFlowing = true
    this.loop.tick(() => {
      if (this.text !== '')
        this.emit('data', this.encoding === undefined ? Buffer.from(this.text) : this.text)
      this.complete = true
      this.emit('end')
      this.emit('close')
    })
    return this
  }

  pause(): this {
    return this
  }

  pipe<T extends { write(text: unknown): unknown; end(): unknown }>(target: T): T {
    this.on('data', (chunk) => void target.write(chunk))
    this.on('end', () => void target.end())
    return target
  }

  destroy(): this {
    return this
  }
}

/** A body's part as text. */
export const bodyText = (chunk: unknown): string =>
  chunk instanceof Uint8Array
    ? (chunk instanceof Buffer ? chunk : Buffer.from(chunk)).toString()
    : String(chunk)
