/**
 * Bytes of a real connection as requests in the lab's network: of HTTP, each request and its answer;
 * of anything else, each piece and what is answered to it.
 *
 * @module
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { Duplex } from 'node:stream'
import type { Answer, Failure, Message } from '../../net/request.js'
import { bytesOf } from '../stream.js'

/** What came of a request. */
export type Outcome = { readonly answer: Answer } | { readonly failure: Failure }

/** Sends a request to where the connection leads. */
type Send = (message: Message) => Promise<Outcome>

const HTTP = /^[A-Z]+ /
/** The longest word that says it is HTTP. */
const METHOD = 8
/** Headers that are of one connection, or that follow from the body. */
const HOP = /^(connection|keep-alive|transfer-encoding|content-length|upgrade)$/i
const MAX_BODY = 3_145_728

/** One end of a connection: what is written to it goes to the client. */
export interface End {
  /** Bytes of the client. */
  receive(bytes: Buffer): void
  /** The client sends no more. */
  end(): void
}

/** Connects a client. */
export function bridge(send: Send, client: { write(bytes: Uint8Array): void; end(): void }): End {
  let inner: End | undefined
  let first: Buffer = Buffer.alloc(0)
  return {
    receive(bytes) {
      if (inner) return inner.receive(bytes)
      first = Buffer.concat([first, bytes])
      const text = first.toString('latin1', 0, METHOD)
      if (/^[A-Z]*$/.test(text) && first.length < METHOD) return
      inner = HTTP.test(text) ? overHttp(send, client) : overTcp(send, client)
      inner.receive(first)
    },
    end() {
      if (!inner && first.length > 0) {
        inner = overTcp(send, client)
        inner.receive(first)
      }
      if (inner) inner.end()
      else client.end()
    },
  }
}

/** Node reads the requests, and writes the answers. */
function overHttp(send: Send, client: { write(bytes: Uint8Array): void; end(): void }): End {
  const socket = new Duplex({
    read() {},
    write(bytes: Buffer, _encoding, done) {
      client.write(bytes)
      done()
    },
    final(done) {
      client.end()
      done()
    },
  })
  const server = createServer((request, response) => {
    answer(send, request, response).catch(() => socket.destroy())
  })
  // Who has asked and sends no more still wants the answer.
  Object.assign(server, { httpAllowHalfOpen: true })
  socket.on('error', () => {}).on('close', () => client.end())
  server.emit('connection', socket)
  return { receive: (bytes) => void socket.push(bytes), end: () => void socket.push(null) }
}

async function answer(
  send: Send,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MAX_BODY) return void response.destroy()
    parts.push(part)
  }
  const headers = Object.fromEntries(pairs(request.rawHeaders).filter(([name]) => !HOP.test(name)))
  const { method = 'GET', url: path = '/' } = request
  const body = Buffer.concat(parts).toString('utf8')
  const outcome = await send({ protocol: 'http', method, path, headers, body })
  if ('failure' in outcome) return void response.destroy()
  const { status, statusText, headers: said, body: text } = outcome.answer
  const kept = Object.entries(said).filter(([name]) => !HOP.test(name))
  response.writeHead(status, statusText, Object.fromEntries(kept))
  response.end(text)
}

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, i): [string, string][] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []))

function overTcp(send: Send, client: { write(bytes: Uint8Array): void; end(): void }): End {
  const decoder = new TextDecoder()
  let work = Promise.resolve()
  const pass = async (body: string): Promise<void> => {
    const outcome = await send({ protocol: 'tcp', body })
    if ('failure' in outcome) return client.end()
    const bytes = bytesOf(outcome.answer.body)
    if (bytes) client.write(bytes)
  }
  return {
    receive(bytes) {
      const text = decoder.decode(bytes, { stream: true })
      work = work.then(() => pass(text)).catch(() => client.end())
    },
    end: () => void work.then(() => client.end()),
  }
}
