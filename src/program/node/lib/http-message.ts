/**
 * What HTTP servers and clients have in common: incoming messages, header names, status texts.
 *
 * @see https://nodejs.org/api/http.html#class-httpincomingmessage
 */
import type { EventLoop } from '../event-loop.js'
import { Buffer } from './buffer.js'
import { EventEmitter, type Listener } from './events.js'

export const STATUS_CODES: Readonly<Record<number, string>> = {
  100: 'Continue',
  101: 'Switching Protocols',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  418: "I'm a Teapot",
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

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
