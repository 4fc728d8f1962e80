/**
 * Files in memory: how much of it they take, counted as they are written.
 *
 * @see https://man7.org/linux/man-pages/man5/tmpfs.5.html
 */
import type { LayerEntry } from '../oci/layer.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'

/** How much the files in memory of a root take, in bytes. */
export const memoryFiles = defineTable<{ readonly bytes: number }>('memory-files')

const sizeOf = (entry: LayerEntry | undefined): number => (entry?.type === 'file' ? entry.size : 0)

/**
 * Counts a file in memory that becomes another one, or is gone; `most` is how much there may be.
 * Gives by how much there is more, or undefined when that does not fit.
 */
export function countInMemory(
  tx: Tx,
  root: string,
  before: LayerEntry | undefined,
  after: LayerEntry | undefined,
  most: number,
): number | undefined {
  const more = sizeOf(after) - sizeOf(before)
  if (more === 0) return 0
  const bytes = (tx.get(memoryFiles, root)?.bytes ?? 0) + more
  if (more > 0 && bytes > most) return undefined
  if (bytes > 0) tx.put(memoryFiles, root, { bytes })
  else tx.delete(memoryFiles, root)
  return more
}
