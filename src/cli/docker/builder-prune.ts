/**
 * `docker builder prune`: removes what only BuildKit has, a cache of its own. The classic builder's
 * cache are images.
 *
 * @see https://docs.docker.com/reference/cli/docker/builder/prune/
 */
import { humanSize } from '../../text/size.js'
import { defineVerb } from '../verb.js'
import { confirm } from './prompt.js'
import { WITHOUT_PROMPT } from './shared-flags.js'

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
    cli.out(`Total:\t${humanSize(0)}\n`)
    return { value: { spaceReclaimed: 0 } }
  },
})
