/**
 * Docker's hijacked connections: after `attach` and `exec/start` with `Upgrade: tcp`, the connection
 * carries what the client types, and what the container writes.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerAttach
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { containerKey, containers } from '../../docker/container.js'
import { targetOf } from '../answer.js'
import { changesOf } from '../changes.js'
import { TOO_LARGE, bytesIn, engineSource, engineVerbs } from '../docker/handler.js'
import type { EngineAnswer } from '../docker/message.js'
import type { Door } from '../door.js'
import { streamOf } from '../stream.js'
import { type Upgrade, endWith, pour } from './server.js'

const MAX_BODY = 1_048_576

/** Takes a connection over, or answers what the daemon says instead. */
export async function hijack(
  door: Door,
  machine: string,
  prefix: string,
  { request, socket, head }: Upgrade,
): Promise<void> {
  const body = await bodyOf(request, socket, head)
  if (!body) return endWith(socket, 413, {}, `${TOO_LARGE}\n`)
  const engine = engineVerbs(door)
  const { headers, method = 'POST', url = '/' } = request
  const path = targetOf({ url: `http://lab${url}` }, prefix)
  const type = headers['content-type']
  const asked = {
    method,
    path,
    headers: {
      upgrade: headers.upgrade ?? '',
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(body.text === '' ? {} : { body: body.text }),
  }
  const answer = engine.request(machine, asked, 'manual')
  if (answer.status !== 101)
    return endWith(socket, answer.status, answer.headers ?? {}, bytesIn(answer))
  take(socket, answer.headers ?? {})
  if (body.rest.length > 0) socket.unshift(body.rest)
  if (answer.input) typeOn(door, machine, answer.input, socket)
  else socket.resume()
  if (!answer.stream) return void socket.end(bytesIn(answer))
  const source = engineSource(door, machine, answer.stream, bytesIn(answer))
  await pour(streamOf(door.simulation, source), socket)
}

/** Tells the client that the connection is its own. */
function take(socket: Duplex, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(
    `HTTP/1.1 101 UPGRADED\r\n${lines.join('')}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n`,
  )
}

/** The body of the request, and what came after it; undefined for one that is too large. */
async function bodyOf(
  { headers }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<{ readonly text: string; readonly rest: Buffer } | undefined> {
  const length = Number(headers['content-length'] ?? 0)
  if (!(length <= MAX_BODY)) return undefined
  let bytes = head
  while (bytes.length < length) {
    const more = await nextOf(socket)
    if (!more) return undefined
    bytes = Buffer.concat([bytes, more])
  }
  return { text: bytes.subarray(0, length).toString('utf8'), rest: bytes.subarray(length) }
}

/** What comes next on a connection; undefined when nothing does. */
function nextOf(socket: Duplex): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const done = (bytes?: Buffer): void => {
      socket.off('data', done).off('end', over).off('close', over).pause()
      resolve(bytes)
    }
    const over = (): void => done()
    socket.on('data', done).on('end', over).on('close', over)
  })
}

/** Gives what a client types to a container; what comes before its start waits for that. */
function typeOn(
  door: Door,
  machine: string,
  input: NonNullable<EngineAnswer['input']>,
  socket: Duplex,
): void {
  const decoder = new TextDecoder()
  const held: (string | null)[] = []
  const isReady = (): boolean => {
    if (input.container === undefined) return true
    const row = door.simulation.read().get(containers, containerKey(machine, input.container))
    return row?.stdin !== undefined || row?.status !== 'created'
  }
  let isTyping = false
  const pass = (): void => {
    if (isTyping || !isReady()) return
    isTyping = true
    for (let next = held.shift(); next !== undefined; next = held.shift())
      engineVerbs(door).input(machine, input, next)
    isTyping = false
  }
  const leave = changesOf(door.simulation).enter({
    look: () => held.length > 0 && queueMicrotask(pass),
    concerns: (table) => table === containers.name,
    isBlocked: () => false,
    end: () => {},
  })
  socket.on('data', (bytes: Buffer) => {
    held.push(decoder.decode(bytes, { stream: true }))
    pass()
  })
  socket.on('end', () => {
    held.push(null)
    pass()
  })
  socket.on('close', leave)
}
