/**
 * `docker buildx du`: what the builder keeps.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/du/
 */
import type { CacheRecord } from '../../../docker/buildkit/cache.js'
import { askedFor } from '../../../docker/buildkit/cache-filters.js'
import { isShared, recordsOf } from '../../../docker/buildkit/cache-prune.js'
import { dockerDuration } from '../../../text/duration.js'
import { humanSize } from '../../../text/size.js'
import { type Cli, defineVerb } from '../../verb.js'
import { type Fields, parseFilters, renderList } from '../format.js'
import { BUILDER_FLAGS, checkBuilder } from './builder.js'
import { ALIGNED, createdText, detailsOf, isMutable } from './cache-details.js'

export const buildxDu = defineVerb({
  name: 'buildx du',
  usage: 'du',
  short: 'Disk usage',
  flags: {
    ...BUILDER_FLAGS,
    filter: {
      type: 'strings',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values',
    },
    format: { type: 'string', default: 'table', usage: 'Format the output' },
    verbose: { type: 'boolean', usage: 'Shorthand for "--format=pretty"' },
  },
  *run(cli, _, { builder, filter, format, verbose }) {
    checkBuilder(builder)
    const filters = parseFilters(filter)
    const isWanted = askedFor(filters)
    const records = recordsOf(cli.tx, cli.machine).filter((one) =>
      isWanted(one, isShared(cli.tx, one)),
    )
    const isPretty = verbose || format === 'pretty'
    cli.out(isPretty ? prettyOf(cli, records) : listOf(cli, records, format))
    // Sums are those of the whole cache, for people.
    if (filter.length === 0 && (isPretty || format === 'table')) cli.out(sumsOf(cli, records))
    return { value: undefined }
  },
})

const prettyOf = ({ tx }: Cli, records: readonly CacheRecord[]): string =>
  records.map((record) => detailsOf(tx, record, ALIGNED)).join('')

const listOf = (cli: Cli, records: readonly CacheRecord[], format: string): string =>
  renderList(records, fieldsOf(cli, format.startsWith('table')), {
    format,
    columns: '{{.ID}}\t{{.Reclaimable}}\t{{.Size}}\t{{.LastUsedAt}}',
    type: '*commands.diskusageContext',
  })

/** In a table what can change has a star at its name, what an image has too one at its size. */
function fieldsOf({ tx }: Cli, isTable: boolean): Fields<CacheRecord> {
  const star = (isOne: boolean): string => (isTable && isOne ? '*' : '')
  const parents = ({ parent }: CacheRecord): readonly string[] | null =>
    parent === undefined ? null : [parent]
  return {
    ID: { header: 'ID', value: (one) => `${one.id}${star(isMutable(one))}` },
    Parents: {
      header: 'PARENTS',
      value: (one) => (isTable ? `[${parents(one)?.join(' ') ?? ''}]` : parents(one)),
    },
    CreatedAt: { header: 'CREATED AT', value: createdText },
    Mutable: { header: 'MUTABLE', value: isMutable },
    Reclaimable: { header: 'RECLAIMABLE', value: () => true },
    Shared: { header: 'SHARED', value: (one) => isShared(tx, one) },
    Size: {
      header: 'SIZE',
      value: (one) => `${humanSize(one.size)}${star(isShared(tx, one))}`,
    },
    Description: { header: 'DESCRIPTION', value: ({ description }) => description },
    UsageCount: { header: 'USAGE COUNT', value: ({ uses }) => uses },
    LastUsedAt: {
      header: 'LAST ACCESSED',
      value: ({ usedAt }) => `${dockerDuration(tx.now - usedAt)} ago`,
    },
    Type: { header: 'TYPE', value: ({ type }) => type },
  }
}

/** What it comes to; shares are told only where an image has some of it. */
function sumsOf({ tx }: Cli, records: readonly CacheRecord[]): string {
  const sum = (some: readonly CacheRecord[]): number =>
    some.reduce((all, { size }) => all + size, 0)
  const total = sum(records)
  const shared = sum(records.filter((one) => isShared(tx, one)))
  const shares =
    shared === 0 ? '' : `Shared:\t\t${humanSize(shared)}\nPrivate:\t${humanSize(total - shared)}\n`
  return `${shares}Reclaimable:\t${humanSize(total)}\nTotal:\t\t${humanSize(total)}\n`
}
