/**
 * A record of the build cache in all its fields, as `docker buildx du --verbose` and
 * `prune --verbose` show it.
 *
 * @module
 */
import type { CacheRecord } from '../../../docker/buildkit/cache.js'
import { isShared } from '../../../docker/buildkit/cache-prune.js'
import type { Reader } from '../../../sim/world.js'
import type { Tx } from '../../../sim/step.js'
import { dockerDuration } from '../../../text/duration.js'
import { humanSize } from '../../../text/size.js'
import { rfc3339nano } from '../../../text/time.js'

/** What can change: all but results. */
export const isMutable = ({ type }: CacheRecord): boolean => type !== 'regular'

/** When a record was made. */
export const createdText = ({ createdAt }: CacheRecord): string =>
  `${rfc3339nano(createdAt).replace('T', ' ').replace('Z', '')} +0000 UTC`

/** How a table of fields looks. */
interface DetailsStyle {
  readonly label: (name: string) => string
  /** Whether it ends with what kind of record it is. */
  readonly withType: boolean
}

/** `du` fills up with blanks, `prune` with tabs. */
export const ALIGNED: DetailsStyle = { label: (name) => `${name}:`.padEnd(14), withType: true }
export const TABBED: DetailsStyle = {
  label: (name) => `${name}:${name.length < 'Created'.length ? '\t\t' : '\t'}`,
  withType: false,
}

/** The fields of a record, a line each. */
export function detailsOf(
  tx: Reader & Pick<Tx, 'now'>,
  record: CacheRecord,
  { label, withType }: DetailsStyle,
): string {
  const line = (name: string, value: string | number | boolean): string =>
    `${label(name)}${value}\n`
  return `${line('ID', record.id)}${record.parent === undefined ? '' : `Parents:\n - ${record.parent}\n`}${[
    line('Created at', createdText(record)),
    line('Mutable', isMutable(record)),
    line('Reclaimable', true),
    line('Shared', isShared(tx, record)),
    line('Size', humanSize(record.size)),
    line('Description', record.description),
    line('Usage count', record.uses),
    line('Last used', `${dockerDuration(tx.now - record.usedAt)} ago`),
    withType ? line('Type', record.type) : '',
  ].join('')}\n`
}
