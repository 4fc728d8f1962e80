/**
 * `docker cp`: copies files between a container and the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/cp/
 */
import { containerNamed } from '../../docker/container.js'
import { checkedEntries } from '../../docker/image/load.js'
import { type ArchiveEntry, archiveOf } from '../../program/archive.js'
import { filesOf } from '../../program/tree.js'
import { humanSize } from '../../text/size.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { entriesHere, writeHere } from './copy-here.js'
import { ROOT, entriesThere, writeThere } from './copy-there.js'

const BETWEEN_CONTAINERS = 'copying between containers is not supported'
const NO_CONTAINER = 'must specify at least one container source'

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
  *run(cli, [source = '', destination = ''], flags) {
    const from = place(source)
    const to = place(destination)
    if (from.container !== undefined && to.container !== undefined)
      throw new CommandError(BETWEEN_CONTAINERS)
    if (from.container === undefined && to.container === undefined)
      throw new CommandError(NO_CONTAINER)
    const asked: Asked = { ...flags, source, destination }
    if (from.container !== undefined) copyOut(cli, from, asked)
    else {
      const archive = source === '-' ? yield* cli.stdin.readAll() : undefined
      copyIn(cli, to, asked, archive)
    }
    return { value: undefined }
  },
})

/** What was asked for. */
interface Asked {
  readonly archive: boolean
  readonly followLink: boolean
  readonly quiet: boolean
  readonly source: string
  readonly destination: string
}

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
function copyOut(cli: Cli, { container = '', path }: Place, asked: Asked): void {
  const { id } = containerNamed(cli.tx, cli.machine, container)
  const files = filesOf(cli.tx, id, { cwd: '/', user: ROOT })
  const entries = entriesThere(files, path, container, asked.followLink)
  if (asked.destination === '-') {
    cli.out(archiveOf(entries))
    return
  }
  writeHere(cli, entries, { source: path, destination: asked.destination })
  tell(cli, asked, entries)
}

/** Into a container: what is named by a path, or an archive. */
function copyIn(
  cli: Cli,
  { container = '', path }: Place,
  asked: Asked,
  archive: string | undefined,
): void {
  const { id } = containerNamed(cli.tx, cli.machine, container)
  const files = filesOf(cli.tx, id, { cwd: '/', user: ROOT })
  const entries =
    archive === undefined
      ? entriesHere(cli, asked.source, asked.followLink)
      : checkedEntries(archive)
  writeThere(cli, files, entries, {
    container: { id, name: container },
    path,
    source: archive === undefined ? asked.source : undefined,
    named: asked.destination,
    keepOwner: asked.archive,
  })
  tell(cli, asked, entries)
}

/** At a terminal, how much was copied. */
function tell(cli: Cli, asked: Asked, entries: readonly ArchiveEntry[]): void {
  if (asked.quiet || cli.columns === undefined) return
  const { source, destination } = asked
  const bytes = humanSize(archiveOf(entries).length)
  cli.err(
    `Successfully copied ${bytes} to ${source === '-' ? place(destination).path : destination}\n`,
  )
}
