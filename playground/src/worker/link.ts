/**
 * Sessions as text that fits into a link: a recording as JSON, gzipped, in base64url.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */

/** A value as text for a link. */
export async function pack(value: unknown): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(value)),
    new CompressionStream('gzip'),
  )
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The value of such a text. @throws Error for what is none */
export async function unpack(text: string): Promise<unknown> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  const json = await through(bytes, new DecompressionStream('gzip'))
  return JSON.parse(new TextDecoder().decode(json)) as unknown
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const response = new Response(new Blob([bytes]).stream().pipeThrough(stream))
  return new Uint8Array(await response.arrayBuffer())
}
