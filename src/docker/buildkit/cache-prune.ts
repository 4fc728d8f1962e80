/**
 * What is in the build cache, and what is removed from it.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import { chainIds } from '../../oci/layer.js'
import { removeRoot } from '../../program/root.js'
import type { Tx } from '../../sim/step.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { momentOf } from '../../text/moment.js'
import { DockerError, cannot } from '../errors.js'
import type { Filters } from '../filters.js'
import { hasLayer } from '../image/layers.js'
import { badMoment } from '../prune-filters.js'
import { type CacheBudget, keptBytes } from './cache-budget.js'
import { type CacheRecord, cacheRecords, recordKey } from './cache.js'
import { askedFor, cacheFilters, unusedSince } from './cache-filters.js'

const noMoment = (name: string, value: string): DockerError =>
  cannot(`"${name}" filter expects a duration (e.g., '24h') or a timestamp`, badMoment(value, 400))

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
  readonly filters: Filters
  readonly budget?: CacheBudget | undefined
}

/** Prunes as the daemon does when it is asked over its API. @throws DockerError for a bad filter */
export function pruneByDaemon(
  tx: Tx,
  machine: string,
  { all, filters, budget }: CachePrune,
): readonly CacheRecord[] {
  try {
    return pruneCache(tx, machine, { all, filters: cacheFilters(filters), budget })
  } catch (error) {
    if (error instanceof DockerError) throw cannot('failed to prune build cache', error)
    throw error
  }
}

/**
 * Removes records, with what cache mounts hold; the removed ones, the last used first.
 *
 * @throws DockerError for a bad filter
 */
export function pruneCache(
  tx: Tx,
  machine: string,
  { all, filters, budget }: CachePrune,
): readonly CacheRecord[] {
  const until = momentIn(filters, tx.now)
  const isAskedFor = askedFor(filters)
  const there = recordsOf(tx, machine)
  const candidates = there
    .filter((one) => {
      const shared = isShared(tx, one)
      return (
        (all || !shared) && (until === undefined || one.usedAt < until) && isAskedFor(one, shared)
      )
    })
    .toSorted((a, b) => b.usedAt - a.usedAt)
  const gone = beyondBudget(there, candidates, budget)
  for (const record of gone) {
    if (record.root !== undefined) removeRoot(tx, record.root)
    tx.delete(cacheRecords, recordKey(record))
  }
  return gone
}

/** Those of the candidates that have to go: the longest unused first, until the rest may stay. */
function beyondBudget(
  there: readonly CacheRecord[],
  candidates: readonly CacheRecord[],
  budget: CacheBudget | undefined,
): readonly CacheRecord[] {
  let total = there.reduce((sum, { size }) => sum + size, 0)
  const kept = keptBytes(total, budget)
  if (kept === 0) return candidates
  let from = candidates.length
  while (from > 0 && total > kept) total -= candidates[--from]?.size ?? 0
  return candidates.slice(from)
}

/** Only records that were used before it go. @throws DockerError for what is no moment */
function momentIn(filters: Filters, now: VirtualTime): VirtualTime | undefined {
  const given = unusedSince(filters)
  if (!given) return undefined
  const moment = momentOf(given.value, now)
  if (moment === undefined) throw noMoment(given.name, given.value)
  return moment
}
