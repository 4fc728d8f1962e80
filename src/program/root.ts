/**
 * Roots: a file system tree made of the read-only layers of an image, what was written on top of
 * them, and mounts.
 *
 * What was written are rows of the `files` table; a deleted file of a layer leaves a whiteout
 * there, as in an overlay file system.
 *
 * @see https://docs.docker.com/engine/storage/drivers/overlayfs-driver/
 */
import type { Layer, LayerEntry } from '../oci/layer.js'
import { unionOf } from '../oci/union.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Reader } from '../sim/world.js'
import { memoryFiles } from './memory-files.js'
import { type Root, roots } from './process.js'

/** What was written on top of a root's layers. Keys are `<root>\u0000<path>`. */
export const files = defineTable<LayerEntry>('files')

const SEPARATOR = '\u0000'
/** How large every directory is, in bytes. */
export const DIRECTORY_SIZE = 4096

/** The key of what was written at a path of a root. */
export const fileKey = (root: string, path: string): string => `${root}${SEPARATOR}${path}`

export function createRoot(tx: Tx, root: Root): void {
  tx.put(roots, root.id, root)
}

/** Removes a root and all that was written in it. */
export function removeRoot(tx: Tx, id: string): void {
  const keys: string[] = []
  tx.each(files, id + SEPARATOR, (_, key) => keys.push(key))
  for (const key of keys) tx.delete(files, key)
  tx.delete(roots, id)
  tx.delete(memoryFiles, id)
  if (tx.get(roots, `${id}#texts`)) removeRoot(tx, `${id}#texts`)
}

/**
 * What was written on top of the layers, by path, whiteouts included: what `docker commit` makes a
 * layer of.
 */
export function changesOf(read: Reader, id: string): Readonly<Record<string, LayerEntry>> {
  const changes: Record<string, LayerEntry> = Object.create(null)
  const inMemory = read.get(roots, id)?.kernel === true
  read.each(files, id + SEPARATOR, (entry, key) => {
    const path = key.slice(id.length + 1)
    if (!inMemory || !path.startsWith('/dev/')) changes[path] = entry
  })
  return changes
}

/** The directory that a path is in. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** What a directory is like that nobody has made. */
export const ROOT_DIRECTORY: LayerEntry = {
  type: 'directory',
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime: 0,
  size: DIRECTORY_SIZE,
}

const OUTPUT = /^\/dev\/(?:null|tty|std(?:in|out|err)|fd\/[012])$|^\/proc\/(?:self|\d+)\/fd\/[012]$/

/** Whether a path stands for a stream of a process: what is written there is on no disk. */
export const isOutput = (path: string): boolean =>
  (path.startsWith('/dev/') || path.startsWith('/proc/')) && OUTPUT.test(path)

/** What such a path is like. */
export const OUTPUT_ENTRY: LayerEntry = {
  type: 'file',
  mode: 0o666,
  uid: 0,
  gid: 0,
  mtime: 0,
  size: 0,
  text: '',
  device: '1, 3',
}

/** What stands at a path of a root, mounts aside. */
export function entryOf(read: Reader, root: string, path: string): LayerEntry | undefined {
  const written = read.get(files, fileKey(root, path))
  if (written) return written.type === 'whiteout' ? undefined : written
  const found = read.get(roots, root)
  if (path === '/' && found?.memory?.mode !== undefined)
    return { ...ROOT_DIRECTORY, mode: found.memory.mode }
  const layers: readonly Layer[] | undefined = found?.layers
  const below = layers && unionOf(layers).get(path)
  if (below && !isHidden(read, root, path)) return below
  return path === '/' ? ROOT_DIRECTORY : undefined
}

/** Whether a directory above was removed (and perhaps made anew) on top of the layers. */
function isHidden(read: Reader, root: string, path: string): boolean {
  for (let above = parentOf(path); above !== '/'; above = parentOf(above)) {
    const written = read.get(files, fileKey(root, above))
    if (written && (written.type !== 'directory' || written.opaque)) return true
  }
  return false
}

/** The names in a directory of a root, mounts aside, in no order. */
export function namesOf(read: Reader, root: string, path: string): string[] {
  const names = new Set<string>()
  const layers = read.get(roots, root)?.layers
  if (layers) for (const name of unionOf(layers).list(path)) names.add(name)
  const prefix = fileKey(root, path === '/' ? '/' : `${path}/`)
  const hidden = path !== '/' && names.size > 0 && isHidden(read, root, `${path}/x`)
  if (hidden) names.clear()
  read.each(files, prefix, (entry, key) => {
    const rest = key.slice(prefix.length)
    if (rest === '' || rest.includes('/')) return
    if (entry.type === 'whiteout') names.delete(rest)
    else names.add(rest)
  })
  return [...names]
}
