/**
 * The container's side of `docker cp`: what is read from its files, and what is written there.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/cp/#description
 */
import { emptyPath, noFileIn, notDirectoryIn } from '../../docker/copy-errors.js'
import { checkWritable } from '../../docker/writable.js'
import type { ArchiveEntry } from '../../program/archive.js'
import { FileError, type FileStat, type Files } from '../../program/files.js'
import { type Cli, CommandError } from '../verb.js'
import { checkPlaces } from './copy-here.js'

/** As whom the daemon reads and writes. */
export const ROOT = { uid: 0, gid: 0, name: 'root' }
const SECOND = 1000

/** The entries of a path in a container, the named one first. @throws DockerError */
export function entriesThere(
  files: Files,
  path: string,
  container: string,
  followLink: boolean,
): readonly ArchiveEntry[] {
  if (path === '') throw emptyPath()
  const absolute = path.startsWith('/') ? path : `/${path}`
  const asDirectory = /\/\.?$/.test(absolute)
  const clean = files.resolve(absolute)
  const top = statAt(files, clean)
  if (!top) throw noFileIn(path, container)
  if (asDirectory && !isDirectoryAt(files, clean)) throw notDirectoryIn(absolute)
  const entries: ArchiveEntry[] = []
  const visit = (at: string, name: string, follow: boolean): void => {
    const found = follow ? files.stat(at) : files.lstat(at)
    entries.push(entryOf(files, at, name, found))
    if (found.type === 'directory')
      for (const child of files.list(at))
        visit(`${at === '/' ? '' : at}/${child}`, `${name}/${child}`, false)
  }
  visit(clean, clean.slice(clean.lastIndexOf('/') + 1) || '.', followLink || asDirectory)
  return entries
}

function entryOf(files: Files, at: string, name: string, found: FileStat): ArchiveEntry {
  const { type, mode, uid, gid, mtime, target, program } = found
  const common = { mode, uid, gid, mtime: Math.floor(mtime / SECOND) }
  if (type === 'directory') return { ...common, name: `${name}/`, text: undefined }
  if (type === 'symlink') return { ...common, name, text: undefined, target: target ?? '' }
  return {
    ...common,
    name,
    text: files.read(at),
    ...(program === undefined ? {} : { program }),
  }
}

function statAt(files: Files, path: string): FileStat | undefined {
  try {
    return files.lstat(path)
  } catch (error) {
    if (error instanceof FileError && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}

const isDirectoryAt = (files: Files, path: string): boolean =>
  files.exists(path) && files.stat(path).type === 'directory'

/** Where entries go. */
interface Target {
  readonly container: { readonly id: string; readonly name: string }
  readonly path: string
  /** The path that was named; undefined for an archive. */
  readonly source: string | undefined
  /** The destination as it was written. */
  readonly named: string
  readonly keepOwner: boolean
}

/** Writes entries into a container. @throws CommandError, DockerError */
export function writeThere(
  cli: Cli,
  files: Files,
  entries: readonly ArchiveEntry[],
  { container, path, source, named, keepOwner }: Target,
): void {
  const destination = path.startsWith('/') ? path : `/${path}`
  const isThere = files.exists(destination)
  const isDirectory = isDirectoryAt(files, destination)
  if (source === undefined && !isDirectory)
    throw new CommandError(`destination ${JSON.stringify(named)} must be a directory`)
  const parent = destination.replace(/\/[^/]*\/?$/, '') || '/'
  if (!isDirectory && !files.exists(parent)) throw noFileIn(parent, container.name)
  if (source !== undefined) checkPlaces(entries[0], destination, { isDirectory, isThere })
  checkWritable(cli.tx, cli.machine, container.id, destination)
  const top = entries[0]?.name.replace(/\/$/, '') ?? ''
  const into = isDirectory && !source?.endsWith('/.')
  for (const entry of entries) {
    const plain = entry.name.replace(/\/$/, '')
    const at = into ? `${destination}/${plain}` : `${destination}${plain.slice(top.length)}`
    put(files, at.replace(/\/+/g, '/'), entry)
    if (keepOwner && entry.target === undefined) files.chown(at, entry.uid ?? 0, entry.gid ?? 0)
  }
}

function put(files: Files, at: string, { text, target, mode, program }: ArchiveEntry): void {
  if (target !== undefined) {
    if (statAt(files, at)) files.remove(at)
    files.symlink(target, at)
  } else if (text === undefined) files.mkdir(at, { parents: true, mode })
  else files.write(at, text, { mode, ...(program === undefined ? {} : { program }) })
}
