/**
 * `docker cp`: copies files between a container and the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/cp/
 */
import { DockerError } from '../../docker/errors.js'
import { FileError, type Files } from '../../program/files.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { type ArchiveEntry, archiveOf, entriesOf } from '../../program/archive.js'
import { filesIn } from './container.js'
import { noSuchFile } from '../../text/errno.js'

const BETWEEN_CONTAINERS = 'copying between containers is not supported'
const NO_CONTAINER = 'must specify at least one container source'
const NO_DIRECTORY = 'no such directory'
const DIRECTORY_TO_FILE = 'cannot copy directory'
const notInContainer = (path: string, container: string): DockerError =>
  new DockerError(404, `Could not find the file ${path} in container ${container}`)
const notHere = (path: string): CommandError => new CommandError(noSuchFile('lstat', path))

export const cp = defineVerb({
  name: 'cp',
  usage: 'cp [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\ncp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
  short:
    "Copy files/folders between a container and the local filesystem\n\nUse '-' as the source to read a tar archive from stdin\nand extract it to a directory destination in a container.\nUse '-' as the destination to stream a tar archive of a\ncontainer source to stdout.",
  flags: {
    archive: { type: 'boolean', short: 'a', usage: 'Archive mode (copy all uid/gid information)' },
    'follow-link': { type: 'boolean', short: 'L', usage: 'Always follow symbol link in SRC_PATH' },
    quiet: {
      type: 'boolean',
      short: 'q',
      usage:
        'Suppress progress output during copy. Progress output is automatically suppressed if no terminal is attached',
    },
  },
  *run(cli, [source = '', destination = '']) {
    const from = place(source)
    const to = place(destination)
    if (from.container !== undefined && to.container !== undefined)
      throw new CommandError(BETWEEN_CONTAINERS)
    if (from.container !== undefined)
      copyOut(cli, { container: from.container, path: from.path }, destination)
    else if (to.container === undefined) throw new CommandError(NO_CONTAINER)
    else
      copyIn(
        cli,
        source === '-' ? entriesOf(yield* cli.stdin.readAll()) : entriesHere(cli, source),
        { container: to.container, path: to.path },
        source,
      )
    return { value: undefined }
  },
})

/** A path, in a container if one is named before a colon. */
interface Place {
  readonly container?: string
  readonly path: string
}

function place(text: string): Place {
  const colon = text.indexOf(':')
  return colon <= 0 || text.startsWith('/') || text.startsWith('.')
    ? { path: text }
    : { container: text.slice(0, colon), path: text.slice(colon + 1) }
}

/** Out of a container, to a path of the machine or as an archive to standard output. */
function copyOut(cli: Cli, { container, path }: Required<Place>, destination: string): void {
  const files = filesIn(cli.tx, cli.machine, container)
  const absolute = path.startsWith('/') ? path : `/${path}`
  const entries = entriesIn(files, absolute, container)
  if (destination === '-') {
    cli.out(archiveOf(entries))
    return
  }
  const isThere = cli.files.exists(destination) && cli.files.isDirectory(destination)
  const [top] = entries
  checkDestination(top, destination, isThere, cli.files.exists(destination))
  for (const { name, text } of entries) {
    const rest = name.slice((top?.name.replace(/\/$/, '') ?? '').length).replace(/\/$/, '')
    const target =
      path.endsWith('/.') || !isThere
        ? `${destination.replace(/\/$/, '')}${rest}`
        : `${destination.replace(/\/$/, '')}/${name.replace(/\/$/, '')}`
    if (text === undefined) cli.files.mkdir(target)
    else cli.files.write(target, text)
  }
}

/**
 * A file does not become a directory, nor a directory a file. @throws CommandError for a
 * destination that would have to
 */
function checkDestination(
  copied: ArchiveEntry | undefined,
  destination: string,
  isDirectory: boolean,
  isThere: boolean,
): void {
  if (isDirectory) return
  if (copied?.text === undefined) {
    if (isThere) throw new CommandError(DIRECTORY_TO_FILE)
  } else if (!isThere && /\/\.?$/.test(destination)) throw new CommandError(NO_DIRECTORY)
}

/**
 * Into a container. What is named by a path becomes the destination, or goes into it if that is a
 * directory.
 */
function copyIn(
  cli: Cli,
  entries: readonly ArchiveEntry[],
  { container, path }: Required<Place>,
  source: string,
): void {
  const files = filesIn(cli.tx, cli.machine, container)
  const destination = path.startsWith('/') ? path : `/${path}`
  const isDirectory = files.exists(destination) && files.stat(destination).type === 'directory'
  const top = entries[0]?.name.replace(/\/$/, '') ?? ''
  const parent = destination.replace(/\/[^/]*\/?$/, '') || '/'
  if (!isDirectory && !files.exists(parent)) throw notInContainer(parent, container)
  if (source !== '-')
    checkDestination(entries[0], destination, isDirectory, files.exists(destination))
  for (const { name, text, mode } of entries) {
    const plain = name.replace(/\/$/, '')
    const target =
      isDirectory && !source.endsWith('/.')
        ? `${destination}/${plain}`
        : `${destination}${plain.slice(top.length)}`
    if (text === undefined) files.mkdir(target, { parents: true, mode })
    else files.write(target, text, { mode })
  }
}

/** The entries of a path in a container. @throws DockerError when it is not there */
function entriesIn(files: Files, path: string, container: string): readonly ArchiveEntry[] {
  const entries: ArchiveEntry[] = []
  const visit = (at: string, name: string): void => {
    const { type, mode, mtime } = files.stat(at)
    const common = { mode, mtime: Math.floor(mtime / 1000) }
    if (type !== 'directory') {
      entries.push({ name, text: files.read(at), ...common })
      return
    }
    entries.push({ name: `${name}/`, text: undefined, ...common })
    for (const child of files.list(at)) visit(`${at}/${child}`, `${name}/${child}`)
  }
  try {
    const clean = files.resolve(path)
    visit(clean, clean.slice(clean.lastIndexOf('/') + 1) || '.')
  } catch (error) {
    if (error instanceof FileError && error.code === 'ENOENT') throw notInContainer(path, container)
    throw error
  }
  return entries
}

/** The entries of a path of the machine. @throws CommandError when it is not there */
function entriesHere(cli: Cli, path: string): readonly ArchiveEntry[] {
  const absolute = cli.files.resolve(path)
  if (!cli.files.exists(absolute)) throw notHere(absolute)
  const name = absolute.slice(absolute.lastIndexOf('/') + 1) || '.'
  const mtime = Math.floor(cli.tx.now / 1000)
  if (!cli.files.isDirectory(absolute))
    return [{ name, text: cli.files.read(absolute), mode: 0o644, mtime }]
  const directories = new Set([''])
  const below = Object.entries(cli.files.tree(absolute))
  for (const [file] of below)
    for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
      directories.add(`/${file.slice(0, at)}`)
  return [
    ...[...directories].map((directory) => ({
      name: `${name}${directory}/`,
      text: undefined,
      mode: 0o755,
      mtime,
    })),
    ...below.map(([file, { text, mode }]) => ({ name: `${name}/${file}`, text, mode, mtime })),
  ]
}
