/**
 * `GET /containers/{id}/export`: the files of a container as an archive, mounts aside.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerExport
 */
import { directory, file, symlink } from '../oci/entry.js'
import type { LayerEntry } from '../oci/layer.js'
import { type ArchiveEntry, archiveOf } from '../program/archive.js'
import { entryOf, namesOf } from '../program/root.js'
import type { Tx } from '../sim/step.js'
import { containerNamed } from './container.js'
import { recordEvent } from './events.js'
import { archived } from './image/layer-archive.js'

/** What the daemon puts into every container, to mount over. */
const places = (mtime: number): Readonly<Record<string, LayerEntry>> => ({
  '/.dockerenv': file('', { mtime, mode: 0o755 }),
  '/dev': directory({ mtime }),
  '/dev/console': file('', { mtime, mode: 0o755 }),
  '/dev/pts': directory({ mtime }),
  '/dev/shm': directory({ mtime }),
  '/etc': directory({ mtime }),
  '/etc/hostname': file('', { mtime, mode: 0o755 }),
  '/etc/hosts': file('', { mtime, mode: 0o755 }),
  '/etc/mtab': symlink('/proc/mounts', { mtime }),
  '/etc/resolv.conf': file('', { mtime, mode: 0o755 }),
  '/proc': directory({ mtime }),
  '/sys': directory({ mtime }),
})

/** The archive. @throws DockerError 404 */
export function exportContainer(tx: Tx, machine: string, ref: string): string {
  const container = containerNamed(tx, machine, ref)
  recordEvent(tx, container, 'export')
  const added = places(container.created)
  const entries: ArchiveEntry[] = []
  const visit = (path: string): void => {
    const at = path === '/' ? '' : path
    const own = namesOf(tx, container.id, path).map((name) => `${at}/${name}`)
    const more = Object.keys(added).filter((one) => one.slice(0, one.lastIndexOf('/')) === at)
    for (const child of [...new Set([...own, ...more])].sort()) {
      const entry = entryOf(tx, container.id, child) ?? added[child]
      if (!entry) continue
      entries.push(archived(child.slice(1), entry))
      if (entry.type === 'directory') visit(child)
    }
  }
  visit('/')
  return archiveOf(entries)
}
