/**
 * The history of an image as BuildKit writes it: what a step was, and when its layer was made.
 *
 * A step without a layer counts as made with the layer before it, or with the first that is new: so
 * an image that was built again from the cache is the same image.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/history/
 */
import type { HistoryEntry, Image } from '../../oci/image.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import type { Graph } from './graph.js'

/** What images without any date are dated. */
const NEVER = '1970-01-01T00:00:00Z'

/** All entries, those of the base first. */
export function historyOf(
  { history }: Graph,
  base: Image | undefined,
  madeAt: (op: number) => VirtualTime,
): readonly HistoryEntry[] {
  const own = history.map(({ entry, op }) => ({
    entry,
    created: op === undefined ? undefined : rfc3339nano(madeAt(op)),
  }))
  const below = base?.config.history ?? []
  let last =
    own.find(({ created }) => created !== undefined)?.created ??
    below.at(-1)?.created ??
    base?.config.created ??
    NEVER
  return [
    ...below,
    ...own.map(({ entry, created }) => {
      last = created ?? last
      return { created: last, ...entry }
    }),
  ]
}
