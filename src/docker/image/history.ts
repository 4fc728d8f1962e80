/**
 * `docker history`: which instruction made which part of an image.
 *
 * Only images that were built on this machine know the ids of their earlier steps; the rest are
 * `<missing>`.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/history/
 */
import { historySizes } from '../../oci/image.js'
import type { Reader } from '../../sim/world.js'
import { parseTime } from '../../text/time.js'
import { findImage } from './find.js'
import { imageById, namesOf } from './store.js'

/** One step, as the Engine API gives it. */
export interface ImageHistoryItem {
  readonly Id: string
  /** Seconds since the epoch. */
  readonly Created: number
  readonly CreatedBy: string
  readonly Tags: readonly string[] | null
  readonly Size: number
  readonly Comment: string
}

const UNKNOWN = '<missing>'

/** GET /images/{name}/history, newest first. @throws DockerError */
export function imageHistory(
  read: Reader,
  machine: string,
  text: string,
): readonly ImageHistoryItem[] {
  const top = findImage(read, machine, text)
  const sizes = historySizes(top.image)
  const items = top.image.config.history.map((entry, i) => ({
    Id: UNKNOWN,
    Created: Math.floor((parseTime(entry.created) ?? 0) / 1000),
    CreatedBy: entry.created_by ?? '',
    Tags: null as readonly string[] | null,
    Size: sizes[i] ?? 0,
    Comment: entry.comment ?? '',
  }))
  let row: typeof top | undefined = top
  for (const item of items.reverse()) {
    if (!row) break
    item.Id = row.id
    const tags = namesOf(read, machine, row.id).filter((name) => name.kind === 'tag')
    item.Tags = tags.length > 0 ? tags.map((name) => name.name) : null
    row = row.parent === undefined ? undefined : imageById(read, machine, row.parent)
  }
  return items
}
