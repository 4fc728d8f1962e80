/**
 * `docker builder prune`: removes BuildKit's cache, by buildx or by the daemon itself. The classic
 * builder's cache are images.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import type { CacheRecord } from '../../docker/buildkit/cache.js'
import type { CacheBudget } from '../../docker/buildkit/cache-budget.js'
import { pruneByDaemon } from '../../docker/buildkit/cache-prune.js'
import { type Cli, type Wait, defineVerb } from '../verb.js'
import { asksForBuildKit } from './buildkit-asked.js'
import {
  buildxPrune,
  type PruneOptions,
  budgetOf,
  confirmPrune,
  pruneWithBuildx,
} from './buildx/prune.js'
import { parseFilters } from './format.js'
import { reclaimed } from './prompt.js'

export const builderPrune = defineVerb({
  name: 'prune',
  usage: 'prune',
  short: 'Remove build cache',
  // As buildx's, which it is handed over to.
  flags: buildxPrune.flags,
  *run(cli, _args, flags) {
    const prune = asksForBuildKit(cli) ? pruneWithBuildx : pruneClassic
    return { value: { spaceReclaimed: yield* prune(cli, flags) } }
  },
})

/** Prunes as the client does that does not hand builders over to buildx. @throws DockerError */
function* pruneClassic(cli: Cli, options: PruneOptions): Generator<Wait, number> {
  yield* confirmPrune(cli, options)
  const { text, bytes } = pruneCacheReport(cli, options.all, options.filter, budgetOf(options))
  cli.out(text + reclaimed(bytes))
  return bytes
}

/** Prunes the cache, and says what was removed; also a part of `docker system prune`. */
export function pruneCacheReport(
  cli: Cli,
  all: boolean,
  filter: readonly string[] | undefined,
  budget?: CacheBudget,
): { readonly text: string; readonly bytes: number } {
  const filters = parseFilters(filter)
  const gone = cli.ask((tx) => pruneByDaemon(tx, cli.machine, { all, filters, budget }))
  return { text: listOf(gone), bytes: gone.reduce((sum, { size }) => sum + size, 0) }
}

const listOf = (gone: readonly CacheRecord[]): string =>
  gone.length === 0
    ? ''
    : `Deleted build cache objects:\n${gone.map(({ id }) => `${id}\n`).join('')}\n`
