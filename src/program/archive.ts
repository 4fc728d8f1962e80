/**
 * Tar archives as text: what `tar` makes, and what `docker cp` writes to standard output and reads
 * from standard input.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
import { byteLength } from '../oci/entry.js'

/** An entry of an archive. */
export interface ArchiveEntry {
  /** Without a leading slash; a directory's ends with one. */
  readonly name: string
  readonly mode: number
  /** In seconds since the epoch. */
  readonly mtime: number
  /** The contents of a file; undefined for a directory. */
  readonly text: string | undefined
}

const BLOCK = 512
const NUL = '\u0000'

/** The archive of some entries. */
export const archiveOf = (entries: readonly ArchiveEntry[]): string =>
  entries.map((entry) => header(entry) + padded(entry.text ?? '')).join('') + NUL.repeat(2 * BLOCK)

function header({ name, mode, mtime, text }: ArchiveEntry): string {
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, '0')}${NUL}`
  const { prefix, name: short } = divided(name)
  const before =
    short.slice(0, 100).padEnd(100, NUL) +
    octal(mode & 0o7777, 8) +
    octal(0, 8) +
    octal(0, 8) +
    octal(text === undefined ? 0 : byteLength(text), 12) +
    octal(mtime, 12)
  const after = `${text === undefined ? '5' : '0'}${NUL.repeat(100)}ustar${NUL}00${'root'.padEnd(32, NUL)}${'root'.padEnd(32, NUL)}${octal(0, 8)}${octal(0, 8)}${prefix.padEnd(155, NUL)}`
  const sum = [...`${before}${' '.repeat(8)}${after}`].reduce(
    (total, character) => total + character.charCodeAt(0),
    0,
  )
  return `${before}${sum.toString(8).padStart(6, '0')}${NUL} ${after}`.padEnd(BLOCK, NUL)
}

/** A name that is too long for its field has its first directories in another one. */
function divided(name: string): { readonly prefix: string; readonly name: string } {
  if (name.length <= 100) return { prefix: '', name }
  const at = name.indexOf('/', name.length - 101)
  return at < 0 || at > 155
    ? { prefix: '', name }
    : { prefix: name.slice(0, at), name: name.slice(at + 1) }
}

const padded = (text: string): string =>
  text + NUL.repeat((BLOCK - (byteLength(text) % BLOCK)) % BLOCK)

/** The entries of an archive; what is none has none. */
export function entriesOf(archive: string): readonly ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  let at = 0
  while (at + BLOCK <= archive.length) {
    const field = (from: number, length: number): string =>
      (archive.slice(at + from, at + from + length).split(NUL, 1)[0] ?? '').trim()
    const prefix = field(345, 155)
    const name = (prefix && `${prefix}/`) + field(0, 100)
    const size = Number.parseInt(field(124, 12), 8)
    if (name === '' || Number.isNaN(size)) break
    const isDirectory = field(156, 1) === '5'
    const text = takeBytes(archive, at + BLOCK, size)
    entries.push({
      name,
      mode: Number.parseInt(field(100, 8), 8) || 0o644,
      mtime: Number.parseInt(field(136, 12), 8) || 0,
      text: isDirectory ? undefined : text,
    })
    at += BLOCK + text.length + ((BLOCK - (size % BLOCK)) % BLOCK)
  }
  return entries
}

/** As many characters as make `bytes` bytes in UTF-8. */
function takeBytes(text: string, from: number, bytes: number): string {
  let taken = 0
  let at = from
  while (taken < bytes && at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) as number)
    taken += byteLength(character)
    at += character.length
  }
  return text.slice(from, at)
}
