/**
 * `http.createServer` and the responses that it gives.
 *
 * @see https://nodejs.org/api/http.html#class-httpserver
 */
import { REASON_PHRASES } from '../../../net/reason-phrases.js'
import { httpDate } from '../../../text/time.js'
import type { Input } from '../script-runtime.js'
import { type Script, systemError } from '../script.js'
import { Buffer } from './buffer.js'
import { EventEmitter, type Listener } from './events.js'
import { type IncomingMessage, bodyText } from './http-message.js'
import { GO_ERRNO } from '../../../text/errno.js'

type Request = Extract<Input, { kind: 'request' }>

/** The answer that a handler writes. It goes out, in one piece, when it ends. */
export class ServerResponse extends EventEmitter {
  statusCode = 200
  statusMessage: string | undefined
  headersSent = false
  finished = false
  writableEnded = false
  sendDate = true
  private readonly fields = new Map<
    string,
    readonly [name: string, value: string | readonly string[]]
  >()
  private body = ''
  private isExplicit = false

  constructor(
    private readonly script: Script,
    private readonly request: Request,
    readonly req: IncomingMessage,
  ) {
    super()
  }

  setHeader(name: string, value: unknown): this {
    if (this.headersSent)
      throw systemError('Cannot set headers after they are sent to the client', {
        code: 'ERR_HTTP_HEADERS_SENT',
      })
    this.fields.set(name.toLowerCase(), [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ])
    return this
  }

  getHeader(name: string): unknown {
    return this.fields.get(name.toLowerCase())?.[1]
  }

  getHeaders(): Record<string, unknown> {
    return Object.fromEntries([...this.fields].map(([key, [, value]]) => [key, value]))
  }

  hasHeader(name: string): boolean {
    return this.fields.has(name.toLowerCase())
  }

  removeHeader(name: string): void {
    this.fields.delete(name.toLowerCase())
  }

  writeHead(
    status: number,
    reason?: string | Record<string, unknown>,
    headers?: Record<string, unknown>,
  ): this {
    if (this.headersSent)
      throw systemError('Cannot write headers after they are sent to the client', {
        code: 'ERR_HTTP_HEADERS_SENT',
      })
    this.statusCode = Number(status)
    if (typeof reason === 'string') this.statusMessage = reason
    for (const [name, value] of Object.entries(
      (typeof reason === 'object' ? reason : headers) ?? {},
    ))
      this.setHeader(name, value)
    this.headersSent = true
    this.isExplicit = true
    return this
  }

  flushHeaders(): void {
    this.headersSent = true
  }

