/**
 * The `net` module, as far as one text and its answer go.
 *
 * @see https://nodejs.org/api/net.html
 */
import type { Input } from '../script-runtime.js'
import type { Script } from '../script.js'
import { Buffer } from './buffer.js'
import { EventEmitter, type Listener } from './events.js'
import { failureError } from './http-client.js'
import { bodyText } from './http-message.js'
import { Server } from './http-server.js'

/** A connection. What one side writes before it ends is what the other receives. */
class Socket extends EventEmitter {
  remoteAddress: string | undefined
  remotePort: number | undefined
  private written = ''
  private encoding: string | undefined
  private isDone = false

  constructor(
    private readonly script: Script,
    private readonly finish: (text: string) => void,
  ) {
    super()
  }

  setEncoding(encoding: string): this {
    this.encoding = encoding
    return this
  }

  setTimeout(): this {
    return this
  }

  setNoDelay(): this {
    return this
  }

  write(chunk: unknown): boolean {
    this.written += bodyText(chunk)
    // What is written in one go is one text.
    this.script.loop.immediate(() => this.send())
    return true
  }

  end(chunk?: unknown): this {
    if (chunk !== undefined) this.written += bodyText(chunk)
    this.send()
    return this
  }

  destroy(): this {
    this.send()
    return this
  }

  /** Text from the other side. */
  receive(text: string): void {
    if (text !== '') this.emit('data', this.encoding === undefined ? Buffer.from(text) : text)
    this.emit('end')
    this.emit('close')
  }

  private send(): void {
    if (this.isDone) return
    this.isDone = true
    this.finish(this.written)
  }
}

/** A server of connections. */
class NetServer extends Server {
  protected override serve({ id, source, message }: Extract<Input, { kind: 'request' }>): void {
    const socket = new Socket(this.script, (body) =>
      this.script.host.tell({ do: 'respond', id, answer: { status: 0, headers: {}, body } }),
    )
    socket.remoteAddress = `::ffff:${source}`
    this.emit('connection', socket)
    if (message.body === '') return void socket.end()
    this.script.loop.tick(() => socket.receive(message.body))
  }
}

export function netModule(script: Script): Record<string, unknown> {
  const connect = (...args: readonly unknown[]): Socket => {
    const [first, second] = args
    const options =
      typeof first === 'object' && first !== null
        ? (first as { host?: string; port?: number })
        : { port: Number(first), ...(typeof second === 'string' && { host: second }) }
    const callback = args.find((argument) => typeof argument === 'function')
    const [host, port] = [options.host ?? 'localhost', Number(options.port)]
    const socket: Socket = new Socket(script, (body) => {
      const id = String(
        script.host.ask({ ask: 'request', host, port, message: { protocol: 'tcp', body } }),
      )
      script.loop.holds.add(socket)
      script.requests.set(id, ({ answer, failure }) => {
        script.requests.delete(id)
        script.loop.holds.delete(socket)
        if (answer) socket.receive(answer.body)
        else socket.emit('error', failureError(failure ?? 'reset', host, port, script))
      })
    })
    if (callback) socket.once('connect', callback as Listener)
    script.loop.immediate(() => void socket.emit('connect'))
    return socket
  }
  return {
    createServer(...args: readonly unknown[]) {
      const server = new NetServer(script)
      const listener = args.find((argument) => typeof argument === 'function')
      if (listener) server.on('connection', listener as Listener)
      return server
    },
    connect,
    createConnection: connect,
    isIP: (text: string) =>
      /^\d+\.\d+\.\d+\.\d+$/.test(text) ? 4 : /^[0-9a-f:]*:[0-9a-f:]*$/i.test(text) ? 6 : 0,
  }
}
