/**
 * `docker image prune`: removes the images that nothing refers to.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/prune/
 */
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import { containersUsing } from './usage.js'
import { type RemovedImage, removeImage } from './remove.js'
import {
  type LocalImage,
  byAge,
  childrenOf,
  createdAt,
  hasLabel,
  imageById,
  imagesOf,
  namesOf,
} from './store.js'

/** POST /images/prune: what is unnamed and has no children, or (`all`) what no container uses. */
export function pruneImages(
  tx: Tx,
  machine: string,
  options: PruneOptions = {},
): { readonly ImagesDeleted: readonly RemovedImage[]; readonly SpaceReclaimed: number } {
  const deleted: RemovedImage[] = []
  let reclaimed = 0
  for (const row of imagesOf(tx, machine).sort(byAge)) {
    if (!imageById(tx, machine, row.id) || !isCandidate(tx, row, options)) continue
    const names = namesOf(tx, machine, row.id)
    for (const text of names.length > 0 ? names.map((name) => name.name) : [row.id]) {
      const removal = attempt(() => removeImage(tx, machine, text))
      deleted.push(...(removal?.removed ?? []))
      reclaimed += removal?.freed ?? 0
    }
  }
  return { ImagesDeleted: deleted, SpaceReclaimed: reclaimed }
}

/** What goes, and what does not. */
interface PruneOptions {
  /** Also what has names, unless a container uses it. */
  readonly all?: boolean
  /** Only what was made before. */
  readonly until?: number
  readonly labels?: readonly string[]
}

function isCandidate(tx: Tx, row: LocalImage, { all, until, labels }: PruneOptions): boolean {
  if (until !== undefined && createdAt(row) > until) return false
  if (labels && !labels.every((label) => hasLabel(row, label))) return false
  if (childrenOf(tx, row.machine, row.id).length > 0) return false
  const names = namesOf(tx, row.machine, row.id)
  return all ? containersUsing(tx, row.machine, row.id).length === 0 : names.length === 0
}

/** What is in use stays, without a word. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof DockerError) return undefined
    throw error
  }
}
