/**
 * The frames of SPDY/3.1, as far as Kubernetes' clients use them. Nobody of them keeps windows.
 *
 * @see https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#TOC-2.2-Framing
 */

/** Kinds of control frames. */
export const SYN_STREAM = 1
const SYN_REPLY = 2
export const RST_STREAM = 3
export const PING = 6
const GOAWAY = 7
const VERSION = 3
const FIN = 1
const HEAD = 8
/** The most bytes of a frame. */
const MAX_FRAME = 1_048_576

/** A frame of a client. */
export interface Frame {
  /** The kind of a control frame; undefined for data. */
  readonly type?: number
  /** Of data. */
  readonly stream: number
  /** It is the last one of its stream. */
  readonly isLast: boolean
  readonly payload: Buffer
  /** How many bytes it takes. */
  readonly size: number
}

/** The frame at the beginning of some bytes; undefined until all of it is there. */
export function frameIn(bytes: Buffer): Frame | 'too large' | undefined {
  if (bytes.length < HEAD) return undefined
  const first = bytes.readUInt32BE(0)
  const length = bytes.readUIntBE(5, 3)
  if (length > MAX_FRAME) return 'too large'
  const size = HEAD + length
  if (bytes.length < size) return undefined
  const isControl = first >= 0x80000000
  return {
    ...(isControl ? { type: first & 0xffff } : {}),
    stream: isControl ? 0 : first,
    isLast: ((bytes[4] ?? 0) & FIN) !== 0,
    payload: bytes.subarray(HEAD, size),
    size,
  }
}

function frameOf(first: number, flags: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD)
  head.writeUInt32BE(first >>> 0)
  head.writeUInt8(flags, 4)
  head.writeUIntBE(payload.length, 5, 3)
  return Buffer.concat([head, payload])
}

const control = (type: number, payload: Uint8Array): Buffer =>
  frameOf(((0x8000 | VERSION) << 16) | type, 0, payload)

function numbers(...all: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * all.length)
  all.forEach((one, i) => bytes.writeUInt32BE(one, 4 * i))
  return bytes
}

/** Bytes of a stream. */
export const data = (stream: number, bytes: Uint8Array, isLast = false): Buffer =>
  frameOf(stream, isLast ? FIN : 0, bytes)

/** A stream is accepted. */
export const reply = (stream: number, headers: Buffer): Buffer =>
  control(SYN_REPLY, Buffer.concat([numbers(stream), headers]))

/** A stream is not accepted. */
export const refusal = (stream: number): Buffer => control(RST_STREAM, numbers(stream, REFUSED))
const REFUSED = 3

/** The same ping, sent back. */
export const pong = (payload: Buffer): Buffer => control(PING, payload)

/** Nothing more is read. */
export const goAway = (last: number): Buffer => control(GOAWAY, numbers(last, PROTOCOL_ERROR))
const PROTOCOL_ERROR = 1
