/**
 * Archives of clients as the text that a lab keeps archives in. What a client has saved holds
 * archives itself, one a layer, with bytes that are no text: these are read as bytes, and what they
 * were is told by their digests.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
import { sha256OfBytes } from '../../oci/digest.js'
import { type ArchiveEntry, archiveOf } from '../../program/archive.js'
import { type TarEntry, contentsOf, tarEntries, unpacked } from './tar.js'

/** An archive, and what the archives in it were: their digests by name. */
export interface TextArchive {
  readonly text: string
  readonly digests: Readonly<Record<string, string>>
}

const MAGIC_AT = 257
const exact = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** An archive as text; bytes that are none are text as well. @throws TarError */
export async function textArchive(bytes: Uint8Array, limit: number): Promise<TextArchive> {
  const plain = await unpacked(bytes, limit)
  if (!isArchive(plain)) return { text: new TextDecoder().decode(plain), digests: {} }
  const digests: Record<string, string> = {}
  const nested: Record<string, string> = {}
  for (const [name, content] of contentsOf(plain)) {
    const inner = await unpacked(content, limit)
    if (!isArchive(inner)) continue
    digests[name] = sha256OfBytes(inner)
    nested[name] = repacked(inner, {})
  }
  return { text: ownText(plain) ?? repacked(plain, nested), digests }
}

const isArchive = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(MAGIC_AT, MAGIC_AT + 5)) === 'ustar'

/** What a lab has saved is text already. */
function ownText(bytes: Uint8Array): string | undefined {
  try {
    return exact.decode(bytes)
  } catch {
    return undefined
  }
}

const repacked = (bytes: Uint8Array, nested: Readonly<Record<string, string>>): string =>
  archiveOf(tarEntries(bytes).flatMap((entry, _, all) => entryOf(entry, all, nested)))

function entryOf(
  { name, type, mode, mtime, uid, gid, text, target }: TarEntry,
  all: readonly TarEntry[],
  nested: Readonly<Record<string, string>>,
): readonly ArchiveEntry[] {
  if (name === '') return []
  const common = { mode, mtime, uid, gid }
  if (type === 'directory') return [{ ...common, name: `${name}/`, text: undefined }]
  if (type === 'symlink') return [{ ...common, name, text: undefined, target: target ?? '' }]
  const linked = all.find((one) => one.name === target?.replace(/^\.?\//, ''))
  return [{ ...common, name, text: nested[name] ?? text ?? linked?.text ?? '' }]
}
