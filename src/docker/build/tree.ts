/**
 * File trees that builds copy from and into.
 *
 * @module
 */
import { directory, file } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import { makeLayer } from '../../oci/layer.js'
import { type Tree, unionOf } from '../../oci/union.js'
import type { VirtualTime } from '../../sim/world.js'
import type { ContextFiles } from './context.js'

export type { Tree } from '../../oci/union.js'

const LINKS_FOLLOWED = 40

const contexts = new WeakMap<ContextFiles, Tree>()

/** The context as a tree: its root is the tree's. */
export function contextTree(files: ContextFiles): Tree {
  const known = contexts.get(files)
  if (known) return known
  const entries = Object.entries(files).map(([path, { text, mode, program }]) => [
    normal(`/${path}`),
    file(text, { mode: mode & 0o7777, ...(program === undefined ? {} : { program }) }),
  ])
  const tree = unionOf([makeLayer(Object.fromEntries(entries) as Record<string, LayerEntry>)])
  contexts.set(files, tree)
  return tree
}

/** An absolute path without `.`, `..` and doubled slashes. */
export function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** A path from a directory. */
export const joined = (directory: string, path: string): string =>
  normal(path.startsWith('/') ? path : `${directory}/${path}`)

/** The path that a path stands for once the symbolic links in it are followed. */
export function followLinks(tree: Tree, path: string): string {
  let rest = path.split('/').filter((part) => part !== '')
  let at = ''
  for (let followed = 0; rest.length > 0; ) {
    const next = `${at}/${rest[0]}`
    const entry = tree.get(next)
    rest = rest.slice(1)
    if (entry?.type !== 'symlink' || followed++ >= LINKS_FOLLOWED) {
      at = next
      continue
    }
    rest = [
      ...joined(at === '' ? '/' : at, entry.target ?? '')
        .split('/')
        .filter((part) => part !== ''),
      ...rest,
    ]
    at = ''
  }
  return at === '' ? '/' : at
}

/** The directories above a path that the tree does not have yet, as entries. */
export function missingParents(
  tree: Tree,
  path: string,
  now: VirtualTime,
): Record<string, LayerEntry> {
  const entries: Record<string, LayerEntry> = {}
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const parent = path.slice(0, at)
    if (tree.get(parent)) break
    entries[parent] = directory({ mtime: now })
  }
  return entries
}

/** Calls `each` for everything below a directory, with the path relative to it. */
export function walk(
  tree: Tree,
  path: string,
  each: (relative: string, entry: LayerEntry) => void,
  prefix = '',
): void {
  for (const name of tree.list(path)) {
    const child = path === '/' ? `/${name}` : `${path}/${name}`
    const entry = tree.get(child)
    if (!entry) continue
    each(`${prefix}${name}`, entry)
    if (entry.type === 'directory') walk(tree, child, each, `${prefix}${name}/`)
  }
}
