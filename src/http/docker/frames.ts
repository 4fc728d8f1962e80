/**
 * How the Engine sends what a container writes: as it is from a terminal, else in frames that say
 * which of the two streams it came from.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerAttach
 */
import type { LogRow } from '../../program/log.js'
import { rfc3339nano } from '../../text/time.js'
import { joined } from '../body.js'

/** The media types of both. */
export const RAW_STREAM = 'application/vnd.docker.raw-stream'
export const MULTIPLEXED_STREAM = 'application/vnd.docker.multiplexed-stream'

const HEADER = 8
const NUMBERS = { stdout: 1, stderr: 2 } as const
const encoder = new TextEncoder()

/** A frame: the stream's number, the length, the bytes. */
export function frame(stream: 'stdout' | 'stderr', text: string): Uint8Array {
  const bytes = encoder.encode(text)
  const whole = new Uint8Array(HEADER + bytes.length)
  whole[0] = NUMBERS[stream]
  new DataView(whole.buffer).setUint32(4, bytes.length)
  whole.set(bytes, HEADER)
  return whole
}

/** Lines of a log as they are sent. */
export function sentLines(
  lines: readonly LogRow[],
  isRaw: boolean,
  timestamps = false,
): Uint8Array {
  const texts = lines.map(({ stream, text, time }) => ({
    stream,
    text: timestamps ? `${rfc3339nano(time)} ${text}` : text,
  }))
  return isRaw
    ? encoder.encode(texts.map(({ text }) => text).join(''))
    : joined(texts.map(({ stream, text }) => frame(stream, text)))
}
