/**
 * The server's side of WebSockets: the handshake, and messages as frames.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6455
 */
import { createHash } from 'node:crypto'
import type { Duplex } from 'node:stream'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const CONTINUATION = 0
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
/** The most bytes of a message of a client. */
const MAX_MESSAGE = 1_048_576
const NORMAL = 1000
const PROTOCOL_ERROR = 1002
const TOO_BIG = 1009
const SHORT = 126
const LONG = 127

/** Answers a client that asks for a WebSocket. */
export function accept(socket: Duplex, key: string, protocol: string): void {
  const told = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${told}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  )
}

/** A frame of a server; frames of servers have no mask. */
function frameOf(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < SHORT ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x80 | opcode
  head[1] = length < SHORT ? length : length < 65_536 ? SHORT : LONG
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** A message, as a frame. */
export const message = (payload: Uint8Array): Buffer => frameOf(BINARY, payload)

/** A ping. */
export const ping = (): Buffer => frameOf(PING, Buffer.alloc(0))

/** The frame that ends a connection. */
export function closing(code = NORMAL): Buffer {
  const payload = Buffer.alloc(2)
  payload.writeUInt16BE(code)
  return frameOf(CLOSE, payload)
}

/** A frame of a client, and how many bytes it takes. */
interface Frame {
  readonly opcode: number
  readonly isLast: boolean
  readonly payload: Buffer
  readonly size: number
}

/** The frame at the beginning of some bytes; a number is why the client is wrong. */
function frameIn(bytes: Buffer): Frame | number | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  if ((second & 0x80) === 0 || (first & 0x70) !== 0) return PROTOCOL_ERROR
  const short = second & 0x7f
  const start = short < SHORT ? 2 : short === SHORT ? 4 : 10
  if (bytes.length < start + 4) return undefined
  const length =
    start === 2 ? short : start === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (length > MAX_MESSAGE) return TOO_BIG
  const size = start + 4 + length
  if (bytes.length < size) return undefined
  const mask = bytes.subarray(start, start + 4)
  const payload = Buffer.from(bytes.subarray(start + 4, size))
  for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ (mask[i & 3] ?? 0)
  return { opcode: first & 0x0f, isLast: (first & 0x80) !== 0, payload, size }
}

/** Reads what a client sends, and answers what is not for others: pings, its end, what is wrong. */
export function readMessages(
  socket: Duplex,
  head: Buffer,
  onMessage: (payload: Buffer) => void,
): void {
  let rest = head
  let parts: Buffer[] = []
  const refuse = (code: number): void => void socket.end(closing(code))
  const receive = ({ opcode, isLast, payload }: Frame): void => {
    if (opcode === PING) return void socket.write(frameOf(PONG, payload))
    if (opcode === PONG) return
    if (opcode === CLOSE) return refuse(NORMAL)
    if ((opcode === CONTINUATION) !== parts.length > 0) return refuse(PROTOCOL_ERROR)
    parts.push(payload)
    if (parts.reduce((sum, { length }) => sum + length, 0) > MAX_MESSAGE) return refuse(TOO_BIG)
    if (!isLast) return
    const whole = Buffer.concat(parts)
    parts = []
    onMessage(whole)
  }
  const take = (bytes: Buffer): void => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    for (let frame = frameIn(rest); frame !== undefined; frame = frameIn(rest)) {
      if (typeof frame === 'number') return refuse(frame)
      rest = rest.subarray(frame.size)
      receive(frame)
      if (socket.writableEnded) return
    }
  }
  take(Buffer.alloc(0))
  socket.on('data', take)
  socket.on('end', () => socket.end())
}
