/**
 * `docker system prune`: removes what is not used, of every kind.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/prune/
 */
import { defineVerb } from '../verb.js'
import { pruneCacheReport } from './builder-prune.js'
import { pruneContainerReport } from './container-prune.js'
import { pruneImageReport } from './image-prune.js'
import { pruneNetworkReport } from './network-prune.js'
import { confirm, reclaimed } from './prompt.js'
import { pruneVolumeReport } from './volume-prune.js'
import { WITHOUT_PROMPT } from './shared-flags.js'

const CONTAINERS = '  - all stopped containers'
const NETWORKS = '  - all networks not used by at least one container'
const VOLUMES = '  - all anonymous volumes not used by at least one container'
const DANGLING = '  - all dangling images'
const UNUSED = '  - all images without at least one container associated to them'
const CACHE = '  - unused build cache'

export const systemPrune = defineVerb({
  name: 'prune',
  usage: 'prune [OPTIONS]',
  short: 'Remove unused data',
  flags: {
    all: { type: 'boolean', short: 'a', usage: 'Remove all unused images not just dangling ones' },
    filter: {
      type: 'strings',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values (e.g. "label=<key>=<value>")',
    },
    force: WITHOUT_PROMPT,
    volumes: { type: 'boolean', usage: 'Prune anonymous volumes' },
  },
  *run(cli, _args, flags) {
    const all = flags.all
    if (!flags.force)
      yield* confirm(
        cli,
        [
          'WARNING! This will remove:',
          CONTAINERS,
          NETWORKS,
          ...(flags.volumes ? [VOLUMES] : []),
          all ? UNUSED : DANGLING,
          CACHE,
          '',
        ].join('\n'),
      )
    const containers = pruneContainerReport(cli, flags.filter)
    const networks = pruneNetworkReport(cli, flags.filter)
    const volumes = flags.volumes
      ? pruneVolumeReport(cli, false, withoutUntil(flags.filter))
      : { text: '', bytes: 0 }
    const images = pruneImageReport(cli, all, flags.filter)
    const cache = pruneCacheReport(cli, all, flags.filter)
    const bytes = containers.bytes + volumes.bytes + images.bytes + cache.bytes
    cli.out(
      containers.text + networks.text + volumes.text + images.text + cache.text + reclaimed(bytes),
    )
    return { value: { spaceReclaimed: bytes } }
  },
})

/** Volumes have no age to be asked for. */
const withoutUntil = (filter: readonly string[]): readonly string[] =>
  filter.filter((one) => !one.startsWith('until='))
