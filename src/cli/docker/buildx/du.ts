/**
 * `docker buildx du`: what the builder keeps.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/du/
 */
import type { CacheRecord } from '../../../docker/buildkit/cache.js'
import { isShared, recordsOf } from '../../../docker/buildkit/cache-prune.js'
import { dockerDuration } from '../../../text/duration.js'
import { humanSize } from '../../../text/size.js'
import { rfc3339nano } from '../../../text/time.js'
import { type Cli, defineVerb } from '../../verb.js'
import { type Fields, renderList } from '../format.js'
import { BUILDER_FLAGS, checkBuilder } from './builder.js'

const isMutable = ({ type }: CacheRecord): boolean => type !== 'regular'

export const buildxDu = defineVerb({
  name: 'du',
  usage: 'du',
  short: 'Disk usage',
  flags: {
    ...BUILDER_FLAGS,
    verbose: { type: 'boolean', usage: 'Shorthand for "--format=pretty"' },
  },
  *run(cli, _, { builder, verbose }) {
    checkBuilder(builder)
    const records = recordsOf(cli.tx, cli.machine)
    cli.out(
      verbose
        ? records.map((record) => detailsOf(cli, record)).join('')
        : renderList(records, fieldsOf(cli), {
            format: undefined,
            columns: '{{.ID}}\t{{.Reclaimable}}\t{{.Size}}\t{{.LastAccessed}}',
            type: '*commands.duContext',
          }),
    )
    cli.out(sumsOf(cli, records))
    return { value: undefined }
  },
})

/** What can change has a star at its name, what an image has too one at its size. */
const fieldsOf = ({ tx }: Cli): Fields<CacheRecord> => ({
  ID: { header: 'ID', value: (one) => `${one.id}${isMutable(one) ? '*' : ''}` },
  Reclaimable: { header: 'RECLAIMABLE', value: () => 'true' },
  Size: { header: 'SIZE', value: (one) => `${humanSize(one.size)}${isShared(tx, one) ? '*' : ''}` },
  LastAccessed: {
    header: 'LAST ACCESSED',
    value: ({ usedAt }) => `${dockerDuration(tx.now - usedAt)} ago`,
  },
})

function detailsOf({ tx }: Cli, record: CacheRecord): string {
  const created = rfc3339nano(record.createdAt).replace('T', ' ').replace('Z', '')
  return `ID:           ${record.id}
${record.parent === undefined ? '' : `Parents:\n - ${record.parent}\n`}Created at:   ${created} +0000 UTC
Mutable:      ${isMutable(record)}
Reclaimable:  true
Shared:       ${isShared(tx, record)}
Size:         ${humanSize(record.size)}
Description:  ${record.description}
Usage count:  ${record.uses}
Last used:    ${dockerDuration(tx.now - record.usedAt)} ago
Type:         ${record.type}

`
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
