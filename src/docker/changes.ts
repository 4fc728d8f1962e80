/**
 * `GET /containers/{id}/changes`: what a container added (1), changed (0) and deleted (2) in its
 * files.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerChanges
 */
import { unionOf } from '../oci/union.js'
import { roots } from '../program/process.js'
import { changesOf } from '../program/root.js'
import type { Reader } from '../sim/world.js'
import { containerNamed } from './container.js'

const CHANGED = 0
const ADDED = 1
const DELETED = 2

/** One change: what became of a path. */
export interface Change {
  readonly Path: string
  readonly Kind: number
}

/**
 * The changes, each directory before what is in it; in a directory what is new comes first, then
 * what has changed, then what is gone. Directories that hold a change are changed themselves.
 */
export function changes(read: Reader, machine: string, ref: string): readonly Change[] {
  const { id } = containerNamed(read, machine, ref)
  const tree = unionOf(read.get(roots, id)?.layers ?? [])
  const kinds = new Map<string, number>()
  for (const [path, entry] of Object.entries(changesOf(read, id))) {
    for (
      let above = path.slice(0, path.lastIndexOf('/'));
      above !== '';
      above = above.slice(0, above.lastIndexOf('/'))
    )
      if (!kinds.has(above) && tree.get(above)) kinds.set(above, CHANGED)
    kinds.set(path, entry.type === 'whiteout' ? DELETED : tree.get(path) ? CHANGED : ADDED)
  }
  return inOrder(kinds)
}

const ORDER = [ADDED, CHANGED, DELETED]

function inOrder(kinds: ReadonlyMap<string, number>): readonly Change[] {
  const below = new Map<string, Change[]>()
  for (const [Path, Kind] of kinds) {
    const directory = Path.slice(0, Path.lastIndexOf('/'))
    below.set(directory, [...(below.get(directory) ?? []), { Path, Kind }])
  }
  const visit = (directory: string): readonly Change[] =>
    (below.get(directory) ?? [])
      .sort((a, b) => ORDER.indexOf(a.Kind) - ORDER.indexOf(b.Kind) || (a.Path < b.Path ? -1 : 1))
      .flatMap((change) => [change, ...visit(change.Path)])
  return visit('')
}
