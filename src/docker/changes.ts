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

/** The changes in path order; directories that hold a change are changed themselves. */
export function changes(
  read: Reader,
  machine: string,
  ref: string,
): readonly { readonly Path: string; readonly Kind: number }[] {
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
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([Path, Kind]) => ({ Path, Kind }))
}
