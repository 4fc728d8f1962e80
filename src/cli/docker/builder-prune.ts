/**
 * `docker builder prune`: removes BuildKit's cache, by buildx or by the daemon itself. The classic
 * builder's cache are images.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import type { CacheRecord } from '../../docker/buildkit/cache.js'
import { pruneByDaemon } from '../../docker/buildkit/cache-prune.js'
import { type Cli, type Wait, defineVerb } from '../verb.js'
import { asksForBuildKit } from './buildkit-asked.js'
import { PRUNE_FLAGS, type PruneOptions, confirmPrune, pruneWithBuildx } from './buildx/prune.js'
import { parseFilters } from './format.js'
import { reclaimed } from './prompt.js'

export const builderPrune = defineVerb({
  name: 'prune',
  usage: 'prune',
  short: 'Remove build cache',
  flags: PRUNE_FLAGS,
  *run(cli, _args, flags) {
    const prune = asksForBuildKit(cli) ? pruneWithBuildx : pruneClassic
    return { value: { spaceReclaimed: yield* prune(cli, flags) } }
  },
})

/** Prunes as the client does that does not hand builders over to buildx. @throws DockerError */
function* pruneClassic(cli: Cli, options: PruneOptions): Generator<Wait, number> {
  yield* confirmPrune(cli, options)
  const gone = pruneByDaemon(cli.tx, cli.machine, {
    all: options.all,
    filters: parseFilters(options.filter),
  })
  const spaceReclaimed = gone.reduce((sum, { size }) => sum + size, 0)
  cli.out(listOf(gone) + reclaimed(spaceReclaimed))
  return spaceReclaimed
}

const listOf = (gone: readonly CacheRecord[]): string =>
  gone.length === 0
    ? ''
    : `Deleted build cache objects:\n${gone.map(({ id }) => `${id}\n`).join('')}\n`
