/**
 * `docker image prune`: removes the images that nothing refers to.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/prune/
 */
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import type { Filters } from '../filters.js'
import { type Prunable, prunedBy, switchIn } from '../prune-filters.js'
import { invalidFilter } from './errors.js'
import { containersUsing } from './usage.js'
import { type RemovedImage, removeImage } from './remove.js'
import {
  type LocalImage,
  byAge,
  childrenOf,
  createdAt,
  imageById,
  imagesOf,
  namesOf,
} from './store.js'

/** POST /images/prune: what is unnamed and has no children, or (the filter `dangling=false`) what no container uses. */
export function pruneImages(
  tx: Tx,
  machine: string,
  filters: Filters = {},
): { readonly ImagesDeleted: readonly RemovedImage[]; readonly SpaceReclaimed: number } {
  const all =
    switchIn(filters, 'dangling', (value) => invalidFilter(`dangling=[${value}]`)) === false
  const goes = prunedBy(filters, tx.now, ['dangling', 'until', 'label', 'label!'], 500)
  const deleted: RemovedImage[] = []
  let reclaimed = 0
  for (const row of imagesOf(tx, machine).sort(byAge)) {
    if (!imageById(tx, machine, row.id) || !isCandidate(tx, row, { all, goes })) continue
    const names = namesOf(tx, machine, row.id)
    for (const text of names.length > 0 ? names.map((name) => name.name) : [row.id]) {
      const removal = attempt(() => removeImage(tx, machine, text))
      deleted.push(...(removal?.removed ?? []))
      reclaimed += removal?.freed ?? 0
    }
  }
  return { ImagesDeleted: deleted, SpaceReclaimed: reclaimed }
}

/** Whether what has names goes too, unless a container uses it. */
interface Look {
  readonly all: boolean
  readonly goes: (item: Prunable) => boolean
}

function isCandidate(tx: Tx, row: LocalImage, { all, goes }: Look): boolean {
  if (!goes({ labels: row.image.config.config.Labels ?? {}, created: createdAt(row) })) return false
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
