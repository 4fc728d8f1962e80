/**
 * Buffers as the console shows them.
 *
 * @see https://nodejs.org/api/buffer.html#bufferinspect_max_bytes
 */
const MOST_BYTES = 50

/** The first bytes of a buffer, and how many more there are. */
export function bytesShown(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, MOST_BYTES)].map(
    (byte) => ` ${byte.toString(16).padStart(2, '0')}`,
  )
  const left = bytes.length - MOST_BYTES
  const more = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ''
  return `<Buffer${shown.join('')}${more}>`
}
