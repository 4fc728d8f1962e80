/**
 * `docker buildx prune`: removes what the builder keeps.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/prune/
 */
import type { CacheRecord } from '../../../docker/buildkit/cache.js'
import { unusedSince } from '../../../docker/buildkit/cache-filters.js'
import type { CacheBudget } from '../../../docker/buildkit/cache-budget.js'
import { pruneCache } from '../../../docker/buildkit/cache-prune.js'
import { DockerError } from '../../../docker/errors.js'
import type { Filters } from '../../../docker/filters.js'
import type { VirtualTime } from '../../../sim/world.js'
import { dockerDuration, parseGoDuration } from '../../../text/duration.js'
import { humanSize } from '../../../text/size.js'
import type { FlagSpecs } from '../../flags.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../../verb.js'
import { bytesOf } from '../bytes.js'
import { parseFilters } from '../format.js'
import { confirm } from '../prompt.js'
import { WITHOUT_PROMPT } from '../shared-flags.js'
import { BUILDER_FLAGS, checkBuilder } from './builder.js'
import { TABBED, detailsOf } from './cache-details.js'

const WARNING = 'WARNING! This will remove all dangling build cache.'
const WARNING_ALL = 'WARNING! This will remove all build cache.'

const noDuration = (name: string, value: string): CommandError =>
  new CommandError(
    `ERROR: "${name}" filter expects a duration (e.g., '24h'): time: invalid duration ${JSON.stringify(value)}`,
  )

/** Flags of pruning. */
const PRUNE_FLAGS = {
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
} as const satisfies FlagSpecs

const size = (usage: string) => ({ type: 'string', value: 'bytes', usage }) as const

/** Bounds that buildx knows; `--keep-storage` is the older name of one. */
const BUDGET_FLAGS = {
  'keep-storage': {
    ...PRUNE_FLAGS['keep-storage'],
    hidden: true,
    deprecated: 'keep-storage flag has been changed to reserved-space',
  },
  'max-used-space': size('Maximum amount of disk space allowed to keep for cache'),
  'min-free-space': size('Target amount of free disk space after pruning'),
  'reserved-space': size('Amount of disk space always allowed to keep for cache'),
} as const satisfies FlagSpecs

/** What pruning is asked for. */
export interface PruneOptions {
  readonly all: boolean
  readonly filter?: readonly string[] | undefined
  readonly force: boolean
  readonly keepStorage?: string | undefined
  readonly maxUsedSpace?: string | undefined
  readonly minFreeSpace?: string | undefined
  readonly reservedSpace?: string | undefined
  readonly verbose?: boolean | undefined
}

/** The bounds that the flags give. @throws FlagError for what is no size */
export function budgetOf(options: PruneOptions): CacheBudget {
  const bytes = (name: string, value: string | undefined): number =>
    value === undefined ? 0 : bytesOf(`--${name}`, value)
  return {
    reserved:
      bytes('reserved-space', options.reservedSpace) || bytes('keep-storage', options.keepStorage),
    mostUsed: bytes('max-used-space', options.maxUsedSpace),
    leastFree: bytes('min-free-space', options.minFreeSpace),
  }
}

export const buildxPrune = defineVerb({
  name: 'buildx prune',
  usage: 'prune',
  short: 'Remove build cache',
  flags: {
    ...BUILDER_FLAGS,
    ...PRUNE_FLAGS,
    ...BUDGET_FLAGS,
    verbose: { type: 'boolean', usage: 'Provide a more verbose output' },
  },
  *run(cli, _, flags) {
    checkBuilder(flags.builder)
    return { value: { spaceReclaimed: yield* pruneWithBuildx(cli, flags) } }
  },
})

/** Prunes as buildx does, which shows a table; the bytes that are free again. @throws CommandError */
export function* pruneWithBuildx(cli: Cli, options: PruneOptions): Generator<Wait, number> {
  const gone = yield* removed(cli, options, parseFilters(options.filter))
  const spaceReclaimed = gone.reduce((sum, { size }) => sum + size, 0)
  if (options.verbose) cli.out(gone.map((one) => detailsOf(cli.tx, one, TABBED)).join(''))
  else if (gone.length > 0) cli.out(tableOf(gone, cli.tx.now))
  cli.out(`Total:\t${humanSize(spaceReclaimed)}\n`)
  return spaceReclaimed
}

/** Asks before records are removed, unless it is forced to. @throws CommandError */
export function* confirmPrune(cli: Cli, { all, force }: PruneOptions): Generator<Wait, void> {
  if (!force) yield* confirm(cli, all ? WARNING_ALL : WARNING, ' ')
}

function* removed(
  cli: Cli,
  options: PruneOptions,
  filters: Filters,
): Generator<Wait, readonly CacheRecord[]> {
  const budget = budgetOf(options)
  try {
    const given = unusedSince(filters)
    if (given && parseGoDuration(given.value) === undefined)
      throw noDuration(given.name, given.value)
    yield* confirmPrune(cli, options)
    const { all } = options
    return cli.ask((tx) => pruneCache(tx, cli.machine, { all, filters, budget }))
  } catch (error) {
    if (error instanceof DockerError) throw new CommandError(`ERROR: ${error.message}`)
    throw error
  }
}

/** The removed records. The first line is as wide as the header; what can change has a star. */
const tableOf = (gone: readonly CacheRecord[], now: VirtualTime): string =>
  `ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n${gone
    .map(({ id, type, size, usedAt }, at) => {
      const name = `${id}${type === 'regular' ? '' : '*'}`.padEnd(40)
      return `${name}\ttrue ${at === 0 ? '\t' : ''}\t${humanSize(size).padEnd(10)}\t${dockerDuration(now - usedAt)} ago\n`
    })
    .join('')}`
