/**
 * A server on `node:http` for a function from requests to answers.
 *
 * @see https://nodejs.org/api/http.html
 */
import {
  type IncomingMessage,
  STATUS_CODES,
  type Server,
  type ServerResponse,
  createServer,
} from 'node:http'
import { Readable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { type Guard, type Refusal, refusalOf } from './guard.js'

/** A connection that a client wants to speak another protocol on. */
export interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  /** What came after the headers already. */
  readonly head: Buffer
}

/** What a server does. */
export interface ServerOptions {
  /** The path below which it answers. */
  readonly prefix: string
  /** Who may ask; anybody, where only this process can. */
  readonly guard: Guard | undefined
  handle(request: Request): Response | Promise<Response>
  upgrade(upgrade: Upgrade): void
  /** Somebody has asked: the method and the target. */
  asked(request: string): void
}

const MAX_CONNECTIONS = 512
const MAX_HEADERS = 65_536
/** Milliseconds of real time until the headers, or all of a request, have to be there. */
const HEADERS_TIMEOUT = 10_000
const REQUEST_TIMEOUT = 300_000
const NO_PAGE: Refusal = { status: 404, message: 'page not found' }
const NO_METHOD: Refusal = { status: 405, message: 'method not allowed' }
const BODILESS: readonly (string | undefined)[] = ['GET', 'HEAD']

/** A server, and what ends it with all of its connections. */
export interface Serving {
  readonly server: Server
  end(): Promise<void>
}

/** A server that listens nowhere yet. */
export function serverOf(options: ServerOptions): Serving {
  const server = createServer({
    maxHeaderSize: MAX_HEADERS,
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    noDelay: true,
  })
  server.maxConnections = MAX_CONNECTIONS
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = refusalFor(request, options)
    if (refusal) return refuse(response, refusal)
    options.asked(`${request.method} ${request.url}`)
    answer(request, response, options).catch((error: unknown) => fail(response, error))
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = refusalFor(request, options)
    if (refusal) return endWith(socket, refusal.status, TEXT, `${refusal.message}\n`)
    options.asked(`${request.method} ${request.url}`)
    options.upgrade({ request, socket, head })
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) endWith(socket, 400, TEXT, '')
    else socket.destroy()
  })
  const sockets = new Set<Duplex>()
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { server, end }
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' }

function refusalFor(request: IncomingMessage, options: ServerOptions): Refusal | undefined {
  const { url = '/' } = request
  const { prefix, guard } = options
  const refusal = guard && refusalOf(request.headers, guard)
  if (refusal) return refusal
  const isBelow =
    url.startsWith(prefix) && (prefix === '' || /^([/?]|$)/.test(url.slice(prefix.length)))
  return isBelow ? undefined : NO_PAGE
}

function refuse(response: ServerResponse, { status, message }: Refusal): void {
  response.writeHead(status, { ...TEXT, connection: 'close' })
  response.end(`${message}\n`)
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else refuse(response, { status: 500, message: String(error) })
}

/** A connection on which something failed is cut. */
export const cut = (work: Promise<void>, { socket }: Upgrade): void =>
  void work.catch(() => socket.destroy())

/** Answers by itself, on a connection that was not taken over. */
export function endWith(
  socket: Duplex,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
): void {
  const bytes = Buffer.from(body as Uint8Array)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}content-length: ${bytes.length}\r\nconnection: close\r\n\r\n`,
  )
  socket.end(bytes)
}

/** A request as the Fetch API has it; undefined for a method that it has not. */
function fetchRequest(incoming: IncomingMessage, body?: Uint8Array): Request | undefined {
  const { method = 'GET', headers, url = '/' } = incoming
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(':') || value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const stream = body ?? (Readable.toWeb(incoming) as unknown as BodyInit)
  try {
    return new Request(`http://lab${url}`, {
      method,
      headers: pairs,
      ...(BODILESS.includes(method) ? {} : { body: stream as BodyInit, duplex: 'half' }),
    } as RequestInit)
  } catch {
    return undefined
  }
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  const request = fetchRequest(incoming)
  if (!request) return refuse(response, NO_METHOD)
  const { status, headers, body } = await options.handle(request)
  const sent: Record<string, string> = {}
  headers.forEach((value, name) => {
    sent[name] = value
  })
  response.writeHead(status, sent)
  response.flushHeaders()
  if (!body) return void response.end()
  await pour(body, response, WATCH.test(incoming.url ?? '') ? SILENCE : undefined)
}

/** A watch of the API server. */
const WATCH = /[?&]watch=(1|t|true)(&|$)/i
/** Milliseconds of real time after which some clients take a silent watch for one that is over. */
const SILENCE = 20_000
/** What says nothing in a stream of JSON. */
const BLANK = '\n'

/**
 * Writes what a stream says as it comes, until it is over or the client has left; and a blank line
 * whenever it was silent for so many milliseconds, if there is a limit to that.
 */
export async function pour(
  body: ReadableStream<Uint8Array>,
  to: ServerResponse | Duplex,
  silence?: number,
): Promise<void> {
  const reader = body.getReader()
  const left = (): void => void reader.cancel().catch(() => {})
  to.once('close', left)
  const timer = silence === undefined ? undefined : setInterval(() => to.write(BLANK), silence)
  timer?.unref()
  for (;;) {
    const { done, value } = await reader.read()
    if (done || to.destroyed) break
    timer?.refresh()
    if (!to.write(value)) await drained(to)
  }
  clearInterval(timer)
  to.off('close', left)
  to.end()
}

/** More can be written, or nobody is there any more. */
function drained(to: ServerResponse | Duplex): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      to.off('drain', over).off('close', over)
      resolve()
    }
    to.on('drain', over).on('close', over)
  })
}
