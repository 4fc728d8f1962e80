/**
 * `http.request` and `http.get`.
 *
 * @see https://nodejs.org/api/http.html#httprequestoptions-callback
 */
import { REASON_PHRASES } from '../../../net/reason-phrases.js'
import type { Failure } from '../../../net/request.js'
import { type Script, systemError } from '../script.js'
import { EventEmitter, type Listener } from './events.js'
import { bodyText } from './http-message.js'
import { parseUrl } from './querystring.js'

/** Where a request goes, from a URL or options or both. */
interface RequestOptions {
  readonly host?: string
  readonly hostname?: string
  readonly port?: number | string
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly timeout?: number
}

/** A request that is being written; it goes out when it ends. */
class ClientRequest extends EventEmitter {
  private body = ''
  private readonly headers: Record<string, string> = {}
  private timeout: number | undefined
  private isSent = false
  private isAborted = false

  constructor(
    private readonly script: Script,
    private readonly options: RequestOptions,
  ) {
    super()
    this.timeout = options.timeout
    for (const [name, value] of Object.entries(options.headers ?? {}))
      this.headers[name] = String(value)
  }

  setHeader(name: string, value: unknown): void {
    this.headers[name] = String(value)
  }

  setTimeout(milliseconds: number, listener?: Listener): this {
    this.timeout = milliseconds
    if (listener) this.once('timeout', listener)
    return this
  }

  write(chunk: unknown): boolean {
    this.body += bodyText(chunk)
    return true
  }

  end(chunk?: unknown): this {
    if (chunk !== undefined && typeof chunk !== 'function') this.body += bodyText(chunk)
    if (this.isSent) return this
    this.isSent = true
    const { host, loop, requests } = this.script
    const [name, port] = [
      this.options.hostname ?? this.options.host ?? 'localhost',
      Number(this.options.port ?? 80),
    ]
    const headers = {
      Host: port === 80 ? name : `${name}:${port}`,
      Connection: 'close',
      ...this.headers,
    }
    const message = {
      protocol: 'http' as const,
      method: (this.options.method ?? 'GET').toUpperCase(),
      path: this.options.path ?? '/',
      headers,
      body: this.body,
    }
    const id = String(
      host.ask({
        ask: 'request',
        host: name,
        port,
        message,
        ...(this.timeout !== undefined && { timeout: this.timeout }),
      }),
    )
    loop.holds.add(this)
    requests.set(id, ({ answer, failure }) => {
      requests.delete(id)
      loop.holds.delete(this)
      if (this.isAborted) return
      if (answer) this.answered(answer)
      else this.failed(failure ?? 'reset', name, port)
    })
    return this
  }

  abort(): void {
    this.isAborted = true
    this.script.loop.holds.delete(this)
  }

  destroy(error?: unknown): this {
    if (this.isAborted) return this
    this.abort()
    this.script.loop.tick(() => {
      this.emit('error', error ?? systemError('socket hang up', { code: 'ECONNRESET' }))
      this.emit('close')
    })
    return this
  }

  setNoDelay(): void {}
  setSocketKeepAlive(): void {}
  flushHeaders(): void {}

  private answered(answer: {
    readonly status: number
    readonly statusText?: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }): void {
    const response = new this.script.classes.IncomingMessage(
      this.script.loop,
      answer.body,
      answer.headers,
    )
    response.statusCode = answer.status
    response.statusMessage = answer.statusText ?? REASON_PHRASES[answer.status] ?? ''
    this.emit('response', response)
    this.emit('close')
  }

  private failed(failure: Failure, name: string, port: number): void {
    if (failure === 'timeout' && this.listenerCount('timeout') > 0) this.emit('timeout')
    else this.emit('error', failureError(failure, name, port, this.script))
    this.emit('close')
  }
}

/** A name without an address in Node's words. */
export const notResolved = (name: string): Error =>
  systemError(`getaddrinfo ENOTFOUND ${name}`, {
    code: 'ENOTFOUND',
    errno: -3008,
    syscall: 'getaddrinfo',
    hostname: name,
  })

/** A failed connection in Node's words. */
export function failureError(
  failure: Failure,
  name: string,
  port: number,
  { host }: Script,
): Error {
  if (failure === 'unresolved') return notResolved(name)
  if (failure === 'reset') return systemError('socket hang up', { code: 'ECONNRESET' })
  const resolved = host.ask({ ask: 'resolve', name })
  const address = Array.isArray(resolved) && typeof resolved[0] === 'string' ? resolved[0] : name
  const code =
    failure === 'refused' ? 'ECONNREFUSED' : failure === 'timeout' ? 'ETIMEDOUT' : 'EHOSTUNREACH'
  return systemError(`connect ${code} ${address}:${port}`, {
    code,
    errno: failure === 'refused' ? -111 : failure === 'timeout' ? -110 : -113,
    syscall: 'connect',
    address,
    port,
  })
}

/** `http.request(url?, options?, callback?)`. */
export function request(script: Script, args: readonly unknown[]): ClientRequest {
  const callback = args.find((argument) => typeof argument === 'function')
  const options: Record<string, unknown> = {}
  for (const argument of args) {
    if (typeof argument === 'string') Object.assign(options, definedMembers(parseUrl(argument)))
    else if (typeof argument === 'object' && argument !== null)
      Object.assign(
        options,
        'href' in argument
          ? definedMembers(parseUrl(String((argument as { href: unknown }).href)))
          : argument,
      )
  }
  const made = new ClientRequest(script, options)
  if (callback) made.once('response', callback as Listener)
  return made
}

const definedMembers = (url: Record<string, unknown>): Record<string, unknown> => ({
  hostname: url.hostname,
  path: url.path ?? '/',
  ...(url.port !== null && { port: url.port }),
})
