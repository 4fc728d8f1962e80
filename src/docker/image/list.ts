/**
 * `docker images`: the images of a machine, newest first.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageList
 */
import { goRegex } from '../../text/regex/regex.js'
import { imageSize } from '../../oci/image.js'
import type { Reader } from '../../sim/world.js'
import { momentOf } from '../../text/moment.js'
import { type Filters, hasLabel } from '../filters.js'
import { switchIn } from '../prune-filters.js'
import { invalidFilter } from './errors.js'
import { findImage } from './find.js'
import { type LocalImage, byAge, childrenOf, createdAt, imagesOf, namesOf } from './store.js'
import { containersUsing } from './usage.js'

/** An image as the Engine API lists it. */
export interface ImageSummary {
  readonly Id: string
  readonly ParentId: string
  readonly RepoTags: readonly string[]
  readonly RepoDigests: readonly string[]
  /** Seconds since the epoch. */
  readonly Created: number
  readonly Size: number
  readonly SharedSize: number
  readonly Labels: Readonly<Record<string, string>> | null
  /** How many containers use it. */
  readonly Containers: number
}

/** What to list; filters by name: `dangling`, `label`, `reference`, `before`, `since`, `until`. */
interface ImageListOptions {
  readonly all?: boolean | undefined
  readonly filters?: Filters | undefined
}

const FILTERS = ['dangling', 'label', 'before', 'since', 'reference', 'until']

/** GET /images/json. @throws DockerError for a filter that does not exist */
export function listImages(
  read: Reader,
  machine: string,
  options: ImageListOptions = {},
): readonly ImageSummary[] {
  const filters = options.filters ?? {}
  for (const name of Object.keys(filters)) if (!FILTERS.includes(name)) throw invalidFilter(name)
  const dangling = switchIn(filters, 'dangling', (value) => invalidFilter(`dangling=[${value}]`))
  const [moment] = filters.until ?? []
  const until = moment === undefined ? undefined : momentOf(moment, read.now)
  if (moment !== undefined && until === undefined) throw invalidFilter(`until=[${moment}]`)
  const before = edge(read, machine, filters.before)
  const since = edge(read, machine, filters.since)
  return imagesOf(read, machine)
    .filter(
      (row) =>
        (until === undefined || createdAt(row) < until) &&
        (before === undefined || createdAt(row) < before) &&
        (since === undefined || createdAt(row) > since),
    )
    .filter((row) =>
      (filters['label'] ?? []).every((label) =>
        hasLabel(row.image.config.config.Labels ?? {}, label),
      ),
    )
    .sort(byAge)
    .flatMap(
      (row) =>
        summary(read, row, { all: options.all ?? false, dangling, patterns: filters.reference }) ??
        [],
    )
}

function edge(
  read: Reader,
  machine: string,
  filter: readonly string[] | undefined,
): number | undefined {
  return filter?.[0] === undefined ? undefined : createdAt(findImage(read, machine, filter[0]))
}

/** Which images are wanted. */
interface Look {
  readonly all: boolean
  readonly dangling: boolean | undefined
  readonly patterns: readonly string[] | undefined
}

function summary(read: Reader, row: LocalImage, look: Look): ImageSummary | undefined {
  let names = namesOf(read, row.machine, row.id)
  if (names.length === 0) {
    const isHead = childrenOf(read, row.machine, row.id).length === 0
    if (look.patterns || look.dangling === false || (!isHead && (look.dangling || !look.all)))
      return undefined
  } else {
    if (look.dangling) return undefined
    if (look.patterns)
      names = names.filter(({ name, repository }) =>
        look.patterns?.some((pattern) => matches(pattern, name) || matches(pattern, repository)),
      )
    if (names.length === 0) return undefined
  }
  return {
    Id: row.id,
    ParentId: row.parent ?? '',
    RepoTags: names.filter((name) => name.kind === 'tag').map((name) => name.name),
    RepoDigests: names.filter((name) => name.kind === 'digest').map((name) => name.name),
    Created: Math.floor(createdAt(row) / 1000),
    Size: imageSize(row.image),
    SharedSize: -1,
    Labels: row.image.config.config.Labels ?? null,
    Containers: containersUsing(read, row.machine, row.id).length,
  }
}

/** Whether a name fits a pattern of `path.Match`: `*` and `?` do not cross a slash. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
  return goRegex(`^${source}$`).test(name)
}
