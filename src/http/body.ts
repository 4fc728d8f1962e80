/**
 * Bodies of requests, read up to a limit.
 *
 * @module
 */

/** A body is larger than it may be. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/** The bytes of a body. @throws BodyTooLarge */
export async function bodyOf(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new BodyTooLarge()
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw new BodyTooLarge()
    }
    parts.push(value)
  }
  return joined(parts, length)
}

/** Bytes, one after the other. */
export function joined(
  parts: readonly Uint8Array[],
  length = parts.reduce((sum, part) => sum + part.length, 0),
): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
