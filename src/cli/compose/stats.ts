/**
 * `docker compose stats`: what containers use of the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/stats/
 */
import { FORMAT_FLAG } from '../docker/format.js'
import { defaultValues } from '../flags.js'
import { stats as dockerStats } from '../docker/stats.js'
import { chosenContainers } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const stats = defineComposeVerb({
  name: 'stats',
  usage: 'stats [OPTIONS] [SERVICE]',
  short: dockerStats.short,
  flags: {
    all: {
      type: 'boolean',
      short: 'a',
      default: 'shows just running',
      usage: 'Show all containers',
    },
    format: { ...FORMAT_FLAG, default: 'table' },
    'no-stream': {
      type: 'boolean',
      usage: dockerStats.flags['no-stream'].usage,
    },
    'no-trunc': { type: 'boolean', usage: 'Do not truncate output' },
  },
  arity: { max: 1 },
  *run(scene, args, flags) {
    const { containers } = yield* chosenContainers(scene, args)
    const running = containers.filter(({ state }) => flags.all || state === 'running')
    if (running.length === 0) return 0
    const { exitCode = 0 } = yield* dockerStats.run(
      scene.cli,
      running.map(({ id }) => id),
      {
        ...(defaultValues(dockerStats.flags) as Parameters<typeof dockerStats.run>[2]),
        format: flags.format,
        noStream: flags.noStream,
        noTrunc: flags.noTrunc,
      },
    )
    return exitCode
  },
})
