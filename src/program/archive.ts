/**
 * Tar archives as text: what `tar` makes, what `docker cp` and `docker export` write to standard
 * output, and what `docker save` keeps the layers of images in.
 *
 * A simulated file may be more than its text: the program that it is, or a weight that its text has
 * not. What ustar has no field for stands in an extended header of pax, under a vendor's name.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
import { byteLength } from '../oci/entry.js'
import { extensionOf, readExtension } from './pax.js'

/** An entry of an archive. */
export interface ArchiveEntry {
  /** Without a leading slash; a directory's ends with one. */
  readonly name: string
  readonly mode: number
  /** In seconds since the epoch. */
  readonly mtime: number
  /** The contents of a file; undefined for a directory. */
  readonly text: string | undefined
  /** Where a symbolic link points; what has a target is one. */
  readonly target?: string
  readonly uid?: number
  readonly gid?: number
  /** The program that runs when the file is executed. */
  readonly program?: string
  /** In bytes, where that is not the length of the text. */
  readonly weight?: number
  /** How many names share the file. */
  readonly links?: number
}

const BLOCK = 512
const NUL = '\u0000'
const TYPES = { file: '0', symlink: '2', directory: '5', extended: 'x' } as const
const LONGEST_NAME = 100
const LONGEST_PREFIX = 155

/** The archive of some entries. */
export const archiveOf = (entries: readonly ArchiveEntry[]): string =>
  entries.map(entryText).join('') + NUL.repeat(2 * BLOCK)

function entryText(entry: ArchiveEntry): string {
  const { name, text = '', target } = entry
  const extension = extensionOf(entry, {
    path: !fits(name),
    linkpath: target !== undefined && byteLength(target) > LONGEST_NAME,
  })
  const before =
    extension === ''
      ? ''
      : header(`PaxHeaders/${lastOf(name)}`, TYPES.extended, { mode: 0o644, mtime: 0 }, extension) +
        padded(extension)
  return before + header(name, typeOf(entry), entry, text) + padded(text)
}

const typeOf = ({ target, text }: ArchiveEntry): string =>
  target !== undefined ? TYPES.symlink : text === undefined ? TYPES.directory : TYPES.file

const lastOf = (name: string): string => name.replace(/\/$/, '').split('/').at(-1) ?? ''

function header(
  path: string,
  type: string,
  { mode, mtime, uid = 0, gid = 0, target = '' }: Omit<ArchiveEntry, 'name' | 'text'>,
  text: string,
): string {
  const octal = (value: number, width: number): string =>
    `${value.toString(8).padStart(width - 1, '0')}${NUL}`
  const { prefix, name } = divided(path)
  const before =
    field(name, LONGEST_NAME) +
    octal(mode & 0o7777, 8) +
    octal(uid, 8) +
    octal(gid, 8) +
    octal(byteLength(text), 12) +
    octal(Math.max(Math.floor(mtime), 0), 12)
  const owner = uid === 0 ? 'root' : ''
  const after = `${type}${field(target, 100)}ustar${NUL}00${field(owner, 32)}${field(gid === 0 ? 'root' : '', 32)}${octal(0, 8)}${octal(0, 8)}${field(prefix, LONGEST_PREFIX)}`
  const head = `${before}${' '.repeat(8)}${after}`
  let sum = 0
  for (let i = 0; i < head.length; i++) sum += head.charCodeAt(i)
  return `${before}${sum.toString(8).padStart(6, '0')}${NUL} ${after}`.padEnd(BLOCK, NUL)
}

const field = (text: string, width: number): string => text.slice(0, width).padEnd(width, NUL)

/** A name that is too long for its field has its first directories in another one. */
function divided(name: string): { readonly prefix: string; readonly name: string } {
  const at = name.length <= LONGEST_NAME ? -1 : name.indexOf('/', name.length - LONGEST_NAME - 1)
  return at <= 0 || at > LONGEST_PREFIX || at === name.length - 1
    ? { prefix: '', name }
    : { prefix: name.slice(0, at), name: name.slice(at + 1) }
}

/** Whether a name can stand in a header: it is not too long, and each character is one byte. */
const fits = (name: string): boolean =>
  byteLength(name) === name.length && divided(name).name.length <= LONGEST_NAME

const padded = (text: string): string =>
  text + NUL.repeat((BLOCK - (byteLength(text) % BLOCK)) % BLOCK)

/** The entries of an archive; what is none has none. */
export function entriesOf(archive: string): readonly ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  let extended: ReturnType<typeof readExtension> = {}
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const found = headerAt(archive.slice(at, at + BLOCK))
    if (!found) break
    const { type, size, entry } = found
    const text = takeBytes(archive, at + BLOCK, size)
    at += BLOCK + text.length + ((BLOCK - (size % BLOCK)) % BLOCK)
    if (type === TYPES.extended) extended = readExtension(text)
    else {
      const isLink = type === TYPES.symlink
      entries.push({
        ...entry,
        text: type === TYPES.directory || isLink ? undefined : text,
        ...(isLink ? { target: found.target } : {}),
        ...extended,
      })
      extended = {}
    }
  }
  return entries
}

/** What a header says; undefined for what is none. */
function headerAt(block: string):
  | {
      readonly type: string
      readonly size: number
      readonly target: string
      readonly entry: Omit<ArchiveEntry, 'text'>
    }
  | undefined {
  const part = (from: number, length: number): string =>
    (block.slice(from, from + length).split(NUL, 1)[0] ?? '').trim()
  const number = (from: number, length: number): number =>
    Number.parseInt(part(from, length), 8) || 0
  const prefix = part(345, LONGEST_PREFIX)
  const name = (prefix && `${prefix}/`) + part(0, LONGEST_NAME)
  if (name === '' || !/^[0-7]+$/.test(part(124, 12))) return undefined
  const mode = part(100, 8) === '' ? 0o644 : number(100, 8)
  return {
    type: part(156, 1),
    size: number(124, 12),
    target: part(157, LONGEST_NAME),
    entry: { name, mode, mtime: number(136, 12), uid: number(108, 8), gid: number(116, 8) },
  }
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
