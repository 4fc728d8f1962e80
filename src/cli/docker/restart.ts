/**
 * `docker restart`: stops containers and starts them again.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/restart/
 */
import { restart as restartContainer } from '../../docker/restart.js'
import { defineVerb } from '../verb.js'
import { containerCalled, startsAgain } from './container.js'
import { stopOptions } from './stop.js'
import { eachTarget } from './targets.js'
import { SIGNAL, TIMEOUT } from './shared-flags.js'

export const restart = defineVerb({
  name: 'restart',
  usage: 'restart [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Restart one or more containers',
  flags: {
    signal: SIGNAL,
    timeout: TIMEOUT,
    time: { type: 'int', hidden: true },
  },
  *run(cli, args, flags) {
    const done = yield* eachTarget(cli, args, function* (target) {
      const { id } = containerCalled(cli.tx, cli.machine, target)
      restartContainer(cli.tx, cli.machine, target, stopOptions(flags))
      yield { when: (read) => !startsAgain(read, cli.machine, id) }
    })
    return { value: done }
  },
})