  write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    this.headersSent = true
    this.isExplicit = true
    this.body += bodyText(chunk)
    const callback = typeof encoding === 'function' ? encoding : done
    if (typeof callback === 'function') this.script.loop.tick(callback as () => void)
    return true
  }

  end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    if (this.finished) return this
    const callback = [chunk, encoding, done].find((argument) => typeof argument === 'function')
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function')
      this.body += bodyText(chunk)
    this.finished = true
    this.writableEnded = true
    this.headersSent = true
    this.script.host.tell({
      do: 'respond',
      id: this.request.id,
      answer: {
        status: this.statusCode,
        statusText: this.statusMessage ?? REASON_PHRASES[this.statusCode] ?? 'unknown',
        headers: this.allHeaders(),
        body: this.request.message.method === 'HEAD' ? '' : this.body,
      },
    })
    this.script.loop.tick(() => {
      if (typeof callback === 'function') (callback as () => void)()
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  /** What Node adds: the date, and how the end of the body is known. */
  private allHeaders(): Record<string, string> {
    const headers: Record<string, string> = {}
    for (const [name, value] of this.fields.values())
      headers[name] = typeof value === 'string' ? value : value.join(', ')
    if (this.sendDate && !this.fields.has('date')) headers.Date = httpDate(this.script.host.now)
    if (!this.fields.has('connection')) headers.Connection = 'keep-alive'
    const hasBody = this.statusCode !== 204 && this.statusCode !== 304
    if (hasBody && !this.fields.has('content-length') && !this.fields.has('transfer-encoding')) {
      if (this.isExplicit) headers['Transfer-Encoding'] = 'chunked'
      else headers['Content-Length'] = String(Buffer.byteLength(this.body))
    }
    return headers
  }
}

/** A server: it listens on a port of the process's network namespace. */
export class Server extends EventEmitter {
  listening = false
  protected port = 0

  constructor(protected readonly script: Script) {
    super()
  }

  listen(...args: readonly unknown[]): this {
    const [first] = args
    const options =
      typeof first === 'object' && first !== null ? (first as { port?: unknown }) : { port: first }
    const port = Number(options.port ?? 0)
    const callback = args.find((argument) => typeof argument === 'function')
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw systemError(
        `options.port should be >= 0 and < 65536. Received ${String(options.port)}.`,
        { code: 'ERR_SOCKET_BAD_PORT' },
      )
    }
    if (callback) this.once('listening', callback as Listener)
    this.open(port)
    return this
  }

  private open(asked: number): void {
    const { host, loop, servers } = this.script
    let port = asked
    // Port 0 takes the first that is free of those for short use.
    for (let candidate = 32_768; asked === 0 && port === 0; candidate++)
      if (host.ask({ ask: 'listen', port: candidate }) === true) port = candidate
    const heard = asked === 0 || (!servers.has(port) && host.ask({ ask: 'listen', port }))
    if (heard !== true) {
      const failure = this.failure(port, heard === 'EACCES' ? 'EACCES' : 'EADDRINUSE')
      loop.tick(() => void this.emit('error', failure))
      return
    }
    this.port = port
    this.listening = true
    servers.set(port, { port, serve: (request) => this.serve(request) })
    loop.holds.add(this)
    loop.tick(() => void this.emit('listening'))
  }

  private failure(port: number, code: 'EACCES' | 'EADDRINUSE'): Error {
    const isOld = Number(this.script.start.version.split('.')[0]) < 10
    const words = isOld ? '' : `: ${GO_ERRNO[code]}`
    const errno = code === 'EACCES' ? -13 : -98
    return systemError(`listen ${code}${words} :::${port}`, {
      code,
      errno,
      syscall: 'listen',
      address: '::',
      port,
    })
  }

  address(): unknown {
    return this.listening ? { address: '::', family: 'IPv6', port: this.port } : null
  }

  close(callback?: Listener): this {
    if (callback) this.once('close', callback)
    this.listening = false
    this.script.servers.delete(this.port)
    this.script.loop.holds.delete(this)
    this.script.loop.tick(() => void this.emit('close'))
    return this
  }

  ref(): this {
    if (this.listening) this.script.loop.holds.add(this)
    return this
  }

  unref(): this {
    this.script.loop.holds.delete(this)
    return this
  }

  setTimeout(): this {
    return this
  }

  protected serve(_request: Request): void {
    // A server of no protocol has nothing to say.
  }
}

/** An HTTP server: a `request` event for each request. */
export class HttpServer extends Server {
  protected override serve(request: Request): void {
    const { message, source, port } = request
    if (message.protocol !== 'http')
      return this.script.host.tell({
        do: 'respond',
        id: request.id,
        answer: { status: 0, headers: {}, body: '' },
      })
    const { IncomingMessage, ServerResponse } = this.script.classes
    const incoming = new IncomingMessage(this.script.loop, message.body, message.headers ?? {})
    incoming.method = message.method ?? 'GET'
    incoming.url = message.path ?? '/'
    incoming.socket = {
      remoteAddress: `::ffff:${source}`,
      remoteFamily: 'IPv6',
      remotePort: 40_000 + (hash(request.id) % 20_000),
      localPort: port,
      encrypted: false,
      destroy() {},
      setTimeout() {},
      setKeepAlive() {},
      on() {},
    }
    incoming.connection = incoming.socket
    const response = new ServerResponse(this.script, request, incoming)
    if (!this.emit('request', incoming, response)) response.writeHead(404).end()
  }
}

/** Gives every connection a port of its own on the client's side. */
const hash = (text: string): number =>
  [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7)
