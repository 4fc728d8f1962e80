/**
 * The machine's side of `docker cp`: what is read from its files, and what is written there.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/cp/#description
 */
import type { ArchiveEntry } from '../../program/archive.js'
import { noSuchFile } from '../../text/errno.js'
import { type Cli, type CliFile, CommandError } from '../verb.js'

const NO_DIRECTORY = 'no such directory'
const DIRECTORY_TO_FILE = 'cannot copy directory'
const NOT_A_DIRECTORY = 'not a directory'
const noParent = (directory: string): string =>
  `invalid output path: directory ${JSON.stringify(directory)} does not exist`
const SECOND = 1000

/** The entries of a path of the machine, the named one first. @throws CommandError */
export function entriesHere(cli: Cli, path: string, followLink: boolean): readonly ArchiveEntry[] {
  const { files } = cli
  const absolute = files.resolve(path.replace(/\/\.?$/, '') || '/')
  const top = files.lstat(absolute)
  if (!top) throw new CommandError(noSuchFile('lstat', absolute))
  const asDirectory = /\/\.?$/.test(path)
  if (asDirectory && !files.isDirectory(absolute)) throw new CommandError(NOT_A_DIRECTORY)
  const name = absolute.slice(absolute.lastIndexOf('/') + 1) || '.'
  const entries: ArchiveEntry[] = []
  const visit = (at: string, as: string, follow: boolean): void => {
    const found = files.lstat(at)
    if (!found) return
    const entry = entryOf(cli, at, as, found, follow)
    entries.push(entry)
    if (entry.text === undefined && entry.target === undefined)
      for (const child of files.list(at)) visit(`${at}/${child}`, `${as}/${child}`, false)
  }
  visit(absolute, name, followLink || asDirectory)
  return entries
}

function entryOf(
  cli: Cli,
  at: string,
  name: string,
  { type, mode, uid, gid, mtime, target, program }: CliFile,
  follow: boolean,
): ArchiveEntry {
  const isLink = type === 'symlink' && !follow
  const isDirectory = type === 'directory' || (type === 'symlink' && cli.files.isDirectory(at))
  const common = { uid, gid, mtime: Math.floor(mtime / SECOND) }
  if (isLink) return { ...common, name, mode, text: undefined, target: target ?? '' }
  if (isDirectory) return { ...common, name: `${name}/`, mode: 0o755, text: undefined }
  return {
    ...common,
    name,
    mode: type === 'symlink' ? 0o644 : mode,
    text: cli.files.read(at),
    ...(program === undefined ? {} : { program }),
  }
}

/** Writes entries to a path of the machine. @throws CommandError */
export function writeHere(
  cli: Cli,
  entries: readonly ArchiveEntry[],
  { source, destination }: { readonly source: string; readonly destination: string },
): void {
  const { files } = cli
  const path = files.resolve(destination)
  const parent = path.slice(0, path.lastIndexOf('/')) || '/'
  if (!files.exists(parent)) throw new CommandError(noParent(parent))
  const isDirectory = files.isDirectory(path)
  const [top] = entries
  const name = top?.name.replace(/\/$/, '') ?? ''
  checkPlaces(top, destination, { isDirectory, isThere: files.exists(path) })
  const into = isDirectory && !source.endsWith('/.') ? `${path}/${name}` : path
  for (const entry of entries) {
    const at = into + entry.name.replace(/\/$/, '').slice(name.length)
    if (entry.target !== undefined) files.symlink(entry.target, at)
    else if (entry.text === undefined) files.mkdir(at)
    else {
      const { mode, program } = entry
      files.write(at, entry.text, { mode, ...(program === undefined ? {} : { program }) })
    }
  }
}

/** A file does not become a directory, nor a directory a file. @throws CommandError */
export function checkPlaces(
  copied: ArchiveEntry | undefined,
  destination: string,
  { isDirectory, isThere }: { readonly isDirectory: boolean; readonly isThere: boolean },
): void {
  if (isDirectory) return
  const copiesDirectory = copied?.text === undefined && copied?.target === undefined
  if (copiesDirectory && isThere) throw new CommandError(DIRECTORY_TO_FILE)
  if (!copiesDirectory && /\/\.?$/.test(destination))
    throw new CommandError(isThere ? NOT_A_DIRECTORY : NO_DIRECTORY)
}
