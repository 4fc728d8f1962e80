/**
 * The union of layers: what a container sees of its image. Upper layers win; a whiteout hides a
 * path and all below it, an opaque directory hides what the layers under it have inside.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
import type { Layer, LayerEntry } from './layer.js'

/** A tree of entries. Paths are absolute and normal; the root directory is always there. */
export interface Tree {
  get(path: string): LayerEntry | undefined
  /** The names in a directory, sorted. */
  list(path: string): readonly string[]
}

const ROOT: LayerEntry = Object.freeze({
  type: 'directory',
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime: 0,
  size: 0,
})

const trees = new WeakMap<readonly Layer[], Tree>()

/** The tree that layers make, lowest first. The same array gives the same tree. */
export function unionOf(layers: readonly Layer[]): Tree {
  const known = trees.get(layers)
  if (known) return known
  const tree = build(layers)
  trees.set(layers, tree)
  return tree
}

function build(layers: readonly Layer[]): Tree {
  const entries = new Map<string, LayerEntry>([['/', ROOT]])
  const names = new Map<string, Set<string>>()
  for (const layer of layers) {
    const paths = Object.keys(layer.entries)
    for (const path of paths) clear(layer.entries[path] as LayerEntry, path, entries, names)
    for (const path of paths) add(layer.entries[path] as LayerEntry, path, entries, names)
  }
  const sorted = new Map<string, readonly string[]>()
  return {
    get: (path) => entries.get(path),
    list(path) {
      let list = sorted.get(path)
      if (!list) {
        list = Object.freeze([...(names.get(path) ?? [])].sort())
        sorted.set(path, list)
      }
      return list
    },
  }
}

/** Takes away what an entry hides of the layers below. */
function clear(
  entry: LayerEntry,
  path: string,
  entries: Map<string, LayerEntry>,
  names: Map<string, Set<string>>,
): void {
  if (entry.type === 'directory' && !entry.opaque) {
    const below = entries.get(path)
    if (below === undefined || below.type === 'directory') return
  }
  for (const name of [...(names.get(path) ?? [])]) removeTree(join(path, name), entries, names)
  if (entry.type === 'whiteout') removeTree(path, entries, names)
}

function removeTree(
  path: string,
  entries: Map<string, LayerEntry>,
  names: Map<string, Set<string>>,
): void {
  for (const name of [...(names.get(path) ?? [])]) removeTree(join(path, name), entries, names)
  names.delete(path)
  entries.delete(path)
  names.get(parentOf(path))?.delete(nameOf(path))
}

/** Adds an entry, and the directories above it that no layer has. */
function add(
  entry: LayerEntry,
  path: string,
  entries: Map<string, LayerEntry>,
  names: Map<string, Set<string>>,
): void {
  if (entry.type === 'whiteout') return
  entries.set(path, entry)
  for (let at = path; at !== '/'; at = parentOf(at)) {
    const parent = parentOf(at)
    const siblings = names.get(parent)
    if (siblings?.has(nameOf(at))) return
    if (siblings) siblings.add(nameOf(at))
    else names.set(parent, new Set([nameOf(at)]))
    if (!entries.has(parent)) entries.set(parent, ROOT)
  }
}

const join = (directory: string, name: string): string =>
  directory === '/' ? `/${name}` : `${directory}/${name}`

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 1))

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
