/**
 * What is in the build cache, and what is removed from it.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import { chainIds } from '../../oci/layer.js'
import { removeRoot } from '../../program/root.js'
import type { Tx } from '../../sim/step.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { hasLayer } from '../image/layers.js'
import { type CacheRecord, cacheRecords, recordKey } from './cache.js'

/** Every record of a machine. */
export const recordsOf = (read: Reader, machine: string): readonly CacheRecord[] =>
  read.by(cacheRecords, 'byMachine', machine)

/** Whether an image of the machine stands on a result: then its bytes are not the cache's own. */
export function isShared(read: Reader, { machine, layers, type }: CacheRecord): boolean {
  if (type !== 'regular' || layers.length === 0) return false
  const top = chainIds(layers.map(({ diffId }) => diffId)).at(-1)
  return top !== undefined && hasLayer(read, machine, top)
}

/** Which records go. */
interface CachePrune {
  /** Also those whose bytes an image has. */
  readonly all: boolean
  /** Only those that were used before. */
  readonly until: VirtualTime | undefined
}

/** Removes records, with what cache mounts hold; the removed ones, the last used first. */
export function pruneCache(
  tx: Tx,
  machine: string,
  { all, until }: CachePrune,
): readonly CacheRecord[] {
  const gone = recordsOf(tx, machine)
    .filter((one) => (all || !isShared(tx, one)) && (until === undefined || one.usedAt < until))
    .toSorted((a, b) => b.usedAt - a.usedAt)
  for (const record of gone) {
    if (record.root !== undefined) removeRoot(tx, record.root)
    tx.delete(cacheRecords, recordKey(record))
  }
  return gone
}
