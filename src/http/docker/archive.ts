/**
 * Files of a container as archives: what `docker cp` sends and gets.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerArchive
 */
import { emptyPath, noFileIn } from '../../docker/copy-errors.js'
import { containerNamed } from '../../docker/container.js'
import { DockerError } from '../../docker/errors.js'
import { exportContainer } from '../../docker/export.js'
import { checkWritable } from '../../docker/writable.js'
import { type ArchiveEntry, archiveOf } from '../../program/archive.js'
import { FileError, type FileStat, type Files } from '../../program/files.js'
import { filesOf } from '../../program/tree.js'
import { base64 } from '../../text/base64.js'
import { rfc3339nano } from '../../text/time.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, archiveIn, isSet } from './query.js'

const ROOT = { uid: 0, gid: 0, name: 'root' }
const STAT = 'x-docker-container-path-stat'
const NOT_A_DIRECTORY = 'extraction point is not a directory'
/** Bits of a file's mode as Go has them. */
const DIRECTORY = 2 ** 31
const SYMLINK = 2 ** 27
const ALL_OF_IT = 0o777

const noOverwrite = (name: string, isDirectory: boolean): DockerError =>
  new DockerError(
    400,
    isDirectory
      ? `cannot overwrite non-directory "${name}" with directory "${name}"`
      : `cannot overwrite directory "${name}" with non-directory "${name}"`,
  )

/** The files of a container, and the path that a request names. @throws DockerError */
function placeOf({ tx, machine, names, query }: EngineCall) {
  const name = names[0] ?? ''
  const asked = query.get('path') ?? ''
  if (asked === '') throw emptyPath()
  const { id } = containerNamed(tx, machine, name)
  const path = asked.startsWith('/') ? asked : `/${asked}`
  return { name, asked, path, files: filesOf(tx, id, { cwd: '/', user: ROOT }) }
}

/** `HEAD …/archive`: what a path is. @throws DockerError 404 */
export function statArchive(call: EngineCall): EngineAnswer {
  const { files, path, asked, name } = placeOf(call)
  return { status: 200, headers: { [STAT]: statOf(files, path, asked, name) } }
}

/** `GET …/archive`. @throws DockerError 404 */
export function getArchive(call: EngineCall): EngineAnswer {
  const { files, path, asked, name } = placeOf(call)
  const headers = { 'content-type': 'application/x-tar', [STAT]: statOf(files, path, asked, name) }
  const clean = files.resolve(path)
  return { status: 200, headers, body: archiveOf(entriesAt(files, clean, baseOf(clean))) }
}

/** `GET …/export`: all of its files. @throws DockerError 404 */
export const exportFiles = ({ tx, machine, names }: EngineCall): EngineAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/octet-stream' },
  body: exportContainer(tx, machine, names[0] ?? ''),
})

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1) || '.'

/** What a path is, as clients read it. @throws DockerError 404 */
function statOf(files: Files, path: string, asked: string, name: string): string {
  try {
    const stat = files.lstat(path)
    const linkTarget = stat.type === 'symlink' ? files.resolve(stat.target ?? '') : ''
    const shown = {
      name: baseOf(files.resolve(path)),
      size: stat.size,
      mode: modeOf(stat),
      mtime: rfc3339nano(stat.mtime),
      linkTarget,
    }
    return base64(JSON.stringify(shown))
  } catch (error) {
    if (error instanceof FileError) throw noFileIn(asked, name)
    throw error
  }
}

const modeOf = ({ type, mode }: FileStat): number =>
  (mode & ALL_OF_IT) + (type === 'directory' ? DIRECTORY : type === 'symlink' ? SYMLINK : 0)

function entriesAt(files: Files, path: string, name: string): readonly ArchiveEntry[] {
  const { type, mode, mtime } = files.stat(path)
  const common = { mode, mtime: Math.floor(mtime / 1000) }
  if (type !== 'directory') return [{ name, text: files.read(path), ...common }]
  const below = path === '/' ? '' : path
  return [
    { name: `${name}/`, text: undefined, ...common },
    ...files.list(path).flatMap((one) => entriesAt(files, `${below}/${one}`, `${name}/${one}`)),
  ]
}

/** `PUT …/archive`: puts the entries of an archive into a directory. @throws DockerError */
export function putArchive(call: EngineCall): EngineAnswer {
  const { files, path, asked, name } = placeOf(call)
  if (!files.exists(path)) throw noFileIn(asked, name)
  if (files.stat(path).type !== 'directory') throw new DockerError(400, NOT_A_DIRECTORY)
  checkWritable(call.tx, call.machine, name, path)
  const isStrict = isSet(call, 'noOverwriteDirNonDir')
  const into = path.replace(/\/$/, '')
  const entries = archiveIn(call)
  for (const entry of entries) {
    if (entry.name === '') continue
    const target = `${into}/${entry.name}`
    const isDirectory = entry.type === 'directory'
    if (files.exists(target) && (files.stat(target).type === 'directory') !== isDirectory) {
      if (isStrict) throw noOverwrite(target, isDirectory)
      files.remove(target, { recursive: true })
    }
    const parent = target.slice(0, target.lastIndexOf('/')) || '/'
    if (!files.exists(parent)) files.mkdir(parent, { parents: true })
    if (isDirectory) {
      if (!files.exists(target)) files.mkdir(target, { parents: true, mode: entry.mode })
    } else if (entry.type === 'symlink') {
      if (files.exists(target)) files.remove(target)
      files.symlink(entry.target ?? '', target)
    } else {
      const linked = entries.find((one) => one.name === entry.target?.replace(/^\.?\//, ''))
      files.write(target, entry.text ?? linked?.text ?? '', { mode: entry.mode || 0o644 })
      files.chmod(target, entry.mode || 0o644)
    }
    if (isSet(call, 'copyUIDGID') && entry.type !== 'symlink')
      files.chown(target, entry.uid, entry.gid)
  }
  return { status: 200 }
}
