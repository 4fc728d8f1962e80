/**
 * What a request to prune may ask for: only what has a label, or has it not, or is older than
 * something.
 *
 * @see https://docs.docker.com/engine/manage-resources/pruning/
 */
import type { VirtualTime } from '../sim/world.js'
import { momentOf } from '../text/moment.js'
import { DockerError } from './errors.js'
import { type Filters, hasLabel } from './filters.js'
import { invalidFilter } from './image/errors.js'

/** What a filter looks at. */
export interface Prunable {
  readonly labels: Readonly<Record<string, string>>
  readonly created: VirtualTime
}

/** A moment that is none. */
export const badMoment = (text: string, status: number): DockerError =>
  new DockerError(status, `failed to parse value as time or duration: ${JSON.stringify(text)}`)

/**
 * Whether something may go. Filters besides `known` are refused; `status` is that of a moment that
 * cannot be read.
 *
 * @throws DockerError for a filter that there is not, or a moment that is none
 */
export function prunedBy(
  filters: Filters,
  now: VirtualTime,
  known: readonly string[],
  status = 400,
): (item: Prunable) => boolean {
  for (const name of Object.keys(filters)) if (!known.includes(name)) throw invalidFilter(name)
  const { until: [moment] = [], label = [], 'label!': without = [] } = filters
  const until = moment === undefined ? undefined : momentOf(moment, now)
  if (moment !== undefined && until === undefined) throw badMoment(moment, status)
  return ({ labels, created }) =>
    (until === undefined || created < until) &&
    label.every((one) => hasLabel(labels, one)) &&
    !(without.length > 0 && without.every((one) => hasLabel(labels, one)))
}

/** A filter that is yes or no; undefined when it was not given. @throws DockerError */
export function switchIn(
  filters: Filters,
  name: string,
  wrong: (value: string) => DockerError,
): boolean | undefined {
  const [value] = filters[name] ?? []
  if (value === undefined) return undefined
  if (/^(1|t|true)$/i.test(value)) return true
  if (/^(0|f|false)$/i.test(value)) return false
  throw wrong(value)
}
