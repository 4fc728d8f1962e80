/**
 * `docker builder prune`: removes BuildKit's cache. The classic builder's cache are images.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import type { CacheRecord } from '../../docker/buildkit/cache.js'
import { pruneCache } from '../../docker/buildkit/cache-prune.js'
import type { VirtualTime } from '../../sim/world.js'
import { dockerDuration } from '../../text/duration.js'
import { humanSize } from '../../text/size.js'
import { defineVerb } from '../verb.js'
import { parseFilters } from './format.js'
import { confirm, reclaimed } from './prompt.js'
import { WITHOUT_PROMPT } from './shared-flags.js'
import { momentOf } from '../../text/moment.js'

const WARNING = 'WARNING! This will remove all dangling build cache.'
const WARNING_ALL = 'WARNING! This will remove all build cache.'

export const builderPrune = defineVerb({
  name: 'prune',
  usage: 'prune',
  short: 'Remove build cache',
  flags: {
    all: {
      type: 'boolean',
      short: 'a',
      usage: 'Remove all unused build cache, not just dangling ones',
    },
    filter: {
      type: 'strings',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values (e.g. "until=24h")',
    },
    force: WITHOUT_PROMPT,
    'keep-storage': {
      type: 'string',
      value: 'bytes',
      usage: 'Amount of disk space to keep for cache',
    },
  },
  *run(cli, _args, flags) {
    if (!flags.force) yield* confirm(cli, flags.all ? WARNING_ALL : WARNING)
    const filters = parseFilters(flags.filter)
    const before = filters.until?.[0]
    const gone = pruneCache(cli.tx, cli.machine, {
      all: flags.all,
      until: before === undefined ? undefined : momentOf(before, cli.tx.now),
    })
    const spaceReclaimed = gone.reduce((sum, { size }) => sum + size, 0)
    const isClassic = /^(?:0|f|false)$/i.test(cli.env['DOCKER_BUILDKIT'] ?? '')
    if (isClassic) cli.out(listOf(gone) + reclaimed(spaceReclaimed))
    else {
      if (gone.length > 0) cli.out(tableOf(gone, cli.tx.now))
      cli.out(`Total:\t${humanSize(spaceReclaimed)}\n`)
    }
    return { value: { spaceReclaimed } }
  },
})

/** The removed records, as the client says it that does not hand builders over to buildx. */
const listOf = (gone: readonly CacheRecord[]): string =>
  gone.length === 0
    ? ''
    : `Deleted build cache objects:\n${gone.map(({ id }) => `${id}\n`).join('')}\n`

/** The removed records. The first line is as wide as the header; what can change has a star. */
const tableOf = (gone: readonly CacheRecord[], now: VirtualTime): string =>
  `ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n${gone
    .map(({ id, type, size, usedAt }, at) => {
      const name = `${id}${type === 'regular' ? '' : '*'}`.padEnd(40)
      return `${name}\ttrue ${at === 0 ? '\t' : ''}\t${humanSize(size).padEnd(10)}\t${dockerDuration(now - usedAt)} ago\n`
    })
    .join('')}`
