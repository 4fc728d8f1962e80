/**
 * Tar archives in bytes: what clients send as the context of a build, or put into a container.
 *
 * Contents of files are text in a lab, so bytes that are no UTF-8 become U+FFFD.
 *
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */

/** An entry of an archive. */
export interface TarEntry {
  /** Without a leading slash or `./`, and without one at the end. */
  readonly name: string
  readonly type: 'file' | 'directory' | 'symlink' | 'link'
  readonly mode: number
  /** In seconds since the epoch. */
  readonly mtime: number
  readonly uid: number
  readonly gid: number
  /** The contents of a file. */
  readonly text?: string
  /** Where a link points. */
  readonly target?: string
}

/** Something is no archive that can be read. */
export class TarError extends Error {
  override name = 'TarError'
}

const BLOCK = 512
/** What is said of an archive that ends too early. */
export const UNEXPECTED_END = 'unexpected EOF'
const TYPES: Readonly<Record<string, TarEntry['type']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'symlink',
  '5': 'directory',
}
const decoder = new TextDecoder()

/** The bytes of an archive, unpacked if it is compressed with gzip. @throws TarError */
export async function unpacked(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const stream = new Response(bytes as BodyInit).body?.pipeThrough(new DecompressionStream('gzip'))
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream?.getReader()
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      length += part.value.length
      if (length > limit) throw new TarError('archive is too large')
      parts.push(part.value)
    }
  } catch (error) {
    await reader?.cancel().catch(() => {})
    if (error instanceof TarError) throw error
    throw new TarError('gzip: invalid header')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The entries of an archive. @throws TarError */
export const tarEntries = (bytes: Uint8Array): readonly TarEntry[] =>
  piecesOf(bytes).map(({ entry }) => entry)

/** The bytes of an archive's files, by name. @throws TarError */
export const contentsOf = (bytes: Uint8Array): readonly (readonly [string, Uint8Array])[] =>
  piecesOf(bytes).flatMap(({ entry: { name, type }, content }) =>
    type === 'file' ? [[name, content] as const] : [],
  )

/** An entry, and the bytes that come with it. */
interface Piece {
  readonly entry: TarEntry
  readonly content: Uint8Array
}

function piecesOf(bytes: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = []
  let long: { path?: string; linkpath?: string } = {}
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK)
    if (header.every((byte) => byte === 0)) break
    checkSum(header)
    const size = numberIn(header, 124, 12)
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) throw new TarError(UNEXPECTED_END)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    const flag = String.fromCharCode(header[156] ?? 0)
    if (flag === 'x') long = { ...long, ...paxRecords(content) }
    else if (flag === 'L') long.path = textIn(content, 0, size)
    else if (flag === 'K') long.linkpath = textIn(content, 0, size)
    else {
      const entry = entryOf(header, flag, content, long)
      long = {}
      if (entry) pieces.push({ entry, content })
    }
  }
  return pieces
}

function entryOf(
  header: Uint8Array,
  flag: string,
  content: Uint8Array,
  long: { readonly path?: string; readonly linkpath?: string },
): TarEntry | undefined {
  const type = TYPES[flag]
  const prefix = textIn(header, 257, 5) === 'ustar' ? textIn(header, 345, 155) : ''
  const whole = long.path ?? (prefix === '' ? '' : `${prefix}/`) + textIn(header, 0, 100)
  const isFolder = type === 'directory' || whole.endsWith('/')
  const name = cleaned(whole)
  if (type === undefined) return undefined
  return {
    name,
    type: isFolder && type === 'file' ? 'directory' : type,
    mode: numberIn(header, 100, 8),
    uid: numberIn(header, 108, 8),
    gid: numberIn(header, 116, 8),
    mtime: numberIn(header, 136, 12),
    ...(type === 'file' && !isFolder ? { text: decoder.decode(content) } : {}),
    ...(type === 'symlink' || type === 'link'
      ? { target: long.linkpath ?? textIn(header, 157, 100) }
      : {}),
  }
}

/** A path without what leads nowhere, or out of the archive. */
const cleaned = (path: string): string => {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return parts.join('/')
}

function textIn(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length)
  const end = field.indexOf(0)
  return decoder.decode(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or (GNU) a binary number that says so by its first bit. */
function numberIn(bytes: Uint8Array, from: number, length: number): number {
  const field = bytes.subarray(from, from + length)
  if ((field[0] ?? 0) & 0x80)
    return field.slice(1).reduce((sum, byte) => sum * 256 + byte, (field[0] ?? 0) & 0x7f)
  const text = textIn(bytes, from, length).trim()
  if (!/^[0-7]*$/.test(text)) throw new TarError('archive/tar: invalid tar header')
  return text === '' ? 0 : Number.parseInt(text, 8)
}

function checkSum(header: Uint8Array): void {
  const told = numberIn(header, 148, 8)
  const sum = header.reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0)
  if (sum !== told) throw new TarError('archive/tar: invalid tar header')
}

/** `25 path=…\n`, one after the other. */
function paxRecords(content: Uint8Array): Record<string, string> {
  const records: Record<string, string> = {}
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at)
    const length = Number(decoder.decode(content.subarray(at, space)))
    if (space < 0 || !(length > 0)) throw new TarError('archive/tar: invalid tar header')
    const record = decoder.decode(content.subarray(space + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records[record.slice(0, equals)] = record.slice(equals + 1)
    at += length
  }
  return records
}
